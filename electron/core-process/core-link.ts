// The core process seen from the shell: a link that can be posted to, listened to and killed.
// Started here by child_process.fork; electron/shell has the other way, a utility process.
import { fork } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { ToCore } from './protocol.ts';

export type CoreLink = {
  pid: number | undefined;
  post(message: ToCore): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the process has ended for whatever reason. */
  onExit(listener: (how: string) => void): void;
  kill(): void;
};
export type SpawnCore = () => CoreLink;

/** What a start makes stays: with the little room that V8 gives first to what is new, a tenth of the start is copying it. */
export const coreArguments = ['--min-semi-space-size=16'];

/** Starts the core process on a Node; its standard error goes to `log`, line by line. */
export function forkedCore(options: {
  entry: string;
  /** The Node to run it on; this process's own by default. */
  node?: string;
  log: (line: string) => void;
}): SpawnCore {
  return () => {
    const child = fork(options.entry, [], {
      execPath: options.node ?? process.execPath,
      execArgv: coreArguments,
      env: withoutSecrets(process.env),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    if (child.stderr) createInterface({ input: child.stderr }).on('line', options.log);
    return {
      pid: child.pid,
      post: (message) => {
        // A link that just ended answers through onExit; a message to it would only throw.
        if (child.connected) child.send(message);
      },
      onMessage: (listener) => child.on('message', listener),
      onExit: (listener) => {
        let told = false;
        const once = (how: string) => {
          if (told) return;
          told = true;
          listener(how);
        };
        child.once('exit', (code, signal) => once(signal ?? `code ${code}`));
        child.once('error', (error) => once(error.message));
      },
      kill: () => {
        child.kill('SIGKILL');
      },
    };
  };
}

/** The environment for the core process: it gets the data key by message and has no need of a passphrase. */
export function withoutSecrets(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = { ...env };
  delete kept.PISHKHAN_PASSPHRASE;
  delete kept.NODE_OPTIONS;
  return kept;
}
