// A terminal that answers as a test says, and remembers what it was asked.
import { terminalConnected } from '#core/counter/payments/entries.ts';
import type {
  InquiryEnd,
  ProbeEnd,
  Sale,
  SaleEnd,
  TerminalAnswer,
  TerminalPort,
} from '#core/foundation/terminals/port.ts';
import { type TestOffice, testTerminals } from './office.ts';

export type ScriptedTerminal = TerminalPort & {
  /** The sales that were sent, in their order. */
  readonly sent: Sale[];
  /** The sales that were asked about. */
  readonly inquired: Sale[];
  /** How the next sale ends; a promise is waited for. By default it is approved under a number of its own. */
  next(end: Ending<SaleEnd>): void;
  /** What is said of a sale that is asked about; by default that the terminal has none. */
  says(end: Ending<InquiryEnd>): void;
};
type Ending<End> = (sale: Sale) => End | Promise<End>;

/** The approval of a sale, whole; `over` says what it has otherwise. */
export const approved = ({ ownNumber, rials }: Sale, over: Partial<TerminalAnswer> = {}): SaleEnd => ({
  end: 'approved',
  answer: {
    ...{ code: '00', rrn: `6${ownNumber.slice(1)}`, stan: '000017', terminalId: testTerminals[0] },
    ...{ cardFirst6: '603799', cardLast4: '4869', rialsTaken: rials, ownNumber, rawMasked: 'raw' },
    ...over,
  },
});
export const unknown: SaleEnd = { end: 'unknown', reason: 'silence' };

export function scriptedTerminal(): ScriptedTerminal {
  const sent: Sale[] = [];
  const inquired: Sale[] = [];
  const ends: Ending<SaleEnd>[] = [];
  let said: Ending<InquiryEnd> = () => ({ end: 'not_recorded' });
  return {
    sent,
    inquired,
    next: (end) => void ends.push(end),
    says(end) {
      said = end;
    },
    probe: async (): Promise<ProbeEnd> => ({ end: 'reachable' }),
    async ask({ terminalId }, sale) {
      sent.push(sale);
      const end = ends.shift();
      return end === undefined ? approved(sale, { terminalId }) : end(sale);
    },
    async inquire(_to, sale) {
      inquired.push(sale);
      return said(sale);
    },
    cancel: async () => 'cancelled_before_card',
  };
}

/** Connects terminals of an office without the colleague beside, as a connection of long ago. */
export function connectAtOnce(
  { desk, manager }: Pick<TestOffice, 'desk' | 'manager'>,
  terminals: readonly string[] = testTerminals,
): void {
  desk.path.execute(manager.id, (tx) => {
    for (const terminalId of terminals)
      tx.append(terminalConnected, {
        ...{ id: tx.newId(), terminalId },
        connection: { driver: 'behpardakht', host: '192.168.1.9', port: 1024 },
      });
  });
}
