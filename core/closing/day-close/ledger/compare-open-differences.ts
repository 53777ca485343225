// Holds the list of what does not agree against the facts that it is made of, for certain business days (J27).
import { compareSets, type Row, type RowDifference } from '#core/journal/verification/compare-days.ts';
import type { Store } from '#db/open-store.ts';
import { baseOf } from '#db/psp-row-identity.ts';
import { type KeptDifference, referenceIds, thingOf, thingReads, visitIds } from './thing-queries.ts';

const table = 'open_differences';

/** A row as it stands: in the order of its columns. */
const toRow = (one: KeptDifference): Row => ({
  id: one.id,
  account: one.account,
  terminal_id: one.terminalId,
  number: one.number,
  visit_id: one.visitId,
  actor: one.actor,
  day: one.day,
  recorded: one.recorded,
  told: one.told,
  open: one.open,
  waits: Number(one.waits),
  is_apart: Number(one.isApart),
  legs: one.legs,
});

/** The differences that age from these days, as they stand and as the facts make them. */
export function compareOpenDifferences({ sqlite, orm }: Store, days: ReadonlySet<string>): RowDifference[] {
  const things = thingReads(orm);
  const listed = sqlite.prepare<[string], Row>(`SELECT * FROM ${table} WHERE day = ?`);
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
  return [...days].flatMap((day) => {
    const found = listed.all(day);
    const ids = new Set(found.map(({ id }) => String(id)));
    for (const { terminalId, number, rowId } of references.all(day, day, day))
      ids.add(referenceIds({ terminalId, number, base: baseOf(rowId) }).money);
    for (const { visitId } of visits.all(day, day)) ids.add(visitIds(visitId).fee);
    const made = new Map(
      [...ids].flatMap((id) => {
        const thing = thingOf(id);
        const kept = 'visitId' in thing ? things.ofVisit(thing.visitId) : things.ofReference(thing);
        return kept.filter((one) => one.day === day).map((one) => [one.id, toRow(one)] as const);
      }),
    );
    return compareSets(table, ['id'], { found, expected: [...made.values()], day });
  });
}
