// `npm start`: Electron where it is present or can be had within seconds, otherwise the loopback host in the browser.
// Says which and why, and never hangs on a refused download.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildRenderer, buildShell } from './build-bundles.ts';
import { binaryName, ownElectron } from './find-electron.ts';
import { inProject, isBuilt } from './places.ts';

const patienceMs = 20_000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const args = process.argv.slice(2);

if (!isBuilt()) {
  say('Building (once)…');
  await buildRenderer();
  await buildShell({ isRelease: false });
}
const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const electron = hasDisplay ? await ownElectron(patienceMs) : null;
if (electron === null) {
  const why = hasDisplay
    ? 'Electron is not installed and could not be downloaded within 20 seconds'
    : 'there is no display for a window';
  say(`Starting in the browser, because ${why}.`);
} else say('Starting in a window of its own: Electron is here.');
const [command, first] =
  electron === null
    ? [process.execPath, inProject('electron/host/main.ts')]
    : [path.join(electron, binaryName()), inProject()];
const child = spawn(command, [first, ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});
