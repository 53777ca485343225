// Inputs that are almost sound, and inputs that are anything at all.
import fc from 'fast-check';

type Step = string | number;
type Change =
  | { readonly kind: 'replace'; readonly value: unknown }
  | { readonly kind: 'remove' }
  | { readonly kind: 'add'; readonly key: string; readonly value: unknown };

/** What forms, files and other programs are known to send. */
const awkward: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e\u200f\u200c',
  'ي‌ك',
  "'; DROP TABLE journal; --",
  '__proto__',
  'x'.repeat(5000),
  '۱۲۳۴۵۶۷۸۹۰۱۲',
  '123456789012',
  '1111111111',
  '2026-02-30',
  '0000-01-01',
  '0001-01-01',
  '9999-12-31',
  '2026-11-24',
  '2026-11-25',
  '2027-11-25',
  '9999-99-99T99:99:99.999Z',
  '2026-02-30T04:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  true,
  -1,
  0,
  0.5,
  1,
  Number.MAX_SAFE_INTEGER,
  2 ** 60,
  1e308,
  Number.NaN,
  [],
  {},
];

/** Made once: each one made maps all of Unicode, which takes as long as hundreds of calls. */
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

/** A sound input with up to three changes in it; now and then as it was, or anything at all. */
export function fuzzedInput(sound: readonly unknown[], ids: readonly string[]): fc.Arbitrary<unknown> {
  const value = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...awkward) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: anyText },
    { weight: 1, arbitrary: fc.integer() },
    { weight: 2, arbitrary: fc.anything() },
  );
  const change: fc.Arbitrary<Change> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ kind: fc.constant('replace' as const), value }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('add' as const),
        key: fc.constantFrom('cash', 'amount', '__proto__', 'constructor'),
        value,
      }),
    },
  );
  const changes = fc.array(fc.record({ place: fc.nat(), change }), { maxLength: 3 });
  return fc.oneof(
    {
      weight: 7,
      arbitrary: fc.record({ base: fc.constantFrom(...sound), changes }).map(({ base, changes: all }) =>
        all.reduce((input, { place, change: one }) => {
          const places = placesIn(input);
          return changed(input, places[place % places.length] ?? [], one);
        }, base),
      ),
    },
    { weight: 1, arbitrary: fc.jsonValue() },
    { weight: 1, arbitrary: fc.anything() },
  );
}

/** Every place in a JSON value: the whole, its parts, their parts. */
function placesIn(value: unknown): Step[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  const inside = Object.entries(value).flatMap(([key, part]) =>
    placesIn(part).map((place): Step[] => [Array.isArray(value) ? Number(key) : key, ...place]),
  );
  // The parts are more telling than the whole.
  return [...inside, ...inside, []];
}

function changed(value: unknown, place: readonly Step[], change: Change): unknown {
  const [step, ...rest] = place;
  if (step === undefined || typeof value !== 'object' || value === null) {
    if (change.kind === 'replace') return change.value;
    if (change.kind === 'remove' || typeof value !== 'object' || value === null) return undefined;
    return Object.fromEntries([...Object.entries(value), [change.key, change.value]]);
  }
  const isLast = rest.length === 0 && change.kind === 'remove';
  const parts = Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
    if (key !== String(step)) return [[key, part]];
    return isLast ? [] : [[key, changed(part, rest, change)]];
  });
  return Array.isArray(value) ? parts.map(([, part]) => part) : Object.fromEntries(parts);
}
