// The matcher of a day as a shadow beside the ledger: what it finds has its open difference, or is one of the few cases that are none by
// decision.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { type DifferenceKind, kindOf } from '#core/closing/day-close/explanations/contract.ts';
import { referenceIds, visitIds } from '#core/closing/day-close/ledger/thing-queries.ts';
import { baseOf } from '#db/psp-row-identity.ts';
import type { TestOffice } from '#tests/support/office.ts';

/** The differences that something of a kind may stand as: money and what goes back of it are two sides of one number. */
const accountsOf: Readonly<Record<DifferenceKind, readonly string[]>> = {
  money: ['money', 'refund'],
  refund: ['money', 'refund', 'fee'],
  fee: ['fee'],
  filing: ['filing'],
  bank: ['bank'],
  report: ['report'],
  batch: ['batch'],
  attempt: ['money'],
  sign: [],
};

/** What the matcher names and is no difference, with why (decision 0049). */
export const none: Readonly<Record<string, (found: ExceptionView, isMet: boolean) => boolean>> = {
  'the terminal took it and gave it back by itself': ({ saw }) =>
    saw?.note === 'bought_and_reversed_only_at_psp',
  'a row that is told again is one transaction': ({ saw }) => saw?.note === 'rrn_twice_in_report',
  'slip and row agree, and one of them is of a closed day': ({ saw }, isMet) =>
    saw?.note === 'belongs_to_closed_day' && isMet,
  'the manager put the slip to the row of another terminal': ({ saw }, isMet) =>
    saw?.note === 'terminal_differs' && isMet,
};

/** Ids under which the ledger may have what was found. */
function thingsOf({ desk }: TestOffice, { paymentIds, pspRowIds, visitId }: ExceptionView): string[] {
  const { sqlite } = desk.store;
  const slips = paymentIds.flatMap((id) => {
    const slipOf = desk.reads.dayClose.money(id)?.payment;
    return slipOf === undefined ? [] : [{ terminalId: slipOf.terminalId, number: slipOf.rrn }];
  });
  const rows = pspRowIds.flatMap((id) =>
    sqlite
      .prepare<[string, string], { terminalId: string; number: string | null; rowId: string }>(
        `SELECT terminal_id AS terminalId, rrn AS number, row_id AS rowId FROM psp_rows
          WHERE row_id >= ? AND row_id < ? || '/'`,
      )
      .all(baseOf(id), baseOf(id))
      .map(({ rowId, ...told }) => ({ ...told, base: baseOf(rowId) })),
  );
  return [
    ...[...slips, ...rows].flatMap((one) => Object.values(referenceIds(one))),
    ...(visitId === null ? [] : Object.values(visitIds(visitId))),
  ];
}

/** What the matcher finds of a day and the ledger has not. `reached` is told which decided cases were met. */
export async function lostAt(at: TestOffice, day: string, reached: Set<string>): Promise<string[]> {
  const { dayClose } = at.as(at.manager);
  const { exceptions } = await dayClose.overview({ day });
  const open = new Set((await dayClose.differences()).map(({ id }) => id));
  return exceptions.flatMap((found) => {
    const kind = kindOf(found);
    const ids = thingsOf(at, found);
    // What words ended is known to the ledger too.
    const has = ids.flatMap((id) => at.desk.reads.dayClose.difference(id)?.account ?? []);
    if (kind === 'sign' || has.some((account) => accountsOf[kind].includes(account))) return [];
    const why = Object.keys(none).find((name) => none[name]?.(found, !ids.some((id) => open.has(id))));
    if (why !== undefined) reached.add(why);
    return why === undefined ? [`${found.kind} ${found.saw?.note} ${found.key}`] : [];
  });
}
