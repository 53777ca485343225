// One list of what does not agree: each thing once, the most money first, and the visits that lie nearest in time.
import { expect, test } from 'vitest';
import type { VisitRow } from '#core/counter/visits/contract.ts';
import { nearestVisits, shownVisits } from '#renderer/features/closing/day-close/nearest-visits.ts';
import { triage } from '#renderer/features/closing/day-close/triage.ts';
import { difference, exception } from './found.ts';

test('D21.118 what the day names and the ledger keeps open of the same number is told once, the most money first', () => {
  const { open, rest } = triage(
    [exception(), exception({ key: 'reversed', kind: 'reversed', saw: null })],
    [
      difference('small', { size: 10_000, number: '9' }),
      difference('same', { number: '633000000001', terminalId: '0001' }),
      difference('large', { size: 5_000_000 }),
    ],
  );
  expect(open.map(({ key, difference: of }) => [key, of?.id])).toEqual([
    ['large', 'large'],
    ['k', 'same'],
    ['small', 'small'],
  ]);
  expect(rest.map(({ key }) => key)).toEqual(['reversed']);
});

test('D21.118 another terminal with the same number is another thing, and a visit is one with its fee and not with its slip', () => {
  const ofVisit = exception({
    ...{ key: 'fee', kind: 'served_underpaid', saw: null, subject: '1-3', visitId: 'v' },
  });
  const { open } = triage(
    [exception(), ofVisit],
    [
      difference('elsewhere', { number: '633000000001', terminalId: '2' }),
      difference('slip', { number: '7', visitId: 'v' }),
      difference('unpaid', { account: 'fee', terminalId: null, visitId: 'v', visitNumber: '1-3' }),
    ],
  );
  expect(open.find(({ key }) => key === 'fee')?.difference?.id).toBe('unpaid');
  expect(open.map(({ key }) => key).toSorted()).toEqual(['elsewhere', 'fee', 'slip']);
});

test('D21.118 what is on its way is counted and not listed; a sign without words is open, one with words is not', () => {
  const sign = exception({ key: 'sign', reasons: ['found_out'] });
  const said = exception({
    key: 'said',
    reasons: ['found_out'],
    explanation: {
      reasonCode: 'found_out',
      note: 'x',
      at: '2026-11-25T09:00:00.000Z',
      by: null,
      byName: null,
    },
  });
  const found = triage([sign, said], [difference('a', { state: 'awaited', number: '5' })]);
  expect(found.open.map(({ key }) => key)).toEqual(['sign']);
  expect(found.rest.map(({ key }) => key)).toEqual(['said']);
  expect(found.awaited).toBe(1);
});

test('D21.118 the three visits nearest in time stand beside a transaction, by the clock of Tehran', () => {
  const visit = (visitId: string, at: string): VisitRow => ({
    ...{
      visitId,
      number: 1,
      deskNumber: 1,
      at,
      clientType: 'iranian_adult',
      clientName: 'ر',
      others: 0,
      otherNames: [],
    },
    ...{ identifierMasked: '', state: 'completed', charged: 0, paid: 0, by: null },
  });
  const visits = [
    visit('far', '2026-11-25T04:30:00.000Z'),
    visit('after', '2026-11-25T06:04:00.000Z'),
    visit('before', '2026-11-25T05:58:00.000Z'),
    visit('later', '2026-11-25T06:20:00.000Z'),
  ];
  const near = nearestVisits(visits, '09:30:00').slice(0, shownVisits);
  expect(near.map(({ visitId, minutes }) => [visitId, minutes])).toEqual([
    ['before', -2],
    ['after', 4],
    ['later', 20],
  ]);
});
