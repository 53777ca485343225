// When the operating system locks or sleeps, the sessions are locked in the application itself (D11). So a page that hangs, or misses
// the event, leaves no session open. The page then locks itself too and hands over its drafts.

import type { Supervisor } from '../core-process/supervisor.ts';
import type { PageSessions } from './page-sessions.ts';

/** Locks every session that a page of this run uses. Resolves once the core has answered for each (D11.35). */
export async function lockSessions(
  { all }: Pick<PageSessions, 'all'>,
  { call }: Pick<Supervisor, 'call'>,
): Promise<void> {
  await Promise.allSettled(
    all().map((session) =>
      call({
        path: '/api/staff.lock',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-session': session },
        body: JSON.stringify({ drafts: null }),
      }),
    ),
  );
}
