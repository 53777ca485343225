// The command line as an operator runs it: a program of its own, bundled once for all that run it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { bundledProgram } from './bundled-program.ts';

type Ran = { readonly code: number; readonly out: string; readonly errors: string };

export async function runProgram(
  program: string,
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<Ran> {
  const { file, compileCache } = await bundledProgram(`electron/cli/${program}.ts`);
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache, ...env },
  });
  const [out, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code: z.number().parse(code), out, errors };
}

/** Runs an operation with `--json` and gives its one result. */
export async function operationOf(args: readonly string[], env?: Record<string, string>) {
  const ran = await runProgram('office', [...args, '--json'], env);
  return { code: ran.code, ...z.record(z.string(), z.unknown()).parse(JSON.parse(ran.out)) };
}
