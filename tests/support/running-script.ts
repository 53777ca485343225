// A script of the project as a process of its own: what it says, line by line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type RunningScript = {
  readonly pid: number;
  readonly said: readonly string[];
  /** Waits for the next line that matches; rejects with everything it said when it ends before. */
  saying(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it in an orderly way. */
  stop(): Promise<void>;
};

/** Starts a script in `cwd`; it ends with the test. */
export function runScript(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): RunningScript {
  const child = spawn(process.execPath, [...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: string[] = [];
  let next = 0;
  let awaken = () => undefined as undefined;
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (line) => {
      said.push(line);
      awaken();
    });
  }
  const ended = once(child, 'close').then(() => awaken());
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  };
  onTestFinished(stop);
  return {
    pid: child.pid ?? 0,
    said,
    stop,
    async saying(pattern) {
      for (;;) {
        while (next < said.length) {
          const found = pattern.exec(said[next++] ?? '');
          if (found !== null) return found;
        }
        if (child.exitCode !== null) throw new Error(`it ended:\n${said.join('\n')}`);
        await new Promise<void>((resolve) => {
          awaken = () => void resolve();
        });
      }
    },
  };
}
