// What an office reads of its store until somebody is signed in is of the people and of the last days, however many lie behind: no
// statement of the opening walks through a table that grows with the days. Plans are looked at; no time is measured.
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { callerOf } from '#core/demo/caller.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { derivedTables } from '#core/journal/verification/derived-tables.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { firstDay, simulatedKey } from '#tests/support/simulated-office.ts';
import { eveningOffices, openFolder } from '#tests/support/tampered-office.ts';

const officeInTheEvening = eveningOffices();

/** Tables of which every day leaves some rows: neither lists that it empties again, nor what grows with the people. */
function growingTables(sqlite: Sqlite): string[] {
  const others = new Set(['open_visits', 'open_differences', 'account_facts']);
  const count = (name: string): number =>
    sqlite.prepare<[], number>(`SELECT count(*) FROM ${name}`).pluck().get() ?? 0;
  const ofTheDay = derivedTables().flatMap(({ name }) =>
    !others.has(name) && count(name) > 3 ? [name] : [],
  );
  return [...new Set(['journal', 'private_parts', 'knowledge', 'sign_ins', ...ofTheDay])];
}

/** Whoever asks for the newest rows stops where they end. */
const isOfTheNewest = (text: string): boolean =>
  /ORDER BY rowid DESC(?: LIMIT \?)?$|LIMIT (?:1|\?)$/.test(text.trim());

/** The tables through which a statement walks from end to end. */
function walkedBy(sqlite: Sqlite, text: string, tables: readonly string[]): string[] {
  if (!/^\s*(SELECT|WITH)\b/i.test(text) || isOfTheNewest(text)) return [];
  const valueless = text.replaceAll(/'[^']*'|\?|[@:$]\w+/g, (part) => (part.startsWith("'") ? part : 'NULL'));
  const steps = sqlite.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${valueless}`).all();
  const walked = new Set(steps.flatMap(({ detail }) => /^SCAN (\w+)/.exec(detail)?.[1] ?? []));
  return tables.filter((table) => {
    const aliases = [...text.matchAll(new RegExp(`\\b${table}"?\\s+(?:AS\\s+)?"?(\\w+)`, 'gi'))];
    return [table, ...aliases.map(([, alias = '']) => alias)].some((name) => walked.has(name));
  });
}

test('J45 no statement until somebody is signed in walks through what grows with the days that lie behind', async () => {
  const dir = officeInTheEvening();
  const asked = new Set<string>();
  const { prepare } = Database.prototype;
  const watched = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (
    this: Sqlite,
    text: string,
  ) {
    if (this.name === storeFile(dir)) asked.add(text);
    return prepare.call(this, text);
  });
  onTestFinished(() => watched.mockRestore());
  const { desk } = openFolder(dir);
  const anyone = callerOf(desk, null);
  const [{ name, password } = { name: '', password: '' }] = demoOffice(firstDay).people;
  const personId = (await anyone.staff.signInList()).find((one) => one.name === name)?.id ?? '';
  await anyone.staff.signIn({ personId, password });
  watched.mockRestore();
  const { sqlite } = openStore(storeFile(dir), { key: simulatedKey, readonly: true });
  onTestFinished(() => void sqlite.close());
  const tables = growingTables(sqlite);
  expect(tables).toEqual(
    expect.arrayContaining(['journal', 'private_parts', 'payments', 'visits', 'sign_ins']),
  );
  expect(asked.size).toBeGreaterThan(100);
  const walks = [...asked].flatMap((text) =>
    walkedBy(sqlite, text, tables).map((table) => `${table}: ${text.replaceAll(/\s+/g, ' ').slice(0, 300)}`),
  );
  expect(walks).toEqual([]);
});
