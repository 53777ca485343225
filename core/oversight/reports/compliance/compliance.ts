// The compliance of a period (D20.87): for each duty of the directive what the application counts of it. What no entry tells is said to be
// unmeasured, never done.
import type { AnyExceptionKind } from '#core/closing/day-close/explanations/contract.ts';
import type { BuiltInItem } from '#core/closing/premises/contract.ts';
import { checkCalendar, type ScheduleReads } from '#core/closing/premises/schedule/check-status.ts';
import { weightyCategories } from '#core/counter/complaints/contract.ts';
import type { DaySpan, Period } from '#core/foundation/calendar/jalali-period.ts';
import type { Cell } from '#core/foundation/reporting/cells.ts';
import type { FactKind } from '#core/foundation/reporting/columns.ts';
import type { AlertReads } from '#core/oversight/shifts/alerts.ts';
import { openSignsByDay } from '#core/oversight/shifts/signs-of-days.ts';
import { cellsOfSpan, type ReportRunReads } from '../run.ts';
import { type Compliance, duties } from './contract.ts';
import { dutyRow, type Occasion, papersOn } from './rules.ts';

export type ComplianceReads = ReportRunReads & ScheduleReads & AlertReads;

type Gathered = {
  readonly reads: ComplianceReads;
  readonly span: DaySpan;
  readonly today: string;
  readonly cells: readonly Cell[];
};
type Measure = (gathered: Gathered) => readonly Occasion[];

/** Exceptions by which somebody departed from what the duty asks; each was named at the close, so it is late and not missed. */
const departures: Readonly<Record<'D1' | 'D2' | 'D4', readonly AnyExceptionKind[]>> = {
  D1: ['identity_decided_concurrently', 'visit_number_twice'],
  D2: ['wrong_terminal', 'duplicate_rrn', 'rrn_on_two_payments'],
  D4: ['over_tariff', 'under_tariff', 'filing_fee_differs', 'filed_without_fee', 'completed_without_pos'],
};

/** Facts of a kind are what was done, differences of some kinds what was not as it should be. */
const ofFacts =
  (done: FactKind, kinds: readonly string[]): Measure =>
  ({ cells }) =>
    cells.flatMap(({ kind, day, reason, count }): Occasion[] => {
      if (kind === done && count > 0) return [{ day, outcome: 'done', count }];
      return kind === 'difference' && kinds.includes(reason ?? '') ? [{ day, outcome: 'late', count }] : [];
    });

/** Checks of the premises: made in time, made late, or a daily one that was not made on an opened day. */
const ofChecks =
  (...items: readonly BuiltInItem[]): Measure =>
  ({ reads, span, today }) =>
    items.flatMap((item) =>
      checkCalendar(reads, item, today).days.flatMap(({ day, state, late }): Occasion[] => {
        if (day < span.from || day > span.to || state === 'none') return [];
        // Today it can still be made.
        if (state === 'missed') return day < today ? [{ day, outcome: 'missed', count: 1 }] : [];
        return [{ day, outcome: late ? 'late' : 'done', count: 1 }];
      }),
    );

const ofActs =
  (duty: string): Measure =>
  ({ reads, span }) =>
    reads.reports.dutyActs(span).filter((act) => act.duty === duty);

/** Each closed day is one occasion, by what its closing signed. */
const ofClosings =
  (isLate: (signed: ReturnType<ComplianceReads['reports']['signedDays']>[number]) => boolean): Measure =>
  ({ reads, span }) =>
    reads.reports
      .signedDays(span)
      .map((signed): Occasion => ({ day: signed.day, outcome: isLate(signed) ? 'late' : 'done', count: 1 }));

/** Each day on which somebody of the office worked is one occasion; an inspector does not work here. */
function workedDays({ reads, cells }: Gathered): { readonly personId: string; readonly day: string }[] {
  const inspectors = new Set(
    reads.staff.people().flatMap(({ id, role }) => (role === 'inspector' ? [id] : [])),
  );
  return cells.flatMap(({ kind, clerk, day }) =>
    kind === 'present' && clerk !== null && !inspectors.has(clerk) ? [{ personId: clerk, day }] : [],
  );
}

/** The papers of everybody on each day on which they worked (D20.190). */
const ofPapers: Measure = (gathered) => {
  const papers = gathered.reads.reports.papers();
  return workedDays(gathered).map(
    ({ personId, day }): Occasion => ({ day, outcome: papersOn(day, papers.get(personId) ?? []), count: 1 }),
  );
};

/** Who worked under their own name on a day; a sign of the contrary that was answered for is late, one that nobody answered missed (D20.191). */
const ofSigns: Measure = (gathered) => {
  const { reads, span } = gathered;
  return [
    ...workedDays(gathered).map(({ day }): Occasion => ({ day, outcome: 'done', count: 1 })),
    ...ofActs('D11')(gathered),
    ...openSignsByDay(reads, reads.reports.keptSigns, span).map(
      ({ day, count }): Occasion => ({ day, outcome: 'missed', count }),
    ),
  ];
};

const measures: Readonly<Partial<Record<string, Measure>>> = {
  D1: ofFacts('visit', departures.D1),
  D2: ofFacts('paid', departures.D2),
  // Every payment is one on a terminal; that somebody asked for cash is what a client says, and was found to be so.
  D3: ({ cells }) =>
    cells.flatMap(({ kind, day, reason, detail, count }): Occasion[] => {
      if (kind === 'paid' && count > 0) return [{ day, outcome: 'done', count }];
      const isDemand = kind === 'complaint' && reason === 'cash_demand';
      return isDemand && detail === 'upheld' ? [{ day, outcome: 'missed', count }] : [];
    }),
  D4: ofFacts('charged', departures.D4),
  D5: ofChecks('rate_board', 'guide_boards'),
  D6: ofChecks('sign_127'),
  // Answered after its deadline is late, still without an answer after it is missed.
  D7: ({ cells }) =>
    cells.flatMap(({ kind, day, detail, count }): Occasion[] => {
      if (kind === 'answered') return [{ day, outcome: 'done', count }];
      return kind === 'late' ? [{ day, outcome: detail === 'open' ? 'missed' : 'late', count }] : [];
    }),
  D8: ofPapers,
  D9: ofActs('D9'),
  // A transfer or another post by its letter; whom the office let go to another one without a letter was not coordinated (D20.192).
  D10: ofActs('D10'),
  D11: ofSigns,
  D12: ofActs('D12'),
  D13: ofActs('D13'),
  // Each visit is an occasion; what somebody of the office did to a client, as it was found to be so (D20.193).
  D14: ({ cells }) =>
    cells.flatMap(({ kind, day, reason, detail, count }): Occasion[] => {
      if (kind === 'visit' && count > 0) return [{ day, outcome: 'done', count }];
      const isConduct = kind === 'complaint' && weightyCategories.some((one) => one === reason);
      return isConduct && detail === 'upheld' ? [{ day, outcome: 'missed', count }] : [];
    }),
  D15: ofActs('D15'),
  D16: ofActs('D16'),
  D17: ofChecks('cleanliness', 'orderliness', 'waiting_area', 'lawyers_inbox', 'safety'),
  D18: ofChecks('equipment_state'),
  // A day of which its close left something missing or differing has not kept it.
  D19: ({ reads, span }) =>
    reads.reports.signedDays(span).map(({ day, ledger: { open } }): Occasion => {
      const due = open.filter((one) => one.day === day && one.state !== 'awaited').length;
      return due === 0 ? { day, outcome: 'done', count: 1 } : { day, outcome: 'missed', count: due };
    }),
  D20: ofClosings(({ singleConfirmations }) => singleConfirmations.length > 0),
  D21: ({ reads, span, today }) =>
    reads.reports.calendar(span, today).days.flatMap(({ day, state }): Occasion[] => {
      if (state === 'skipped') return [{ day, outcome: 'missed', count: 1 }];
      if (state === 'open' || state === 'reopened')
        return day < today ? [{ day, outcome: 'late', count: 1 }] : [];
      return state === 'none' || state === 'holiday' ? [] : [{ day, outcome: 'done', count: 1 }];
    }),
  D22: ofClosings(({ missingPeers }) => missingPeers.length > 0),
};

/** Every duty of the directive with what was done, late and missed in the days of a period that have passed. */
export function complianceOf(reads: ComplianceReads, period: Period, today: string): Compliance {
  const span = { from: period.from, to: period.to > today ? today : period.to };
  const gathered: Gathered = { reads, span, today, cells: cellsOfSpan(reads, span, today) };
  return {
    period,
    today,
    duties: duties.map((duty) => dutyRow(duty, measures[duty]?.(gathered) ?? null)),
  };
}
