// The terminals that may be used today (D2).
import type { TerminalView } from '#core/payments/contract.ts';
import { deskQueries } from '../../api/queries.ts';
import { type DeskQuery, useDeskQuery } from '../../api/use-desk.ts';

/** Read already while the services are chosen, so that the slip can be typed without a wait. */
export function useTerminals(): DeskQuery<TerminalView[]> {
  return useDeskQuery(deskQueries.payments.terminals.queryOptions());
}
