// `npm start`: Electron where it is present or can be had within seconds, otherwise the loopback host in the browser.
// Says which and why, never hangs on a refused download, and never serves a bundle that the sources have left behind.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { readHostOptions } from '#electron/host/options.ts';
import { bringUpToDate } from './build-bundles.ts';
import { binaryName, ownElectron } from './find-electron.ts';
import { isLinuxRoot } from './ordinary-user.ts';
import { inProject } from './places.ts';

const patienceMs = 20_000;
const say = (line: string) => process.stdout.write(`${line}\n`);
const options = optionsOrEnd();
/** The desktop shell reads its options as switches. */
const switches = [`--dir=${path.resolve(options.dir)}`, ...(options.demo ? ['--demo'] : [])];

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
const obstacle = !hasDisplay
  ? 'there is no display for a window'
  : isLinuxRoot()
    ? 'a window does not open for root'
    : null;
const electron = obstacle === null ? await ownElectron(patienceMs) : null;
if (electron === null) {
  const why = obstacle ?? 'Electron is not installed and could not be downloaded within 20 seconds';
  say(`Starting in the browser, because ${why}.`);
} else say('Starting in a window of its own: Electron is here.');
await bringUpToDate(electron === null ? ['renderer'] : ['renderer', 'shell'], say);
const [command, args] =
  electron === null
    ? [process.execPath, [inProject('electron/host/main.ts'), ...process.argv.slice(2)]]
    : [path.join(electron, binaryName()), [inProject(), ...switches]];
const child = spawn(command, args, { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => {
  process.exitCode = code ?? 1;
});

/** What was asked for on the command line; ends with a sentence when it cannot be read. */
function optionsOrEnd() {
  try {
    return readHostOptions(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
