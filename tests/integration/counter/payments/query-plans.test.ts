import { expect, it } from 'vitest';
import { feeStatements } from '#core/counter/fees/statements.ts';
import { paymentStatements } from '#core/counter/payments/queries.ts';
import { terminalStatements } from '#core/counter/payments/terminal-queries.ts';
import { terminalSaleStatements } from '#core/counter/payments/terminal-sales/queries.ts';
import { savedVisitStatements } from '#core/counter/visit-state/saved-queries.ts';
import { servedUnpaidStatements } from '#core/counter/visit-state/served-unpaid-queries.ts';
import { unpaidChangesStatements } from '#core/counter/visit-state/unpaid-changes-queries.ts';
import { whoServedStatements } from '#core/counter/visit-state/who-served-queries.ts';
import { openOffice } from '#tests/support/office.ts';

/** Statements that read whole tables on purpose: the registers of tariffs, boards and terminals stay small. */
const registers = [
  ...['tariffs', 'confirmedUntil', 'lastConfirmation', 'ratesUntil', 'rates', 'lastRate', 'boardHanging'],
  'terminals',
];

it('no read of fees and payments walks a whole table of facts', async () => {
  const { desk } = await openOffice();
  const { orm, sqlite } = desk.store;
  const statements = {
    ...feeStatements(orm),
    ...paymentStatements(orm),
    ...terminalStatements(orm),
    ...terminalSaleStatements(orm),
    ...savedVisitStatements(orm),
    ...servedUnpaidStatements(orm),
    ...unpaidChangesStatements(orm),
    ...whoServedStatements(orm),
  };
  for (const [name, statement] of Object.entries(statements)) {
    const { sql, params } = statement().getQuery();
    const plan = sqlite
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(params.map(() => null));
    const scans = plan
      // What a statement has gathered itself is no table.
      .filter(({ detail }) => /^SCAN (?!\(subquery-|acts$|served$|fact$|known$|CONSTANT ROW$)/.test(detail));
    expect(scans.length > 0, name).toBe(registers.includes(name));
  }
});
