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
  periodOf,
  sameOfLastYear,
} from '#core/foundation/calendar/jalali-period.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import { type Cell, cellsOf, type Fact } from './cells.ts';
import {
  type FactRow,
  type FactRows,
  type Grouping,
  longestPeriodDays,
  type Report,
  type ReportColumn,
  type ReportFilter,
  type ReportTable,
  rowsAtOnce,
} from './contract.ts';
import { columnMeanings, passes, runTable, seriesOf } from './definition.ts';
import type { ReportReads } from './queries.ts';

export type ReportRunReads = {
  readonly reports: ReportReads;
  readonly businessDay: Pick<BusinessDayReads, 'openBefore'>;
  readonly complaints: Pick<ComplaintsReads, 'dueDayOf'>;
  readonly fees: Pick<FeeReads, 'titleOf'>;
  readonly staff: Pick<StaffReads, 'people'>;
};

/** Why a period cannot be reported; null when it can: it is a period of its kind, not longer than a year, and has begun. */
export function periodRefusal({ kind, from, to }: Period, today: string): Problem | null {
  const isOfKind = kind === 'between' || periodOf(kind, from).to === to;
  const isSound = from <= to && from <= today && lengthOf({ from, to }) <= longestPeriodDays && isOfKind;
  return isSound ? null : { code: 'INPUT_INVALID', params: { fields: ['period'] } };
}

/** The days of a span on which the office can have worked. */
function workedSpan({ from, to }: DaySpan, today: string, firstDay: string | null): DaySpan | null {
  if (firstDay === null || to < firstDay) return null;
  const span = { from: from < firstDay ? firstDay : from, to: to > today ? today : to };
  return span.from > span.to ? null : span;
}

/** Facts of a day: what stays as it was recorded, and what later facts say more of. */
function factsOfDay(reads: ReportRunReads, day: string, today: string): Fact[] {
  const span = { from: day, to: day };
  const { reports, complaints } = reads;
  return [...reports.facts(span), ...reports.liveFacts(span, { dueDayOf: complaints.dueDayOf, today })];
}

/** The cells of a span. Days that are over are read as they were counted last; today is counted. */
export function cellsOfSpan({ reports, complaints }: ReportRunReads, span: DaySpan, today: string): Cell[] {
  const count = (day: string): Cell[] => cellsOf(reports.facts({ from: day, to: day }));
  return [
    ...daysOf(span).flatMap((day) => (day < today ? reports.keptDays.of(day, count) : count(day))),
    ...reports.liveFacts(span, { dueDayOf: complaints.dueDayOf, today }),
  ];
}

type Asked = {
  readonly period: Period;
  readonly filters: readonly ReportFilter[];
  readonly tables: readonly {
    readonly groupBy: Grouping;
    readonly columns: readonly ReportColumn[];
    readonly series: ReportColumn | null;
  }[];
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
  const now = cellsIn(period) ?? [];
  const others = { before: cellsIn(before), lastYear: cellsIn(lastYear) };
  const nameOf = namesOf(reads);
  return {
    today,
    period,
    before,
    lastYear,
    openDays: reads.businessDay.openBefore(addDays(period.to, 1)).filter((day) => day >= period.from),
    tables: tables.map(({ groupBy, columns, series }): ReportTable => {
      const definition = { groupBy, columns, filters };
      const [table, ofBefore, ofLastYear] = [now, others.before, others.lastYear].map((cells) =>
        cells === null ? null : runTable(definition, cells),
      );
      const nothing = columns.map((column) => (columnMeanings[column].measure === 'mean' ? null : 0));
      const byDay = series === null ? null : seriesOf(definition, series, now, period);
      const rows = [...(table?.rows ?? [])].map(([key, values]) => ({
        key,
        name: nameOf(groupBy, key),
        now: [...values],
        before: ofBefore == null ? null : [...(ofBefore.rows.get(key) ?? nothing)],
        lastYear: ofLastYear == null ? null : [...(ofLastYear.rows.get(key) ?? nothing)],
        series: byDay === null ? null : (byDay.get(key) ?? []),
      }));
      return {
        groupBy,
        columns: [...columns],
        rows: inOrder(groupBy, rows),
        total: {
          now: [...(table?.total ?? nothing)],
          before: ofBefore == null ? null : [...ofBefore.total],
          lastYear: ofLastYear == null ? null : [...ofLastYear.total],
        },
      };
    }),
  };
}

const byTime: ReadonlySet<Grouping> = new Set(['day', 'week', 'month', 'weekday', 'hour', 'terminal']);

/** Times and terminals in their own order, everything else by its first column, the most first. */
function inOrder(groupBy: Grouping, rows: ReportTable['rows']): ReportTable['rows'] {
  const numeric = groupBy === 'hour' || groupBy === 'weekday';
  if (byTime.has(groupBy))
    return rows.toSorted((one, other) =>
      numeric ? Number(one.key) - Number(other.key) : one.key < other.key ? -1 : 1,
    );
  return rows.toSorted(
    (one, other) => (other.now[0] ?? 0) - (one.now[0] ?? 0) || (one.key < other.key ? -1 : 1),
  );
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

/** The facts behind a column, as they count in it, the earliest day first. */
export function* factsBehind(
  reads: ReportRunReads,
  { period, filters, column }: { period: Period; filters: readonly ReportFilter[]; column: ReportColumn },
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

/** A page of the facts behind a number. */
export function reportRows(
  reads: ReportRunReads,
  { skip, ...asked }: Parameters<typeof factsBehind>[1] & { readonly skip: number },
  today: string,
): FactRows {
  const found = [...factsBehind(reads, asked, today)];
  return {
    rows: found.slice(skip, skip + rowsAtOnce).map(rowMaker(reads)),
    total: found.length,
    more: found.length > skip + rowsAtOnce,
  };
}
