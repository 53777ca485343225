// The lock and the sleep of the operating system lock the sessions in the application itself (D11): a page that hangs, or that
// never hears of it, leaves nothing open. What the page had half finished it brings by its own lock, which follows.

import type { Supervisor } from '../core-process/supervisor.ts';
import type { PageSessions } from './page-sessions.ts';

/** Locks every session that a page of this run calls with. Resolves once the core has answered for each (D11.35). */
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
