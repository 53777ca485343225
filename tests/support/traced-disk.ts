// A disk that keeps what was synced and nothing else for certain. What a writer asks of the system is read from its trace
// (strace); at any moment of it the power can be cut: of each file stands what was synced, and of what came after any part,
// in any order, down to the sector.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { SeededRandom } from '#core/demo/seeded-random.ts';

type Act =
  | { readonly kind: 'write'; readonly file: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut-off'; readonly file: string; readonly size: number }
  | { readonly kind: 'sync'; readonly file: string }
  | { readonly kind: 'said'; readonly text: string };

export type Tape = {
  /** What the writer asked, in the order in which it was answered. */
  readonly acts: readonly Act[];
  /** The files as they were before the first act, by name. */
  readonly before: ReadonlyMap<string, Buffer>;
};

const sector = 512;
/** Files whose content is made anew at every open, from the others. */
const isMemory = (name: string) => name.endsWith('-shm') || name.endsWith('.lock');

/** Whether this machine can trace a program. */
export function canTrace(): boolean {
  return process.platform === 'linux' && spawnSync('strace', ['-o', '/dev/null', 'true']).status === 0;
}

/**
 * Runs a writer over the files of a folder and keeps what it asked of them, until it has said so many lines; then it is
 * killed. `names` are the files in the folder.
 */
export async function record(
  program: readonly string[],
  dir: string,
  names: readonly string[],
  lines: number,
  traceFile: string,
): Promise<Tape> {
  const before = new Map(
    names.filter((name) => existsSync(join(dir, name))).map((name) => [name, readFileSync(join(dir, name))]),
  );
  const calls = 'pwrite64,write,fsync,fdatasync,ftruncate';
  const options = ['-f', '-y', '-xx', '-s', '262144', '-e', `trace=${calls}`, '-o', traceFile];
  const traced = spawn('strace', [...options, process.execPath, ...program], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  await saidSo(traced, lines);
  // The tracer and the writer are one group of processes.
  process.kill(-(traced.pid ?? 0), 'SIGKILL');
  await once(traced, 'close');
  const acts: Act[] = [];
  const read = reader(dir);
  for await (const line of createInterface({ input: createReadStream(traceFile, 'latin1') })) {
    const act = read(line);
    if (act !== null) acts.push(act);
  }
  rmSync(traceFile);
  return { acts, before };
}

async function saidSo({ stdout }: ChildProcess, lines: number): Promise<void> {
  if (stdout === null) throw new Error('the writer has no output');
  const said = createInterface({ input: stdout });
  let heard = 0;
  await new Promise<void>((resolve, reject) => {
    said.on('line', () => {
      heard += 1;
      if (heard === lines) resolve();
    });
    said.once('close', () => reject(new Error(`the writer ended by itself after ${heard} lines`)));
  });
  stdout.resume();
}

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');

/**
 * Reads the trace line by line. A sync counts once it was answered, which another thread's line may come before; of other
 * files, other folders and the line in whose middle the tracer was killed nothing is kept.
 */
function reader(dir: string): (line: string) => Act | null {
  const syncing = new Map<string, string>();
  return (line) => {
    const [, pid = '', rest = ''] = /^(\d+) +(.*)$/.exec(line) ?? [];
    if (/^<\.\.\. f(?:data)?sync resumed>.*= 0$/.test(rest)) {
      const file = syncing.get(pid);
      return file === undefined ? null : { kind: 'sync', file };
    }
    const isUnfinished = rest.endsWith('<unfinished ...>');
    if (!isUnfinished && !/= -?\d+(?: \w+ \(.*\))?$/.test(rest)) return null;
    const act = actOf(rest, dir);
    if (act?.kind !== 'sync' || !isUnfinished) return act;
    syncing.set(pid, act.file);
    return null;
  };
}

/** One call. */
function actOf(line: string, dir: string): Act | null {
  const [, call = '', fd = '', place = '', rest = ''] =
    /^(\w+)\((\d+)<((?:\\x[0-9a-f]{2})*)>(.*)$/.exec(line) ?? [];
  if (call === '') return null;
  const [, text = ''] = /^, "((?:\\x[0-9a-f]{2})*)"/.exec(rest) ?? [];
  const done = /= (-?\d+)$/.exec(rest)?.[1];
  if (fd === '1' && call === 'write') return { kind: 'said', text: unhex(text).toString('utf8') };
  const path = unhex(place).toString('utf8');
  const file = basename(path);
  if (path !== join(dir, file) || isMemory(file)) return null;
  if (call === 'fsync' || call === 'fdatasync')
    return done === '0' || done === undefined ? { kind: 'sync', file } : null;
  if (call === 'ftruncate') {
    return done?.startsWith('-') ? null : { kind: 'cut-off', file, size: Number(/^, (\d+)/.exec(rest)?.[1]) };
  }
  const at = /", \d+, (\d+)(?:\)| <)/.exec(rest)?.[1];
  if (call !== 'pwrite64' || at === undefined)
    throw new Error(`a write that is not understood: ${call} ${path}`);
  // What was asked and not answered may have reached the disk, or a part of it.
  return { kind: 'write', file, at: Number(at), bytes: unhex(text) };
}

type FileState = { readonly content: Content; isThere: boolean; waiting: Act[] };

/** The bytes of a file, with room to grow: thousands of writes are applied for each cut. */
class Content {
  private room: Buffer;
  private size: number;
  constructor(bytes: Uint8Array) {
    this.room = Buffer.alloc(Math.max(65_536, 2 * bytes.length));
    this.room.set(bytes);
    this.size = bytes.length;
  }
  bytes(): Buffer {
    return this.room.subarray(0, this.size);
  }
  apply(act: Act): void {
    if (act.kind === 'cut-off') this.resize(act.size);
    if (act.kind !== 'write') return;
    this.resize(Math.max(this.size, act.at + act.bytes.length));
    act.bytes.copy(this.room, act.at);
  }
  private resize(size: number): void {
    if (size > this.room.length) {
      const larger = Buffer.alloc(2 * size);
      this.room.copy(larger, 0, 0, this.size);
      this.room = larger;
    }
    // What lies between the old end and the new one reads as zeros.
    if (size < this.size) this.room.fill(0, size, this.size);
    this.size = size;
  }
}

export type CutState = {
  /** Everything that the writer had said. */
  readonly said: string;
  /** Writes that nobody had synced. */
  readonly waiting: number;
};

/** Cuts the power after so many acts, and writes what is left of the files into a folder. */
export function cutInto(tape: Tape, after: number, random: SeededRandom, into: string): CutState {
  const files = new Map<string, FileState>(
    [...tape.before].map(([name, bytes]) => [
      name,
      { content: new Content(bytes), isThere: true, waiting: [] },
    ]),
  );
  const stateOf = (name: string): FileState => {
    const known = files.get(name) ?? { content: new Content(Buffer.alloc(0)), isThere: false, waiting: [] };
    files.set(name, known);
    return known;
  };
  let said = '';
  for (const act of tape.acts.slice(0, after)) {
    if (act.kind === 'said') said += act.text;
    else if (act.kind !== 'sync') stateOf(act.file).waiting.push(act);
    else settle(stateOf(act.file));
  }
  mkdirSync(into, { recursive: true });
  let waiting = 0;
  for (const [name, file] of files) {
    waiting += file.waiting.length;
    const left = leftOf(file, random);
    if (left !== null) writeFileSync(join(into, name), left);
  }
  return { said, waiting };
}

function settle(file: FileState): void {
  for (const act of file.waiting) file.content.apply(act);
  file.isThere = true;
  file.waiting = [];
}

/** What stands of a file: all that was synced, and by chance nothing, a beginning, any writes or any sectors of the rest. */
function leftOf({ content, isThere, waiting }: FileState, random: SeededRandom): Buffer | null {
  const how = random.pick(['nothing', 'beginning', 'writes', 'sectors', 'everything']);
  if (!isThere && (how === 'nothing' || waiting.length === 0)) return null;
  const kept = {
    nothing: () => [],
    everything: () => waiting,
    beginning: () => waiting.slice(0, random.between(0, waiting.length)),
    writes: () => waiting.filter(() => random.chance(0.5)),
    sectors: () => waiting.flatMap((act) => sectorsOf(act, random)),
  }[how]();
  for (const act of kept) content.apply(act);
  return content.bytes();
}

function sectorsOf(act: Act, random: SeededRandom): Act[] {
  if (act.kind !== 'write') return random.chance(0.5) ? [act] : [];
  const parts: Act[] = [];
  const first = sector - (act.at % sector);
  for (let from = 0; from < act.bytes.length; from += from === 0 ? first : sector) {
    const size = from === 0 ? first : sector;
    const bytes = act.bytes.subarray(from, from + size);
    if (random.chance(0.5)) parts.push({ ...act, at: act.at + from, bytes });
  }
  return parts;
}
