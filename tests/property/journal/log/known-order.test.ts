// A fact whose id says after which it was made comes after that, whatever the clocks of the PCs say, and in the database as it was
// reckoned when it was made.
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { sqliteTable, text } from 'drizzle-orm/sqlite-core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idAfter, inPlace, lastPlaceFirst, type PlacedFact } from '#db/order-of-facts.ts';

const facts = sqliteTable('facts', { id: text().primaryKey(), at: text().notNull() });
const hex = (digits: number) =>
  fc.array(fc.constantFrom(...'0123456789abcdef'), { minLength: digits, maxLength: digits });

function ordered(kept: readonly PlacedFact[]) {
  const sqlite = new Database(':memory:');
  sqlite.exec('CREATE TABLE facts (id text PRIMARY KEY, at text NOT NULL)');
  const orm = drizzle({ client: sqlite });
  for (const fact of kept) orm.insert(facts).values(fact).run();
  const inThis = orm
    .select()
    .from(facts)
    .orderBy(...inPlace(facts))
    .all();
  const backwards = orm
    .select()
    .from(facts)
    .orderBy(...lastPlaceFirst(facts))
    .all();
  sqlite.close();
  expect(backwards).toEqual(inThis.toReversed());
  return inThis;
}

/** What one of three PCs does next, at an instant of whatever year its clock says, ms. */
const acts = fc.array(
  fc.record({
    pc: fc.integer({ min: 0, max: 2 }),
    meets: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
    ms: fc.oneof(
      fc.integer({ min: Date.parse('1900-01-02T00:00:00Z'), max: Date.parse('2199-12-30T00:00:00Z') }),
      fc.integer({ min: Date.parse('2026-11-25T04:30:00Z'), max: Date.parse('2026-11-25T04:30:01Z') }),
    ),
    random: hex(18),
  }),
  { maxLength: 25 },
);

test('J10 of facts at several PCs the one that knew another comes after it, whatever any clock said', () => {
  fc.assert(
    fc.property(acts, (script) => {
      const known: PlacedFact[][] = [[], [], []];
      const all: { fact: PlacedFact; knew: readonly PlacedFact[] }[] = [];
      for (const { pc, meets, ms, random } of script) {
        const mine = known[pc] ?? [];
        const theirs = meets === null ? [] : (known[meets] ?? []);
        for (const fact of theirs) if (!mine.includes(fact)) mine.push(fact);
        const at = new Date(ms).toISOString();
        const tail = random.join('');
        const time = Math.max(ms, 0).toString(16).padStart(12, '0');
        const id = `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6)}`;
        const last = ordered(mine).at(-1);
        const fact = { at, id: last === undefined ? id : idAfter(id, at, last) };
        expect(fact.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
        all.push({ fact, knew: [...mine] });
        mine.push(fact);
      }
      const order = ordered(all.map(({ fact }) => fact)).map(({ id }) => id);
      for (const { fact, knew } of all)
        for (const before of knew)
          expect(order.indexOf(before.id), `${before.id} before ${fact.id}`).toBeLessThan(
            order.indexOf(fact.id),
          );
    }),
    { numRuns: 60 },
  );
});

test('J10 an id beyond the years that a clock may say, or of another version, places nothing', () => {
  const fact = (at: string, id: string): PlacedFact => ({ at, id });
  const early = '2026-11-25T04:30:00.000Z';
  const late = '2026-11-25T04:30:00.001Z';
  const far = fact(early, 'ffffffff-ffff-8000-8000-000000000000');
  const other = fact(early, 'ffffffff-ffff-7000-8000-000000000001');
  const plain = fact(late, '019abcde-0000-7000-8000-000000000000');
  expect(ordered([plain, far, other]).at(-1)).toEqual(plain);
  expect(idAfter(plain.id, late, far)).toBe(plain.id);
  const answer = fact(early, idAfter('019abcde-0000-7000-8000-000000000002', early, plain));
  expect(ordered([answer, plain, far]).at(-1)).toEqual(answer);
});
