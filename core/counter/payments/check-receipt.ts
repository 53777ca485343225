// Tells what a receipt's code is worth (D2): needs no network, only the journal of this PC.

import type { StaffReads } from '#core/access/staff/queries.ts';
import { type ReceiptFacts, readReceipt, wholeSecond } from '#core/foundation/wire/receipt-code.ts';
import type { PeersReads } from '#core/replication/peers/queries.ts';
import type { ReceiptVerdict } from './contract.ts';
import type { PaymentReads } from './queries.ts';

type CheckReads = {
  readonly payments: PaymentReads;
  readonly peers: PeersReads;
  readonly staff: Pick<StaffReads, 'nameOf'>;
};

/** This PC and its office, as the check needs them. */
type Checker = { readonly officeCode: string; readonly deviceId: string; readonly publicKey: string };

/** The PC of the office that has this key, or null. */
function deviceOf({ peers }: CheckReads, self: Checker, publicKey: string): string | null {
  if (publicKey === self.publicKey) return self.deviceId;
  return peers.known().find((member) => member.publicKey === publicKey)?.deviceId ?? null;
}

/**
 * Judges a code. Changes nothing and never refuses: what is wrong with it is the verdict. A receipt that was printed at a
 * PC counts also after that PC was removed, for its print stands in the journal (D2.6).
 */
export function checkReceipt(reads: CheckReads, self: Checker, typed: string): ReceiptVerdict {
  const read = readReceipt(typed);
  if (read.kind === 'not_a_receipt') return { verdict: 'not_a_receipt' };
  if (read.kind === 'changed') return { verdict: 'changed' };
  const { publicKey, ...said } = read.facts;
  const isOurs = deviceOf(reads, self, publicKey) !== null;
  if (!isOurs || said.officeCode !== self.officeCode) return { verdict: 'foreign', said };
  const device = deviceOf(reads, self, publicKey);
  const heads = said.seq === 0 || device === null ? [] : reads.payments.headsAt(device, said.seq);
  if (heads.length > 0 && !heads.includes(said.head)) return { verdict: 'rewritten', said };
  const prints = reads.payments.prints(said.visitId, said.isReversal);
  const isPrint = prints.some(
    ({ at, seq, head }) => wholeSecond(at) === said.at && seq === said.seq && head === said.head,
  );
  if (!isPrint) return { verdict: 'not_printed', said };
  const reversed = firstReversed(reads, said);
  if (reversed !== null) {
    const byName = reads.staff.nameOf(reversed.by);
    return { verdict: 'cancelled', said, cancelledAt: reversed.at, byName };
  }
  if (said.isReversal) return { verdict: 'reversal', said };
  return { verdict: 'genuine', said, prints: prints.length, rates: ratesBehind(reads, said.visitId) };
}

/** The letters of other bodies by whose rates a visit was charged, as far as its charges stand. */
function ratesBehind({ payments }: CheckReads, visitId: string) {
  const lines = payments.account(visitId).charges.flatMap((charge) => (charge.cancelled ? [] : charge.lines));
  return lines.flatMap(({ title, rate }) => (rate === null ? [] : [{ title, ...rate }]));
}

/** The first reversal of a payment that the receipt says was taken. */
function firstReversed(reads: CheckReads, said: Pick<ReceiptFacts, 'visitId' | 'payments'>) {
  const reversals = reads.payments
    .account(said.visitId)
    .payments.filter(({ rrn, terminalId }) =>
      said.payments.some((paid) => paid.rrn === rrn && paid.terminalId === terminalId),
    )
    .flatMap(({ reversal }) => (reversal === null ? [] : [reversal]));
  return reversals.toSorted((one, other) => (one.at < other.at ? -1 : 1))[0] ?? null;
}
