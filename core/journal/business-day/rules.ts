// What the openings and closings of a business day make of it (D6, D21). Pure.
import type { ClosingKind, DayState } from './contract.ts';

/** A day's state: the latest closing or reopening decides, before the first of them the opening does (D21.20). */
export function stateOfDay(opened: boolean, latestClosing: ClosingKind | null): DayState {
  if (latestClosing === 'closed') return 'closed';
  if (latestClosing === 'reopened') return 'open';
  return opened ? 'open' : 'not_opened';
}
