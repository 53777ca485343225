// Two to four PCs of one office, any meetings, any clocks, any arrivals (design.md §2): what is everywhere gives the same tables at every
// PC, an entry knew what was placed at its PC and nothing else, what it knew comes before it, nothing waits, and every clash of acts
// that did not know of each other is named, and no other. Each rule has its example beside its own tests.
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { knew } from '#db/order-of-facts.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import { chargedVisit, openDay, openOffice, openVisit, today, verifiedVisit } from '#tests/support/office.ts';
import { pcOff } from '#tests/support/second-desk.ts';
import { tableRowsOf } from '#tests/support/table-rows.ts';
import { inTier } from '#tests/support/tier.ts';
import { idOf } from '#tests/support/two-pcs.ts';
import { type Act, act, clients, doAt, type Pc } from './acts-apart.ts';
import {
  accessOf,
  clashesIn,
  everyMeeting,
  knows,
  reachedIn,
  type Stream,
  streamOf,
  written,
} from './expected-clashes.ts';

const served = ['0790419904', '9990000123'];

function placedAt({ path: { journal } }: Desk): Map<Stream, number> {
  return new Map(
    journal.streams().map((stream) => [streamOf(stream), stream.placedSeq ?? journal.head(stream).seq]),
  );
}

/** Every chain that one PC holds comes to another, as far as `most` more entries of each. */
function carry({ path: { journal } }: Desk, to: Desk, most = 100_000): void {
  for (const { device, epoch } of journal.streams()) {
    const stream = { device, epoch };
    const have = to.path.journal.startHash(stream) === undefined ? 0 : to.path.journal.head(stream).seq;
    const entries = journal.entriesAfter(stream, have, most).map(({ seq, bytes }) => {
      const kept = journal.privatePart(stream, seq);
      return kept?.bytes == null ? { bytes } : { bytes, private: { salt: kept.salt, bytes: kept.bytes } };
    });
    if (entries.length > 0) to.path.ingest(stream, entries);
  }
}

/** The same as a PC names them. */
const clashesAt = (desk: Desk): string[] =>
  clashesOf(desk.reads, today, new Set())
    .flatMap(({ kind, key, visitId, terminalId, subject }) => {
      if (key.endsWith(':elsewhere')) return [`decided_elsewhere ${visitId}`];
      if (kind === 'rrn_on_two_payments') return [`${kind} ${terminalId} ${subject}`];
      if (kind === 'worked_after_cut_off' || kind === 'day_closed_twice')
        return [`${kind} ${key.slice(key.lastIndexOf(':') + 1)}`];
      return kind === 'identity_decided_concurrently' || kind === 'charged_concurrently'
        ? [`${kind} ${visitId}`]
        : [];
    })
    .concat(
      desk.reads.settingsHistory
        .concurrentChanges(idOf(desk))
        .flatMap(({ register, id }) => (register === 'limit' ? [`limit_set_apart ${id}`] : [])),
    )
    .toSorted();

/** Acts that look alike where they were known, and are no clash; then those by which two PCs that are apart come to every clash. */
const everyClash: readonly Act[] = (
  [
    ...([
      [0, 'complain', 0],
      [0, 'open', 2],
      [0, 'refuse', 5],
      [0, 'resume', 5],
      [0, 'verify', 5],
    ] as const),
    ...([
      [0, 'open', 2],
      [0, 'verify', 6],
      [0, 'pay', 4],
      [0, 'further', 4],
      [0, 'cut', 0],
    ] as const),
    ...([
      [0, 'activate', 0],
      [0, 'work', 0],
      [0, 'meet', 1],
      [0, 'refuse', 0],
      [1, 'verify', 0],
    ] as const),
    ...([
      [0, 'open', 1],
      [1, 'open', 1],
      [0, 'refuse', 7],
      [1, 'verify', 7],
      [0, 'charge', 1],
    ] as const),
    ...([
      [1, 'charge', 1],
      [0, 'pay', 3],
      [1, 'pay', 3],
      [0, 'decide', 0],
      [1, 'decide', 0],
    ] as const),
    ...([
      [0, 'limit', 1],
      [1, 'limit', 2],
      [0, 'password', 1],
      [1, 'password', 2],
      [0, 'cut', 0],
    ] as const),
    ...([
      [1, 'activate', 0],
      [1, 'work', 0],
      [0, 'close', 0],
      [1, 'close', 0],
      [0, 'work', 0],
    ] as const),
  ] as const
).map(([pc, what, n]) => ({ pc, what, n, with: n, most: 100_000, minutes: 0 }));

type Pair = {
  one: string;
  oneSeq: number;
  oneLc: number;
  other: string;
  otherSeq: number;
  otherLc: number;
  knew: number;
};
const pairsAt = ({ store }: Desk): Pair[] =>
  store.orm.all<Pair>(sql`SELECT one.device || '/' || one.epoch one, one.seq "oneSeq", one.lc "oneLc",
      other.device || '/' || other.epoch other, other.seq "otherSeq", other.lc "otherLc", ${knew('one', 'other')} knew
    FROM journal one CROSS JOIN journal other WHERE one.device <> other.device`);

test('J8 J38 D9.2 whatever the meetings, clocks and arrivals, all PCs come to the same tables, and each clash is named', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: -90, max: 90 }), { minLength: 1, maxLength: 3 }),
      fc.array(act, { minLength: 30, maxLength: 60 }),
      async (offsets, acts) => {
        const office = await openOffice();
        const worker = await office.addPerson({
          name: 'زهرا کریمی',
          nationalCode: '9990000034',
          role: 'clerk',
        });
        await openDay(office);
        // Visits that every PC knows, each as far as acts on it may be apart.
        await openVisit(office, clients[0]);
        for (const client of served) await verifiedVisit(office, client);
        for (const client of clients.slice(1)) await chargedVisit(office, client);
        hurry(office.desk);
        const first = {
          desk: office.desk,
          clerk: office.as(office.clerk),
          manager: office.as(office.manager),
        };
        const by = { worker: worker.id, manager: office.manager.id, keyOf: office.keyOf };
        const others = offsets.map((minutes, index): Pc => {
          const { desk, seat } = pcOff(office, index + 2, minutes);
          hurry(desk);
          return { desk, clerk: seat(office.clerk), manager: seat(office.manager), clock: null };
        });
        const pcs: readonly Pc[] = [{ ...first, clock: office.clock }, ...others];
        const reaches = new Map<string, Map<Stream, number>>();
        for (const doing of acts) {
          const [pc, other] = [pcs[doing.pc % pcs.length], pcs[doing.with % pcs.length]];
          if (pc === undefined || other === undefined) throw new Error('there are PCs');
          if (doing.what === 'jump') pc.clock?.jump(doing.minutes * 60_000);
          else if (doing.what === 'meet') {
            if (pc !== other) carry(pc.desk, other.desk, doing.most);
          } else {
            const before = placedAt(pc.desk);
            await doAt(pc, by, doing);
            const own = [...placedAt(pc.desk)].find(([stream]) => stream.startsWith(idOf(pc.desk)));
            if (own === undefined) continue;
            for (let seq = (before.get(own[0]) ?? 0) + 1; seq <= own[1]; seq += 1)
              reaches.set(`${own[0]} ${seq}`, before);
          }
        }
        for (let round = 0; round < 2; round += 1)
          for (const from of pcs) for (const to of pcs) if (from !== to) carry(from.desk, to.desk);

        const entries = written(office.desk, reaches);
        const byPlace = new Map(entries.map((entry) => [`${entry.stream} ${entry.seq}`, entry]));
        const clashes = clashesIn(entries, worker.id);
        const { isCutOff } = accessOf(entries, worker.id);
        for (const what of reachedIn(entries, clashes)) reached.add(what);
        const tables = tableRowsOf(office.desk);
        for (const { desk } of pcs) {
          expect(desk.path.pending()).toEqual([]);
          expect(tableRowsOf(desk)).toEqual(tables);
          expect(clashesAt(desk)).toEqual(clashes);
          expect(desk.reads.staff.person(worker.id)?.state === 'cut_off').toBe(isCutOff);
        }
        for (const pair of pairsAt(office.desk)) {
          if (pair.knew === 1) expect(pair.otherLc).toBeLessThan(pair.oneLc);
          const [one, other] = [
            byPlace.get(`${pair.one} ${pair.oneSeq}`),
            byPlace.get(`${pair.other} ${pair.otherSeq}`),
          ];
          // What was written before the PCs were apart is not told by the test.
          if (one === undefined || other === undefined || one.reach.size === 0) continue;
          expect(pair.knew === 1).toBe(knows(one, other));
        }
      },
    ),
    {
      numRuns: inTier(5, 60),
      endOnFailure: true,
      examples: [20, -20].map((off) => [[off], [...everyClash]]),
    },
  );
  expect([...reached].toSorted()).toEqual([...everyMeeting].toSorted());
}, 600_000);
