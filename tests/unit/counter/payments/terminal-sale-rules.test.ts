import { describe, expect, it, test } from 'vitest';
import type { AnswerEnd } from '#core/counter/payments/terminal-sales/contract.ts';
import {
  type Attempt,
  isOpenAttempt,
  mayInquire,
  ownNumberOf,
  sendingRefusal,
  stateOfAttempt,
} from '#core/counter/payments/terminal-sales/rules.ts';

const today = '2026-11-25';
const attempt = (over: Partial<Attempt> = {}): Attempt => ({
  ...{ attemptId: 'a', visitId: 'v', terminalId: '14999001', ownNumber: '100000000000', amount: 770_000 },
  ...{ at: `${today}T05:00:00.000Z`, day: today, device: 'here', by: 'clerk', answers: [], isPaid: false },
  ...over,
});
const answered = (...answers: AnswerEnd[]) => attempt({ answers });

describe('D2.106 where a sale stands', () => {
  it.each([
    [[], 'asked'],
    [['unknown'], 'unknown'],
    [['unknown', 'not_recorded'], 'not_recorded'],
    [['not_recorded', 'unknown'], 'unknown'],
    [['unknown', 'declined'], 'declined'],
    [['declined', 'unknown'], 'declined'],
    // Of money that was taken no refusal says that it was not, in whatever order they came.
    [['declined', 'approved'], 'approved'],
    [['approved', 'cancelled', 'unknown'], 'approved'],
  ] as const)('after %o it is %s', (answers, state) => {
    expect(stateOfAttempt(answered(...answers))).toBe(state);
  });

  it('is over with its payment, whatever was said', () => {
    expect(stateOfAttempt(attempt({ answers: ['unknown'], isPaid: true }))).toBe('paid');
    expect(isOpenAttempt(attempt({ answers: ['unknown'], isPaid: true }))).toBe(false);
  });

  it('stays open until it is certain that nothing was taken', () => {
    const open = ([[], ['unknown'], ['not_recorded'], ['approved']] as AnswerEnd[][]).map((one) =>
      answered(...one),
    );
    expect(open.every(isOpenAttempt)).toBe(true);
    const over = (['declined', 'cancelled', 'not_sent'] as const).map((end) => answered(end));
    expect(over.some(isOpenAttempt)).toBe(false);
  });
});

test('D2.105, D2.106 what is asked or unknown stands in the way on its day, and what has an end does not', () => {
  expect(sendingRefusal([answered()], today)?.code).toBe('TERMINAL_BUSY');
  expect(sendingRefusal([answered('unknown')], today)?.code).toBe('TERMINAL_RESULT_UNKNOWN');
  const ended = (['approved', 'declined', 'cancelled', 'not_sent', 'not_recorded'] as const).map((end) =>
    answered(end),
  );
  expect(sendingRefusal(ended, today)).toBeNull();
  expect(sendingRefusal([answered('unknown')], '2026-11-26')).toBeNull();
});

test('D2.106 a sale that another PC may wait for is left alone for four minutes, one of this PC is not', () => {
  const at = (minutes: number) => ({
    device: 'here',
    now: new Date(Date.parse(attempt().at) + minutes * 60_000).toISOString(),
  });
  expect(mayInquire(answered(), at(0))).toBe(true);
  const elsewhere = attempt({ device: 'there' });
  expect([mayInquire(elsewhere, at(1)), mayInquire(elsewhere, at(5))]).toEqual([false, true]);
  // A clock that was set back makes no sale young for ever.
  expect(mayInquire(elsewhere, at(-30))).toBe(true);
  expect(mayInquire({ ...elsewhere, answers: ['unknown'] }, at(0))).toBe(true);
  expect(mayInquire(answered('declined'), at(9))).toBe(false);
});

test('D2.105 an own number has twelve digits and begins with none that a terminal would drop', () => {
  for (const bytes of [new Uint8Array(8), new Uint8Array(8).fill(255), Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8)])
    expect(ownNumberOf(bytes)).toMatch(/^[1-9]\d{11}$/);
  expect(ownNumberOf(new Uint8Array(8))).not.toBe(ownNumberOf(Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 1)));
});
