// Keys of accounts at which nobody signs in: the same name gives the same key, and no secret opens it.
import { createHash } from 'node:crypto';
import type { KeptKey } from '#core/access/accounts/account-key.ts';
import type { Desk } from '#core/access/request-context/desk.ts';
import { type AccountKey, accountKeyOf } from '#core/foundation/wire/account-proof.ts';

/** The key pair of a name. */
export const namedKey = (name: string): AccountKey =>
  accountKeyOf(createHash('sha256').update(name).digest());

/** The same as an entry carries it. */
export const namedKept = (name: string): KeptKey => ({
  publicKey: namedKey(name).publicKey,
  sealed: { cost: 'm=64,t=1,p=1', salt: 'A'.repeat(22), sealed: 'A'.repeat(80) },
});

/** The key of who signed in with this session. */
export function keyAt({ sessions }: Desk, token: string): AccountKey {
  const key = sessions.key(token);
  if (key === null) throw new Error('no password was shown in this session');
  return key;
}
