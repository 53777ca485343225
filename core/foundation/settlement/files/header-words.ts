// The words by which PSPs name the columns of their reports, and headers as they are compared.
// Invariant: headers are compared folded (letters, spaces, digits), never as they are printed.
import { foldFa } from '#core/foundation/text/fold.ts';
import type { PspField } from './contract.ts';

/** A header as a key: folded, letters and digits only, without the unit «ریال» that some exports add. */
export function foldedHeader(header: string): string {
  return foldFa(header)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<=.)ریال$/, '');
}

const tomanAtEnd = /(?<=.)(?:تومان|تومن|toman|tuman)$/;

/** The same without the toman at its end; null where a header does not end with it. */
export function headerWithoutToman(header: string): string | null {
  const key = foldedHeader(header);
  return tomanAtEnd.test(key) ? key.replace(tomanAtEnd, '') : null;
}

/** An amount with its unit behind it, as «۵۰۰٬۰۰۰ تومان». */
const amountInToman = /^(.*\p{N}[^\p{L}]*?)\s*(?:تومان|تومن|toman|tuman)$/isu;

/** The number of an amount that says the toman itself; null for any other text. */
export const withoutToman = (text: string): string | null => amountInToman.exec(foldFa(text))?.[1] ?? null;

/** Parts of headers by which PSPs name a column, the surest first. */
const hints: Readonly<Record<PspField, readonly string[]>> = {
  terminal: ['پایانه', 'ترمینال', 'terminal', 'tid'],
  rrn: ['مرجع', 'ارجاع', 'rrn', 'retriv', 'retriev', 'reference'],
  stan: ['پیگیری', 'رهگیری', 'stan', 'trace', 'tracking'],
  card: ['کارت', 'card', 'pan'],
  type: ['نوع', 'type'],
  amount: ['مبلغ', 'amount', 'ریال', 'price'],
  date: ['تاریختراکنش', 'تاریخ', 'date', 'روز'],
  time: ['ساعت', 'زمان', 'time'],
  status: ['وضعیت', 'نتیجه', 'پاسخ', 'status', 'result', 'response'],
  serviceCode: ['شناسهخدمت', 'کدخدمت', 'servicecode'],
  financialDate: ['تاریخمالی', 'financialdate', 'settlementdate'],
  iban: ['شبا', 'iban', 'sheba'],
};

/** Place of the hint that a header gives of a field, the surest first; -1 when it gives none. */
export function hintOf(field: PspField, header: string): number {
  const key = foldedHeader(header);
  return hints[field].findIndex((hint) => key.includes(hint));
}
