// What the manager does with the table of closures: a day with its source in, a mistaken one out (D7).
import type { z } from 'zod';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import type { BusinessDayReads } from '#core/journal/business-day/queries.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { declareClosureInput } from './contract.ts';
import { closureDeclared, closureWithdrawn } from './entries.ts';
import type { ClosureReads } from './queries.ts';
import { closureRefusal } from './rules.ts';

export type ClosureCommandReads = SoundClockReads & {
  readonly closures: ClosureReads;
  readonly businessDay: BusinessDayReads;
};

/**
 * Declares a day closed, within three days of it: by a clock that is believed.
 * @returns the id of the closure.
 * @throws CLOCK_DOUBTED, INPUT_INVALID, ACTION_ALREADY_DONE, CLOSURE_AGAINST_WORK, TOO_MANY_CLOSURES
 */
export function declareClosure(
  tx: Transaction,
  reads: ClosureCommandReads,
  input: z.infer<typeof declareClosureInput>,
): string {
  requireSoundClock(tx, reads);
  const { closedDay } = input;
  const wasOpened = reads.businessDay.opening(closedDay) !== null;
  refuse(closureRefusal(closedDay, tx.day, reads.closures.closedDays(), wasOpened));
  const closureId = tx.newId();
  tx.append(closureDeclared, { closureId, ...input });
  return closureId;
}

/** Takes a mistaken closure back. @throws NOT_FOUND, ACTION_ALREADY_DONE */
export function withdrawClosure(tx: Transaction, reads: ClosureCommandReads, closureId: string): void {
  const closure = reads.closures.closures().find((known) => known.closureId === closureId);
  if (closure === undefined) throw refusal('NOT_FOUND', { what: 'closure' });
  if (closure.withdrawn) throw refusal('ACTION_ALREADY_DONE', {});
  tx.append(closureWithdrawn, { id: tx.newId(), closureId });
}
