// Runs reports at the office: reads the cells of three periods and makes the tables that are asked for of them (D20.85).

import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ComplaintsReads } from '#core/counter/complaints/queries.ts';
import type { FeeReads } from '#core/counter/fees/queries.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import {
  comparable,
  type DaySpan,
  daysOf,
  lengthOf,
  type Period,
  periodBefore,
  sameOfLastYear,
} from '#core/foundation/calendar/jalali-period.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { type Cell, cellsOf, type Fact } from '#core/foundation/reporting/cells.ts';
import { columnMeanings, passes } from '#core/foundation/reporting/definition.ts';
import {
  type AskedTable,
  comparedTable,
  isSoundPeriod,
  workedSpan,
} from '#core/foundation/reporting/report.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import {
  type FactRow,
  type FactRows,
  type Grouping,
  type Report,
  type ReportColumn,
  type ReportFilter,
  rowsAtOnce,
  wholeDays,
} from './contract.ts';
import type { ReportReads } from './queries.ts';

export type ReportRunReads = {
  readonly reports: ReportReads;
  readonly businessDay: Pick<BusinessDayReads, 'openBefore'>;
  readonly complaints: Pick<ComplaintsReads, 'dueDayOf'>;
  readonly fees: Pick<FeeReads, 'titleOf'>;
  readonly staff: Pick<StaffReads, 'people'>;
};

/** Why a period cannot be reported; null when it can. */
export const periodRefusal = (period: Period, today: string): Problem | null =>
  isSoundPeriod(period, today) ? null : { code: 'INPUT_INVALID', params: { fields: ['period'] } };

/** Why all rows of a period cannot be read at once; null when they can. */
export const wholeRefusal = (period: Period): Problem | null =>
  lengthOf(period) <= wholeDays ? null : { code: 'INPUT_INVALID', params: { fields: ['period'] } };

/** Facts of a day: what stays as it was recorded, and what later facts say more of. */
function factsOfDay(reads: ReportRunReads, day: string, today: string): Fact[] {
  const span = { from: day, to: day };
  const { reports, complaints } = reads;
  return [...reports.facts(span), ...reports.liveFacts(span, { dueDayOf: complaints.dueDayOf, today })];
}

/** The cells of a span. Days that are over are read as they were counted last; today is counted. */
export function cellsOfSpan(
  { reports, complaints }: Pick<ReportRunReads, 'reports' | 'complaints'>,
  span: DaySpan,
  today: string,
): Cell[] {
  const count = (day: string): Cell[] => cellsOf(reports.facts({ from: day, to: day }));
  return [
    ...daysOf(span).flatMap((day) => (day < today ? reports.keptDays.of(day, count) : count(day))),
    ...reports.liveFacts(span, { dueDayOf: complaints.dueDayOf, today }),
  ];
}

type Asked = {
  readonly period: Period;
  readonly filters: readonly ReportFilter[];
  readonly tables: readonly AskedTable[];
};

/** The tables of a period beside the period before and the same of the year before. */
export function runReport(reads: ReportRunReads, { period, filters, tables }: Asked, today: string): Report {
  const before = comparable(period, periodBefore(period), today);
  const lastYear = comparable(period, sameOfLastYear(period), today);
  const firstDay = reads.reports.firstDay();
  const cellsIn = (span: DaySpan): Cell[] | null => {
    const worked = workedSpan(span, today, firstDay);
    return worked === null ? null : cellsOfSpan(reads, worked, today);
  };
  const cells = { now: cellsIn(period) ?? [], before: cellsIn(before), lastYear: cellsIn(lastYear) };
  const nameOf = namesOf(reads);
  return {
    today,
    period,
    before,
    lastYear,
    openDays: reads.businessDay.openBefore(addDays(period.to, 1)).filter((day) => day >= period.from),
    tables: tables.map((table) => comparedTable(table, { period, filters }, cells, nameOf)),
  };
}

/** What a key is called where it is the code of a service or the id of a person. */
export function namesOf({ fees, staff }: ReportRunReads): (groupBy: Grouping, key: string) => string | null {
  const people = new Map(staff.people().map(({ id, name }) => [id, name]));
  const titles = new Map<string, string>();
  const titleOf = (code: string): string => {
    const title = titles.get(code) ?? fees.titleOf(code);
    titles.set(code, title);
    return title;
  };
  return (groupBy, key) => {
    if (key === '') return null;
    if (groupBy === 'service') return titleOf(key);
    return groupBy === 'clerk' ? (people.get(key) ?? null) : null;
  };
}

type Behind = {
  readonly period: Period;
  readonly filters: readonly ReportFilter[];
  readonly column: ReportColumn;
};

/** How many facts stand behind a column. */
export function countBehind(
  reads: ReportRunReads,
  { period, filters, column }: Behind,
  today: string,
): number {
  const span = workedSpan(period, today, reads.reports.firstDay());
  const { of } = columnMeanings[column];
  if (span === null) return 0;
  return cellsOfSpan(reads, span, today).reduce(
    (sum, cell) => (cell.kind in of && passes(cell, filters) ? sum + cell.facts : sum),
    0,
  );
}

/** The facts behind a column, as they count in it, the earliest day first. */
export function* factsBehind(
  reads: ReportRunReads,
  { period, filters, column }: Behind,
  today: string,
): Generator<Fact> {
  const span = workedSpan(period, today, reads.reports.firstDay());
  const { of } = columnMeanings[column];
  if (span === null) return;
  for (const day of daysOf(span))
    for (const fact of factsOfDay(reads, day, today)) {
      const sign = of[fact.kind];
      if (sign === undefined || !passes(fact, filters)) continue;
      yield sign === 1 ? fact : negative(fact);
    }
}

const negative = ({ count, amount, vat, reduction, ...fact }: Fact): Fact => ({
  ...fact,
  count: 0 - count,
  amount: 0 - amount,
  vat: 0 - vat,
  reduction: 0 - reduction,
});

/** Makes the rows of facts: with the number of the visit and the names of what has one. */
export function rowMaker(reads: ReportRunReads): (fact: Fact) => FactRow {
  const nameOf = namesOf(reads);
  return ({
    kind,
    id,
    day,
    at,
    visitId,
    terminal,
    service,
    clerk,
    payee,
    channel,
    reason,
    detail,
    ...of
  }) => ({
    ...{ kind, id, day, at, terminal, payee, channel, reason, detail },
    visit: visitId === null ? null : reads.reports.visit(visitId),
    service: service === null ? null : nameOf('service', service),
    clerk: clerk === null ? null : nameOf('clerk', clerk),
    count: of.count,
    amount: of.amount,
    vat: of.vat,
    reduction: of.reduction,
    ms: of.timed === 0 ? null : of.ms,
  });
}

/** A page of the facts behind a number, or all of them. */
export function reportRows(
  reads: ReportRunReads,
  { skip, isWhole, ...asked }: Behind & { readonly skip: number; readonly isWhole?: true | undefined },
  today: string,
): FactRows {
  const found = [...factsBehind(reads, asked, today)];
  if (isWhole) return { rows: found.map(rowMaker(reads)), total: found.length, more: false };
  return {
    rows: found.slice(skip, skip + rowsAtOnce).map(rowMaker(reads)),
    total: found.length,
    more: found.length > skip + rowsAtOnce,
  };
}
