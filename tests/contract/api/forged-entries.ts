// Entries of another PC changed at will: other values of the same kind, from elsewhere in the journal or odd ones; entries
// said twice, left out, or told in another order. The chain goes on from what they became.
import fc from 'fast-check';
import { canonicalBytes, parseJsonBytes } from '#core/foundation/wire/canonical.ts';
import { privateCommitment } from '#core/foundation/wire/chain.ts';
import { type Envelope, envelopeSchema } from '#core/foundation/wire/contract.ts';
import type { IngestedEntry } from '#core/journal/log/write-path.ts';

const kinds = ['number', 'id', 'day', 'instant', 'text', 'boolean', 'null', 'list', 'object'] as const;
type Kind = (typeof kinds)[number];
/** Sound values by their kind, from everywhere in a journal. */
export type Corpus = ReadonlyMap<Kind, readonly unknown[]>;

const odd: Readonly<Partial<Record<Kind, readonly unknown[]>>> = {
  number: [0, 1, -1, 2, 10_000, 999_999_999, 1e12, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER],
  id: ['00000000-0000-7000-8000-000000000000'],
  day: ['1900-01-01', '2024-02-29', '2026-11-24', '2026-11-26', '2199-12-31'],
  instant: ['1900-01-01T00:00:00.000Z', '2026-11-24T04:30:00.000Z', '2199-12-31T20:00:00.000Z'],
  text: [
    '',
    '0',
    '__proto__',
    'constructor',
    'ا'.repeat(300),
    '۱۲',
    '\u200c',
    '\'"`;--',
    '{count, plural, one {x}}',
    '<b>x</b>',
    '=1+1',
  ],
  boolean: [true, false],
  list: [[]],
};

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number' || typeof value === 'boolean') return typeof value as 'number' | 'boolean';
  if (typeof value !== 'string') return 'object';
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-/.test(value)) return 'id';
  if (/^\d{4}-\d\d-\d\d/.test(value)) return value.length > 10 ? 'instant' : 'day';
  return 'text';
}

const envelopeOf = ({ bytes }: { readonly bytes: Uint8Array }): Envelope =>
  envelopeSchema.parse(parseJsonBytes(bytes));

/** Every value that these entries say, by its kind. */
export function corpusOf(entries: readonly IngestedEntry[]): Corpus {
  const found = new Map<Kind, Map<string, unknown>>(kinds.map((kind) => [kind, new Map()]));
  const collect = (value: unknown): void => {
    found.get(kindOf(value))?.set(JSON.stringify(value), value);
    if (typeof value === 'object' && value !== null) for (const one of Object.values(value)) collect(one);
  };
  for (const entry of entries) collect(envelopeOf(entry).body);
  return new Map(kinds.map((kind) => [kind, [...(found.get(kind)?.values() ?? []), ...(odd[kind] ?? [])]]));
}

/** One value of one entry becomes another: of its kind, null, gone, or the same many times over where it is a list. */
export type Change = {
  readonly entry: number;
  readonly inPrivate: boolean;
  readonly place: number;
  readonly how: 'same kind' | 'null' | 'gone' | 'again';
  readonly value: number;
};
/** Where an entry is told: its own place and once more elsewhere, elsewhere alone, or nowhere. */
export type Retelling = {
  readonly entry: number;
  readonly how: 'twice' | 'moved' | 'left out';
  readonly to: number;
};
export type Forgery = { readonly changes: readonly Change[]; readonly retellings: readonly Retelling[] };

export const forgery: fc.Arbitrary<Forgery> = fc.record({
  changes: fc.array(
    fc.record({
      entry: fc.nat(),
      inPrivate: fc.boolean(),
      place: fc.nat(),
      how: fc.constantFrom('same kind', 'same kind', 'same kind', 'same kind', 'null', 'gone', 'again'),
      value: fc.nat(),
    }),
    { minLength: 10, maxLength: 200, size: 'max' },
  ),
  retellings: fc.array(
    fc.record({ entry: fc.nat(), how: fc.constantFrom('twice', 'moved', 'left out'), to: fc.nat() }),
    { maxLength: 30, size: 'max' },
  ),
});

type Step = string | number;

/** Every place within a value, itself left out. */
function placesIn(value: unknown, at: readonly Step[] = []): (readonly Step[])[] {
  if (typeof value !== 'object' || value === null) return [];
  const steps: readonly Step[] = Array.isArray(value) ? value.map((_, n) => n) : Object.keys(value);
  return steps.flatMap((step) => [
    [...at, step],
    ...placesIn((value as Record<Step, unknown>)[step], [...at, step]),
  ]);
}

function changedAt(
  whole: unknown,
  [step, ...rest]: readonly Step[],
  change: Change,
  corpus: Corpus,
): unknown {
  if (step === undefined) return changedValue(whole, change, corpus);
  if (Array.isArray(whole))
    return whole.map((one, n) => (n === step ? changedAt(one, rest, change, corpus) : one));
  const pairs = Object.entries(whole as object);
  const isGone = change.how === 'gone' && rest.length === 0;
  return Object.fromEntries(
    pairs.flatMap(([key, one]) => {
      if (key !== step) return [[key, one]];
      return isGone ? [] : [[key, changedAt(one, rest, change, corpus)]];
    }),
  );
}

function changedValue(value: unknown, { how, value: nth }: Change, corpus: Corpus): unknown {
  if (how === 'null') return null;
  if (how === 'again' && Array.isArray(value)) return [...value, ...value];
  const others = corpus.get(kindOf(value)) ?? [];
  return others[nth % Math.max(1, others.length)] ?? null;
}

function withChange(entry: IngestedEntry, change: Change, corpus: Corpus): IngestedEntry {
  const envelope = envelopeOf(entry);
  const inside = change.inPrivate && entry.private !== undefined;
  const said = inside ? parseJsonBytes(entry.private.bytes) : envelope.body;
  const places = placesIn(said);
  if (places.length === 0) return entry;
  const other = changedAt(said, places[change.place % places.length] ?? [], change, corpus);
  if (!inside) return { ...entry, bytes: canonicalBytes({ ...envelope, body: other }) };
  const { salt } = entry.private;
  const bytes = canonicalBytes(other);
  return {
    bytes: canonicalBytes({ ...envelope, private: privateCommitment(salt, bytes) }),
    private: { salt, bytes },
  };
}

/** The entries as they are forged, numbered anew after `before` others. */
export function forged(
  entries: readonly IngestedEntry[],
  { changes, retellings }: Forgery,
  corpus: Corpus,
  before: number,
): IngestedEntry[] {
  const told = [...entries];
  for (const change of changes) {
    const at = change.entry % told.length;
    const entry = told[at];
    if (entry !== undefined) told[at] = withChange(entry, change, corpus);
  }
  for (const { entry: nth, how, to } of retellings) {
    const at = nth % told.length;
    const entry = told[at];
    if (entry === undefined || told.length < 2) continue;
    if (how !== 'twice') told.splice(at, 1);
    if (how !== 'left out') told.splice(to % (told.length + 1), 0, entry);
  }
  return told.map((entry, n) => ({
    ...entry,
    bytes: canonicalBytes({ ...envelopeOf(entry), seq: before + 1 + n, lc: before + 1 + n, seen: undefined }),
  }));
}
