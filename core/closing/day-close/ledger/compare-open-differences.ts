// Holds the list of what does not agree, and what reports tell of a day, against the facts that they are made of, for certain business
// days (J27).
import { compareSets, type Row, type RowDifference } from '#core/journal/verification/compare-days.ts';
import type { Store } from '#db/open-store.ts';
import { baseOf } from '#db/psp-row-identity.ts';
import { bankDayReads, bankDayStatements, reportedOfDate } from './bank-queries.ts';
import { ledgerReads } from './queries.ts';
import { type KeptDifference, thingOf, thingReads } from './thing-queries.ts';

const table = 'open_differences';

/** A row as it stands: in the order of its columns. */
const toRow = (one: KeptDifference): Row => ({
  id: one.id,
  account: one.account,
  terminal_id: one.terminalId,
  number: one.number,
  base: one.base,
  visit_id: one.visitId,
  actor: one.actor,
  day: one.day,
  recorded: one.recorded,
  told: one.told,
  open: one.open,
  waits: Number(one.waits),
  is_apart: Number(one.isApart),
  legs: one.legs,
  is_ended: Number(one.isEnded),
});

/** The differences that age from these days, as they stand and as the facts make them. */
export function compareOpenDifferences({ sqlite, orm }: Store, days: ReadonlySet<string>): RowDifference[] {
  const things = thingReads(orm);
  const { differencesOfDay } = ledgerReads(orm);
  const references = sqlite.prepare<
    [string, string, string],
    { terminalId: string; number: string | null; rowId: string }
  >(
    `SELECT terminal_id AS terminalId, rrn AS number, '' AS rowId FROM payments WHERE day = ?
      UNION SELECT p.terminal_id, p.rrn, '' FROM payment_reversals r JOIN payments p ON p.id = r.payment_id WHERE r.day = ?
      UNION SELECT terminal_id, rrn, row_id FROM psp_rows WHERE for_day = ?`,
  );
  const visits = sqlite.prepare<[string, string], { visitId: string }>(
    'SELECT id AS visitId FROM visits WHERE day = ? UNION SELECT visit_id FROM visit_endings WHERE day = ?',
  );
  const attempts = sqlite.prepare<[string], { id: string }>('SELECT id FROM payment_attempts WHERE day = ?');
  const without = sqlite.prepare<[string], { terminalId: string }>(
    `SELECT json_extract(w.value, '$.terminalId') AS terminalId
      FROM day_closings c, json_each(c.summary, '$.withoutReport') w WHERE c.for_day = ?`,
  );
  const batches = sqlite.prepare<[string], { terminalId: string }>(
    'SELECT DISTINCT terminal_id AS terminalId FROM batch_totals WHERE for_day = ?',
  );
  const bank = bankDayReads(orm);
  const rowsOfBank = bankDayStatements(orm);
  const reported = sqlite.prepare<[string], Row>(
    'SELECT day, iban, rials, fee FROM reported_days WHERE day = ?',
  );
  return [...days].flatMap((day) => {
    const listed = differencesOfDay(day);
    const made = new Map<string, Row>();
    const make = (kept: readonly KeptDifference[]): void => {
      for (const one of kept) if (one.day === day) made.set(one.id, toRow(one));
    };
    for (const one of listed) {
      const thing = thingOf(one);
      if ('ofVisit' in thing) make(things.ofVisit(thing.ofVisit));
      else if ('ofAttempt' in thing) make(things.ofAttempt(thing.ofAttempt));
      else if ('ofBank' in thing) make(things.ofBankDays(thing.ofBank, thing.day, thing.day));
      else if ('ofReport' in thing) make(things.ofReport(thing.ofReport, thing.day));
      else if ('ofBatch' in thing) make(things.ofBatch(thing.ofBatch, thing.day));
      else make(things.ofReference(thing));
    }
    for (const { terminalId, number, rowId } of references.all(day, day, day))
      make(things.ofReference({ terminalId, number, ...(number === null ? { base: baseOf(rowId) } : {}) }));
    for (const { visitId } of visits.all(day, day)) make(things.ofVisit(visitId));
    for (const { id } of attempts.all(day)) make(things.ofAttempt(id));
    for (const { terminalId } of without.all(day)) make(things.ofReport(terminalId, day));
    for (const { terminalId } of batches.all(day)) make(things.ofBatch(terminalId, day));
    for (const { iban } of bank.bankAccounts()) make(things.ofBankDays(iban, day, day));
    return [
      ...compareSets(table, ['id'], { found: listed.map(toRow), expected: [...made.values()], day }),
      ...compareSets('reported_days', ['iban', 'day'], {
        found: reported.all(day),
        expected: reportedOfDate(rowsOfBank, day).map(({ iban, rials, fee }) => ({ day, iban, rials, fee })),
        day,
      }),
    ];
  });
}
