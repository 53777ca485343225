// An office of several PCs in a network of its own, each a process, and its province.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type BundledProgram, bundledProgram } from './bundled-program.ts';
import { type Lan, makeLan } from './lan.ts';

export type Entry = { device: string; epoch: string; seq: number; hash: string };
type Manager = { personId: string; password: string };
type Answer = { id?: number; value?: unknown; problem?: string; ready?: true };
type Held = { count: number; digest: string };

const fixture = (name: string): string => join(import.meta.dirname, '../fixtures', name);
/** A busy machine is slow, not wrong; what hangs is still found. */
const patienceMs = 180_000;
/**
 * Tries of a PC to reach the office that it joins. Each gives up after 10 s, and a place in the network that learned the wrong
 * owner of an address keeps it for most of a minute.
 */
const mostJoins = 9;

/** A process that answers over its channel. */
class Answering {
  #child: ChildProcess | null = null;
  #next = 1;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly start: () => Promise<void>;
  constructor(what: string, run: () => ChildProcess) {
    this.start = async () => {
      const child = run();
      this.#child = child;
      const [first] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [Answer];
      if (typeof first !== 'object' || first?.ready !== true) throw new Error(`${what} did not start`);
      child.on('message', (answer: Answer) => this.#waiting.get(answer.id ?? 0)?.(answer));
      child.once('exit', () => {
        for (const settle of this.#waiting.values()) settle({ problem: 'KILLED' });
      });
    };
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

export class LanPc extends Answering {
  readonly number: number;
  /** Its disk. */
  readonly dir: string;
  /** Its disk was replaced by an older copy: the witness may name entries that went with the disk. */
  wasPutBack = false;
  /** Gives its place in the network free. */
  leave: () => Promise<void> = () => this.kill();
  constructor(
    lan: Lan,
    program: BundledProgram,
    { number, dir, args }: { number: number; dir: string; args: readonly string[] },
  ) {
    const env = { NODE_COMPILE_CACHE: program.compileCache };
    super(`PC ${number}`, () => lan.run(number, program.file, [dir, ...args], env));
    this.number = number;
    this.dir = dir;
  }
  /** Copies its disk while it stands still, as it lies there. */
  async copyDisk(to: string): Promise<void> {
    await this.kill();
    rmSync(to, { recursive: true, force: true });
    cpSync(this.dir, to, { recursive: true });
    await this.start();
  }
  /** Puts an older copy in the place of its disk; the witness beside the store may be the newer one. */
  async putBack(from: string, withWitness: boolean): Promise<void> {
    this.wasPutBack = true;
    await this.kill();
    const witness = join(this.dir, 'desk.witness');
    const kept = `${this.dir}.witness`;
    if (!withWitness && existsSync(witness)) cpSync(witness, kept);
    rmSync(this.dir, { recursive: true, force: true });
    cpSync(from, this.dir, { recursive: true });
    if (!withWitness && existsSync(kept)) cpSync(kept, witness);
    await this.start();
  }
}

export type LanOffice = {
  /** Those that belong to it. */
  pcs: LanPc[];
  /** Places in the network where a PC may be put: a number beyond those of the office. */
  place(dir?: string): Promise<LanPc>;
  join(pc: LanPc): Promise<void>;
  /** Devices that were removed from it. */
  readonly removed: Set<string>;
  /** How often a PC that joined did not reach the office and asked again. */
  joinedAgain: number;
  readonly manager: Manager;
  readonly lan: Lan;
  readonly province: Answering | null;
  /** A folder for copies. */
  readonly root: string;
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

export type LanOptions = {
  /** What the clocks of the PCs are off by, ms. */
  readonly offsets?: readonly number[];
  /** Places for other PCs in the network. */
  readonly places?: number;
  readonly province?: boolean;
};

/** An office of so many PCs: the first is set up, the others join by codes. */
export async function lanOffice(count: number, options: LanOptions = {}): Promise<LanOffice> {
  const { offsets = [], places = 0 } = options;
  const program = await bundledProgram('tests/fixtures/lan-pc.ts');
  const lan = makeLan(count + places + 1);
  const root = mkdtempSync(join(tmpdir(), 'pishkhan-lan-'));
  const provinceHost = options.province === true ? lan.addressOf(count + places) : '';
  const started: Answering[] = [];
  let next = 0;
  const end = async (): Promise<void> => {
    for (const one of started) await one.kill();
    lan.remove();
    rmSync(root, { recursive: true, force: true });
  };
  const free: number[] = Array.from({ length: count + places }, (_, number) => number);
  const place = async (dir?: string): Promise<LanPc> => {
    const number = free.shift();
    if (number === undefined) throw new Error('the network has no place left');
    next += 1;
    const args = [String(offsets[number] ?? 0), provinceHost];
    const pc = new LanPc(lan, program, { number, dir: dir ?? join(root, `disk-${next}`), args });
    const kill = pc.kill.bind(pc);
    started.push(pc);
    await pc.start();
    pc.leave = async () => {
      await kill();
      free.push(number);
    };
    return pc;
  };
  try {
    let province: Answering | null = null;
    if (provinceHost !== '') {
      province = new Answering('the province', () =>
        lan.run(count + places, fixture('lan-province.ts'), [join(root, 'province'), provinceHost]),
      );
      started.push(province);
      await province.start();
    }
    const first = await place();
    const manager = await first.ask<Manager>('setUp', { host: lan.addressOf(0) });
    if (province !== null) {
      const code = await province.ask<string>('code', await first.ask('office'));
      await first.ask('enrol', { code });
    }
    const office: LanOffice = {
      pcs: [first],
      removed: new Set(),
      joinedAgain: 0,
      place,
      async join(pc) {
        const [inviting] = office.pcs;
        if (inviting === undefined) throw new Error('an office has a PC');
        // It may have been killed since: a session does not outlive its process.
        await inviting.ask('signIn', manager);
        const { code } = await inviting.ask<{ code: string }>('code', manager);
        const address = `${lan.addressOf(inviting.number)}:4129`;
        // A handshake that a busy machine does not end in time is tried again, as a person would; a fault does not hide in it:
        // there are few tries, and each is counted.
        for (let tries = 1; ; tries += 1) {
          try {
            await pc.ask('join', { address, code, deviceName: `PC ${pc.number + 1}` });
            break;
          } catch (error) {
            if (!(error instanceof Error) || error.message !== 'PEER_UNREACHABLE') throw error;
            if (tries === mostJoins) throw new Error(`the office was not reached in ${tries} tries`);
            office.joinedAgain += 1;
          }
        }
        await eventually(async () => (await pc.ask('taking')) === null, 'the office is taken over');
        office.pcs.push(pc);
      },
      manager,
      lan,
      province,
      root,
      end,
    };
    for (let joined = 1; joined < count; joined += 1) await office.join(await place());
    return office;
  } catch (error) {
    await end();
    throw error;
  }
}

const held = ({ pcs }: Pick<LanOffice, 'pcs'>): Promise<Held[]> =>
  Promise.all(pcs.map((pc) => pc.ask<Held>('digest')));

type Tables = Readonly<Record<string, readonly unknown[]>>;

/** The first table that is not the same, with a row that only one of them has. */
function firstDifference(one: Tables, other: Tables): string | null {
  for (const [table, rows] of Object.entries(other)) {
    const here = new Set((one[table] ?? []).map((row) => JSON.stringify(row)));
    const there = new Set(rows.map((row) => JSON.stringify(row)));
    const alone = [
      ...[...here].filter((row) => !there.has(row)),
      ...[...there].filter((row) => !here.has(row)),
    ];
    if (alone.length > 0) return `table ${table}: ${alone.slice(0, 4).join(' | ')}`;
  }
  return null;
}

export const differentEntries = 'the PCs hold different entries';
const provinceDiffers = 'the province holds';
/** So often somebody may write of his own accord while he is looked at. */
const mostLooks = 20;

/** What differs between the PCs, or is wrong at one or at the province; null when nothing is. */
export async function whatDiffers(office: LanOffice, acknowledged: readonly Entry[]): Promise<string | null> {
  const { pcs } = office;
  // Each of one moment: a PC may write of its own accord, that its clock is doubted or that something of its own came back.
  const seen = await Promise.all(pcs.map((pc) => pc.ask<{ held: Held; tables: Tables }>('tables')));
  const all = seen.map(({ held: entries }) => entries);
  if (new Set(all.map(({ digest }) => digest)).size > 1) return differentEntries;
  for (const [index, other] of seen.entries()) {
    const difference = firstDifference(seen[0]?.tables ?? {}, other.tables);
    if (difference !== null) return `PC ${pcs[index]?.number} against PC ${pcs[0]?.number}: ${difference}`;
  }
  for (const pc of pcs) {
    const [lost] = await pc.ask<Entry[]>('holds', acknowledged);
    if (lost !== undefined) return `entry ${lost.seq} was acknowledged and is missing at PC ${pc.number + 1}`;
    const findings = await pc.ask<{ reason?: string }[]>('verify');
    // What a disk alone held went with it, and the witness says so; what others held is looked for above.
    const finding = findings.find(({ reason }) => !(pc.wasPutBack && reason === 'head_elsewhere'));
    if (finding !== undefined) return `PC ${pc.number + 1}: ${JSON.stringify(finding)}`;
  }
  return atProvince(office);
}

/**
 * Whether the province holds what the office does, and nothing more; null when it is so. A PC that was removed while it was
 * away may have brought there what it wrote before it was told: that is kept there, and is nowhere else.
 */
async function atProvince({ pcs: [first], province, removed }: LanOffice): Promise<string | null> {
  if (province === null || first === undefined) return null;
  const here = new Set(await first.ask<string[]>('hashes'));
  const held = await province.ask<[hash: string, device: string][]>('holds');
  const there = new Set(held.map(([hash]) => hash));
  const missing = [...here].filter((hash) => !there.has(hash)).length;
  const more = held.filter(([hash, device]) => !here.has(hash) && !removed.has(device)).length;
  return missing + more === 0
    ? null
    : `${provinceDiffers} ${more} entries more than the office, and lacks ${missing}`;
}

/** The same of PCs that are linked: once all hold the same, and again when one of them wrote while it was looked at. */
export async function whatDiffersInTheEnd(
  office: LanOffice,
  acknowledged: readonly Entry[],
): Promise<string | null> {
  for (let looks = 1; ; looks += 1) {
    await sameEntries(office);
    const difference = await whatDiffers(office, acknowledged);
    const isOfOneMoment = difference === differentEntries || difference?.startsWith(provinceDiffers);
    if (isOfOneMoment !== true || looks === mostLooks) return difference;
  }
}

/** The same entries with the same private parts everywhere, which links that come back bring about; at the province too once each has asked. */
export async function sameEntries(office: LanOffice): Promise<void> {
  const { pcs } = office;
  await eventually(async () => {
    const counts = await Promise.all(pcs.map((pc) => pc.ask<number>('count')));
    if (new Set(counts).size > 1) return false;
    const all = await held(office);
    if (new Set(all.map(({ digest }) => digest)).size > 1) return false;
    if ((await atProvince(office)) === null) return true;
    // A copy of a disk may take something back from the province and write that it did.
    for (const pc of pcs) await pc.ask('sync');
    return false;
  }, 'the same entries everywhere');
}
