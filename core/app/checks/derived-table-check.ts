// Verifies tables that are lists computed from facts, for certain business days: known clients, open visits, what waits to be filed.

import {
  type CompareLists,
  compareSets,
  type Row,
  type RowDifference,
  sameRow,
} from '#core/journal/verification/compare-days.ts';
import type { Sqlite } from '#db/open-store.ts';
import { onlyLastWritten } from '#db/order-of-facts.ts';

/** Newest known clients that are looked at beyond those of the days. */
const beyond = 40;

/** What stands in the lists beside what the facts make of them. */
export const checkDerivedTables: CompareLists = (store, scratch, days) => [
  ...compareClients(store, scratch),
  ...compareWords(store, scratch),
  ...compareOpenVisits(store, days),
];

const allOf = (sqlite: Sqlite, table: string): Row[] =>
  sqlite.prepare<[], Row>(`SELECT * FROM ${table}`).all();

/** A client is as the newest form told by which they came; one of whom no visit tells is none. */
function compareClients(store: Sqlite, scratch: Sqlite): RowDifference[] {
  const key = ['identifier_hmac'];
  const known = store.prepare<[unknown], Row>('SELECT * FROM clients WHERE identifier_hmac = ?');
  const told = store.prepare<[unknown, unknown, number], Row>(
    `WITH told (form, hash, lc) AS (VALUES (?, ?, ?))
      SELECT 1 FROM told JOIN participants p ON p.form_id = told.form AND p.hash = told.hash AND p.lc = told.lc
      UNION ALL SELECT 1 FROM told JOIN identifier_corrections k
        ON k.form_id = told.form AND k.hash = told.hash AND k.lc = told.lc`,
  );
  const entryOf = scratch.prepare<[unknown], { device: string; at: string }>(
    'SELECT device, at FROM participants WHERE form_id = ? LIMIT 1',
  );
  const toldAtAll = store.prepare<[unknown], Row>(
    `WITH told (hash) AS (VALUES (?))
      SELECT 1 FROM told JOIN participants p ON p.hash = told.hash
      UNION ALL SELECT 1 FROM told JOIN identifier_corrections k ON k.hash = told.hash LIMIT 1`,
  );
  const made = allOf(scratch, 'clients');
  const differences = made.flatMap((expected): RowDifference[] => {
    const found = known.get(expected.identifier_hmac);
    const [version, theirs] = [String(expected.version), String(found?.version ?? '')];
    const [lc, formId] = theirs.split('|');
    const isNewer = theirs > version && told.get(formId, expected.identifier_hmac, Number(lc)) !== undefined;
    if (isNewer || sameRow(expected, found)) return [];
    const of = entryOf.get(version.split('|')[1]) ?? null;
    return [{ table: 'clients', key, expected, found: found ?? null, day: '', of }];
  });
  const newest = store
    .prepare<[number], Row>('SELECT * FROM clients ORDER BY rowid DESC LIMIT ?')
    .all(made.length + beyond);
  const invented = newest.filter(({ identifier_hmac: hmac }) => toldAtAll.get(hmac) === undefined);
  return [
    ...differences,
    ...invented.map((found) => ({ table: 'clients', key, expected: null, found, day: '', of: null })),
  ];
}

/** Words by which the clients of the days are found. One too many is the whole check's: it finds somebody, and hides nobody. */
function compareWords(store: Sqlite, scratch: Sqlite): RowDifference[] {
  const there = store.prepare<[unknown, unknown], Row>(
    'SELECT * FROM client_words WHERE word = ? AND identifier_hmac = ?',
  );
  return allOf(scratch, 'client_words')
    .filter(({ word, identifier_hmac: hmac }) => there.get(word, hmac) === undefined)
    .map((expected) => ({
      table: 'client_words',
      key: ['word', 'identifier_hmac'],
      expected,
      found: null,
      day: '',
      of: null,
    }));
}

/** The list of visits that still need somebody, as the facts that stand make it (visits/open-visits-apply.ts). */
function compareOpenVisits(store: Sqlite, days: ReadonlySet<string>): RowDifference[] {
  const listed = store.prepare<[string], Row>('SELECT visit_id, day FROM open_visits WHERE day = ?');
  const open = store.prepare<[string], Row>(
    `SELECT v.id AS visit_id, v.day FROM visits v WHERE v.day = ?
      AND NOT EXISTS (SELECT 1 FROM visit_endings e WHERE e.visit_id = v.id)
      AND (EXISTS (SELECT 1 FROM visit_forms f WHERE f.visit_id = v.id) OR coalesce((SELECT c.outcome FROM identity_checks c WHERE c.visit_id = v.id
        ${onlyLastWritten('c')}), '') <> 'refused')`,
  );
  return [...days].flatMap((day) =>
    compareSets('open_visits', ['visit_id'], { found: listed.all(day), expected: open.all(day), day }),
  );
}
