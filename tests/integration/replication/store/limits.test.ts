import Database from 'better-sqlite3';
import { asc, sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { ormOver } from '#db/orm.ts';
import { cashOffers } from '#db/schema/counter/payments.ts';

const offers = ['a', 'b', 'c', 'd'];

function storeOfOffers() {
  const sqlite = new Database(':memory:');
  sqlite.exec(
    'CREATE TABLE cash_offers (id TEXT PRIMARY KEY, visit_id TEXT, at TEXT, day TEXT, actor TEXT, device TEXT)',
  );
  for (const id of offers) sqlite.prepare('INSERT INTO cash_offers (id) VALUES (?)').run(id);
  return { sqlite, orm: ormOver(sqlite) };
}

const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id);

it('writes a limit into the statement, or makes an expression of it, so that no run prepares it anew', () => {
  const { sqlite, orm } = storeOfOffers();
  const rows = orm.select({ id: cashOffers.id }).from(cashOffers).orderBy(asc(cashOffers.id)).$dynamic();
  expect(rows.limit(2).toSQL()).toMatchObject({ sql: expect.stringMatching(/ limit 2$/), params: [] });
  const bound = orm
    .select({ id: cashOffers.id })
    .from(cashOffers)
    .orderBy(asc(cashOffers.id))
    .limit(sql.placeholder('most'));
  expect(bound.toSQL().sql).toMatch(/ limit \? \+ 0$/);
  const prepared = bound.prepare();
  expect([0, 1, 3, 9].map((most) => ids(prepared.all({ most })))).toEqual([
    [],
    ['a'],
    ['a', 'b', 'c'],
    offers,
  ]);
  sqlite.close();
});

it('keeps what a limit means: none, in a sub-select, with an offset, over a union', () => {
  const { sqlite, orm } = storeOfOffers();
  const all = () => orm.select({ id: cashOffers.id }).from(cashOffers).orderBy(asc(cashOffers.id));
  expect(ids(all().all())).toEqual(offers);
  expect(ids(all().limit(0).all())).toEqual([]);
  const firstTwo = all().limit(2).as('first_two');
  expect(ids(orm.select({ id: firstTwo.id }).from(firstTwo).limit(1).all())).toEqual(['a']);
  expect(ids(all().limit(2).offset(1).all())).toEqual(['b', 'c']);
  const one = () => orm.select({ id: cashOffers.id }).from(cashOffers);
  expect(ids(one().union(one()).orderBy(asc(cashOffers.id)).limit(3).all())).toEqual(['a', 'b', 'c']);
  sqlite.close();
});
