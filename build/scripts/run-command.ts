// Runs other programs for the build scripts: with a limit in time, and an answer instead of an exception.
import { spawn } from 'node:child_process';

export type CommandResult = { code: number; output: string };

/**
 * Runs a program to its end. `show` passes its output through; otherwise it is collected.
 * `heard` takes what the program sends to its parent process.
 * A program that outlives `patienceMs` is killed and answers code 124; one that cannot be started, 127.
 */
export function runCommand(
  command: string,
  args: readonly string[],
  options: {
    cwd?: string;
    env?: NodeJS.ProcessEnv;
    show?: boolean;
    patienceMs?: number;
    heard?: (message: unknown) => void;
  } = {},
): Promise<CommandResult> {
  const { cwd, env = process.env, show = false, patienceMs, heard } = options;
  const output = show ? ('inherit' as const) : ('pipe' as const);
  return new Promise((resolve) => {
    const child = spawn(command, [...args], {
      ...(cwd === undefined ? {} : { cwd }),
      env,
      stdio: [show ? 'inherit' : 'ignore', output, output, ...(heard === undefined ? [] : ['ipc' as const])],
    });
    if (heard !== undefined) child.on('message', heard);
    const chunks: Buffer[] = [];
    let late = false;
    const limit =
      patienceMs === undefined
        ? undefined
        : setTimeout(() => {
            late = true;
            child.kill('SIGKILL');
          }, patienceMs);
    child.stdout?.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr?.on('data', (chunk: Buffer) => chunks.push(chunk));
    const done = (code: number) => {
      clearTimeout(limit);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    };
    child.once('error', () => done(127));
    child.once('close', (code) => done(late ? 124 : (code ?? 1)));
  });
}

/** Runs a script on the Node that runs this one. */
export function runNode(args: readonly string[], options: Parameters<typeof runCommand>[2] = {}) {
  return runCommand(process.execPath, args, options);
}
