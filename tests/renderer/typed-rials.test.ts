// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { rialsOrNone, typedRialsOrNone } from '#renderer/ui/typed-rials.ts';

const amount = typedRialsOrNone('visits.governmentChargeWrong');

test.each([
  ['', null],
  ['  ', null],
  ['1250000', 1_250_000],
  ['۱٬۲۵۰٬۰۰۰', 1_250_000],
  ['۱,۲۵۰,۰۰۰ ریال', 1_250_000],
])('%j is %s', (typed, rials) => {
  expect(rialsOrNone(amount.parse(typed))).toBe(rials);
});

test.each(['ده هزار', '12.5', '-3', '9'.repeat(30)])(
  '%j is said to be unread, and is not dropped',
  (typed) => {
    expect(amount.safeParse(typed).error?.issues[0]?.message).toBe('visits.governmentChargeWrong');
  },
);
