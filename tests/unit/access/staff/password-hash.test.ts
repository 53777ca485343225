// What an entry may carry as the hash of a password: one that can be compared with, at a bounded cost, whoever wrote it.
import { expect, test } from 'vitest';
import { hashPassword, passwordHashSchema, passwordMatches } from '#core/access/staff/passwords.ts';

const salt = 'A'.repeat(22);
const made = 'A'.repeat(43);
const hashOf = (cost: string, ...parts: readonly string[]) =>
  ['', 'argon2id', 'v=19', cost, ...parts].join('$');

test('N39 takes what is made here, and what can be compared with', async () => {
  const hash = await hashPassword('گذرواژهٔ من', new Uint8Array(16).fill(3));
  expect(passwordHashSchema.parse(hash)).toBe(hash);
  const dearest = passwordHashSchema.parse(hashOf('m=65536,t=1,p=4', salt, made));
  expect(await passwordMatches(dearest, 'گذرواژهٔ من')).toBe(false);
});

test.each([
  ['nothing', ''],
  ['no hash', 'گذرواژه'],
  ['another kind', hashOf('m=64,t=1,p=1', salt, made).replace('argon2id', 'argon2i')],
  ['more memory than a comparison may take', hashOf('m=99999,t=1,p=1', salt, made)],
  ['memory of gigabytes', hashOf('m=4194304,t=1,p=1', salt, made)],
  ['too little memory for its lanes', hashOf('m=8,t=1,p=2', salt, made)],
  ['more passes than a comparison may take', hashOf('m=64,t=9,p=1', salt, made)],
  ['no pass', hashOf('m=64,t=0,p=1', salt, made)],
  ['no lane', hashOf('m=64,t=1,p=0', salt, made)],
  ['no salt', hashOf('m=64,t=1,p=1', '', made)],
  ['a salt that ends within a byte', hashOf('m=64,t=1,p=1', `${'A'.repeat(21)}B`, made)],
  ['no result', hashOf('m=64,t=1,p=1', salt, '')],
  ['something after it', `${hashOf('m=64,t=1,p=1', salt, made)}\n`],
])('N39 refuses %s', (_what, hash) => {
  expect(passwordHashSchema.safeParse(hash).success).toBe(false);
});
