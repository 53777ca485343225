// What a password costs whoever guesses it: argon2id by the figures that OWASP names (19 MiB, two passes, one lane).
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, passwordMatches } from '#core/access/staff/passwords.ts';

test('a password is hashed by argon2id with 19 MiB and two passes, and matches only itself', async () => {
  const hashed = await hashPassword('گذرواژه‌ای دراز', randomBytes(16));
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches(hashed, 'گذرواژه‌ای دراز')).toBe(true);
  expect(await passwordMatches(hashed, 'گذرواژه‌ای درازتر')).toBe(false);
});
