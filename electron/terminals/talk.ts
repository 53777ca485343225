// One question to a terminal and how its answer is read. A driver is one file of pure functions over bytes: it knows no network,
// and nothing that it is sent makes it throw.
import type {
  InquiryEnd,
  ProbeEnd,
  Sale,
  SaleEnd,
  TerminalAnswer,
  TerminalConnection,
} from '#core/foundation/terminals/port.ts';

/** Why nothing was sent. */
export type NotSentReason = 'not_private' | 'number_form' | 'no_connection' | 'busy';
/** Why what was sent has no answer that counts; what an approval lacks has words of its own (`Doubt`). */
export type LostReason = 'silent' | 'closed' | 'too_long' | 'broken';

/** `answer` gets every byte that came so far and says the end once it is there; null waits for more. */
export type Talk<End> = { readonly request: Buffer; answer(received: Buffer): End | null };

export type Driver = {
  /** Where its questions go; to the terminal itself when left out. */
  readonly place?: () => { readonly host: string; readonly port: number };
  sale(to: TerminalConnection, sale: Sale, now: Date): Talk<SaleEnd>;
  inquiry(to: TerminalConnection, sale: Sale): Talk<InquiryEnd>;
  /** A question that moves no money, to see whether a terminal of this protocol answers and which one (D2.104). */
  probe(to: TerminalConnection): Talk<ProbeEnd>;
  /** What withdraws a sale that waits for its card; null where the protocol has nothing. */
  readonly cancel: Buffer | null;
};

export function unknownEnd(
  reason: LostReason | 'code',
  answer?: TerminalAnswer,
): Extract<SaleEnd, { end: 'unknown' }> {
  return { end: 'unknown', reason, ...(answer === undefined ? {} : { answer }) };
}
