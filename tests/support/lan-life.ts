// A random life of an office's PCs by a seed: records, pulled, lossy and slow cables, addresses that two claim, kills, disks that are
// put back and copied, a PC that is removed while it is away. What a disk alone held when it was lost is lost.
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import type { Entry, LanOffice, LanPc } from './lan-office.ts';

/** Everything that was acknowledged and is not lost with a disk. */
export type Promised = { entries: Entry[] };

type Life = {
  readonly office: LanOffice;
  readonly random: SeededRandom;
  readonly acknowledged: Promised;
  /** What undoes what was done to a PC's cable. */
  readonly mends: Map<number, () => void>;
  readonly copies: Map<LanPc, string>;
  readonly clones: LanPc[];
  /** A removal takes minutes of joining: one in a life. */
  hasRemoved: boolean;
};

async function record({ random, acknowledged }: Life, pc: LanPc): Promise<void> {
  for (let left = random.between(1, 12); left > 0; left -= 1)
    acknowledged.entries.push(await pc.ask<Entry>('record'));
}

function disturb({ office: { lan, pcs }, mends, random }: Life, { number }: LanPc): void {
  if (mends.has(number)) return;
  const other = pcs[random.between(0, pcs.length - 1)];
  /** What is done, and what undoes it. */
  const ways: (readonly [() => void, () => void])[] = [
    [() => lan.cut(number), () => lan.mend(number)],
    [() => lan.lose(number), () => lan.mend(number)],
    [() => lan.slow(number), () => lan.quick(number)],
  ];
  if (other !== undefined && other.number !== number)
    ways.push([() => lan.claim(number, other.number), () => lan.yield(number, other.number)]);
  const way = ways[random.between(0, ways.length - 1)];
  if (way === undefined) return;
  way[0]();
  mends.set(number, way[1]);
}

function mend({ mends }: Life, number: number): void {
  mends.get(number)?.();
  mends.delete(number);
}

/** Between two of its records, or in the middle of what comes from the others. */
async function kill({ random, acknowledged }: Life, pc: LanPc): Promise<void> {
  const going = pc.ask<Entry>('record').then(
    (entry) => acknowledged.entries.push(entry),
    () => undefined,
  );
  if (random.between(0, 1) === 0) await going;
  await pc.kill();
  await going;
  await pc.start();
}

/** Of what was acknowledged nothing may be lost before a disk is; what it alone held is lost with it. */
async function loseDisk(life: Life, lose: () => Promise<void>): Promise<void> {
  const { acknowledged, office, clones } = life;
  const missing = async (): Promise<Set<string>> => {
    let rest = acknowledged.entries;
    for (const pc of [...office.pcs, ...clones]) rest = await pc.ask<Entry[]>('holds', rest);
    return new Set(rest.map(({ hash }) => hash));
  };
  const before = await missing();
  if (before.size > 0) throw new Error(`${before.size} acknowledged entries are nowhere`);
  await lose();
  const after = await missing();
  acknowledged.entries = acknowledged.entries.filter(({ hash }) => !after.has(hash));
}

async function disks(life: Life, pc: LanPc): Promise<void> {
  const { office, random, copies, clones } = life;
  const copy = copies.get(pc);
  if (copy === undefined) {
    // A name of its own: a PC may live on an earlier copy of this disk.
    const to = mkdtempSync(join(office.root, `copy-${pc.number}-`));
    await pc.copyDisk(to);
    copies.set(pc, to);
  } else if (random.between(0, 2) > 0 || clones.length > 0) {
    await loseDisk(life, () => pc.putBack(copy, random.between(0, 1) === 0));
    copies.delete(pc);
  } else {
    // The copy is put into a PC of its own, beside the one that it was made of.
    copies.delete(pc);
    const clone = await office.place(copy);
    clones.push(clone);
  }
}

async function remove(life: Life, pc: LanPc): Promise<void> {
  const { office, clones } = life;
  const [first] = office.pcs;
  // The one at which the manager stands stays.
  if (first === undefined || pc === first || office.pcs.length < 3 || life.hasRemoved || clones.length > 0)
    return;
  life.hasRemoved = true;
  type State = { members: { deviceId: string; isSelf: boolean }[] };
  const { members } = await pc.ask<State>('state');
  const deviceId = members.find(({ isSelf }) => isSelf)?.deviceId;
  // Who joins reaches the manager's PC: nobody else claims its address.
  for (const number of [...life.mends.keys()]) mend(life, number);
  office.lan.cut(pc.number);
  await pc.ask('record');
  await loseDisk(life, async () => {
    office.pcs.splice(office.pcs.indexOf(pc), 1);
    life.copies.delete(pc);
    await first.ask('signIn', office.manager);
    if (deviceId !== undefined) office.removed.add(deviceId);
    await first.ask('remove', { deviceId, password: office.manager.password });
    // It comes back, and nobody speaks with it.
    office.lan.mend(pc.number);
    await pc.ask('record');
    await pc.leave();
  });
  await office.join(await office.place());
}

/** Lives so many steps; afterwards the network is whole again, and copied disks belong to the office. */
export async function liveAtRandom(
  office: LanOffice,
  acknowledged: Promised,
  seed: string,
  steps: number,
): Promise<void> {
  const random = seededRandom(seed);
  const life: Life = {
    ...{ office, random, acknowledged },
    ...{ mends: new Map(), copies: new Map(), clones: [], hasRemoved: false },
  };
  for (let step = 0; step < steps; step += 1) {
    const all = [...office.pcs, ...life.clones];
    const pc = all[random.between(0, all.length - 1)];
    if (pc === undefined) continue;
    const isClone = life.clones.includes(pc);
    const kind = random.between(0, 19);
    if (kind < 10) await record(life, pc);
    else if (kind < 13) disturb(life, pc);
    else if (kind < 15) mend(life, pc.number);
    else if (kind < 17) await kill(life, pc);
    else if (kind < 19 && !isClone) await disks(life, pc);
    else if (!isClone) await remove(life, pc);
  }
  for (const number of [...life.mends.keys()]) mend(life, number);
  office.pcs.push(...life.clones);
}

/** Takes the copied disks out of the network again, once everything of them is at the others. */
export async function withoutClones(office: LanOffice, count: number): Promise<void> {
  for (const clone of office.pcs.splice(count)) await clone.leave();
}
