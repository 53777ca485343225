// The sale of a visit on a connected terminal, as the counter sees and moves it.
import type { AttemptView } from '#core/counter/payments/terminal-sales/contract.ts';
import { desk } from '#renderer/api/client.ts';
import { deskQueries } from '#renderer/api/queries.ts';
import { useDeskCommand, useDeskQuery } from '#renderer/api/use-desk.ts';
import { useLastTerminal } from './last-terminal.ts';
import { useRememberedTerminal, useTerminals } from './use-terminals.ts';

/** Something of it is still to be found out, or to be recorded. */
const isOpen = ({ state }: AttemptView): boolean => ['asked', 'unknown', 'approved'].includes(state);

/** The terminal that is asked when nobody says another: the person's last one, or the only one that can be asked. */
export function useConnectedTerminal(chosen: string | null): string | null {
  const { data: terminals = [] } = useTerminals();
  const remembered = useRememberedTerminal();
  const connected = terminals.filter(({ inForce, connection }) => inForce && connection !== null);
  const wanted = chosen ?? remembered ?? (connected.length === 1 ? connected[0]?.terminalId : undefined);
  return connected.some(({ terminalId }) => terminalId === wanted) ? (wanted ?? null) : null;
}

export function useSale(visitId: string, terminalId: string | null) {
  const lastTerminal = useLastTerminal();
  const { data: attempts } = useDeskQuery(deskQueries.payments.attempts.queryOptions({ visitId }));
  const asking = useDeskCommand(desk.payments.askTerminal.mutate);
  const inquiring = useDeskCommand(desk.payments.inquireTerminal.mutate);
  const cancelling = useDeskCommand(desk.payments.cancelAsking.mutate);
  const open = attempts?.filter(isOpen) ?? [];
  const last = attempts?.[0];
  return {
    /** What is to be found out first, the newest before others. */
    open: open[0] ?? null,
    others: open.slice(1),
    /** How the last attempt ended, where that is told; a paid one is among the payments. */
    ended: last === undefined || isOpen(last) || last.state === 'paid' ? null : last,
    isKnown: attempts !== undefined,
    asking,
    inquiring,
    async send(): Promise<void> {
      if (terminalId === null) return;
      inquiring.reset();
      if ((await asking.run({ visitId, terminalId })) !== null) lastTerminal.keep(terminalId);
    },
    inquire: (attemptId: string) => inquiring.run({ attemptId }),
    /** True where the card was read before: then its end is waited for. */
    async cancel(attemptId: string): Promise<boolean> {
      const done = await cancelling.run({ attemptId });
      return done !== null && done.cancelled === 'too_late';
    },
  };
}
export type Sale = ReturnType<typeof useSale>;
