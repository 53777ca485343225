// An office of one day, and what somebody with the key and a tool for databases does to its tables.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { simulateDays } from '#core/demo/simulate.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { openStore, type Sqlite } from '#db/open-store.ts';
import { firstDay, openSimulated, simulatedKey } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

type OpenOptions = {
  readonly readonly?: boolean;
  readonly log?: string[];
  readonly told?: unknown[];
  /** Up to how many entries all tables of the last days are verified before anybody signs in. */
  readonly verifiedWhole?: number;
  /** The day on which it is opened; the first one when left out. */
  readonly day?: string;
};

/** Opens it until the test ends. */
export function openFolder(dir: string, options: OpenOptions = {}) {
  const opened = open(dir, options);
  onTestFinished(() => opened.desk.close());
  return opened;
}

export function open(dir: string, options: OpenOptions = {}) {
  const { readonly = false, log = [], told = [], day, verifiedWhole } = options;
  const telling = { log: (line: string) => log.push(line), unusable: (error: unknown) => told.push(error) };
  const large = verifiedWhole === undefined ? {} : { verifiedWhole };
  return openSimulated(dir, 'tables', { readonly, ...telling, ...large }, day);
}

/**
 * For a test file: works one day before its tests.
 * @returns the folder of an office that was shut while that day is still open, another one at each call
 */
export function eveningOffices(): () => string {
  let evening = '';
  beforeAll(async () => {
    evening = mkdtempSync(path.join(tmpdir(), 'pishkhan-'));
    const { desk, machine } = open(evening);
    const days = { days: 1, clients: 4, from: firstDay, closeLast: false };
    await simulateDays(desk, machine, days, () => undefined);
    await desk.close();
  });
  afterAll(() => rmSync(evening, { recursive: true, force: true }));
  return () => {
    const dir = temporaryFolder();
    cpSync(evening, dir, { recursive: true });
    return dir;
  };
}

/** What somebody with the key and a tool for databases does. */
export function byHand(dir: string, work: (sqlite: Sqlite) => void): void {
  const { sqlite } = openStore(storeFile(dir), { key: simulatedKey });
  takeGuardsDown(sqlite);
  work(sqlite);
  sqlite.close();
}

export function takeGuardsDown(sqlite: Sqlite): void {
  const guards = sqlite
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND name GLOB '*_no_*'")
    .pluck()
    .all();
  for (const name of guards) sqlite.exec(`DROP TRIGGER ${name}`);
  sqlite.pragma('foreign_keys = OFF');
}

export const damagesOf = ({ reads }: Desk) =>
  reads.store.latestDamages().map(({ kind, ofDay, comparedAt, tables, rows }) => ({
    kind,
    ofDay,
    comparedAt,
    tables,
    rows,
  }));

export async function isSound(desk: Desk): Promise<void> {
  expect((await verifyOffice(desk, () => undefined)).findings).toEqual([]);
}

/** Each names the tables in which it is found. */
export const tampering: readonly (readonly [what: string, statements: string, tables: readonly string[]])[] =
  [
    ['a payment made smaller', 'UPDATE payments SET amount = amount - 1000', ['payments']],
    [
      'a payment removed with its allocations',
      'DELETE FROM payments WHERE rowid = 1; DELETE FROM payment_allocations WHERE payment_id NOT IN (SELECT id FROM payments)',
      ['payments', 'payment_allocations'],
    ],
    [
      'an allocation alone removed',
      'DELETE FROM payment_allocations WHERE rowid = 1',
      ['payment_allocations'],
    ],
    [
      'a payment invented',
      "INSERT INTO payments (id, visit_id, terminal_id, rrn, stan, card_masked, amount, method, known_by, at, lc, day, actor, device, epoch, seq) SELECT 'invented', visit_id, terminal_id, '999999999999', stan, card_masked, amount, method, known_by, at, lc, day, actor, device, epoch, seq FROM payments LIMIT 1",
      ['payments'],
    ],
    [
      'a payment invented below the first row',
      "INSERT INTO payments (rowid, id, visit_id, terminal_id, rrn, stan, card_masked, amount, method, known_by, at, lc, day, actor, device, epoch, seq) SELECT -7, 'invented', visit_id, terminal_id, '999999999999', stan, card_masked, amount, method, known_by, at, lc, day, actor, device, epoch, seq FROM payments LIMIT 1",
      ['payments'],
    ],
    ['a payment moved to the day before', "UPDATE payments SET day = '2026-04-03'", ['payments']],
    [
      'a charge with a line too many',
      'INSERT INTO fee_lines (charge_id, line, item_code, unit_amount, count, charged_count, reduction, reduction_code, net, vat, gross, payee, channel, day) SELECT charge_id, 99, item_code, unit_amount, count, charged_count, reduction, reduction_code, net, vat, gross, payee, channel, day FROM fee_lines LIMIT 1',
      ['fee_lines'],
    ],
    ['an identity check made up', "UPDATE identity_checks SET outcome = 'refused'", ['identity_checks']],
    [
      'a visit renamed, and its client',
      "UPDATE visits SET client_name = 'دیگری'; UPDATE clients SET name = 'دیگری'",
      ['visits', 'clients'],
    ],
    [
      'a client invented',
      "INSERT INTO clients SELECT 'ff', client_type, identifier_masked, identifier, name, name_folded, mobile, postal_code, version FROM clients LIMIT 1",
      ['clients'],
    ],
    [
      'a client made newer than every visit',
      "UPDATE clients SET name = 'دیگری', version = 'z' || version",
      ['clients'],
    ],
    ['a word lost by which a client is found', 'DELETE FROM client_words WHERE rowid = 1', ['client_words']],
    [
      'a visit ended by nobody',
      'INSERT INTO open_visits SELECT id, day FROM visits LIMIT 1',
      ['open_visits'],
    ],
    [
      'a difference that nobody owes',
      "INSERT INTO open_differences SELECT 'fee:' || id, 'fee', NULL, NULL, NULL, id, actor, day, 1, 0, 1, 0, 0, 'x', 0 FROM visits LIMIT 1",
      ['open_differences'],
    ],
    [
      'a check of the 127 sign made good',
      "UPDATE premises_checks SET result = 'failed', note = 'x'",
      ['premises_checks'],
    ],
  ];
