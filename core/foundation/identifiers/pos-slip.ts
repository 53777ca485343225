// The text of a whole POS slip, pasted: reference number, trace number, terminal, card and amount in any order, in
// either set of digits. What could be two things is left out: nothing of money is guessed.
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { isRrn, isStan, keptRrn, type RrnDigits } from './terminal.ts';

export type PosSlip = {
  readonly rrn?: string;
  readonly stan?: string;
  readonly terminalId?: string;
  /** Last four digits; a full number is never kept. */
  readonly card?: string;
  /** Rials. */
  readonly amount?: number;
};

type Part = 'rrn' | 'stan' | 'terminalId' | 'card' | 'amount' | 'other';

/** How slips name their numbers (domain.md §5: one PSP's trace number is another's reference). */
const labels: readonly (readonly [Part, RegExp])[] = [
  ['rrn', /مرجع|ارجاع|\brrn\b|\bref/iu],
  ['stan', /پی‌?گیری|\bstan\b|\btrace/iu],
  ['terminalId', /پایانه|ترمینال|terminal/iu],
  ['card', /کارت|\bcard\b/iu],
  ['amount', /مبلغ|amount/iu],
  ['other', /پذیرنده|شعبه|تلفن|تاریخ|ساعت|زمان|کد ?ملی|merchant|date|time|phone/iu],
];
const cardLike = /(?:\d{6}|\d{4})?[*xX•]{4,10}(\d{4})|(?<!\d)\d{16}(?!\d)/gu;
const dateOrTime = /(?<!\d)\d{2,4}[/.-]\d{1,2}[/.-]\d{1,2}(?!\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?/gu;
const numberLike = /\d{1,3}(?:[,٬،]\d{3})+(?!\d)|\d+/gu;

type Found = { readonly part: Part | null; readonly digits: string; readonly isGrouped: boolean };

/**
 * Reads a slip. A number is what the label before it says; without one it is a terminal when it is among `terminals`, a
 * reference number when it has twelve digits, an amount when it is grouped or followed by «ریال», a trace number when it
 * has six digits. A part that is found twice with different values is left out. `rrnDigits`: the shortest reference number that a PSP of
 * the office prints; one of ten digits is taken by its label alone.
 */
export function readPosSlip(text: string, terminals: readonly string[], rrnDigits: RrnDigits = 12): PosSlip {
  const latin = toLatinDigits(text).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '');
  const cards = [...latin.matchAll(cardLike)].map(([whole, last]) => last ?? whole.slice(-4));
  const found = numbersIn(latin.replace(cardLike, ' ').replace(dateOrTime, ' '), terminals);
  const only = (part: Part, isSound: (digits: string) => boolean): string | undefined => {
    const values = new Set(
      found.filter((one) => one.part === part && isSound(one.digits)).map(({ digits }) => digits),
    );
    return values.size === 1 ? [...values][0] : undefined;
  };
  const card = new Set([
    ...cards,
    ...found.flatMap(({ part, digits }) => (part === 'card' ? [digits.slice(-4)] : [])),
  ]);
  const amount = only('amount', (digits) => /^0*[1-9]\d{0,14}$/.test(digits));
  const parts = {
    rrn: only('rrn', (digits) => keptRrn(digits, rrnDigits) !== null),
    stan: only('stan', isStan),
    terminalId: only('terminalId', (digits) => terminals.includes(digits)),
    card: card.size === 1 ? [...card][0] : undefined,
    amount: amount === undefined ? undefined : Number(amount),
  };
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined));
}

function numbersIn(text: string, terminals: readonly string[]): Found[] {
  let end = 0;
  return [...text.matchAll(numberLike)].map((match) => {
    const before = text.slice(end, match.index);
    end = match.index + match[0].length;
    const isRial = /^\s*(?:ریال|rials?\b|irr\b)/iu.test(text.slice(end));
    const isGrouped = match[0].length > 3 && /\D/u.test(match[0]);
    const digits = match[0].replace(/\D/gu, '');
    return {
      part: labelBefore(before) ?? shapeOf(digits, isGrouped || isRial, terminals),
      digits,
      isGrouped,
    };
  });
}

/** The last label between the number before and this one. */
function labelBefore(text: string): Part | null {
  const named = labels.flatMap(([part, label]) => {
    const at = text.search(label);
    return at < 0 ? [] : [{ part, at }];
  });
  return named.toSorted((one, other) => other.at - one.at)[0]?.part ?? null;
}

function shapeOf(digits: string, isMoney: boolean, terminals: readonly string[]): Part | null {
  if (isMoney) return 'amount';
  if (terminals.includes(digits)) return 'terminalId';
  if (isRrn(digits)) return 'rrn';
  return isStan(digits) ? 'stan' : null;
}
