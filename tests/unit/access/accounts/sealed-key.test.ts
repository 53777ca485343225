// What an entry may carry as the sealed key of an account: one that can be opened at a bounded cost, whoever wrote it.
import { expect, test } from 'vitest';
import { newAccountKey, openAccountKey } from '#core/access/accounts/account-key.ts';
import { sealedKeySchema } from '#core/access/accounts/contract.ts';
import { realMachine } from '#core/journal/device/machine.ts';

const sealed = { cost: 'm=64,t=1,p=1', salt: 'A'.repeat(22), sealed: 'A'.repeat(80) };

test('N39 takes what is made here, and what is sealed to nobody opens nothing', async () => {
  const { key, kept } = await newAccountKey('گذرواژهٔ من', realMachine());
  expect(sealedKeySchema.parse(kept.sealed)).toEqual(kept.sealed);
  expect((await openAccountKey(kept, 'گذرواژهٔ من'))?.publicKey).toBe(key.publicKey);
  expect(await openAccountKey(kept, 'گذرواژهٔ تو')).toBeNull();
  expect(await openAccountKey({ ...kept, sealed: sealedKeySchema.parse(sealed) }, 'گذرواژهٔ من')).toBeNull();
});

test.each([
  ['more memory than 64 MiB', { cost: 'm=65537,t=1,p=1' }],
  ['more than five passes', { cost: 'm=64,t=6,p=1' }],
  ['more than four lanes', { cost: 'm=64,t=1,p=5' }],
  ['less memory than its lanes need', { cost: 'm=8,t=1,p=2' }],
  ['no pass', { cost: 'm=64,t=0,p=1' }],
  ['no cost', { cost: '' }],
  ['a short salt', { salt: 'A' }],
  ['a part of a key', { sealed: 'A'.repeat(79) }],
])('N39 refuses one with %s', (_what, wrong) => {
  expect(sealedKeySchema.safeParse({ ...sealed, ...wrong }).success).toBe(false);
});
