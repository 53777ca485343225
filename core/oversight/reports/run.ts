// Runs reports at the office: reads the cells of three periods and makes the tables that are asked for of them (D20.85).

import type { StaffReads } from '#core/access/staff/queries.ts';
import type { TrainingReads } from '#core/assets/training/queries.ts';
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
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { type Cell, cellsOf, type Fact, type KeptWay } from '#core/foundation/reporting/cells.ts';
import type { FactKind } from '#core/foundation/reporting/columns.ts';
import {
  columnMeanings,
  countsIn,
  lastSigned,
  passes,
  wayOf,
} from '#core/foundation/reporting/definition.ts';
import {
  type AskedTable,
  type ComparedCells,
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
  readonly businessDay: Pick<BusinessDayReads, 'openIn'>;
  readonly complaints: Pick<ComplaintsReads, 'dueDayOf'>;
  readonly fees: Pick<FeeReads, 'titleOf'>;
  readonly staff: Pick<StaffReads, 'people'>;
  readonly training: Pick<TrainingReads, 'topicTitle'>;
};

/** Why a period cannot be reported; null when it can. */
export const periodRefusal = (period: Period, today: string): Problem | null =>
  isSoundPeriod(period, today) ? null : { code: 'INPUT_INVALID', params: { fields: ['period'] } };

/** Why all rows of a period cannot be read at once; null when they can. */
export const wholeRefusal = (period: Period): Problem | null =>
  lengthOf(period) <= wholeDays ? null : { code: 'INPUT_INVALID', params: { fields: ['period'] } };

/** Facts of these kinds of a day: what stays as it was recorded, and what later facts say more of. */
function factsOfDay(
  { reports, complaints }: ReportRunReads,
  day: string,
  today: string,
  isAsked: (kind: FactKind) => boolean,
): Fact[] {
  const span = { from: day, to: day };
  return [
    ...reports.facts(span, isAsked),
    ...reports.liveFacts(span, { dueDayOf: complaints.dueDayOf, today }),
  ];
}

/**
 * The cells of a span. Days that are over are read as they were counted last; today is counted.
 * @param way by what they have to be told apart at least
 */
export function cellsOfSpan(
  { reports, complaints }: Pick<ReportRunReads, 'reports' | 'complaints'>,
  span: DaySpan,
  today: string,
  way: KeptWay = 'all',
): Cell[] {
  const count = (day: string): Cell[] => cellsOf(reports.facts({ from: day, to: day }));
  const over = { from: span.from, to: span.to < today ? span.to : addDays(today, -1) };
  return [
    ...(over.from > over.to ? [] : reports.keptDays.of(over, way, count)),
    ...(span.to < today ? [] : count(today)),
    ...reports.liveFacts(span, { dueDayOf: complaints.dueDayOf, today }),
  ];
}

type Asked = {
  readonly period: Period;
  readonly filters: readonly ReportFilter[];
  readonly tables: readonly AskedTable[];
};

/** The same for every table of a report, whatever its cells are told apart by: read once a span. */
function askedOnce(liveFacts: ReportReads['liveFacts']): ReportReads['liveFacts'] {
  const known = new Map<string, ReturnType<typeof liveFacts>>();
  return (span, ...of) => {
    const key = `${span.from} ${span.to}`;
    const facts = known.get(key) ?? liveFacts(span, ...of);
    known.set(key, facts);
    return facts;
  };
}

/** The tables of a period beside the period before and the same of the year before. */
export function runReport(reads: ReportRunReads, { period, filters, tables }: Asked, today: string): Report {
  const before = comparable(period, periodBefore(period), today);
  const lastYear = comparable(period, sameOfLastYear(period), today);
  const firstDay = reads.reports.firstDay();
  const once = { ...reads, reports: { ...reads.reports, liveFacts: askedOnce(reads.reports.liveFacts) } };
  const cellsIn = (span: DaySpan, way: KeptWay): Cell[] | null => {
    const worked = workedSpan(span, today, firstDay);
    return worked === null ? null : cellsOfSpan(once, worked, today, way);
  };
  const read = new Map<KeptWay, ComparedCells>();
  const cellsFor = (table: AskedTable): ComparedCells => {
    const way = wayOf({ ...table, filters });
    const cells = read.get(way) ?? {
      now: cellsIn(period, way) ?? [],
      before: cellsIn(before, way),
      lastYear: cellsIn(lastYear, way),
    };
    read.set(way, cells);
    return cells;
  };
  const nameOf = namesOf(reads);
  return {
    today,
    period,
    before,
    lastYear,
    openDays: reads.businessDay.openIn(period),
    tables: tables.map((table) => comparedTable(table, { period, filters }, cellsFor(table), nameOf)),
  };
}

/** What a key is called where it is the code of a service, or the id of a person or of a topic of training. */
export function namesOf({
  fees,
  staff,
  training,
}: ReportRunReads): (groupBy: Grouping, key: string) => string | null {
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
    if (groupBy === 'trainingTopic') return training.topicTitle(key);
    return groupBy === 'clerk' ? (people.get(key) ?? null) : null;
  };
}

type Behind = {
  readonly period: Period;
  readonly filters: readonly ReportFilter[];
  readonly column: ReportColumn;
  /** Where the period is a part of another one: of the last sheet of that one what is open counts. */
  readonly partOf?: DaySpan;
};

/** How many facts stand behind a column on each of its days, the earliest first; days without one are left out. */
function countsByDay(
  reads: ReportRunReads,
  { period, filters, column, partOf = period }: Behind,
  today: string,
): (readonly [day: string, count: number])[] {
  const span = workedSpan(period, today, reads.reports.firstDay());
  const { of } = columnMeanings[column];
  if (span === null) return [];
  const last = lastOpen(reads, column, partOf, today);
  const counts = new Map<string, number>();
  for (const cell of cellsOfSpan(reads, span, today, wayOf({ groupBy: 'day', filters })))
    if (cell.kind in of && countsIn(cell, last) && passes(cell, filters))
      counts.set(cell.day, (counts.get(cell.day) ?? 0) + cell.facts);
  return [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/** How many facts stand behind a column. */
export const countBehind = (reads: ReportRunReads, behind: Behind, today: string): number =>
  countsByDay(reads, behind, today).reduce((sum, [, count]) => sum + count, 0);

/** The day whose sheet says what is open, where the column tells of that. */
function lastOpen(
  { reports, complaints }: ReportRunReads,
  column: ReportColumn,
  { from, to }: DaySpan,
  today: string,
): string | null {
  if (!('open' in columnMeanings[column].of)) return null;
  return lastSigned(reports.liveFacts({ from, to }, { dueDayOf: complaints.dueDayOf, today }));
}

/** The facts behind a column, as they count in it, the earliest day first. */
export function* factsBehind(
  reads: ReportRunReads,
  { period, filters, column, partOf = period }: Behind,
  today: string,
): Generator<Fact> {
  const span = workedSpan(period, today, reads.reports.firstDay());
  const { of } = columnMeanings[column];
  if (span === null) return;
  const last = lastOpen(reads, column, partOf, today);
  for (const day of daysOf(span))
    for (const fact of factsOfDay(reads, day, today, (kind) => kind in of)) {
      const sign = of[fact.kind];
      if (sign === undefined || !countsIn(fact, last) || !passes(fact, filters)) continue;
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
  const visits = new Map<string, FactRow['visit']>();
  const visitOf = (id: string): FactRow['visit'] => {
    const visit = visits.get(id) ?? reads.reports.visit(id);
    visits.set(id, visit);
    return visit;
  };
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
    ...{ kind, id, day, at, terminal, payee, channel, detail },
    reason: kind === 'trained' && reason !== null ? nameOf('trainingTopic', reason) : reason,
    visit: visitId === null ? null : visitOf(visitId),
    service: service === null ? null : nameOf('service', service),
    clerk: clerk === null ? null : nameOf('clerk', clerk),
    count: of.count,
    amount: of.amount,
    vat: of.vat,
    reduction: of.reduction,
    // Of what stays open it is no time.
    ms: of.timed === 0 || kind === 'open' ? null : of.ms,
  });
}

/** A page of the facts behind a number: how many there are is kept, so that no day before the page is read, and none after it. */
export function reportRows(
  reads: ReportRunReads,
  { skip, ...asked }: Behind & { readonly skip: number },
  today: string,
  atOnce = rowsAtOnce,
): FactRows {
  const counts = countsByDay(reads, asked, today);
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  let before = 0;
  const first = counts.find(([, count]) => {
    if (before + count > skip) return true;
    before += count;
    return false;
  });
  if (first === undefined) return { rows: [], total, more: false };
  const [from] = first;
  const { period } = asked;
  const onPage = factsBehind(
    reads,
    { ...asked, period: { kind: 'between', from, to: period.to }, partOf: period },
    today,
  )
    .drop(skip - before)
    .take(atOnce);
  return { rows: [...onPage].map(rowMaker(reads)), total, more: total > skip + atOnce };
}

/**
 * All rows of an export on some of its days (D20.186): under the entry that says who takes them out, by that person, on the business day
 * on which it was written.
 * @throws NOT_FOUND where no such entry is here
 */
export function exportedRows(
  reads: ReportRunReads,
  { exportId, period }: { readonly exportId: string; readonly period: Period },
  { actor, today }: { readonly actor: string; readonly today: string },
): FactRow[] {
  const exported = reads.reports.exported(exportId);
  const isOwn = exported?.actor === actor && exported.day === today;
  if (!isOwn || exported.column === null || period.from < exported.from || period.to > exported.to)
    throw refusal('NOT_FOUND', { what: 'report_export' });
  const { column, filters, from, to } = exported;
  return [...factsBehind(reads, { period, filters, column, partOf: { from, to } }, today)].map(
    rowMaker(reads),
  );
}
