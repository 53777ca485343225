// PCs of one office as processes in a network of their own: cables are pulled, PCs are killed, clocks are hours apart. In the
// end all hold the same, and nothing that was acknowledged is missing anywhere.
import { execFileSync } from 'node:child_process';
import { closeSync, fstatSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { whyNoLan } from '#tests/support/lan.ts';
import { liveAtRandom, type Promised, withoutClones } from '#tests/support/lan-life.ts';
import {
  type Entry,
  eventually,
  lanOffice,
  whatDiffers,
  whatDiffersInTheEnd,
} from '#tests/support/lan-office.ts';
import { isRelease } from '#tests/support/tier.ts';

const why = isRelease ? whyNoLan() : 'it belongs to the second tier';
if (isRelease && why !== null) process.stderr.write(`tests/faults/lan.test.ts is not run: ${why}\n`);
const hour = 3_600_000;
// A condition of a test's own stands above what its tag says, so the tier is part of the condition.

test.skipIf(why !== null)(
  'N27 through pulled cables, kills and clocks that are hours apart the PCs end with the same',
  { tags: 'release', timeout: 600_000 },
  async () => {
    const seed = process.env.LAN_SEED ?? String(Math.floor(Math.random() * 1e9));
    process.stderr.write(`LAN_SEED=${seed}\n`);
    const office = await lanOffice(3, { offsets: [0, -5 * hour, 3 * hour], places: 2, province: true });
    onTestFinished(office.end);
    const acknowledged: Promised = { entries: [] };
    await liveAtRandom(office, acknowledged, seed, 12);
    expect(await whatDiffersInTheEnd(office, acknowledged.entries)).toBeNull();
    await withoutClones(office, 3);

    // The controls: a PC whose cable stays out, an entry that is nowhere, a province that lacks something are found.
    const [first, second, third] = office.pcs;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three PCs');
    office.lan.cut(third.number);
    const entry = await first.ask<Entry>('record');
    expect(await whatDiffers(office, [])).toBe('the PCs hold different entries');
    expect(await third.ask('holds', [entry])).toEqual([entry]);
    office.lan.mend(third.number);
    expect(await whatDiffersInTheEnd(office, acknowledged.entries)).toBeNull();
    expect(await whatDiffers(office, [{ ...entry, hash: 'f'.repeat(64) }])).toMatch(
      /acknowledged and is missing/,
    );
  },
);

test.skipIf(why !== null)(
  'N25 a link that went silent is found dead, and PCs that learned the wrong owner of an address find each other again',
  { tags: 'release', timeout: 600_000 },
  async () => {
    const office = await lanOffice(2, { places: 1 });
    onTestFinished(office.end);
    const [first, second] = office.pcs;
    const other = await office.place();
    if (first === undefined || second === undefined) throw new Error('two PCs');
    type State = { members: { isSelf: boolean; isLinked: boolean }[] };
    const isLinked = async (pc: typeof first) =>
      (await pc.ask<State>('state')).members.some(({ isSelf, isLinked: is }) => !isSelf && is);
    await eventually(() => isLinked(first), 'they are linked');
    const { lan } = office;
    // A cable that looks well and carries nothing: the system would believe in it for a quarter of an hour.
    lan.lose(second.number);
    const lost = performance.now();
    for (const pc of [first, second])
      await eventually(async () => !(await isLinked(pc)), 'a silent link is found dead');
    process.stderr.write(`found dead after ${((performance.now() - lost) / 1000).toFixed(1)} s\n`);
    lan.mend(second.number);
    await eventually(() => isLinked(first), 'they are linked again');
    lan.claim(other.number, first.number);
    for (const pc of [first, second])
      lan.mislead(pc.number, pc === first ? second.number : first.number, other.number);
    await eventually(async () => !(await isLinked(first)), 'the link is found dead');
    const entries = [await first.ask<Entry>('record'), await second.ask<Entry>('record')];
    lan.yield(other.number, first.number);
    // Learned the moment before: for as long as the system keeps it, nothing is forgotten by anybody's order.
    for (const pc of [first, second])
      lan.mislead(pc.number, pc === first ? second.number : first.number, other.number);
    const began = performance.now();
    await eventually(async () => (await isLinked(first)) && (await isLinked(second)), 'linked again');
    process.stderr.write(`linked again after ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
    expect(await whatDiffersInTheEnd(office, entries)).toBeNull();
  },
);

test.skipIf(why !== null)(
  'N28 a stranger in the network sees where the office is and gets nothing; a removed PC is dropped',
  { tags: 'release', timeout: 600_000 },
  async () => {
    const office = await lanOffice(2, { places: 1 });
    onTestFinished(office.end);
    const [first, second] = office.pcs;
    const stranger = await office.place();
    if (first === undefined || second === undefined) throw new Error('three PCs');
    // By mDNS: nobody typed it.
    const host = office.lan.addressOf(0);
    const isFound = async () =>
      (await stranger.ask<{ address: { host: string } }[]>('found')).some(
        ({ address }) => address.host === host,
      );
    await eventually(isFound, 'the office is found');
    const join = (code: string) =>
      stranger.ask('join', { address: `${host}:4129`, code, deviceName: 'x' }).then(
        () => 'in',
        ({ message }: Error) => message,
      );
    expect(await join('0123456789')).toBe('PAIRING_REFUSED');
    const { code } = await first.ask<{ code: string }>('code', office.manager);
    const wrong = code.startsWith('0') ? '1' : '0';
    for (let tries = 0; tries < 5; tries += 1)
      expect(await join(`${wrong}${code.slice(1)}`)).toBe('PAIRING_REFUSED');
    // Five wrong ones end the code.
    expect(await join(code)).toBe('PAIRING_REFUSED');

    type State = { members: { deviceId: string; isSelf: boolean; isLinked: boolean }[] };
    const others = async () => (await first.ask<State>('state')).members.filter(({ isSelf }) => !isSelf);
    await eventually(async () => (await others()).every(({ isLinked }) => isLinked), 'the office goes on');
    const [other] = await others();
    await first.ask('remove', { deviceId: other?.deviceId, password: office.manager.password });
    await second.ask('record');
    await eventually(async () => (await others()).every(({ isLinked }) => !isLinked), 'it is dropped');
    expect(await whatDiffers(office, [])).toBe('the PCs hold different entries');
  },
);

test.skipIf(why !== null)(
  'N25 PCs that all got other addresses at once, without a default route, find each other again within 20 s',
  { tags: 'release', timeout: 600_000 },
  async () => {
    const office = await lanOffice(2);
    onTestFinished(office.end);
    const { lan } = office;
    type State = { members: { isSelf: boolean; isLinked: boolean; address: { host: string } | null }[] };
    const isLinked = async ({ ask }: { ask: (act: string) => Promise<unknown> }, at?: string) =>
      ((await ask('state')) as State).members.some(
        ({ isSelf, isLinked: is, address }) => !isSelf && is && (at === undefined || address?.host === at),
      );
    const [first, second] = office.pcs.map((pc) => ({ ask: pc.ask.bind(pc) }));
    if (first === undefined || second === undefined) throw new Error('two PCs');
    await eventually(async () => (await isLinked(first)) && (await isLinked(second)), 'they are linked');
    for (const pc of [0, 1]) lan.route(pc, 'none');
    for (const pc of [0, 1]) lan.renumber(pc, lan.addressOf(pc), `10.77.0.${100 + pc}`);
    const since = performance.now();
    await eventually(
      async () => (await isLinked(first, '10.77.0.101')) && (await isLinked(second, '10.77.0.100')),
      'they are linked at their new addresses',
    );
    const ms = Math.round(performance.now() - since);
    process.stderr.write(`linked at new addresses after ${ms} ms\n`);
    expect(ms).toBeLessThan(20_000);
  },
);

/** How often each is tried, and for how many seconds the disk is full: a person tries more of each by hand. */
const fullTimes = Number(process.env.FULL_DISK_TIMES ?? 1);
const fullFor = (process.env.FULL_DISK_SECONDS ?? '0,10').split(',').map(Number);

test.skipIf(why !== null).each(fullFor)(
  'N46 a PC of the LAN whose disk is full for %i s says so, goes on, and has everything when there is room',
  { tags: 'release', timeout: 3_600_000 },
  async (seconds) => {
    const disk = mkdtempSync(join(tmpdir(), 'pishkhan-full-'));
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', disk]);
    onTestFinished(() => void execFileSync('umount', ['-l', disk]));
    const office = await lanOffice(1, { places: 1 });
    onTestFinished(office.end);
    const [first] = office.pcs;
    const second = await office.place(join(disk, 'office'));
    if (first === undefined) throw new Error('a PC');
    await office.join(second);
    for (let times = fullTimes; times > 0; times -= 1) {
      expect(await whatDiffersInTheEnd(office, [])).toBeNull();
      fillUp(join(disk, 'filler'));
      const written: Entry[] = [];
      type State = { problem: { code: string } | null };
      const problemThere = async () => (await second.ask<State>('state')).problem?.code ?? null;
      // What its log has room for already is taken in all the same.
      let problem: string | null = null;
      for (let left = 8000; left > 0 && problem === null; left -= 1) {
        written.push(await first.ask<Entry>('record'));
        if (left % 50 === 0) problem = await problemThere();
      }
      expect(problem).toBe('DISK_FULL');
      await pause(seconds * 1000);
      // It answers: the process that was there before is there still.
      problem = await problemThere();
      rmSync(join(disk, 'filler'));
      const since = performance.now();
      expect(await whatDiffersInTheEnd(office, written)).toBeNull();
      process.stderr.write(
        `full for ${seconds} s with ${written.length} records: ${problem ?? 'no problem'}, equal after ${Math.round(performance.now() - since)} ms\n`,
      );
    }
  },
);

/** Leaves 8 kB of the disk. */
function fillUp(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (const size of [1 << 20, 1 << 16, 1 << 12]) {
      const part = Buffer.alloc(size);
      try {
        for (;;) writeSync(handle, part);
      } catch (error) {
        if (!(error instanceof Error)) throw error;
      }
    }
    ftruncateSync(handle, Math.max(0, fstatSync(handle).size - 8192));
  } finally {
    closeSync(handle);
  }
}
