// The key of a person's account for what they do in their session: opened by the password that they showed, in memory only.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { AccountKey } from '#core/foundation/wire/account-proof.ts';
import type { StaffReads } from './queries.ts';
import type { Sessions } from './sessions.ts';

type Signing = {
  readonly desk: {
    readonly sessions: Pick<Sessions, 'key'>;
    readonly reads: { readonly staff: Pick<StaffReads, 'accountKey'> };
  };
  readonly session: string;
  readonly actor: { readonly id: string };
};

/**
 * The key with which the person of this session signs. A password that was changed elsewhere since it was shown is asked for anew.
 * @throws PASSWORD_NEEDED
 */
export function sessionKey({ desk, session, actor }: Signing): AccountKey {
  const key = desk.sessions.key(session);
  if (key === null || desk.reads.staff.accountKey(actor.id)?.publicKey !== key.publicKey)
    throw refusal('PASSWORD_NEEDED', { purpose: 'people' });
  return key;
}
