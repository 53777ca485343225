// What a lock does to this page: its core is told first of all, what was half finished goes there, and whatever the
// screens had read is forgotten. The token that stays only asks to be opened again.
import type { QueryClient } from '@tanstack/react-query';
import { putDraftsBack, takeDraftsOut } from '#renderer/frame/drafts.ts';
import { desk } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';
import { forgetAnswers, isEndedByCore } from '../api/query-client.ts';
import { type Session, useSession } from '../api/session.ts';

/** Follows the session's lock for as long as the page lives. @returns how to stop. */
export function watchLock(cache: QueryClient): () => void {
  return useSession.subscribe(({ session, isLocked, endedBy }, before) => {
    if (session === null && before.session !== null && endedBy !== null && isEndedByCore(endedBy))
      void handDraftsOver(before.session);
    if (session === null || !isLocked || before.isLocked) return;
    forgetAnswers(cache);
    void sendDraftsAway(session);
  });
}

/**
 * What was half finished when the session was ended goes to the core, so that a page at which nobody is signed in holds
 * nothing: it is its person's next session's there, and the manager's where they were cut off.
 */
async function handDraftsOver({ token, person }: Session): Promise<void> {
  const drafts = takeDraftsOut(person.id);
  if (drafts === null) return;
  const isKept = await desk.departures.handOverDrafts.mutate({ token, drafts }).then(
    (answer) => answer.isKept,
    // The core is down, or this is more than it takes: it has kept nothing.
    () => false,
  );
  // It is lost nowhere: in the page only its own person finds it again.
  if (!isKept) putDraftsBack(person.id, drafts);
}

async function sendDraftsAway(session: Session): Promise<void> {
  const { id } = session.person;
  const drafts = takeDraftsOut(id);
  try {
    await desk.staff.lock.mutate({ drafts });
  } catch (error) {
    // The core is down, and shows so by itself: what was half finished stays with its person.
    putDraftsBack(id, drafts);
    // It had ended the session before it was told of the lock.
    if (isEndedByCore(problemOf(error))) await handDraftsOver(session);
  }
}
