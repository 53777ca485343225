// Wrong secrets are paid for with time. An attempt is counted, on the disk, before its secret is compared, so that neither
// many at once nor a restart give more of them. Local to this PC and not derived from the journal.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Orm } from '#db/open-store.ts';
import { createAttemptsStore } from './attempts-store.ts';
import { type Patience, patienceOfPc, patienceOfPerson, patienceOfUnknown, pauseAfterMs } from './rules.ts';

export type Attempts = ReturnType<typeof createAttempts>;

/**
 * What a secret is asked for. Each purpose counts for itself (A5): wrong first passwords keep nobody from signing in, and
 * a signed-in person can confirm an act while somebody else tries their name at the sign-in.
 */
export type AttemptPurpose = 'sign_in' | 'confirm' | 'first_password' | 'second_factor' | 'beside';

const pc = 'pc';
/** Attempts of which this PC no longer knows. */
const unknown = 'unknown';

/** Makes the count over a store. `elapsedMs` is real time: setting the clock shortens no pause. */
export function createAttempts(orm: Orm, elapsedMs: () => number) {
  const store = createAttemptsStore(orm);
  const { countOf, forget } = store;
  const startedAt = elapsedMs();
  /** When the last attempt was counted, in real time; from before a restart: the start, so that the pause begins anew. */
  const lastAt = new Map<string, number>();
  function waitMs(key: string, patience: Patience): number {
    const since = elapsedMs() - (lastAt.get(key) ?? startedAt);
    return pauseAfterMs(countOf(key), patience) - since;
  }

  function add(key: string, patience: Patience): number {
    const rested = elapsedMs() - (lastAt.get(key) ?? startedAt) > patience.forgottenAfterMs;
    const count = (rested ? 0 : countOf(key)) + 1;
    lastAt.set(key, elapsedMs());
    store.keep(key, count);
    return count;
  }

  return {
    /**
     * Counts an attempt at a person's secret; whoever compares it calls `succeeded` afterwards.
     * @returns how many are left before the next pause.
     * @throws TOO_MANY_ATTEMPTS; then nothing is counted and nothing may be compared.
     */
    take(purpose: AttemptPurpose, personId: string): number {
      const key = `${purpose}/${personId}`;
      const waiting = Math.max(
        waitMs(key, patienceOfPerson),
        waitMs(pc, patienceOfPc),
        waitMs(unknown, patienceOfUnknown),
      );
      if (waiting > 0) throw refusal('TOO_MANY_ATTEMPTS', { waitSeconds: Math.ceil(waiting / 1000) });
      if (countOf(unknown) > 0) forget(unknown);
      add(pc, patienceOfPc);
      return Math.max(0, patienceOfPerson.free - add(key, patienceOfPerson));
    },
    /** The counts may be older than the attempts: no secret is compared before one pause is over (J53). */
    lost(): void {
      store.keep(unknown, 1);
    },
    /** The secret was right: this purpose of the person is forgotten, and so is one attempt of the PC. */
    succeeded(purpose: AttemptPurpose, personId: string): void {
      forget(`${purpose}/${personId}`);
      const rest = countOf(pc) - 1;
      if (rest > 0) store.keep(pc, rest);
      else forget(pc);
    },
  };
}
