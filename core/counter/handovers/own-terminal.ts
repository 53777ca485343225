// The guard of a payment after a terminal was passed on (D2).

import type { StaffReads } from '#core/access/staff/queries.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { HandoverReads } from './queries.ts';
import { handedOverTo } from './rules.ts';

/** Nobody takes money on a terminal that they passed on. @throws TERMINAL_HANDED_OVER */
export function requireOwnTerminal(
  reads: { readonly handovers: HandoverReads; readonly staff: Pick<StaffReads, 'nameOf'> },
  actorId: string | null,
  terminalId: string,
  day: string,
): void {
  if (actorId === null) return;
  const toId = handedOverTo(actorId, terminalId, reads.handovers.ofDay(day));
  if (toId !== null) throw refusal('TERMINAL_HANDED_OVER', { to: reads.staff.nameOf(toId) ?? '' });
}
