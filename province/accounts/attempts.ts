// Counts attempts at a secret before it is compared, in the database, so that neither a restart nor a second process nor
// many requests at once give more tries than one. After the free ones each failure doubles the pause. What is forgotten is
// removed, and a place that is paused makes nothing new: whoever tries without end leaves no more than that behind.
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Store } from '../store/store.ts';
import { attempts } from './schema.ts';

export type AttemptKind =
  | 'sign-in'
  | 'sign-in-name'
  | 'sign-in-address'
  | 'password-again'
  | 'enrol'
  | 'enrol-address';

/** Where an attempt is counted. */
export type AttemptSource = readonly [AttemptKind, string];

/** Why an attempt was not taken: whole seconds to wait, and whether this pause refuses for the first time. */
export type Pause = { readonly waitSeconds: number; readonly isFirst: boolean };

/** Tries that cost nothing, by what is tried. */
const free: Readonly<Record<AttemptKind, number>> = {
  'sign-in': 5,
  'sign-in-name': 30,
  'sign-in-address': 60,
  'password-again': 5,
  enrol: 10,
  'enrol-address': 60,
};
const firstPauseSeconds = 60;
const longestPauseSeconds = 3600;
/** Failures older than this are forgotten. */
const forgottenAfterSeconds = 24 * 3600;
/** Forgotten rows that one new one takes away. */
const removedAtOnce = 100;

/**
 * Counts one attempt by every source, in their order, up to the first that is paused: the widest comes first, so that a
 * paused place counts, and makes, nothing under the names that it tries (N15).
 * @returns null when the secret may be compared.
 */
export async function countAttempt(
  store: Store,
  sources: readonly AttemptSource[],
  now: Date,
): Promise<Pause | null> {
  for (const source of sources) {
    const pause = await countBySource(store, source, now);
    if (pause !== null) return pause;
  }
  return null;
}

/**
 * The row is made or found by one statement, whose lock makes attempts at the same time take turns: a row that another
 * one's success removes in between would leave nothing to count on.
 */
async function countBySource(store: Store, [kind, source]: AttemptSource, now: Date): Promise<Pause | null> {
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
      await tx
        .update(attempts)
        .set({ refused: sql`${attempts.refused} + 1` })
        .where(mine);
      const waitSeconds = Math.ceil((row.blockedUntil.getTime() - now.getTime()) / 1000);
      return { waitSeconds, isFirst: row.refused === 0 };
    }
    const isForgotten = now.getTime() - row.lastAt.getTime() > forgottenAfterSeconds * 1000;
    const failures = (isForgotten ? 0 : row.failures) + 1;
    const pause = pauseSeconds(kind, failures);
    const blockedUntil = pause === 0 ? null : new Date(now.getTime() + pause * 1000);
    await tx.update(attempts).set({ failures, blockedUntil, lastAt: now, refused: 0 }).where(mine);
    if (row.failures === 0) await removeForgotten(tx, now);
    return null;
  });
}

/** Rows that somebody counts on at this moment are left to the next time. */
async function removeForgotten(tx: Store, now: Date): Promise<void> {
  const before = new Date(now.getTime() - forgottenAfterSeconds * 1000);
  const forgotten = tx
    .select({ kind: attempts.kind, source: attempts.source })
    .from(attempts)
    .where(lt(attempts.lastAt, before))
    .limit(removedAtOnce)
    .for('update', { skipLocked: true });
  await tx.delete(attempts).where(sql`(${attempts.kind}, ${attempts.source}) in ${forgotten}`);
}

/** The pause after the `failures`-th attempt in a row, in seconds. */
export function pauseSeconds(kind: AttemptKind, failures: number): number {
  const over = failures - free[kind];
  return over < 0 ? 0 : Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** Math.min(over, 10));
}

/** The secret was right: the source begins anew. */
export async function forgetAttempts(store: Store, [kind, source]: AttemptSource): Promise<void> {
  await store.delete(attempts).where(attemptsOf(kind, source));
}

/** The attempt was no guess: it alone is not counted, the others are. */
export async function uncountAttempt(store: Store, [kind, source]: AttemptSource): Promise<void> {
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
