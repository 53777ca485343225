// The evidence of each line V1 to V15 in a span of days (D16.120): what was done, what was late and what is missing, each with its day.
import type { AccessLogReads } from '#core/access/access-log/queries.ts';
import { isLate } from '#core/access/departures/contract.ts';
import { type DepartureViewReads, departureView } from '#core/access/departures/views.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { type TrainingViewReads, trainingMatrix } from '#core/assets/training/views.ts';
import { differencesOf, type LedgerViewReads } from '#core/closing/day-close/ledger/views.ts';
import type { BuiltInItem } from '#core/closing/premises/contract.ts';
import { checkCalendar, type ScheduleReads } from '#core/closing/premises/schedule/check-status.ts';
import type { ComplaintsReads } from '#core/counter/complaints/queries.ts';
import { boardOnDay } from '#core/counter/fees/board.ts';
import type { PriceReads } from '#core/counter/fees/price.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { ReportReads } from '#core/oversight/reports/queries.ts';
import { cellsOfSpan, type ReportRunReads } from '#core/oversight/reports/run.ts';
import { type AlertReads, detectAlerts } from '#core/oversight/shifts/alerts.ts';
import { byDeadline, caseOf } from './cases.ts';
import type { InspectionLine, LineCase } from './contract.ts';
import type { InspectionLineReads } from './queries.ts';

export type EvidenceReads = ScheduleReads &
  PriceReads &
  DepartureViewReads &
  LedgerViewReads &
  AlertReads & {
    readonly inspectionLines: InspectionLineReads;
    readonly staff: StaffReads;
    readonly training: TrainingViewReads['training'];
    readonly payments: Pick<PaymentReads, 'terminals'>;
    readonly complaints: Pick<ComplaintsReads, 'dueDayOf' | 'isAbout'>;
    readonly reports: Pick<ReportReads, 'calendar'> & ReportRunReads['reports'];
    readonly accessLog: AccessLogReads;
  };

/** What is looked at: the days, today, the instant of now (UTC), and who looks; what is about them is not told (D7.9). */
export type Look = {
  readonly reads: EvidenceReads;
  readonly span: DaySpan;
  readonly today: string;
  readonly now: string;
  readonly readerId: string;
};
type Measure = (look: Look) => readonly LineCase[];

const isWithin = ({ from, to }: DaySpan, day: string): boolean => day >= from && day <= to;

/** Checks of the premises, day by day; today's can still be made. */
const checksOf =
  (...items: readonly BuiltInItem[]): Measure =>
  ({ reads, span, today }) =>
    items.flatMap((item) =>
      checkCalendar(reads, item, today).days.flatMap(({ day, state, late }) => {
        if (!isWithin(span, day) || state === 'none' || (state === 'missed' && day === today)) return [];
        const isMissing = state === 'missed' || state === 'failed';
        const outcome = isMissing ? 'missing' : late ? 'late' : 'good';
        return [caseOf({ kind: 'check', outcome, day, subject: item })];
      }),
    );

/** The board on the wall beside the tariff in force today. */
function boardCase({ reads, today }: Look): LineCase[] {
  const board = boardOnDay(reads, today);
  if (board === null) return [caseOf({ kind: 'board', outcome: 'missing' })];
  const { hanging, title } = board;
  return [caseOf({ kind: 'board', outcome: hanging === null ? 'missing' : 'good', subject: title })];
}

const ofTerminals = new Set(['wrong_terminal', 'duplicate_rrn', 'rrn_on_two_payments']);

/** Differences of some kinds that a close explained: named, so late and not missing. */
const explained = ({ reads, span, today }: Look, kinds: ReadonlySet<string> | null): LineCase[] =>
  reads.reports
    .liveFacts(span, { dueDayOf: reads.complaints.dueDayOf, today })
    .flatMap(({ kind, day, reason, count }) =>
      kind === 'difference' && count > 0 && (kinds === null || kinds.has(reason ?? ''))
        ? [caseOf({ kind: 'difference_explained', outcome: 'late', day, count, subject: reason ?? '' })]
        : [],
    );

const terminals: Measure = (look) => {
  const { reads, span, today } = look;
  return [
    ...reads.payments
      .terminals(today)
      .filter(({ inForce }) => inForce)
      .map(({ terminalId, validTo, confirmedByNobodyElse }) => {
        const outcome = confirmedByNobodyElse ? 'late' : 'good';
        return caseOf({ kind: 'terminal', outcome, subject: terminalId, due: validTo });
      }),
    ...reads.inspectionLines
      .cashOffers(span)
      .map(({ day, count }) => caseOf({ kind: 'cash_offered', outcome: 'good', day, count })),
    ...explained(look, ofTerminals),
    ...upheld(look, 'cash_demand', 'cash_demand'),
  ];
};

/** Complaints of a category that were found to be true. */
const upheld = (look: Look, category: string, kind: 'cash_demand' | 'advice_complaint'): LineCase[] =>
  complaintsTold(look)
    .filter((one) => one.category === category && one.outcome === 'upheld')
    .map(({ day, desk, number }) =>
      caseOf({ kind, outcome: 'missing', day, subject: `${String(desk)}-${String(number)}` }),
    );

const complaintsTold = ({ reads, span, readerId }: Look) =>
  reads.inspectionLines.complaintsOf(span).filter((one) => !reads.complaints.isAbout(one, readerId));

const identity: Measure = ({ reads: { inspectionLines: read }, span }) => [
  ...read
    .checkedVisits(span)
    .map(({ day, count }) => caseOf({ kind: 'checked_visits', outcome: 'good', day, count })),
  ...read.uncheckedVisits(span).map(({ day, desk, number, person }) =>
    caseOf({
      ...{ kind: 'unchecked_visit', outcome: 'missing', day, person },
      subject: `${String(desk)}-${String(number)}`,
    }),
  ),
];

/** Everybody who works here, with file and clearance as they stand today. */
const files: Measure = ({ reads, today }) =>
  reads.staff
    .files(today)
    .filter(({ person: { state, role } }) => state === 'active' && role !== 'inspector')
    .map(({ person, supervisionFile, clearance, clearanceStage }) => {
      const isMissing = supervisionFile === null || clearance === null || clearanceStage === 'ended';
      return caseOf({
        ...{ kind: 'file', outcome: isMissing ? 'missing' : 'good', person: person.name },
        ...{ subject: supervisionFile?.fileNumber ?? '', due: clearance?.expiresOn ?? null },
      });
    });

/** Everybody whose access was cut in these days; one that still runs within its minutes is not judged. */
const departures: Measure = ({ reads, span, now }) =>
  reads.staff.people().flatMap(({ id }) =>
    reads.departures.cutOffsOf(id).flatMap((cutOffId) => {
      const told = departureView(reads, cutOffId);
      const day = told === null ? null : businessDayOf(told.cutAt);
      if (told === null || day === null || !isWithin(span, day)) return [];
      const { name, leftAt, doneAt, late } = told;
      if (doneAt === null && !isLate(leftAt, now)) return [];
      const ms = Date.parse(doneAt ?? now) - Date.parse(leftAt);
      // Another PC may have written an instant that no clock shows.
      const amount = Number.isFinite(ms) ? Math.max(0, Math.round(ms / 60_000)) : null;
      const outcome = doneAt === null ? 'missing' : late ? 'late' : 'good';
      return [caseOf({ kind: 'departure', outcome, day, person: name, amount })];
    }),
  );

const transfers: Measure = ({ reads, span }) =>
  reads.inspectionLines.transfers(span).map(({ day, letter, due, person }) =>
    caseOf({
      kind: 'transfer',
      outcome: letter === '' ? 'missing' : 'good',
      day,
      subject: letter,
      person,
      due,
    }),
  );

/** How often each person looked at a client's whole identifier, phone or kept file; at whose stays with the manager (D16.207). */
function views({ reads, span, today }: Look, names: ReadonlyMap<string, string>): LineCase[] {
  const counts = new Map<string, number>();
  for (const { kind, clerk, count } of cellsOfSpan(reads, span, today))
    if (kind === 'viewed' && clerk !== null) counts.set(clerk, (counts.get(clerk) ?? 0) + count);
  return [...counts].map(([personId, amount]) =>
    caseOf({ kind: 'views', outcome: 'good', person: names.get(personId) ?? null, amount }),
  );
}

/** Looks into clients' data, and signs of too many and that an account is shared: open, or answered by the manager. */
const accounts: Measure = (look) => {
  const { reads, span, today } = look;
  const names = new Map(reads.staff.people().map(({ id, name }) => [id, name]));
  const signs = [
    ...detectAlerts(reads, today).found.map(({ kind, day, personId, facts }) =>
      caseOf({
        ...{ kind: 'sharing_sign', outcome: 'missing', day, subject: kind, count: Math.max(1, facts.length) },
        person: names.get(personId) ?? null,
      }),
    ),
    ...reads.shifts
      .answers()
      .map(({ kind, day, personName }) =>
        caseOf({ kind: 'sharing_answered', outcome: 'late', day, subject: kind, person: personName }),
      ),
    ...reads.accessLog.alerts().map(({ day, personName, count, answer }) =>
      caseOf({
        ...{ kind: 'many_views', outcome: answer === null ? 'missing' : 'late', day },
        ...{ person: personName, amount: count },
      }),
    ),
  ].filter(({ day }) => day !== null && isWithin(span, day));
  return [...signs, ...views(look, names)];
};

const complaints: Measure = (look) =>
  complaintsTold(look).map(({ day, desk, number, answered }) => {
    const due = look.reads.complaints.dueDayOf(day);
    return caseOf({
      ...{ kind: 'complaint', outcome: byDeadline(due, answered, look.today), day, due },
      subject: `${String(desk)}-${String(number)}`,
    });
  });

const inbox: Measure = (look) => [
  ...look.reads.inspectionLines.inboxOf(look.span).map(({ desk, number, due, handled }) =>
    caseOf({
      ...{ kind: 'inbox', outcome: byDeadline(due, handled, look.today), day: due, due },
      subject: `${String(desk)}-${String(number)}`,
    }),
  ),
  ...checksOf('lawyers_inbox')(look),
];

/** Every topic that somebody's post asks for, as it stands today, and the minutes of everybody in this Jalali year. */
const training: Measure = ({ reads, today }) => {
  const { people, topics, statuses } = trainingMatrix(reads, today);
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const titles = new Map(topics.map(({ topicId, title }) => [topicId, title]));
  return [
    ...statuses.map(({ personId, topicId, state, validUntil }) =>
      caseOf({
        ...{
          kind: 'topic',
          outcome: state === 'valid' ? 'good' : state === 'unconfirmed' ? 'late' : 'missing',
        },
        ...{ subject: titles.get(topicId) ?? '', person: names.get(personId) ?? null, due: validUntil },
      }),
    ),
    ...people.map(({ name, minutes }) =>
      caseOf({ kind: 'minutes', outcome: minutes === 0 ? 'missing' : 'good', person: name, amount: minutes }),
    ),
  ];
};

const premises: Measure = (look) => [
  ...checksOf('cleanliness', 'orderliness', 'waiting_area', 'equipment_state', 'safety')(look),
  ...look.reads.inspectionLines.openFaults().map(({ day, desk, number, stopsWork }) =>
    caseOf({
      ...{ kind: 'fault', outcome: stopsWork === 1 ? 'missing' : 'late', day },
      subject: `${String(desk)}-${String(number)}`,
    }),
  ),
  ...look.reads.inspectionLines.openActions().map(({ day, item, due, person }) =>
    caseOf({
      ...{ kind: 'action', outcome: due < look.today ? 'missing' : 'late', day, due },
      ...{ subject: item, person },
    }),
  ),
];

/** Days by how they ended, and what is open of money and filings; what is still on its way is none. */
const days: Measure = (look) => {
  const { reads, span, today } = look;
  return [
    ...reads.reports.calendar(span, today).days.flatMap(({ day, state }) => {
      if (state === 'none' || state === 'holiday' || (day === today && state === 'open')) return [];
      const isClosed = state === 'clean' || state === 'explained' || state === 'awaited';
      return [caseOf({ kind: 'day', outcome: isClosed ? 'good' : 'missing', day, subject: state })];
    }),
    ...explained(look, null),
    ...differencesOf(reads, today)
      .filter(({ state, day }) => state !== 'awaited' && day <= span.to)
      .map(({ account, day, size, byName }) =>
        caseOf({
          kind: 'difference',
          outcome: 'missing',
          day,
          subject: account,
          amount: size,
          person: byName,
        }),
      ),
  ];
};

const advice: Measure = (look) => [
  ...look.reads.inspectionLines
    .referrals(look.span)
    .map(({ day, count }) => caseOf({ kind: 'referral', outcome: 'good', day, count })),
  ...upheld(look, 'legal_advice', 'advice_complaint'),
];

const measures: Readonly<Record<InspectionLine, Measure>> = {
  V1: checksOf('sign_127'),
  V2: (look) => [...boardCase(look), ...checksOf('rate_board')(look)],
  V3: checksOf('guide_boards'),
  V4: terminals,
  V5: identity,
  V6: files,
  V7: departures,
  V8: transfers,
  V9: accounts,
  V10: complaints,
  V11: inbox,
  V12: training,
  V13: premises,
  V14: days,
  V15: advice,
};

/** The cases of a line. */
export const casesOf = (line: InspectionLine, look: Look): readonly LineCase[] => measures[line](look);
