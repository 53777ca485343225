// Counts attempts at a secret before it is compared, in the database, so that neither a restart nor a second process nor
// many requests at once give more tries than one. After the free ones each failure doubles the pause.
import { and, eq, sql } from 'drizzle-orm';
import type { Store } from '../store/store.ts';
import { attempts } from './schema.ts';

export type AttemptKind = 'sign-in' | 'sign-in-name' | 'enrol' | 'enrol-address';

/** Tries that cost nothing, by what is tried. */
const free: Readonly<Record<AttemptKind, number>> = {
  'sign-in': 5,
  'sign-in-name': 30,
  enrol: 10,
  'enrol-address': 60,
};
const firstPauseSeconds = 60;
const longestPauseSeconds = 3600;
/** Failures older than this are forgotten. */
const forgottenAfterSeconds = 24 * 3600;

/**
 * Counts one attempt of a source. The row is made or found by one statement, whose lock makes attempts at the same time
 * take turns: a row that another one's success removes in between would leave nothing to count on.
 * @returns 0 when the secret may be compared, else the seconds to wait; then nothing was counted.
 */
export async function countAttempt(
  store: Store,
  kind: AttemptKind,
  source: string,
  now: Date,
): Promise<number> {
  return store.transaction(async (tx) => {
    const [row] = await tx
      .insert(attempts)
      .values({ kind, source, failures: 0, lastAt: now })
      .onConflictDoUpdate({
        target: [attempts.kind, attempts.source],
        set: { lastAt: sql`${attempts.lastAt}` },
      })
      .returning();
    if (row === undefined) throw new Error('a row that was made or found is not there');
    const mine = attemptsOf(kind, source);
    if (row.blockedUntil !== null && row.blockedUntil > now) {
      return Math.ceil((row.blockedUntil.getTime() - now.getTime()) / 1000);
    }
    const isForgotten = now.getTime() - row.lastAt.getTime() > forgottenAfterSeconds * 1000;
    const failures = (isForgotten ? 0 : row.failures) + 1;
    const pause = pauseSeconds(kind, failures);
    const blockedUntil = pause === 0 ? null : new Date(now.getTime() + pause * 1000);
    await tx.update(attempts).set({ failures, blockedUntil, lastAt: now }).where(mine);
    return 0;
  });
}

/** The pause after the `failures`-th attempt in a row, in seconds. */
export function pauseSeconds(kind: AttemptKind, failures: number): number {
  const over = failures - free[kind];
  return over < 0 ? 0 : Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.min(over, 10));
}

/** The secret was right: the source begins anew. */
export async function forgetAttempts(store: Store, kind: AttemptKind, source: string): Promise<void> {
  await store.delete(attempts).where(attemptsOf(kind, source));
}

/** The attempt was no guess, and says nothing about the others: it alone is taken back. */
export async function takeBackAttempt(store: Store, kind: AttemptKind, source: string): Promise<void> {
  const left = sql`greatest(${attempts.failures} - 1, 0)`;
  await store
    .update(attempts)
    .set({
      failures: left,
      blockedUntil: sql`case when ${left} < ${free[kind]} then null else ${attempts.blockedUntil} end`,
    })
    .where(attemptsOf(kind, source));
}

function attemptsOf(kind: AttemptKind, source: string) {
  return and(eq(attempts.kind, kind), eq(attempts.source, source));
}
