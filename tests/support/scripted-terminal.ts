// A terminal that answers as a test says, and remembers what it was asked.
import type {
  InquiryEnd,
  ProbeEnd,
  Sale,
  SaleEnd,
  TerminalAnswer,
  TerminalPort,
} from '#core/foundation/terminals/port.ts';
import { morning, openOffice, type TestOffice, testTerminals } from './office.ts';
import { showCode } from './second-factor.ts';

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

/** An office of a hundred days on this port: its clerk, whom the manager registered, is independent by now. */
export async function officeOnTerminals(terminals: TerminalPort): Promise<TestOffice> {
  const office = await openOffice({ terminals, at: '2026-08-17T04:30:00.000Z' });
  office.clock.set(morning);
  return office;
}

/** Connects terminals of such an office, with the clerk beside the manager. */
export async function connectTerminals(
  office: Pick<TestOffice, 'as' | 'manager' | 'clerk'>,
  terminals: readonly string[] = testTerminals,
): Promise<void> {
  const { as, manager, clerk } = office;
  const beside = { personId: clerk.id, password: clerk.password, words: 'نشانی را روی دستگاه خواندم' };
  for (const terminalId of terminals) {
    await showCode(office, 'payments.connectTerminal');
    await as(manager).payments.connectTerminal({
      ...{ terminalId, beside },
      connection: { driver: 'behpardakht', host: '192.168.1.9', port: 1024 },
    });
  }
}
