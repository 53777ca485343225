// What an entry that names other PCs' heads costs the PC that writes it: its time, its processor and its bytes, beside an
// entry that names none. Three and eight PCs of one office, each a process, linked.
import { loadavg } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { manager } from '#tests/e2e/support/demo-people.ts';
import { makeOffice } from '#tests/e2e/support/office-folder.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { BenchPc, joins, type Saved, until } from './bench-pcs.ts';
import { type BenchReport, inUnits, type Judged, lower, medianOf, ms, type Run, times } from './measure.ts';

/** The other PCs have written what came before by then, also where they are processes of this machine. */
const restMs = 60;

type Taken = { readonly saved: readonly Saved[]; readonly bytes: readonly number[] };
type Office = {
  readonly pcs: readonly BenchPc[];
  readonly dirs: readonly string[];
  readonly managerId: string;
};

/** Times and bytes of a save after an entry of each other PC, beside a save after none. */
export async function benchSaveAfterOthers({ many }: Run): Promise<BenchReport> {
  const rounds = many(80);
  const measured: { what: string; times: readonly number[] }[] = [];
  const judged: Judged[] = [];
  for (const size of [3, many(8, 2)]) {
    const { named, none } = await measureOffice(size, rounds, many(10, 0));
    const p50 = ({ saved }: Taken, of: (one: Saved) => number): number => medianOf(saved.map(of));
    const ratio = (of: (one: Saved) => number): number => p50(named, of) / p50(none, of);
    measured.push(
      { what: `a save that names ${size - 1} heads`, times: named.saved.map((one) => one.ms) },
      { what: `a save that names none, ${size} PCs`, times: none.saved.map((one) => one.ms) },
    );
    const heads = `${size - 1} heads`;
    judged.push(
      lower(
        `${heads} ÷ none, p50`,
        ratio((one) => one.ms),
        times,
      ),
      lower(
        `${heads} ÷ none, CPU, p50`,
        ratio((one) => one.cpuMs),
        times,
      ),
      lower(
        `a save with ${heads}, p50`,
        p50(named, (one) => one.ms),
        ms,
      ),
      lower(
        `CPU of a save with ${heads}, p50`,
        p50(named, (one) => one.cpuMs),
        ms,
      ),
      lower(`bytes of the entry, ${heads}`, medianOf(named.bytes), inUnits('')),
      lower(`bytes of the entry, ${size} PCs, no heads`, medianOf(none.bytes), inUnits('')),
    );
  }
  const [load = 0] = loadavg();
  return {
    title: 'A save that names the heads of other PCs',
    measured,
    judged,
    notes: [`${rounds} saves of each kind, in turns; load average ${load.toFixed(1)}.`],
  };
}

async function measureOffice(
  size: number,
  rounds: number,
  warmUp: number,
): Promise<{ named: Taken; none: Taken }> {
  const { pcs, dirs, managerId } = await linkedOffice(size);
  try {
    const [first] = pcs;
    if (first === undefined) throw new RangeError('an office has a first PC');
    const others = pcs.slice(1);
    for (const pc of others) pc.standBack();
    await settled(pcs);
    const named = { saved: [] as Saved[], bytes: [] as number[] };
    const none = { saved: [] as Saved[], bytes: [] as number[] };
    for (let round = 0; round < warmUp + rounds; round += 1) {
      for (const kind of round % 2 === 0 ? [named, none] : [none, named]) {
        if (kind === named) for (const pc of others) await pc.ask('something', { managerId });
        await settled(pcs);
        await pause(restMs);
        const [saved] = await first.ask<Saved[]>('save', { times: 1, pauseMs: restMs });
        const bytes = await first.ask<number>('lastEntryBytes');
        if (round < warmUp || saved === undefined) continue;
        kind.saved.push(saved);
        kind.bytes.push(bytes);
      }
    }
    return { named, none };
  } finally {
    for (const pc of pcs) await pc.stop();
    for (const dir of dirs) removeFolder(dir);
  }
}

async function linkedOffice(size: number): Promise<Office> {
  const dirs = [await makeOffice(new Date(Date.now() - 60_000).toISOString(), async () => undefined)];
  const first = await BenchPc.start(dirs[0] ?? '');
  const pcs = [first];
  const managerId = await first.ask<string>('signIn', manager);
  const port = await first.ask<number>('open');
  while (pcs.length < size) {
    const dir = folderForElectron();
    dirs.push(dir);
    const pc = await BenchPc.start(dir);
    pcs.push(pc);
    await joins(first, managerId, port, pc, `باجهٔ ${pcs.length}`);
    await until(async () => (await pc.ask('taking')) === null);
  }
  await until(async () => (await linkedEach(pcs)).every((count) => count === size - 1));
  return { pcs, dirs, managerId };
}

const linkedEach = (pcs: readonly BenchPc[]): Promise<number[]> =>
  Promise.all(pcs.map((pc) => pc.ask<number>('linked')));

/** Every PC has every entry. */
function settled(pcs: readonly BenchPc[]): Promise<void> {
  return until(async () => {
    const counts = await Promise.all(pcs.map((pc) => pc.ask<number>('entries')));
    return new Set(counts).size === 1;
  }, 10);
}
