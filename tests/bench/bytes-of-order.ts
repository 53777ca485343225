// What `lc` and `seen` add to the bytes of an entry: the visits of a played day, laid on several PCs with the intervals that they
// really had, beside the same entries without both fields. Nothing is timed.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type SeededRandom, seededRandom } from '#core/demo/seeded-random.ts';
import { canonicalBytes } from '#core/foundation/wire/canonical.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { compareHeads, type SeenHead } from '#core/foundation/wire/seen-heads.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { openBenchOffice, playOneDay } from './bench-office.ts';
import { type BenchReport, inUnits, lower, type Run } from './measure.ts';

const hoursMs = 6 * 60 * 60 * 1000;
/** Number of PCs, and how long an entry is on its way to each other one, ms. */
const offices = [
  { pcs: 3, delayMs: 1000 },
  { pcs: 8, delayMs: 1000 },
  { pcs: 8, delayMs: 30_000 },
] as const;

/** An entry at its PC; `ms` from the beginning of the day. */
type Laid = { readonly pc: number; readonly ms: number; readonly envelope: Envelope };
/** What stands of it on its PC's stream. `known`: how far it knew the stream of each PC, 0 for nothing. */
type Written = {
  readonly ms: number;
  readonly seq: number;
  readonly lc: number;
  readonly known: readonly number[];
};

/** Bytes an entry with and without both fields, at three and eight PCs. */
export async function benchBytesOfOrder({ many }: Run): Promise<BenchReport> {
  const clients = many(200);
  const envelopes = await playedEntries(clients);
  const judged = offices.flatMap(({ pcs, delayMs }) => {
    const random = seededRandom(`${pcs} PCs, ${delayMs} ms`);
    const { without, added, heads } = bytesOf(laidOn(envelopes, pcs, random), pcs, delayMs, random);
    const how = `${pcs} PCs, ${delayMs / 1000} s on the way`;
    const limit = pcs === 8 && delayMs === 1000 ? 5 : null;
    return [
      lower(`${how}: bytes an entry`, (without + added) / envelopes.length, inUnits('', 1)),
      lower(`${how}: bytes an entry without both`, without / envelopes.length, inUnits('', 1)),
      lower(`${how}: share of both`, (100 * added) / without, inUnits(' %', 1), limit),
      lower(`${how}: heads an entry`, heads / envelopes.length, inUnits('', 2)),
    ];
  });
  return {
    title: 'Bytes of the causal order',
    measured: [],
    judged,
    notes: [
      `A played day of ${clients} clients, ${envelopes.length} entries; each visit is at one PC and begins at a random moment of six hours.`,
      'Canonical bytes of the entry, without its private part. An entry names the heads that arrived since the one before it and that no other of them knew.',
    ],
  };
}

async function playedEntries(clients: number): Promise<Envelope[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-bench-'));
  const office = openBenchOffice(dir);
  try {
    await playOneDay(office, clients);
    return journalEnvelopes(office.desk);
  } finally {
    await office.desk.close();
    rmSync(dir, { recursive: true });
  }
}

/** Each visit at one PC, from a random moment on; what belongs to no visit is at a random moment of the first PC. */
function laidOn(envelopes: readonly Envelope[], pcs: number, random: SeededRandom): Laid[] {
  const parts = Map.groupBy(envelopes, ({ seq, body: { visitId } }) =>
    typeof visitId === 'string' ? visitId : seq,
  );
  return [...parts]
    .flatMap(([part, entries]) => {
      const pc = typeof part === 'string' ? random.between(0, pcs - 1) : 0;
      const begins = random.between(0, hoursMs) - Date.parse(entries[0]?.at ?? '');
      return entries.map((envelope): Laid => ({ pc, ms: begins + Date.parse(envelope.at), envelope }));
    })
    .toSorted((one, other) => one.ms - other.ms);
}

function bytesOf(laid: readonly Laid[], pcs: number, delayMs: number, random: SeededRandom) {
  const streams = Array.from({ length: pcs }, (): Written[] => []);
  const heads = Array.from({ length: pcs }, () => 0);
  const short = (): string => Buffer.from(random.bytes(8)).toString('base64url');
  const names = Array.from({ length: pcs }, short);
  const sum = { without: 0, added: 0, heads: 0 };
  for (const { pc, ms, envelope } of laid) {
    const own = streams[pc];
    if (own === undefined) continue;
    const before = own.at(-1);
    const known = before?.known ?? heads;
    const news = streams.flatMap((stream, other) => {
      const head = other === pc ? undefined : stream.findLast((entry) => entry.ms + delayMs <= ms);
      return head === undefined || head.seq <= (known[other] ?? 0) ? [] : [{ other, head }];
    });
    const named = news.filter(
      ({ other, head }) =>
        !news.some((one) => one.other !== other && (one.head.known[other] ?? 0) >= head.seq),
    );
    const seq = own.length + 1;
    const lc = 1 + Math.max(before?.lc ?? 0, ...named.map(({ head }) => head.lc));
    const heard = (other: number): number =>
      Math.max(
        known[other] ?? 0,
        ...news.map(({ other: from, head }) => (from === other ? head.seq : (head.known[other] ?? 0))),
      );
    own.push({ ms, seq, lc, known: streams.map((_, other) => heard(other)) });
    const seen = named
      .map(({ other, head }): SeenHead => [names[other] ?? '', head.seq, short()])
      .toSorted(compareHeads);
    const { lc: _lc, seen: _seen, ...rest } = { ...envelope, seq };
    const without = canonicalBytes(rest).length;
    const whole = canonicalBytes({ ...rest, lc, ...(seen.length === 0 ? {} : { seen }) }).length;
    sum.without += without;
    sum.added += whole - without;
    sum.heads += seen.length;
  }
  return sum;
}
