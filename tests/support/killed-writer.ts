// A writing process that is killed without warning, and what it had acknowledged until then.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { storeFile } from '#core/journal/device/office-files.ts';
import { openStore } from '#db/open-store.ts';
import { bundledProgram } from './bundled-program.ts';

export type Acknowledged = { readonly seq: number; readonly hash: string };

/** Every acknowledgement that came out whole in what a writer said. */
export const acknowledgedIn = (said: string): Acknowledged[] =>
  said.split('\n').flatMap((line) => {
    const [, seq, hash] = /^ack (\d+) ([0-9a-f]{64})$/.exec(line) ?? [];
    return seq === undefined || hash === undefined ? [] : [{ seq: Number(seq), hash }];
  });

/**
 * Starts a program that prints `ack <seq> <hash>`, and kills it (SIGKILL) some time after its first acknowledgement.
 * @param writer the program, by its path in the project.
 * @returns every acknowledgement that came out whole.
 */
export async function killedWriter(
  writer: string,
  args: readonly string[],
  killAfterMs: number,
): Promise<Acknowledged[]> {
  const { file, compileCache } = await bundledProgram(writer);
  const child = spawn(process.execPath, [file, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  });
  const acks: Acknowledged[] = [];
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  let wasKilled = false;
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    const [ack] = acknowledgedIn(line);
    if (ack === undefined) return;
    acks.push(ack);
    if (acks.length > 1) return;
    setTimeout(() => {
      wasKilled = child.kill('SIGKILL');
    }, killAfterMs);
  });
  await Promise.all([once(child, 'close'), once(lines, 'close')]);
  if (!wasKilled) throw new Error(`the writer ended by itself: ${errors}`);
  return acks;
}

/** Opens the store that was left behind, as the next start does, and gives what of the acknowledged is not in it. */
export function lostFrom(dir: string, key: Uint8Array, acks: readonly Acknowledged[]): Acknowledged[] {
  const { sqlite } = openStore(storeFile(dir), { key });
  const stored = new Map(sqlite.prepare<[], [number, string]>('SELECT seq, hash FROM journal').raw().all());
  sqlite.close();
  return acks.filter(({ seq, hash }) => stored.get(seq) !== hash);
}
