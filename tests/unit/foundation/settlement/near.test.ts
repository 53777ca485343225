import { expect, it } from 'vitest';
import { farOfPair } from '#core/foundation/settlement/matching/near.ts';
import type { RecordedPayment, ReportedRow } from '#core/foundation/settlement/matching/shapes.ts';

const slip: RecordedPayment = {
  ...{ id: 'slip', visitId: null, terminalId: '14999001', rrn: '633000000001', stan: '000001' },
  ...{ cardMasked: '603799******1001', amount: 770_000, charged: 770_000, at: '2026-11-25T06:00:00.000Z' },
  ...{ day: '2026-11-25', lateFor: null, reversalOf: null, state: 'recorded' },
};
const row: ReportedRow = {
  ...{ id: 'row', terminalId: '014999001', rrn: '633000000001', stan: '000001', cardMasked: null },
  ...{ amount: 770_000, type: 'purchase', status: 'successful', date: '2026-11-25', time: '09:30:00' },
  ...{ serviceCode: null, day: '2026-11-25', lateFor: null },
};
const other = { rrn: '633000000456', stan: '000456', cardMasked: '603799******1456' };

it.each([
  ['the same', {}, null],
  ['two digits mistyped', { ...other, rrn: '633000000012' }, null],
  ['three digits', { ...other, rrn: '633000000123' }, 'number'],
  ['a number that is shorter', { ...other, rrn: '6330000001' }, 'number'],
  ['no number, the same trace number', { ...other, rrn: null, stan: '000001' }, null],
  ['no number at all', { rrn: null, stan: null }, 'number'],
  ['the card ten minutes later', { ...other, cardMasked: '6037991001', time: '09:40:00' }, null],
  ['the card an hour later', { ...other, cardMasked: '6037991001', time: '10:30:00' }, 'number'],
  ['the next day', { date: '2026-11-26' }, null],
  ['two days later', { date: '2026-11-27' }, 'day'],
  ['another terminal', { terminalId: '14999002' }, 'terminal'],
  ['one rial less', { amount: 769_999 }, 'amount'],
] as const)('D21.161 %s', (_what, over, far) => {
  const input = { payments: [slip], pspRows: [{ ...row, ...over }], terminals: [] };
  const pair = { paymentId: 'slip', rowIds: ['row'] };
  expect(
    farOfPair({ ...input, terminals: [{ id: '14999001', validFrom: '2026-01-01', validTo: null }] }, pair),
  ).toBe(far);
  expect(farOfPair(input, { ...pair, paymentId: 'unknown' })).toBeNull();
});
