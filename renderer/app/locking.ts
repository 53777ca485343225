// What a lock does to this page: its core is told first of all, what was half finished goes there, and whatever the
// screens had read is forgotten. The token that stays only asks to be opened again.
import type { QueryClient } from '@tanstack/react-query';
import { putDraftsBack, takeDraftsOut } from '#renderer/frame/drafts.ts';
import { desk } from '../api/client.ts';
import { forgetAnswers } from '../api/query-client.ts';
import { type Session, useSession } from '../api/session.ts';

/** Follows the session's lock for as long as the page lives. @returns how to stop. */
export function watchLock(cache: QueryClient): () => void {
  return useSession.subscribe(({ session, isLocked, endedBy }, before) => {
    const isCutOff = endedBy?.code === 'PERSON_CUT_OFF' || endedBy?.code === 'SESSION_ENDED';
    if (session === null && before.session !== null && isCutOff) void handDraftsOver(before.session);
    if (session === null || !isLocked || before.isLocked) return;
    forgetAnswers(cache);
    void sendDraftsAway(session.person.id);
  });
}

/** What was half finished when the account ended goes to the core, which keeps it for the manager alone. */
async function handDraftsOver({ token, person }: Session): Promise<void> {
  const drafts = takeDraftsOut(person.id);
  if (drafts === null) return;
  try {
    await desk.departures.handOverDrafts.mutate({ token, drafts });
  } catch {
    // Nobody takes it: it is gone with the session, as before.
  }
}

async function sendDraftsAway(personId: string): Promise<void> {
  const drafts = takeDraftsOut(personId);
  try {
    await desk.staff.lock.mutate({ drafts });
  } catch {
    // The core is down or has ended the session, and shows so by itself: what was half finished stays with its person.
    putDraftsBack(personId, drafts);
  }
}
