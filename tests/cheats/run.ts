// Plants every known cheat among the clients of a demo office, and says what became of each:
// `npm run cheats -- [--days N --clients M --seed S --dir D --from DAY --json]`. It ends with 1 when one was neither refused nor found at the
// close. Everything goes through the application's real procedures, in a folder of its own.
import { parseArgs } from 'node:util';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { simulatedMachine } from '#core/demo/simulated-machine.ts';
import { isFreshFolder, markFolder, officeFolder, readMarker } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { cheatingMachine } from './cheating-machine.ts';
import { playCheats } from './play-cheats.ts';

/** Cheats a day. */
const aDay = 6;
const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '200' },
    clients: { type: 'string', default: '3' },
    seed: { type: 'string', default: 'pishkhan' },
    dir: { type: 'string', default: 'offices/cheated' },
    from: { type: 'string', default: '2026-04-04' },
    json: { type: 'boolean', default: false },
  },
});
const [days, clients] = [Number(values.days), Number(values.clients)];
const folder = officeFolder(values.dir);
const { dir } = folder;
if (isFreshFolder(folder)) markFolder(folder, true);
if (readMarker(folder)?.demo !== true) throw new Error(`${dir} holds an office that is none of a demo`);
const release = lockOffice(dir);
const machine = cheatingMachine(simulatedMachine(values.seed, `${values.from}T03:00:00.000Z`));
const desk = openDesk({
  ...{ dir, machine, dataKey: demonstrationKey(), appVersion: '0.0.0-cheats' },
  migrationsFolder: sourceMigrations(),
  sessionLimits: endlessSession,
});
try {
  const plan = { days, clients, from: values.from, aDay };
  const tallies = await playCheats(desk, machine, plan, (done) => {
    process.stderr.write(`day ${done} of ${days}\n`);
  });
  const rows = tallies.map(({ cheat: { name, rule }, firstMiss, planted, refused, found, missed }) => ({
    ...{ name, rule, planted, refused, found, missed },
    ...(firstMiss === null ? {} : { firstMiss }),
  }));
  if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
  else console.table(rows);
  if (tallies.some(({ missed, planted }) => missed > 0 || planted === 0)) process.exitCode = 1;
} finally {
  await desk.close();
  release();
}
