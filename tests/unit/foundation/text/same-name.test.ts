// Whether one name is another one mistyped.
import { expect, test } from 'vitest';
import { isSameName } from '#core/foundation/text/same-name.ts';

test.each([
  ['رضا محمدی', 'رضا محمدي'],
  ['رضا محمدی', 'رضا محمودی'],
  ['رضا محمدی', 'رضا محمدی‌نژاد'],
  ['محمدی', 'رضا محمدی'],
  ['مینا صادقی', 'مینا صدقی'],
  ['علی رضایی', 'علی رضائی'],
  ['شرکت نمونهٔ پارس', 'شرکت نمونه پارس (سهامی خاص)'],
])('D1.80 %s is %s mistyped', (typed, right) => {
  expect(isSameName(typed, right)).toBe(true);
});

test.each([
  ['رضا محمدی', 'مینا صادقی'],
  ['رضا محمدی', 'زهرا محمدی‌پور'],
  ['علی', 'مریم'],
  ['رضا محمدی', 'حسین اکبری'],
  ['علی رضایی', ''],
])('D1.80 %s is not %s', (typed, other) => {
  expect(isSameName(typed, other)).toBe(false);
});
