// J38: what an entry names is checked, not believed. Tables wait for what an entry names; nothing else waits for it.
import { describe, expect, test } from 'vitest';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import { chainHash, zeroHash } from '#core/foundation/wire/chain.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import { compareHeads, type SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { shortHash, streamName } from '#core/foundation/wire/short-names.ts';
import type { StreamKey } from '#core/journal/log/journal-store.ts';
import { ChainError } from '#core/journal/log/write-path.ts';
import { headCheckOver } from '#core/journal/verification/check-heads.ts';
import { rebuildTables } from '#core/journal/verification/rebuild.ts';
import { deviceRemoved } from '#core/replication/peers/entries.ts';
import { deviceRewound } from '#core/replication/sync/entries.ts';
import { knowledge, streams } from '#db/schema/journal/journal.ts';
import { openOffice, type TestOffice } from '#tests/support/office.ts';

const one = { device: '01992d10-0000-7000-8000-000000000001', epoch: 'ab'.repeat(16) };
const two = { device: '01992d10-0000-7000-8000-000000000002', epoch: 'cd'.repeat(16) };

/** A PC whose entries are written by hand: each says its clock and what it names. */
function writer(stream: StreamKey) {
  const lines: Uint8Array[] = [];
  const hashes: string[] = [];
  return {
    stream,
    lines,
    write(lc: number, seen: readonly SeenHead[] = [], type = 'weather.noted', body = {}): SeenHead {
      const seq = lines.length + 1;
      const line = canonicalBytes({
        ...{ v: 1, ...stream, seq, lc, at: '2026-11-25T06:00:00.000Z', day: '2026-11-25', office: '1101' },
        ...{ actor: null, type, tv: 1, body },
        ...(seen.length === 0 ? {} : { seen: seen.toSorted(compareHeads) }),
        clock: { offsetMs: null, monotonicMs: 0, boot: stream.device },
      });
      lines.push(line);
      hashes.push(chainHash(hashes.at(-1) ?? zeroHash, line));
      return [streamName(stream.device, stream.epoch), seq, shortHash(hashes.at(-1) ?? '')];
    },
  };
}

type Writer = ReturnType<typeof writer>;

/** A third PC says that the first one is gone; `epochs`: those of it that it holds. */
function removalOf({ device }: StreamKey, epochs: readonly string[]): Writer {
  const third = writer({ device: '01992d10-0000-7000-8000-000000000003', epoch: 'ef'.repeat(16) });
  const id = '01992d10-0000-7000-8000-0000000000aa';
  third.write(1, [], deviceRemoved.type, { id, deviceId: device, reason: 'lost', epochs });
  return third;
}

const ingest = ({ desk }: TestOffice, { stream, lines }: Writer, from = 0, to?: number) =>
  desk.path.ingest(
    stream,
    lines.slice(from, to).map((bytes) => ({ bytes })),
  );
/** How many entries of a stream are in the tables: all of these are of a type that nobody knows, so in quarantine. */
const placed = ({ desk }: TestOffice, { device }: StreamKey): number =>
  desk.store.sqlite
    .prepare<[string], number>('SELECT count(*) FROM quarantine WHERE device = ?')
    .pluck()
    .get(device) ?? 0;
/** What this PC's next entry says of its clock and of what it knows. */
function nextOf({ desk }: TestOffice): Envelope {
  const rewound = { reason: 'elsewhere', epoch: one.epoch, afterSeq: 0, toSeq: 1 } as const;
  desk.path.execute(null, (tx) => tx.append(deviceRewound, { id: tx.newId(), ...rewound }));
  const [entry] = desk.path.journal.arrivedAfter(desk.path.journal.count() - 1, 1);
  return envelopeSchema.parse(JSON.parse(entry?.bytes.toString() ?? ''));
}

test('J38 an entry waits for what it names, alone, and is placed when that comes', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const [first, second] = [writer(one), writer(two)];
  const head = first.write(1);
  second.write(1);
  second.write(2, [head]);
  second.write(3);
  ingest(office, second);
  expect([placed(office, two), office.desk.path.journal.head(two).seq]).toEqual([1, 3]);
  rebuildTables(office.desk.store, office.desk.path, () => undefined);
  expect(placed(office, two)).toBe(1);
  ingest(office, first);
  expect([placed(office, one), placed(office, two)]).toEqual([1, 3]);
  rebuildTables(office.desk.store, office.desk.path, () => undefined);
  expect([placed(office, one), placed(office, two)]).toEqual([1, 3]);
});

test('J38 an entry names the heads that no other of them knew, once, and comes after all of them', async () => {
  const office = await openOffice();
  const [first, second] = [writer(one), writer(two)];
  const before = nextOf(office).lc;
  first.write(1);
  const known = second.write(3, [first.write(2)]);
  ingest(office, first);
  ingest(office, second);
  const named = nextOf(office);
  expect(named).toMatchObject({ lc: before + 1, seen: [known] });
  expect(named.lc).toBeGreaterThan(2);
  expect(nextOf(office)).not.toHaveProperty('seen');
});

test.each<readonly [string, (first: Writer) => void]>([
  ['a clock that was set ahead, with nothing named', (first) => first.write(1_000_000)],
  [
    'a clock that was set ahead, with heads that are nowhere',
    (first) => first.write(1_000_000, [['AAAAAAAAAAA', 9, 'AAAAAAAAAAA']]),
  ],
])('J38 %s moves nobody’s clock, and is in no table', async (_what, write) => {
  const office = await openOffice({ hasWaiting: true });
  const first = writer(one);
  first.write(1);
  write(first);
  first.write(1_000_001);
  const before = nextOf(office).lc;
  ingest(office, first);
  expect([placed(office, one), office.desk.path.journal.head(one).seq]).toEqual([1, 3]);
  expect(nextOf(office).lc).toBe(before + 1);
});

test('J38 an entry that names what is to come of another PC is never placed: the hash is another one', {
  tags: 'release',
}, async () => {
  const office = await openOffice({ hasWaiting: true });
  const [first, second] = [writer(one), writer(two)];
  second.write(1);
  const [name] = first.write(1);
  second.write(5, [[name, 4, 'AAAAAAAAAAA']]);
  for (const lc of [2, 3, 4]) first.write(lc);
  ingest(office, second);
  ingest(office, first);
  expect([placed(office, one), placed(office, two)]).toEqual([4, 1]);
  const check = headCheckOver(office.desk.path.journal);
  expect(check({ lc: 5, seen: [[name, 4, 'AAAAAAAAAAA']] }, 1)).toBe('head_elsewhere');
  expect(check({ lc: 6, seen: [[name, 5, 'AAAAAAAAAAA']] }, 1)).toBe('head_unknown');
  expect(check({ lc: 3 }, 1)).toBe('clock');
});

test('J38 of two chains that name each other neither is placed', async () => {
  const office = await openOffice({ hasWaiting: true });
  const [first, second] = [writer(one), writer(two)];
  const name = streamName(two.device, two.epoch);
  second.write(3, [first.write(2, [[name, 1, 'AAAAAAAAAAA']])]);
  ingest(office, first);
  ingest(office, second);
  expect([placed(office, one), placed(office, two)]).toEqual([0, 0]);
});

test('J38 a chain whose clock does not rise, or which names itself, is not taken in', async () => {
  const office = await openOffice();
  const [first, second] = [writer(one), writer(two)];
  first.write(1);
  first.write(1);
  expect(() => ingest(office, first)).toThrow(ChainError);
  second.write(1, [[streamName(two.device, two.epoch), 1, 'AAAAAAAAAAA']]);
  expect(() => ingest(office, second)).toThrow(ChainError);
});

test('J38 what another entry knew is known too, after a restart of the memory as before', async () => {
  const office = await openOffice();
  const [first, second] = [writer(one), writer(two)];
  second.write(2, [first.write(1)]);
  ingest(office, first);
  ingest(office, second);
  nextOf(office);
  const { orm } = office.desk.store;
  const ids = new Map(
    orm
      .select()
      .from(streams)
      .all()
      .map(({ device, id }) => [device, id]),
  );
  const own = ids.get(office.desk.identity()?.deviceId ?? '');
  const rows = orm.select().from(knowledge).all();
  for (const device of [one.device, two.device])
    expect(rows).toContainEqual(expect.objectContaining({ stream: own, other: ids.get(device), seq: 1 }));
  expect(() =>
    office.desk.path.execute(null, () => {
      throw new Error('nothing comes of it');
    }),
  ).toThrow('nothing');
  expect(nextOf(office)).not.toHaveProperty('seen');
});

/** How far each stream is placed and what its entries knew, by devices: the same at every PC with these entries. */
function placesOf({ desk }: TestOffice) {
  const rows = desk.store.orm.select().from(streams).all();
  const deviceOf = new Map(rows.map(({ id, device }) => [id, device]));
  const own = desk.identity()?.deviceId;
  return {
    placed: rows
      .filter(({ device }) => device !== own)
      .map(({ device, placedSeq }) => `${device} ${placedSeq}`)
      .toSorted(),
    knowledge: desk.store.orm
      .select()
      .from(knowledge)
      .all()
      .map(({ stream, other, fromSeq, seq }) =>
        [deviceOf.get(stream), fromSeq, deviceOf.get(other), seq].join(' '),
      )
      .toSorted(),
    quarantined: [one, two].map((stream) => placed({ desk } as TestOffice, stream)),
  };
}

describe('J39 what a PC that is gone had written and nobody has', () => {
  /** a, f: the first part of the gone PC's entries and the rest; s: who names them; r: the removal. */
  const orders = ['afsr', 'asrf', 'sraf', 'rasf', 'safr', 'rsaf'];

  test('holds nothing up, and is known when it comes after all, in whatever order it came', {
    tags: 'release',
  }, async () => {
    const found = await Promise.all(
      orders.map(async (order) => {
        const office = await openOffice();
        const [first, second] = [writer(one), writer(two)];
        first.write(1);
        const head = first.write(2);
        second.write(3, [head]);
        second.write(4);
        const third = removalOf(one, [one.epoch]);
        const fourth = writer({ device: '01992d10-0000-7000-8000-000000000004', epoch: '12'.repeat(16) });
        fourth.write(6, [second.write(5)]);
        const take: Record<string, () => void> = {
          a: () => void ingest(office, first, 0, 1),
          f: () => void ingest(office, first),
          s: () => void [ingest(office, second), ingest(office, fourth)],
          r: () => void ingest(office, third),
        };
        for (const step of order) {
          take[step]?.();
          if (order === 'asrf' && step === 'r') expect(placed(office, two)).toBe(3);
        }
        rebuildTables(office.desk.store, office.desk.path, () => undefined);
        return placesOf(office);
      }),
    );
    for (const places of found) expect(places).toEqual(found[0]);
    expect(found[0]?.quarantined).toEqual([2, 3]);
    expect(found[0]?.knowledge).toHaveLength(3);
  });

  test('is found by the epoch that the removal names; a head of no known PC waits', async () => {
    const office = await openOffice({ hasWaiting: true });
    const [second, other] = [writer(two), writer({ ...two, epoch: '34'.repeat(16) })];
    second.write(7, [[streamName(one.device, one.epoch), 9, 'AAAAAAAAAAA']]);
    other.write(7, [[streamName(one.device, '56'.repeat(16)), 9, 'AAAAAAAAAAA']]);
    ingest(office, second);
    ingest(office, other);
    ingest(office, removalOf(one, [one.epoch]));
    expect(placed(office, two)).toBe(1);
    expect(office.desk.path.pending()).toMatchObject([{ epoch: other.stream.epoch, placedSeq: 0 }]);
  });

  test('is let go at once at the PC that removes it', async () => {
    const office = await openOffice();
    const [first, second] = [writer(one), writer(two)];
    first.write(1);
    second.write(3, [first.write(2)]);
    ingest(office, first, 0, 1);
    ingest(office, second);
    expect(placed(office, two)).toBe(0);
    office.desk.path.execute(null, (tx) =>
      tx.append(deviceRemoved, { id: tx.newId(), deviceId: one.device, reason: 'lost', epochs: [] }),
    );
    expect(placed(office, two)).toBe(1);
    const check = headCheckOver(office.desk.path.journal);
    const gone: SeenHead = [streamName(one.device, one.epoch), 9, 'AAAAAAAAAAA'];
    expect(check({ lc: 9, seen: [gone] }, 1)).toBeNull();
    expect(check({ lc: 1, seen: [gone] }, 1)).toBe('clock');
    expect(check({ lc: 2 ** 52 + 1, seen: [gone] }, 1)).toBe('head_unknown');
    expect(check({ lc: 9, seen: [gone, ['AAAAAAAAAAA', 1, 'AAAAAAAAAAA']] }, 1)).toBe('head_unknown');
  });

  test.each([
    ['a clock above half of the room waits', 2 ** 52 + 1, 0],
    ['a clock that is not above what is here stands apart', 2, 0],
    ['the highest that counts is placed', 2 ** 52, 1],
  ])('lets no clock through that it must not: %s', async (_what, lc, count) => {
    const office = await openOffice({ hasWaiting: true });
    const [first, second] = [writer(one), writer(two)];
    const fourth = writer({ device: '01992d10-0000-7000-8000-000000000004', epoch: '12'.repeat(16) });
    fourth.write(1);
    const here = fourth.write(2);
    first.write(1);
    second.write(lc, [[streamName(one.device, one.epoch), 9, 'AAAAAAAAAAA'], here]);
    for (const each of [fourth, first, removalOf(one, []), second]) ingest(office, each);
    expect(placed(office, two)).toBe(count);
  });
});
