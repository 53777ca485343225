// `npm run demo`: the main job on embedded defaults. A reference province with six offices, all running here; the first of them
// has sixty days behind it and its day open; prints the addresses and the demo sign-ins.
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { joined } from '#core/demo/history/cast.ts';
import { appVersion } from '#electron/cli/open-for-operations.ts';
import { officeFolder } from '#electron/files/office-folder.ts';
import { runHost } from '#electron/host/run-host.ts';
import { startProvince } from '#province/server.ts';
import { bringUpToDate } from './build-bundles.ts';
import { joinDemoDesks } from './demo-desks.ts';
import { atProvince, enrolDemoOffice, keepInspectorsCode } from './demo-enrolled.ts';
import { smallOfficeIn, smallOffices } from './demo-offices.ts';
import { startDemoTerminal } from './demo-terminal.ts';
import { readDemoOptions } from './demo-usage.ts';
import { inProject, rendererBundle } from './places.ts';
import { runNode } from './run-command.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const provincePassword = 'anar-sib-gerdoo-1405';

const { desks, port, again } = readDemoOptions(say);
const begun = performance.now();
const provinceDir = inProject('offices/demo-province');
const smallDir = inProject('offices/demo-small');
const folder = officeFolder(inProject('offices/demo'));
const further = Array.from({ length: 8 }, (_, index) => inProject(`offices/demo-${index + 2}`));
const reportFolder = inProject('offices/demo-reports');
const codeFile = inProject('offices/demo-inspector-code.txt');
if (again)
  for (const dir of [provinceDir, smallDir, folder.dir, ...further])
    rmSync(dir, { recursive: true, force: true });
mkdirSync(path.dirname(provinceDir), { recursive: true });

/** Plays in a process of its own: the machine has more than one core. */
async function played(...args: string[]): Promise<void> {
  const { code } = await runNode([inProject('build/scripts/demo-offices.ts'), ...args], { show: true });
  if (code !== 0) throw new Error(`the offices could not be played (${code})`);
}

const starting = startProvince({ dir: provinceDir, port, password: provincePassword });

/** The small offices are enrolled while the days of the first one are still played. */
async function smallOfficesEnrolled(): Promise<void> {
  const [running] = await Promise.all([starting, played('--small', smallDir)]);
  for (const small of smallOffices)
    await enrolDemoOffice(smallOfficeIn(smallDir, small), running, { names: small });
  say('Five small offices are enrolled with the province');
}

const [province] = await Promise.all([
  starting,
  played('--office', folder.dir),
  smallOfficesEnrolled(),
  bringUpToDate(['renderer'], say),
]);
say('Enrolling office 1101 with the province…');
await enrolDemoOffice(folder.dir, province, { first: atProvince(province, reportFolder) });
await keepInspectorsCode(province, codeFile);
const terminal = await startDemoTerminal(folder.dir, say);
const others = further.slice(0, desks - 1);
await joinDemoDesks(folder.dir, others, say);
const hosts: Awaited<ReturnType<typeof runHost>>[] = [];
for (const [index, dir] of [folder.dir, ...others].entries()) {
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
for (const { name, role, password } of [...demoOffice('2026-01-01').people, ...joined])
  say(`  ${role.padEnd(12)} ${name}   ${password}`);
say(
  `  ${'inspector'.padEnd(12)} with the code in ${path.relative(process.cwd(), codeFile)}, pasted at sign-in`,
);
say(
  `Ready in ${Math.round((performance.now() - begun) / 1000)} s. Stop with Ctrl+C. Everything lies in offices/ and can be deleted.`,
);

const stop = async () => {
  await Promise.all(hosts.map((host) => host.stop()));
  await terminal?.close();
  await province.close();
  process.exit(0);
};
process.once('SIGINT', () => void stop());
process.once('SIGTERM', () => void stop());
