// What a password costs whoever guesses it: argon2id by the figures that OWASP names (19 MiB, two passes, one lane).
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { newAccountKey, openAccountKey } from '#core/access/accounts/account-key.ts';
import { sealedKeySchema } from '#core/access/accounts/contract.ts';
import { hashPassword, passwordMatches } from '#core/access/staff/passwords.ts';

test('a PIN is hashed by argon2id with 19 MiB and two passes, and matches only itself', async () => {
  const hashed = await hashPassword('گذرواژه‌ای دراز', randomBytes(16));
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await passwordMatches(hashed, 'گذرواژه‌ای دراز')).toBe(true);
  expect(await passwordMatches(hashed, 'گذرواژه‌ای درازتر')).toBe(false);
});

test('a password opens the key of docs/protocol.md, derived by the same figures, and no other password does', async () => {
  const vectors: unknown = JSON.parse(
    readFileSync(path.resolve(import.meta.dirname, '../../docs/protocol-vectors.json'), 'utf8'),
  );
  const { accountKey } = vectors as { accountKey: { publicKey: string; secret: string; sealed: unknown } };
  const kept = { publicKey: accountKey.publicKey, sealed: sealedKeySchema.parse(accountKey.sealed) };
  expect((await openAccountKey(kept, accountKey.secret))?.publicKey).toBe(accountKey.publicKey);
  expect(await openAccountKey(kept, `${accountKey.secret}.`)).toBeNull();
  const made = await newAccountKey(accountKey.secret, { randomBytes });
  expect(made.kept.sealed.cost).toBe('m=19456,t=2,p=1');
  expect((await openAccountKey(made.kept, accountKey.secret))?.publicKey).toBe(made.key.publicKey);
});
