// What can harm the office today, as the manager's home tells it before any task (D20.120): each with its urgency, its amount, its age and
// where it is cured. Pure; put together from what the duties say is open.
import { isLate } from '#core/access/departures/contract.ts';
import type { Difference, UnfiledVisit } from '#core/closing/day-close/ledger/contract.ts';
import type { OpenTasks } from '#core/closing/premises/contract.ts';
import type { RefundCase } from '#core/counter/payments/contract.ts';
import { businessDayOf, daysBetween } from '#core/foundation/calendar/business-day.ts';
import {
  type Account,
  accounts,
  countsUnits,
  waitsForReport,
} from '#core/foundation/settlement/ledger/contract.ts';
import type { MemberView } from '#core/replication/peers/contract.ts';
import type { TaskName } from '#renderer/frame/feature.ts';

/** `broken`: a deadline or a rule is broken; `money`: money without its owner; `today`, `week`: by when it has to be cured. */
export type Urgency = 'broken' | 'money' | 'today' | 'week';
const weight: Readonly<Record<Urgency, number>> = { broken: 0, money: 1, today: 2, week: 3 };

export type RiskKind =
  | 'departure'
  | 'transferred'
  | 'openDay'
  | 'moneyDiffers'
  | 'refundDiffers'
  | 'feeDiffers'
  | 'filingDiffers'
  | 'bankDiffers'
  | 'reportDiffers'
  | 'batchDiffers'
  | 'awaited'
  | 'refund'
  | 'unfiled'
  | 'complaintsOverdue'
  | 'complaintsSoon'
  | 'inboxOverdue'
  | 'inboxSoon'
  | 'escalated'
  | 'damages'
  | 'clearanceEnded'
  | 'clearance'
  | 'terminal'
  | 'pc';

export type Risk = {
  readonly id: string;
  readonly kind: RiskKind;
  readonly urgency: Urgency;
  /** How many are of it, and the name or number that it is about. */
  readonly count: number;
  readonly subject: string;
  /** Rials; null where it is not about money. */
  readonly amount: number | null;
  /** Days since it began, or until it ends; null where it has neither. */
  readonly age: { readonly since: number } | { readonly left: number } | null;
  /** Where it is cured: a section, or a visit at the counter. */
  readonly at: { readonly path: `/${string}` } | { readonly visitId: string };
};

export type RiskFacts = {
  readonly today: string;
  /** UTC. */
  readonly now: string;
  readonly counts: ReadonlyMap<string, number>;
  readonly open: OpenTasks;
  readonly differences: readonly Difference[];
  /** Those that are open. */
  readonly refunds: readonly RefundCase[];
  readonly unfiled: readonly UnfiledVisit[];
  readonly pcs: readonly MemberView[];
};

/** Counted tasks that the list of risks tells, and the list of tasks then leaves out. */
export const toldAsRisks: ReadonlySet<TaskName> = new Set<TaskName>([
  'complaints.overdue',
  'complaints.dueSoon',
  'inbox.overdue',
  'inbox.dueSoon',
  'dayClose.differences',
  'identity.escalated',
  'dayClose.unfiled',
  'store.damages',
]);

const ofAccount: Readonly<Record<Account, RiskKind>> = {
  money: 'moneyDiffers',
  refund: 'refundDiffers',
  fee: 'feeDiffers',
  filing: 'filingDiffers',
  bank: 'bankDiffers',
  report: 'reportDiffers',
  batch: 'batchDiffers',
};

const nothing = { count: 1, subject: '', amount: null, age: null } as const;

type Counted = Pick<Risk, 'kind' | 'urgency' | 'at'> & { readonly task: TaskName };
const counted: readonly Counted[] = [
  { task: 'store.damages', kind: 'damages', urgency: 'broken', at: { path: '/sync' } },
  { task: 'complaints.overdue', kind: 'complaintsOverdue', urgency: 'broken', at: { path: '/complaints' } },
  { task: 'inbox.overdue', kind: 'inboxOverdue', urgency: 'broken', at: { path: '/inbox' } },
  { task: 'identity.escalated', kind: 'escalated', urgency: 'today', at: { path: '/counter' } },
  { task: 'complaints.dueSoon', kind: 'complaintsSoon', urgency: 'today', at: { path: '/complaints' } },
  { task: 'inbox.dueSoon', kind: 'inboxSoon', urgency: 'today', at: { path: '/inbox' } },
];

/** Every risk of the day, the worst first; in each urgency by amount, then by age (D20.120). */
export function risksOf(facts: RiskFacts): Risk[] {
  const risks = [
    ...ofPeople(facts),
    ...ofMoney(facts),
    ...ofDays(facts),
    ...ofCounts(facts),
    ...ofPcs(facts),
  ];
  return risks.toSorted(
    (one, other) =>
      weight[one.urgency] - weight[other.urgency] ||
      (other.amount ?? 0) - (one.amount ?? 0) ||
      ageOf(other) - ageOf(one),
  );
}

/** The longer it lasts, or the sooner it ends, the greater. */
const ageOf = ({ age }: Risk): number => (age === null ? 0 : 'since' in age ? age.since : -age.left);

function ofCounts({ counts }: RiskFacts): Risk[] {
  return counted.flatMap(({ task, ...risk }) => {
    const count = counts.get(task) ?? 0;
    return count === 0 ? [] : [{ ...nothing, ...risk, id: task, count }];
  });
}

function ofPeople({ open, now, today }: RiskFacts): Risk[] {
  const at = { path: '/staff' } as const;
  return [
    ...open.missing.departures.map(({ personId, name, open: left, leftAt, doneAt }): Risk => {
      const isBroken = isLate(leftAt, doneAt ?? now);
      const age = { since: Math.max(0, daysBetween(businessDayOf(leftAt), today)) };
      const urgency = isBroken ? 'broken' : 'today';
      return {
        ...nothing,
        id: `departure ${personId}`,
        kind: 'departure',
        urgency,
        count: left,
        subject: name,
        age,
        at,
      };
    }),
    ...open.missing.transferred.map(({ personId, name, since }): Risk => {
      const age = { since: Math.max(0, daysBetween(since, today)) };
      return {
        ...nothing,
        id: `transferred ${personId}`,
        kind: 'transferred',
        urgency: 'broken',
        subject: name,
        age,
        at,
      };
    }),
    ...open.clearances.map(({ personId, name, daysLeft, stage }): Risk => {
      const isEnded = daysLeft < 0;
      return {
        ...nothing,
        ...{ id: `clearance ${personId}`, kind: isEnded ? 'clearanceEnded' : 'clearance', subject: name, at },
        urgency: isEnded ? 'broken' : stage === 'days' ? 'today' : 'week',
        age: isEnded ? { since: -daysLeft } : { left: daysLeft },
      };
    }),
  ];
}

function ofMoney({ differences, refunds, unfiled, today, open }: RiskFacts): Risk[] {
  const due = differences.filter(({ state }) => state !== 'awaited');
  const awaited = differences.filter(({ state, account }) => state === 'awaited' && waitsForReport(account));
  const late = unfiled.filter(({ day }) => day < today);
  return [
    ...accounts.flatMap((account): Risk[] => {
      const of = due.filter((one) => one.account === account);
      if (of.length === 0) return [];
      return [
        {
          ...{
            id: `difference ${account}`,
            kind: ofAccount[account],
            urgency: 'money',
            count: of.length,
          },
          ...{ subject: '', amount: countsUnits(account) ? null : sizeOf(of), age: { since: oldest(of) } },
          at: { path: '/differences' },
        },
      ];
    }),
    ...refunds.map(
      ({ paymentId, visitId, visitNumber, amount, day }): Risk => ({
        ...{
          id: `refund ${paymentId}`,
          kind: 'refund',
          urgency: 'money',
          count: 1,
          subject: visitNumber,
        },
        ...{ amount, age: { since: Math.max(0, daysBetween(day, today)) }, at: { visitId } },
      }),
    ),
    ...(late.length === 0
      ? []
      : [
          {
            ...nothing,
            ...{ id: 'unfiled', kind: 'unfiled', urgency: 'today', count: late.length },
            ...{ age: { since: oldest(late) }, at: { path: '/unfiled' } },
          } satisfies Risk,
        ]),
    ...(awaited.length === 0
      ? []
      : [
          {
            ...{ id: 'awaited', kind: 'awaited', urgency: 'week', count: awaited.length, subject: '' },
            ...{ amount: sizeOf(awaited), age: { since: oldest(awaited) }, at: { path: '/differences' } },
          } satisfies Risk,
        ]),
    ...open.endingTerminals.map(
      ({ terminalId, daysLeft }): Risk => ({
        ...{ id: `terminal ${terminalId}`, kind: 'terminal', urgency: daysLeft <= 7 ? 'today' : 'week' },
        ...{ count: 1, subject: terminalId, amount: null, age: { left: daysLeft } },
        at: { path: '/settings/terminals' },
      }),
    ),
  ];
}

const sizeOf = (of: readonly Difference[]): number => of.reduce((sum, { size }) => sum + size, 0);
const oldest = (of: readonly { readonly age: number }[]): number => Math.max(0, ...of.map(({ age }) => age));

const ofDays = ({ open, today }: RiskFacts): Risk[] =>
  open.openDays.map(
    ({ day, differenceToGo }): Risk => ({
      ...{ id: `day ${day}`, kind: 'openDay', urgency: 'broken', count: 1, subject: day },
      ...{
        amount: differenceToGo === 0 ? null : Math.abs(differenceToGo),
        age: { since: daysBetween(day, today) },
      },
      at: { path: '/day-close' },
    }),
  );

/** PCs of the office that were last heard on a day before today. */
const ofPcs = ({ pcs, today }: RiskFacts): Risk[] =>
  pcs.flatMap(({ deviceId, isSelf, removed, name, lastContactAt }) => {
    if (isSelf || removed !== null || lastContactAt === null) return [];
    const day = businessDayOf(lastContactAt);
    if (day >= today) return [];
    const risk = {
      id: `pc ${deviceId}`,
      kind: 'pc',
      urgency: 'today',
      subject: name,
      at: { path: '/sync' },
    } as const;
    return [{ ...nothing, ...risk, age: { since: daysBetween(day, today) } }];
  });
