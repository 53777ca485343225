// A display for Electron on machines without one: Xvfb on the first free number.
import { spawn } from 'node:child_process';

export type VirtualDisplay = { name: string; close(): void };

const startPatienceMs = 15_000;

/**
 * Starts Xvfb without access control (`-ac`), because Electron runs as another user than this script, and without starting
 * anew when its last client leaves (`-noreset`): the next one may be on its way.
 */
export function startVirtualDisplay(): Promise<VirtualDisplay> {
  const args = ['-displayfd', '3', '-screen', '0', '1440x900x24', '-ac', '-noreset', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  return new Promise((resolve, reject) => {
    const failed = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`Xvfb did not start: ${why}.`));
    };
    const late = setTimeout(() => failed('no answer in time'), startPatienceMs);
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code) => failed(`code ${code}`));
    child.stdio[3]?.once('data', (number: Buffer) => {
      clearTimeout(late);
      child.removeAllListeners('exit');
      resolve({ name: `:${number.toString().trim()}`, close: () => child.kill() });
    });
  });
}
