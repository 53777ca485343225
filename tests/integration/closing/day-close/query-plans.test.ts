import { expect, it } from 'vitest';
import { bankStatementStatements } from '#core/closing/day-close/bank/queries.ts';
import { handMatchStatements } from '#core/closing/day-close/by-hand/queries.ts';
import { clashStatements } from '#core/closing/day-close/clash-queries.ts';
import { filingFindingStatements } from '#core/closing/day-close/filing-queries.ts';
import { itemStatements } from '#core/closing/day-close/items/queries.ts';
import { lateStatements } from '#core/closing/day-close/late-queries.ts';
import { attemptThingStatements } from '#core/closing/day-close/ledger/attempt-queries.ts';
import { bankDayStatements } from '#core/closing/day-close/ledger/bank-queries.ts';
import { ledgerFactStatements } from '#core/closing/day-close/ledger/fact-queries.ts';
import { ledgerStatements } from '#core/closing/day-close/ledger/queries.ts';
import { matchingRuleStatements } from '#core/closing/day-close/matching-rules/queries.ts';
import { moneyStatements } from '#core/closing/day-close/money-queries.ts';
import { reportFolderStatements } from '#core/closing/day-close/report-folder/queries.ts';
import { dayCloseStatements } from '#core/closing/day-close/statements.ts';
import { openOffice } from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';

/** Read whole on purpose, because they stay small: PCs, their streams, the people who were cut off, the forms of report that
 * the office has mapped, its bank statements, the limits that it set, what does not agree at the moment, a week's refusals with what is found by them, and the lists that one row holds. */
const registers: Readonly<Record<string, readonly string[]>> = {
  limit: ['SCAN explanation_limits'],
  openDifferences: ['SCAN open_differences'],
  // The few terminals that one close names.
  closedWithout: ['SCAN w VIRTUAL TABLE'],
  bankAccounts: ['SCAN bank_statements'],
  bankImports: ['SCAN bank_statements'],
  // Of files of several parts alone.
  unfinished: ['SCAN psp_imports USING INDEX psp_imports_parts'],
  statementMappings: ['SCAN bank_statements'],
  firstReported: ['SCAN reported_days'],
  lastReported: ['SCAN reported_days'],
  streams: ['SCAN streams'],
  setUps: ['SCAN office_set_ups'],
  admissions: ['SCAN member_admissions'],
  removals: ['SCAN member_removals'],
  removedPcs: ['SCAN member_removals', 'SCAN member_admissions'],
  broughtByRemoved: ['SCAN r'],
  workAfterCutOff: ['SCAN cut_offs'],
  mappings: ['SCAN psp_mappings'],
  // The identifiers of one client.
  slipsOfClient: ['SCAN client', 'SCAN o'],
  openedAt: ['SCAN client', 'SCAN u'],
  counts: ['SCAN (subquery-', 'SCAN CONSTANT ROW'],
  // The terminals and days of one report, gathered before.
  attemptsBesideImport: ['SCAN told'],
  verifiedConcurrently: ['SCAN r', 'SCAN found'],
};

/** The index by which the journal, the largest table, must be entered. */
const wayIn: Readonly<Record<string, string>> = {
  workAfterCutOff: 'INDEX journal_actor (actor=? AND at>? AND at<?)',
  heardOn: 'INDEX journal_day (day>?)',
  broughtByRemoved: 'INDEX journal_day (day=?)',
  entriesBetween: 'INDEX journal_stream (device=? AND epoch=? AND seq>? AND seq<?)',
  importsAndCloses: 'INDEX journal_imports_and_closes (device=? AND epoch=? AND seq>?)',
};

it('no read of the day close walks a table of facts', async () => {
  const { desk } = await openOffice();
  const { orm, sqlite } = desk.store;
  const statements = {
    ...dayCloseStatements(orm),
    ...moneyStatements(orm),
    ...clashStatements(orm),
    ...lateStatements(orm),
    ...handMatchStatements(orm),
    ...itemStatements(orm),
    ...filingFindingStatements(orm),
    ...ledgerFactStatements(orm),
    ...attemptThingStatements(orm),
    ...ledgerStatements(orm),
    ...reportFolderStatements(orm),
    ...matchingRuleStatements(orm),
    ...bankDayStatements(orm),
    ...bankStatementStatements(orm),
  };
  for (const [name, statement] of Object.entries(statements)) {
    const { sql, params } = statement().getQuery();
    const plan = sqlite
      .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(params.map(() => null))
      .map(({ detail }) => detail);
    expect(plan.length, name).toBeGreaterThan(0);
    const scans = factReads(plan).filter((step) => step.startsWith('SCAN'));
    const walked = plan.find((step) => step.includes(' journal ') && !step.includes(wayIn[name] ?? ''));
    expect(walked, name).toBeUndefined();
    const allowed = registers[name] ?? [];
    expect(
      scans.filter((step) => !allowed.some((scan) => step.startsWith(scan))),
      name,
    ).toEqual([]);
  }
});

it('D1.19 goes from the refusals of the days by hash to the checks of the day', async () => {
  const { desk } = await openOffice();
  const plan = planOf(desk, clashStatements(desk.store.orm).verifiedConcurrently());
  const reads = factReads(plan);
  expect(reads).toContain('SEARCH r USING INDEX identity_checks_day (day>? AND day<?)');
  for (const alias of ['t', 'earlier'])
    expect(reads.filter((step) => step.startsWith(`SEARCH ${alias} `))).toEqual([
      expect.stringMatching(/identity_subjects_1 \(hash=\? AND day=\?/),
    ]);
  // The refusals themselves, which are few, and what was found.
  expect(reads.filter((step) => step.startsWith('SCAN')).toSorted()).toEqual(['SCAN found', 'SCAN r']);
});
