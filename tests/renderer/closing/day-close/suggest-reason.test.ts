// What a difference probably is follows from its kind and what lies beside it, and is chosen for nobody who needs a second person.
import { expect, test } from 'vitest';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import type { NearVisit } from '#renderer/features/closing/day-close/nearest-visits.ts';
import { chosenBefore, suggestedReason } from '#renderer/features/closing/day-close/suggest-reason.ts';
import type { TriageItem } from '#renderer/features/closing/day-close/triage.ts';
import { exception } from './found.ts';

const visit = (number: number, minutes: number, over: Partial<NearVisit> = {}): NearVisit => ({
  ...{ visitId: `v${number}`, number, deskNumber: 1, at: '2026-11-25T06:00:00.000Z', minutes },
  ...{
    clientType: 'iranian_adult',
    clientName: 'مینا صادقی',
    others: 0,
    otherNames: [],
    identifierMasked: '',
  },
  ...{ state: 'charged', charged: 770_000, paid: 0, by: null },
  ...over,
});
const item = (over: Partial<ExceptionView> = {}, rials = 770_000): TriageItem => ({
  ...{ key: 'k', difference: null, rials },
  exception: exception(over),
});
const loneMoney = item({ kind: 'in_psp_not_in_app', paymentIds: [], pspRowIds: ['r'] });
const suggested = (of: TriageItem, visits: readonly NearVisit[] = [], items: readonly TriageItem[] = []) => {
  const found = suggestedReason(of, { visits, items });
  return found === null ? null : [found.reason, found.why, found.visit?.number ?? null];
};

test('D21.145 money without a service: a visit near it of the same amount speaks, an unpaid one before a paid one', () => {
  const paid = visit(1, 2, { state: 'completed', paid: 770_000 });
  expect(suggested(loneMoney, [paid, visit(2, -9)])).toEqual(['our_mistake', 'unpaidVisitNear', 2]);
  expect(suggested(loneMoney, [paid])).toEqual(['our_mistake', 'paidVisitNear', 1]);
  expect(suggested(loneMoney, [])).toEqual(['found_out', 'nobodyNear', null]);
  expect(suggested(loneMoney, [visit(3, 31)])).toEqual(['found_out', 'nobodyNear', null]);
  // Somebody was there, with another amount or too far away: nothing is said.
  expect(suggested(loneMoney, [visit(4, 3, { charged: 90_000 })])).toBeNull();
  expect(suggested(loneMoney, [visit(5, 16)])).toBeNull();
});

test('D21.145 before the visits of its day are known nobody is said to have been away', () => {
  expect(suggestedReason(loneMoney, { visits: undefined, items: [] })).toBeNull();
});

test('D21.145 of two amounts the fee tells which is a slip of the hand', () => {
  const of = (charged: number, recorded: number, psp: number) =>
    suggested(item({ kind: 'amount_differs', amounts: { charged, recorded, psp } }))?.[1];
  expect(of(770_000, 77_000, 770_000)).toBe('typedAmount');
  expect(of(770_000, 770_000, 700_000)).toBe('keyedAmount');
  expect(of(770_000, 500_000, 600_000)).toBeUndefined();
});

const left = item(
  {
    ...{ kind: 'verified_cancelled_unpaid', saw: null, paymentIds: [] },
    amounts: { charged: 770_000, recorded: null, psp: null },
    reasons: [],
  },
  770_000,
);

test('D21.145 a client who left is suggested, but not while money of the same amount has no service', () => {
  expect(suggested(left, [], [left])?.[0]).toBe('left_before_paying');
  expect(suggested(left, [], [left, loneMoney])).toEqual(['our_mistake', 'moneyOfSameAmount', null]);
  const other = item({ kind: 'in_psp_not_in_app' }, 90_000);
  expect(suggested(left, [], [other])?.[0]).toBe('left_before_paying');
});

test('D21.145 nothing stands chosen of what the ledger keeps open', () => {
  const before = ({ exception: of }: TriageItem, items: readonly TriageItem[] = []) =>
    of === null ? null : chosenBefore(of, suggestedReason({ ...left, exception: of }, { visits: [], items }));
  // Of the ledger: words end it with a second person.
  expect(before(item({ kind: 'duplicate_rrn' }))).toBeNull();
  expect(before(left)).toBeNull();
  expect(before(left, [loneMoney])).toBeNull();
  const apart = item({ kind: 'day_opened_twice', saw: null, reasons: ['found_out', 'our_mistake'] });
  expect(before(apart)).toBe('found_out');
  // What is damaged or changed is looked into, never guessed.
  for (const kind of ['journal_damaged', 'tables_changed', 'store_rewound'] as const)
    expect(suggested(item({ kind, saw: null, reasons: ['found_out'] }))).toBeNull();
});

test('D21.145 a reason that does not fit the kind is not suggested', () => {
  expect(suggested(item({ kind: 'day_opened_twice', saw: null, reasons: ['our_mistake'] }))).toBeNull();
});
