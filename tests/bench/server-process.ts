// Runs the other processes of a benchmark, as they would be in use: servers until they are stopped, senders to their end.
import { execFile, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';

const saidSchema = z.object({ url: z.string(), code: z.string().default('') });
export type ServerProcess = z.infer<typeof saidSchema> & { stop(): Promise<void> };

/**
 * Starts the program at a file URL.
 * @throws Error when it ends before it has said its address.
 */
export async function startServer(program: string, args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
  };
  const lines = createInterface({ input: child.stdout });
  const line = await Promise.race([
    new Promise<string>((resolve) => lines.once('line', resolve)),
    ended.then(() => null),
  ]);
  if (line === null) throw new Error(`${program} ended before it was there`);
  return { ...saidSchema.parse(JSON.parse(line)), stop };
}

/** Runs a program to its end and reads what it says of what it measured. */
export async function runToEnd<Said>(
  program: string,
  args: readonly string[],
  said: z.ZodType<Said>,
): Promise<Said> {
  const { stdout } = await promisify(execFile)(process.execPath, [fileURLToPath(program), ...args]);
  return said.parse(JSON.parse(stdout));
}
