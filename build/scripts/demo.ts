// `npm run demo`: the main job on embedded defaults. A reference province and a demo office, both running here; the
// office is set up, enrolled and has served clients; prints the addresses and the demo sign-ins.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { appVersion } from '#electron/cli/open-for-operations.ts';
import { officeFolder } from '#electron/files/office-folder.ts';
import { runHost } from '#electron/host/run-host.ts';
import { startProvince } from '#province/server.ts';
import { bringUpToDate } from './build-bundles.ts';
import { joinDemoDesks } from './demo-desks.ts';
import { playedDemoOffice } from './demo-history.ts';
import { asDemoManager } from './demo-manager.ts';
import { startDemoTerminal } from './demo-terminal.ts';
import { inProject, rendererBundle } from './places.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const provincePassword = 'anar-sib-gerdoo-1405';

/** Enrols the office with the province, in the manager's name, when it is not yet. */
function enrol(
  dir: string,
  provinceUrl: string,
  newCode: (office: string) => Promise<string>,
): Promise<void> {
  return asDemoManager(
    dir,
    (desk) => desk.identity() !== null && desk.reads.sync.province() === null,
    async (caller, password, desk) => {
      await caller.staff.proveAgain({ password, purpose: 'connections' });
      await caller.sync.enrol({ provinceUrl, code: await newCode(desk.identity()?.officeCode ?? '') });
      await caller.sync.syncNow();
    },
  );
}

const { values } = parseArgs({
  options: {
    desks: { type: 'string', default: '1' },
    /** Port of the province; 0 takes any that is free. */
    port: { type: 'string', default: '4127' },
  },
});
const desks = Math.min(Math.max(Number(values.desks) || 1, 1), 9);
const provinceDir = inProject('offices/demo-province');
const folder = officeFolder(inProject('offices/demo'));
mkdirSync(path.dirname(provinceDir), { recursive: true });
await bringUpToDate(['renderer'], say);
const province = await startProvince({
  dir: provinceDir,
  port: Number(values.port),
  password: provincePassword,
});
await playedDemoOffice(folder.dir, say);
await enrol(folder.dir, province.url, (office) => province.createEnrolCode(office));
const terminal = await startDemoTerminal(folder.dir, say);
const further = Array.from({ length: desks - 1 }, (_, index) => inProject(`offices/demo-${index + 2}`));
await joinDemoDesks(folder.dir, further, say);
const hosts: Awaited<ReturnType<typeof runHost>>[] = [];
for (const [index, dir] of [folder.dir, ...further].entries()) {
  hosts.push(
    await runHost({
      dir,
      port: 0,
      demo: true,
      coreEntry: inProject('electron/core-process/core-process.ts'),
      bundleDir: rendererBundle,
      appVersion: appVersion(),
      env: process.env,
      // Several windows of one office: which of them is which.
      say: desks === 1 ? say : (line) => say(`Desk ${index + 1}: ${line}`),
      log: (line) => process.stderr.write(`${line}\n`),
    }),
  );
}
say('');
say(`Province (supervisor): ${province.url}   password: ${provincePassword}`);
if (terminal !== null) say(`Card terminal ${terminal.terminalId} (approve or decline): ${terminal.page}`);
say('Demo sign-ins:');
for (const { name, role, password } of demoOffice('2026-01-01').people)
  say(`  ${role.padEnd(8)} ${name}   ${password}`);
say('Stop with Ctrl+C. Everything lies in offices/ and can be deleted.');

const stop = async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  await terminal?.close();
  await province.close();
  process.exit(0);
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
