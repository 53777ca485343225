// A receipt's code: what was paid, signed by the PC that printed it (D2), as decimal digits for a QR code. Whoever has the
// digits can tell without any network whether they were changed; whether the key is the office's is the reader's to know.
// It also pins the journal: the number of the print's entry and the head of the chain there, so any two receipts of a PC show a record
// that was left out or written anew between them.
// The bytes: version, key, visit, head, then whole numbers of seven bits a byte, then the signature over all before it.
import { type KeyObject, sign, verify } from 'node:crypto';
import { looksLikeReceipt, receiptDigits, receiptMark } from './receipt-mark.ts';
import { ed25519PublicKey } from './signature.ts';

export type PaidBySlip = {
  readonly terminalId: string;
  /** 12 digits. */
  readonly rrn: string;
  /** Rials. */
  readonly amount: number;
};

/** What a receipt's code says. */
export type ReceiptFacts = {
  /** The PC's raw Ed25519 key, base64url. */
  readonly publicKey: string;
  readonly officeCode: string;
  readonly deskNumber: number;
  readonly visitId: string;
  readonly visitNumber: number;
  /** Business day of the visit. */
  readonly day: string;
  /** Instant of this print, UTC, whole seconds. */
  readonly at: string;
  /** 1 is the first print. */
  readonly copy: number;
  /** Number of the print's entry in the PC's stream; 0 on a specimen, which has none. */
  readonly seq: number;
  /** First eight bytes of the chain hash up to that entry, hex; zeros on a specimen. */
  readonly head: string;
  /** Rials. */
  readonly charged: number;
  /** Everything that was paid went back: this is no proof of payment. */
  readonly isReversal: boolean;
  /** Payments that stand; none on a receipt of money that went back. */
  readonly payments: readonly PaidBySlip[];
};

export type ReadReceipt =
  | { readonly kind: 'not_a_receipt' }
  /** It begins as ours, and its signature does not cover what it says. */
  | { readonly kind: 'changed' }
  | { readonly kind: 'signed'; readonly facts: ReceiptFacts };

const version = 2;
const signatureBytes = 64;
/** Version, key, visit and head. */
const fixedBytes = 57;
/** The head of a specimen. */
export const noHead = '0'.repeat(16);
const context = Buffer.from('pishkhan-receipt-v2\0', 'utf8');
/** More slips than this have no room in a code. */
export const mostSlips = 20;
const dayMs = 86_400_000;

/** The instant as a code keeps it: without the part of the second. */
export function wholeSecond(at: string): string {
  return at.replace(/\.\d{3}Z$/, '.000Z');
}

/**
 * Signs what a receipt says. The same facts give the same digits.
 * @throws RangeError when a fact has no place in a code.
 */
export function signReceipt(facts: ReceiptFacts, privateKey: KeyObject): string {
  const body = bytesOf(facts);
  const signature = sign(null, Buffer.concat([context, body]), privateKey);
  return receiptMark + BigInt(`0x${Buffer.concat([body, signature]).toString('hex')}`).toString();
}

/** Reads a code as scanned or pasted: any digit set, spaces and line breaks. */
export function readReceipt(typed: string): ReadReceipt {
  const digits = receiptDigits(typed);
  if (!looksLikeReceipt(digits)) return { kind: 'not_a_receipt' };
  const hex = BigInt(digits.slice(receiptMark.length)).toString(16);
  const all = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  const body = all.subarray(0, -signatureBytes);
  const facts = factsOf(body);
  const isWhole = facts !== null && digits === receiptMark + BigInt(`0x${hex}`).toString();
  if (!isWhole || !bytesOf(facts).equals(body)) return { kind: 'changed' };
  const signature = all.subarray(-signatureBytes);
  const holds = verify(null, Buffer.concat([context, body]), ed25519PublicKey(facts.publicKey), signature);
  return holds ? { kind: 'signed', facts } : { kind: 'changed' };
}

function bytesOf(facts: ReceiptFacts): Buffer {
  const { payments } = facts;
  const numbers = [
    Number(`1${facts.officeCode}`),
    facts.deskNumber,
    facts.visitNumber,
    Date.parse(facts.day) / dayMs,
    Date.parse(facts.at) / 1000,
    facts.copy,
    facts.seq,
    facts.charged,
    facts.isReversal ? 1 : 0,
    payments.length,
    // A leading 1 keeps the noughts that an identifier begins with.
    ...payments.flatMap(({ terminalId, rrn, amount }) => [
      Number(`1${terminalId}`),
      Number(`1${rrn}`),
      amount,
    ]),
  ];
  const key = Buffer.from(facts.publicKey, 'base64url');
  const visit = Buffer.from(facts.visitId.replaceAll('-', ''), 'hex');
  const head = Buffer.from(facts.head, 'hex');
  if (key.length !== 32 || visit.length !== 16 || head.length !== 8)
    throw new RangeError('a receipt names its key, its visit and a head');
  return Buffer.concat([Buffer.from([version]), key, visit, head, ...numbers.map(numberBytes)]);
}

/** Seven bits a byte, the lowest first; the high bit says that more follow. */
function numberBytes(number: number): Buffer {
  if (!Number.isSafeInteger(number) || number < 0)
    throw new RangeError(`${number} has no place in a receipt`);
  const bytes: number[] = [];
  let rest = number;
  for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) bytes.push((rest % 0x80) | 0x80);
  return Buffer.from([...bytes, rest]);
}

function factsOf(body: Buffer): ReceiptFacts | null {
  if (body.length <= fixedBytes || body[0] !== version) return null;
  const numbers = numbersOf(body.subarray(fixedBytes));
  const [office, deskNumber, visitNumber, day, second, copy, seq, charged, reversal, count, ...slips] =
    numbers ?? [];
  if (count === undefined || count > mostSlips || slips.length !== count * 3) return null;
  if ([deskNumber, visitNumber, day, second, copy, seq, charged].includes(undefined)) return null;
  const dayText = dateText((day ?? 0) * dayMs)?.slice(0, 10);
  const at = dateText((second ?? 0) * 1000);
  if (dayText === undefined || at === undefined) return null;
  return {
    publicKey: body.subarray(1, 33).toString('base64url'),
    officeCode: String(office).slice(1),
    deskNumber: deskNumber ?? 0,
    visitId: body
      .subarray(33, 49)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
    visitNumber: visitNumber ?? 0,
    day: dayText,
    at,
    copy: copy ?? 0,
    seq: seq ?? 0,
    head: body.subarray(49, fixedBytes).toString('hex'),
    charged: charged ?? 0,
    isReversal: reversal === 1,
    payments: Array.from({ length: count }, (_, index) => ({
      terminalId: String(slips[index * 3]).slice(1),
      rrn: String(slips[index * 3 + 1]).slice(1),
      amount: slips[index * 3 + 2] ?? 0,
    })),
  };
}

function dateText(ms: number): string | undefined {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

function numbersOf(bytes: Buffer): number[] | null {
  const numbers: number[] = [];
  let number = 0;
  let scale = 1;
  for (const byte of bytes) {
    number += (byte & 0x7f) * scale;
    scale *= 0x80;
    if (!Number.isSafeInteger(number)) return null;
    if (byte < 0x80) {
      numbers.push(number);
      number = 0;
      scale = 1;
    }
  }
  return scale === 1 ? numbers : null;
}
