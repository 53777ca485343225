import { expect, it } from 'vitest';
import {
  type AnyExceptionKind,
  type MoneyOfException,
  unservedRials,
} from '#core/closing/day-close/explanations/contract.ts';

const of = (
  kind: AnyExceptionKind,
  recorded: number | null,
  psp: number | null,
  amount = 0,
): MoneyOfException => ({ kind, amounts: { recorded, psp }, differences: amount === 0 ? [] : [{ amount }] });

it.each<[string, MoneyOfException, number]>([
  ['a transaction that nobody recorded', of('in_psp_not_in_app', null, 90), 90],
  ['one on a foreign terminal', of('wrong_terminal', null, 90), 90],
  ['a payment on a foreign terminal that the report has', of('wrong_terminal', 90, 90), 0],
  ['a payment on a foreign terminal without a report', of('wrong_terminal', 90, null), 0],
  ['a card charged more than the slip', of('amount_differs', 77, 90), 13],
  ['a card charged less than the slip', of('amount_differs', 90, 77), 0],
  ['less given back than was recorded', of('amount_differs', -90, -77), 13],
  ['more given back than was recorded', of('amount_differs', -77, -90), 0],
  ['the row of a slip of a closed day', of('after_close', 77, 90, -90), 13],
  ['the slip of a row that its closed day answered for', of('after_close', 77, 90, 77), 0],
  ['a reversal that is not in the report', of('pending_reversal', -77, null, -77), 0],
  ['what only the terminal took back', of('reversed', 77, -77, 77), 0],
])('D19.2 rials without a service of %s', (_, exception, rials) => {
  expect(unservedRials(exception)).toBe(rials);
});
