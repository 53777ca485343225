// The terminals that may be used today (D2).
import type { TerminalView } from '#core/counter/payments/contract.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { type DeskQuery, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useLastTerminal } from './last-terminal.ts';

/** Read already while the services are chosen, so that the slip can be typed without a wait. */
export function useTerminals(): DeskQuery<TerminalView[]> {
  return useDeskQuery(deskQueries.payments.terminals.queryOptions());
}

/** The terminal of this person's last payment, while it may be used today; null otherwise. */
export function useRememberedTerminal(): string | null {
  const last = useLastTerminal().value;
  const { data } = useTerminals();
  const isInForce = data?.some(({ terminalId, inForce }) => inForce && terminalId === last) === true;
  return isInForce ? last : null;
}
