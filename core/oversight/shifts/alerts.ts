// Detects alerts about shared accounts from the facts at each read. Every PC with the same entries shows the same alerts, in any order
// of arrival, and each fact is in one alert (D11.20).

import type { AccessLogReads } from '#core/access/access-log/queries.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { addDays, businessDayOf, weekdayOf } from '#core/foundation/calendar/business-day.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import type { RecordReads } from '#core/oversight/records/queries.ts';
import {
  type AlertKind,
  alertDays,
  calendarDays,
  type Evidence,
  type PersonShifts,
  type SharingAlert,
  type SharingAlerts,
} from './contract.ts';
import type { FoundAlert } from './found-alert.ts';
import { codeSigns, hastySigns, type PlainSignReads } from './plain-signs.ts';
import { type DayTrace, factKey, type ShiftReads } from './queries.ts';
import {
  calendarFrom,
  isOutside,
  oftenChanged,
  type Pair,
  type Plan,
  plannedDay,
  traceDays,
  twoPcs,
  typingAtTwo,
  weekOn,
} from './rules.ts';
import { type UnprovedReads, unprovedAlerts } from './unproved-facts.ts';

export type AlertReads = UnprovedReads &
  PlainSignReads & {
    readonly shifts: ShiftReads;
    readonly staff: Pick<StaffReads, 'people'>;
    readonly closures: Pick<ClosureReads, 'closedDays'>;
    readonly businessDay: Pick<BusinessDayReads, 'stateOf'>;
    readonly accessLog: Pick<AccessLogReads, 'isSamePerson'>;
    readonly records: Pick<RecordReads, 'desks'>;
  };

const friday = 6;
/** Facts of a sign that are shown. */
const shownFacts = 20;

export function planOf(reads: AlertReads, personId: string, from: string): Plan {
  const closed = new Set(reads.closures.closedDays());
  return {
    weeks: reads.shifts.weeks(personId),
    leaves: reads.shifts.leaves(personId, from),
    // A Friday or a closed day on which the office was opened all the same is a day like others.
    isHoliday: (day) =>
      (closed.has(day) || weekdayOf(day) === friday) && reads.businessDay.stateOf(day) === 'not_opened',
  };
}

type Clocks = SharingAlert['clocks'];

/** Every sign of the last days, without those facts that were answered for (D11.20). */
export function detectAlerts(
  reads: AlertReads,
  today: string,
): { from: string; to: string; found: FoundAlert[] } {
  const span = { from: addDays(today, 1 - alertDays), to: today };
  return { ...span, found: signsSince(reads, span) };
}

/**
 * Every sign since a day that nobody answered for, the latest first (D11.20). Whatever anybody did since then is read.
 * @param span its last day is that of the registers that are read: what was done later may be among the signs
 */
export function signsSince(reads: AlertReads, span: DaySpan): FoundAlert[] {
  const answered = reads.shifts.answeredFacts(span);
  return [...tracedSigns(reads, span, { answered, until: endless }), ...rarerSigns(reads, span)]
    .filter(({ day }) => day >= span.from)
    .toSorted((a, b) => (a.day === b.day ? (a.personId < b.personId ? -1 : 1) : a.day > b.day ? -1 : 1));
}

/** After every instant. */
const endless = '~';

type Traced = {
  readonly answered: ReadonlySet<string>;
  /** Nothing is read from this instant on. */
  readonly until: string;
};

/** Signs by what everybody did, where and when: all acts are read for them. */
export function tracedSigns(reads: AlertReads, span: DaySpan, { answered, until }: Traced): FoundAlert[] {
  const { shifts } = reads;
  const doubted = shifts.doubted(span);
  const desks = reads.records.desks();
  const deskOf = (device: string): number | null => desks.get(device)?.deskNumber ?? null;
  const clocksOf = (day: string, devices: readonly string[], areCompared: boolean): Clocks => {
    if (devices.some((device) => doubted.has(`${device} ${day}`))) return 'doubted';
    return areCompared || new Set(devices).size < 2 ? 'compared' : 'not_compared';
  };
  const found: FoundAlert[] = [];
  for (const { id } of reads.staff.people()) {
    const traces = shifts.traces(id, beginningOf(addDays(span.from, -traceDays)), until);
    const byKey = new Map(traces.map((trace) => [trace.key, trace]));
    const pairs = (kind: AlertKind, all: readonly Pair[]): void => {
      const open = all.flatMap((pair) => {
        const [one, before] = [byKey.get(pair.one.key), byKey.get(pair.before.key)];
        return one === undefined || before === undefined || answered.has(factKey(id, kind, pair.key))
          ? []
          : [{ key: pair.key, one, before }];
      });
      for (const [day, ofDay] of Map.groupBy(open, ({ one }) => one.day)) {
        const devices = [...new Set(ofDay.flatMap(({ one, before }) => [one.device, before.device]))];
        const areCompared = ofDay.every(({ one, before }) => one.isCompared && before.isCompared);
        found.push({
          ...{ personId: id, otherId: null, kind, day },
          clocks: clocksOf(day, devices, areCompared),
          facts: ofDay.map(({ key, one, before }) => ({
            key,
            devices,
            evidence: {
              ...{ at: one.at, desk: deskOf(one.device) },
              ...{ otherAt: before.at, otherDesk: deskOf(before.device) },
            },
          })),
        });
      }
    };
    pairs('two_pcs', twoPcs(traces));
    pairs('typing', typingAtTwo(traces));
    outside(reads, id, span.from, traces, ({ day, key, evidence, devices }) => {
      if (!answered.has(factKey(id, 'out_of_shift', key)))
        found.push({
          ...{ personId: id, otherId: null, kind: 'out_of_shift', day },
          clocks: clocksOf(day, devices, true),
          facts: [{ key, evidence, devices }],
        });
    });
  }
  return [...found, ...hastySigns(reads, span, answered)];
}

/** Signs of facts that are few: accounts without proof, codes used twice, changes of hands. */
export function rarerSigns(reads: AlertReads, span: DaySpan): FoundAlert[] {
  const answered = reads.shifts.answeredFacts(span);
  const desks = reads.records.desks();
  const isOpen = (of: string) => (change: { id: string }) =>
    !answered.has(factKey(of, 'operator_changed', change.id));
  const often = oftenChanged(reads.shifts.changes(span), (change) => isOpen(firstOf(change))(change));
  const changed = often.flatMap((changes): FoundAlert[] => {
    const [first] = changes;
    if (first === undefined) return [];
    const personId = firstOf(first);
    return [
      {
        personId,
        otherId: first.personId === personId ? first.formerId : first.personId,
        ...{ kind: 'operator_changed', day: first.day, clocks: 'compared' },
        facts: changes.map(({ id: key, at, device }) => ({
          key,
          devices: [device],
          evidence: { at, desk: desks.get(device)?.deskNumber ?? null, otherAt: null, otherDesk: null },
        })),
      },
    ];
  });
  return [...unprovedAlerts(reads, span), ...codeSigns(reads, span, answered), ...changed];
}

/** Of the two of a change of hands the one under whom it is listed, the same at every PC. */
const firstOf = ({ personId, formerId }: { personId: string; formerId: string }): string =>
  personId < formerId ? personId : formerId;

/** The beginning of a day in Tehran, UTC. */
export const beginningOf = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 3.5 * 3_600_000).toISOString();

type Outside = { day: string; key: string; evidence: Evidence; devices: string[] };

/** Days on which a person worked outside of what was planned; one fact a day, which more work makes another one. */
function outside(
  reads: AlertReads,
  personId: string,
  from: string,
  traces: readonly DayTrace[],
  tell: (outside: Outside) => void,
): void {
  const plan = planOf(reads, personId, from);
  const desks = reads.records.desks();
  const acts = traces.filter(({ kind, at, ms }) => {
    const day = businessDayOf(at);
    return kind === 'act' && isOutside(plannedDay(plan, day), day, ms);
  });
  for (const [day, ofDay] of Map.groupBy(acts, ({ at }) => businessDayOf(at))) {
    const inOrder = ofDay.toSorted((a, b) => a.ms - b.ms || (a.key < b.key ? -1 : 1));
    const [first, last] = [inOrder[0], inOrder.at(-1)];
    if (first === undefined || last === undefined) continue;
    const deskOf = ({ device }: DayTrace): number | null => desks.get(device)?.deskNumber ?? null;
    tell({
      day,
      key: `${day} ${ofDay.length}`,
      devices: [...new Set(ofDay.map(({ device }) => device))],
      evidence: { at: first.at, desk: deskOf(first), otherAt: last.at, otherDesk: deskOf(last) },
    });
  }
}

/** The signs as the manager or the inspector sees them. */
export function alertsFor(reads: AlertReads, actor: Person, today: string): SharingAlerts {
  const names = new Map(reads.staff.people().map(({ id, name }) => [id, name]));
  const { from, to, found } = detectAlerts(reads, today);
  const isActor = (personId: string | null): boolean =>
    personId !== null && reads.accessLog.isSamePerson(personId, actor.id);
  return {
    ...{ from, to },
    open: found.map(({ otherId, facts, ...sign }) => ({
      ...sign,
      personName: names.get(sign.personId) ?? '',
      otherName: otherId === null ? null : (names.get(otherId) ?? null),
      count: facts.length,
      evidence: facts.slice(0, shownFacts).map(({ evidence }) => evidence),
      isOwn: isActor(sign.personId) || isActor(otherId),
    })),
    answered: reads.shifts.answers(),
  };
}

/** The small calendar of a person, with what is in force and what leave is ahead. */
export function shiftsOf(reads: AlertReads, personId: string, today: string): PersonShifts {
  const from = calendarFrom(today);
  const plan = planOf(reads, personId, from);
  const week = weekOn(plan.weeks, today);
  return {
    week: week === null ? null : { fromDay: week.fromDay, days: week.days },
    calendar: Array.from({ length: calendarDays }, (_, index) => {
      const day = addDays(from, index);
      return { day, ...plannedDay(plan, day) };
    }),
    leaves: reads.shifts
      .leaves(personId, today)
      .map(({ id: leaveId, fromDay, toDay, note }) => ({ leaveId, fromDay, toDay, note })),
  };
}
