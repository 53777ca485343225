// The same person goes on with a locked session, whatever showed that it is them.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { operatorChangeMs } from './contract.ts';
import { recordOperatorChange } from './operator-change.ts';
import type { Sessions } from './sessions.ts';

/** The session's new token, and what was half finished when it was locked. */
export type Unlocked = { readonly token: string; readonly drafts: string | null };

type OpenDesk = { readonly sessions: Sessions; readonly path: Pick<WritePath, 'execute'> };

/** Opens the session anew for the same person; who was there a moment ago is noted (D11.20). @throws NOT_SIGNED_IN */
export function openAgain(desk: OpenDesk, token: string): Unlocked {
  const personId = desk.sessions.personOf(token);
  const left = personId === undefined ? null : desk.sessions.takeRecentlyLeft(personId, operatorChangeMs);
  if (personId !== undefined && left !== null)
    desk.path.execute(personId, (tx) => recordOperatorChange(tx, personId, left));
  const opened = desk.sessions.unlock(token);
  if (opened === null) throw refusal('NOT_SIGNED_IN', {});
  return opened;
}
