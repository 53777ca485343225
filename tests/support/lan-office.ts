// An office of several PCs in a network of its own, each a process; and a random life of it by a seed.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { type Lan, makeLan } from './lan.ts';

type Entry = { device: string; epoch: string; seq: number; hash: string };
type Manager = { personId: string; password: string };
type Answer = { id?: number; value?: unknown; problem?: string; ready?: true };

const script = join(import.meta.dirname, '../fixtures/lan-pc.ts');
/** A busy machine is slow, not wrong; what hangs is still found. */
const patienceMs = 120_000;

class LanPc {
  #child: ChildProcess | null = null;
  #next = 1;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly lan: Lan;
  readonly number: number;
  readonly dir: string;
  readonly offsetMs: number;
  constructor(lan: Lan, number: number, dir: string, offsetMs: number) {
    this.lan = lan;
    this.number = number;
    this.dir = dir;
    this.offsetMs = offsetMs;
  }
  async start(): Promise<void> {
    const child = this.lan.run(this.number, script, [this.dir, String(this.offsetMs)]);
    this.#child = child;
    const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Answer];
    if (typeof first !== 'object' || first?.ready !== true)
      throw new Error(`PC ${this.number} did not start`);
    child.on('message', (answer: Answer) => this.#waiting.get(answer.id ?? 0)?.(answer));
    child.once('exit', () => {
      for (const settle of this.#waiting.values()) settle({ problem: 'KILLED' });
    });
  }
  /** As a power cut. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }
  ask<Value>(act: string, input: unknown = null): Promise<Value> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ value, problem }) => {
        this.#waiting.delete(id);
        if (problem === undefined) resolve(value as Value);
        else reject(new Error(problem));
      });
      this.#child?.send({ id, act, input }, (error) => {
        if (error !== null) this.#waiting.get(id)?.({ problem: 'KILLED' });
      });
    });
  }
}

export type LanOffice = {
  readonly pcs: readonly LanPc[];
  readonly manager: Manager;
  readonly lan: Lan;
  end(): Promise<void>;
};

/** Waits for what other processes bring about. */
export async function eventually(isSo: () => Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`not so: ${what}`);
    await pause(50);
  }
}

/** An office of so many PCs: the first is set up, the others join by codes; beside them PCs that are of no office. */
export async function lanOffice(
  count: number,
  offsets: readonly number[] = [],
  strangers = 0,
): Promise<LanOffice & { readonly strangers: readonly LanPc[] }> {
  const lan = makeLan(count + strangers);
  const root = mkdtempSync(join(tmpdir(), 'pishkhan-lan-'));
  const pcs: LanPc[] = [];
  const end = async (): Promise<void> => {
    for (const pc of pcs) await pc.kill();
    lan.remove();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    for (let number = 0; number < count + strangers; number += 1) {
      const pc = new LanPc(lan, number, join(root, String(number)), offsets[number] ?? 0);
      pcs.push(pc);
      await pc.start();
    }
    const [first, ...others] = pcs.slice(0, count);
    if (first === undefined) throw new Error('an office has a PC');
    const manager = await first.ask<Manager>('setUp', { host: lan.addressOf(0) });
    for (const pc of others) {
      const { code } = await first.ask<{ code: string }>('code', manager);
      const address = `${lan.addressOf(0)}:4129`;
      await pc.ask('join', { address, code, deviceName: `PC ${pc.number + 1}` });
      await eventually(async () => (await pc.ask('taking')) === null, 'the office is taken over');
    }
    return { pcs: pcs.slice(0, count), strangers: pcs.slice(count), manager, lan, end };
  } catch (error) {
    await end();
    throw error;
  }
}

/** What differs between the PCs, or is wrong at one; null when nothing is. */
export async function whatDiffers(
  { pcs }: Pick<LanOffice, 'pcs'>,
  acknowledged: readonly Entry[],
): Promise<string | null> {
  const all = await Promise.all(pcs.map((pc) => pc.ask<string[]>('heads')));
  const distinct = new Set(all.map((heads) => heads.join()));
  if (distinct.size > 1) return 'the PCs hold different entries';
  const tables = new Set(await Promise.all(pcs.map((pc) => pc.ask<string>('tables'))));
  if (tables.size > 1) return 'the tables of the PCs differ';
  for (const pc of pcs) {
    const [lost] = await pc.ask<Entry[]>('holds', acknowledged);
    if (lost !== undefined) return `entry ${lost.seq} was acknowledged and is missing at PC ${pc.number + 1}`;
    const [finding] = await pc.ask<unknown[]>('verify');
    if (finding !== undefined) return `PC ${pc.number + 1}: ${JSON.stringify(finding)}`;
  }
  return null;
}

/** Lets the PCs live by a seed: records, pulled cables, kills. @returns what was acknowledged */
export async function liveAtRandom({ pcs, lan }: LanOffice, seed: string, steps: number): Promise<Entry[]> {
  const random = seededRandom(seed);
  const acknowledged: Entry[] = [];
  const cut = new Set<number>();
  for (let step = 0; step < steps; step += 1) {
    const pc = pcs[random.between(0, pcs.length - 1)];
    if (pc === undefined) continue;
    const kind = random.between(0, 9);
    if (kind < 6) {
      for (let left = random.between(1, 12); left > 0; left -= 1)
        acknowledged.push(await pc.ask<Entry>('record'));
    } else if (kind === 6 && !cut.has(pc.number)) {
      lan.cut(pc.number);
      cut.add(pc.number);
    } else if (kind === 7) {
      lan.mend(pc.number);
      cut.delete(pc.number);
    } else {
      // Between two of its records, or in the middle of what comes from the others.
      const going = pc.ask<Entry>('record').then(
        (entry) => acknowledged.push(entry),
        () => undefined,
      );
      if (random.between(0, 1) === 0) await going;
      await pc.kill();
      await going;
      await pc.start();
    }
  }
  for (const number of cut) lan.mend(number);
  return acknowledged;
}

/** The same entries everywhere, which links that come back bring about. */
export async function sameEntries({ pcs }: Pick<LanOffice, 'pcs'>): Promise<void> {
  await eventually(async () => {
    const all = await Promise.all(pcs.map((pc) => pc.ask<string[]>('heads')));
    return new Set(all.map((heads) => heads.join())).size === 1;
  }, 'the same entries at every PC');
}
