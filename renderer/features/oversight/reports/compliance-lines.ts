// The lines V1 to V15 of an inspection in a period, told as its duties are (D20.87, D16.120).
import type { DaySpan, Period } from '#core/foundation/calendar/jalali-period.ts';
import {
  type InspectionLine,
  inspectionLines,
  type LineCase,
  type LineRow,
} from '#core/oversight/inspection-lines/contract.ts';
import type { DutyRow, DutyState } from '#core/oversight/reports/compliance/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import type { CalmReading } from '#renderer/api/query-client.ts';
import { useDeskQuery } from '#renderer/api/use-desk.ts';
import { useToday } from '#renderer/frame/use-office.ts';

/** Lines rest on the journal too, of which every commit changes something. */
const calm: CalmReading = { calmTopics: ['journal'], calmMs: 10_000 };
const reading = { isBeside: true, keepsPrevious: true, calm } as const;

/** The line that a row is of; null where it is a duty. */
export const lineOf = ({ duty }: Pick<DutyRow, 'duty'>): InspectionLine | null =>
  inspectionLines.find((line) => line === duty) ?? null;

/** The lines of a period up to today. Which days they are of is asked of one line at a time. */
export function useLineRows(period: Period) {
  const span = useSpan(period);
  const { data, problem } = useDeskQuery(deskQueries.inspectionLines.list.queryOptions(span), reading);
  return { lines: data?.lines.map(rowOf), problem };
}

/** The days of what was late or missed in a line, the earliest first. */
export function useLineEvidence(period: Period, line: InspectionLine): DutyRow['evidence'] {
  const span = useSpan(period);
  const { data } = useDeskQuery(
    deskQueries.inspectionLines.evidence.queryOptions({ line, ...span }),
    reading,
  );
  return daysOfCases(data?.cases ?? []);
}

function useSpan({ from, to }: Period): DaySpan {
  const today = useToday() ?? from;
  return { from, to: to < today ? to : today };
}

function rowOf({ line, good, late, missing }: LineRow): DutyRow {
  const state: DutyState = missing > 0 ? 'missed' : late > 0 ? 'late' : good > 0 ? 'done' : 'idle';
  return { duty: line, state, done: good, late, missed: missing, evidence: [] };
}

/** What is late or missing now, of no day, is left to the line itself. */
function daysOfCases(cases: readonly LineCase[]): DutyRow['evidence'] {
  const days = new Map<string, DutyRow['evidence'][number]>();
  for (const { day, outcome, count } of cases) {
    if (day === null || outcome === 'good') continue;
    const told = outcome === 'missing' ? 'missed' : 'late';
    const key = `${day} ${told}`;
    days.set(key, { day, outcome: told, count: count + (days.get(key)?.count ?? 0) });
  }
  return [...days.values()].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}
