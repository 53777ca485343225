// Driver for terminals of Asan Pardakht: one line of ASCII each way, ended by CR LF, by the two pages of its published document
// (2016). It never met a real terminal: docs/terminals.md says what is taken from the document and what is assumed.
// Amounts are whole rials. The own number goes as the invoice and as the message number, and the latter comes back.
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type {
  InquiryEnd,
  ProbeEnd,
  Sale,
  TerminalAnswer,
  TerminalConnection,
} from '#core/foundation/terminals/port.ts';
import { endByCode } from './end-by-code.ts';
import { cardParts, type KeptName, keptAnswer } from './kept-answer.ts';
import { type Driver, unknownEnd } from './talk.ts';

/** XOR of the bytes of a text, start 0. */
export function xorOf(text: string): number {
  return Buffer.from(text, 'latin1').reduce((sum, byte) => sum ^ byte, 0);
}

/** A whole line. The sum is of what stands between `$` and `*`, the comma before `*` included, as two hexadecimal digits. */
export function line(parts: readonly string[]): Buffer {
  const text = `${parts.join(',')},`;
  const sum = xorOf(text).toString(16).toUpperCase().padStart(2, '0');
  return Buffer.from(`$${text}*${sum}\r\n`, 'latin1');
}

/** A purchase. `rials`: the amount; `at`: YYYYMMDDHHMMSS, Jalali, Tehran. */
export const purchaseLine = (rials: number, invoice: string, at: string, message: string): Buffer =>
  line(['PCBUY', String(rials), invoice, at, message]);

/** Asks for the state of the last purchase. It may be asked as often as wished. */
export const inquiryLine = (message: string): Buffer => line(['PCINQ', message]);

/** What a code means for money: D2.100, D2.101. */
export const asanPardakht: Driver = {
  cancel: null,
  sale: (to, sale, now) => ({
    request: purchaseLine(sale.rials, sale.ownNumber, momentOf(now), sale.ownNumber),
    answer: (received) =>
      answerIn(received, unknownEnd('broken'), (said) =>
        said.kind === 'POSBUY' && said.answer.ownNumber === sale.ownNumber
          ? endByCode(said.answer, sale, to)
          : null,
      ),
  }),
  inquiry: (to, sale) => ({
    request: inquiryLine(sale.ownNumber),
    answer: (received) =>
      answerIn<InquiryEnd>(received, unknownEnd('broken'), (said) =>
        said.kind === 'POSINQ' ? inquiryEnd(said.answer, sale, to) : null,
      ),
  }),
  probe: (to) => ({
    request: inquiryLine('0'),
    answer: (received) =>
      answerIn<ProbeEnd>(
        received,
        { end: 'unreachable', reason: 'broken' },
        ({ answer: { terminalId: seen } }) =>
          seen === undefined || bareTerminalId(seen) === bareTerminalId(to.terminalId)
            ? { end: 'reachable' }
            : { end: 'wrong_terminal', seen },
      ),
  }),
};

/** The terminal tells its last purchase only: that another one came since says nothing about this one (D2.103). */
function inquiryEnd(answer: TerminalAnswer, sale: Sale, to: TerminalConnection): InquiryEnd {
  return answer.ownNumber === sale.ownNumber ? endByCode(answer, sale, to) : { end: 'not_recorded' };
}

/** The end that the first fitting line says; lines for others are passed over, a late one may come first. */
function answerIn<End>(received: Buffer, broken: End, endOf: (said: Said) => End | null): End | null {
  for (let rest = received.toString('latin1'); ; ) {
    const first = firstLine(rest);
    if (first === 'part') return null;
    if (first === 'broken') return broken;
    const end = endOf(first);
    if (end !== null) return end;
    rest = rest.slice(first.length);
  }
}

type Said = { readonly kind: string; readonly answer: TerminalAnswer; readonly length: number };

/**
 * The first line of what was received. The masked card may hold `*`, so the last one before the line's end begins the sum; the sum
 * up to the first one is taken too. The line ends at the first CR LF behind a `*`: the sum may be a raw byte, a CR or LF too.
 */
function firstLine(received: string): Said | 'part' | 'broken' {
  const start = received.indexOf('$');
  const star = start < 0 ? -1 : received.indexOf('*', start);
  const end = star < 0 ? -1 : received.indexOf('\r\n', star);
  if (end < 0) return 'part';
  const text = received.slice(start + 1, end);
  const last = text.lastIndexOf('*');
  const sum = sumOf(text.slice(last + 1));
  const fits = [last, text.indexOf('*')].some((until) => xorOf(text.slice(0, until)) === sum);
  const answer = fits ? answerOf(text.slice(0, last).split(',')) : null;
  return answer === null ? 'broken' : { kind: text.slice(0, text.indexOf(',')), answer, length: end + 2 };
}

/** The sum as two hexadecimal digits, as `0x` and two, or as the byte itself; null for anything else. */
function sumOf(text: string): number | null {
  const [, digits] = /^(?:0x)?([\da-f]{2})$/i.exec(text) ?? [];
  if (digits !== undefined) return Number.parseInt(digits, 16);
  return text.length === 1 ? text.charCodeAt(0) : null;
}

/** The values behind the kind, each kept only in its form; null stands for what is not kept. */
const forms: readonly (readonly [name: KeptName, form: RegExp] | null | 'moment' | 'card')[] = [
  ['code', /^\d{1,2}$/],
  ['amount', /^\d{1,12}$/],
  ['rrn', /^\d{6,12}$/],
  ['stan', /^\d{6}$/],
  'moment',
  null,
  ['terminalId', /^\d{7,8}$/],
  'card',
  ['ownNumber', /^\d{1,12}$/],
];

/** The answer of the parts of a line; null when there are not as many as the document has. */
function answerOf([, ...parts]: readonly string[]): TerminalAnswer | null {
  // The comma before the sum makes a last part of nothing.
  if (parts.length !== forms.length + 1 || parts.at(-1) !== '') return null;
  const kept = forms.flatMap((form, at) => keptOf(form, parts[at] ?? ''));
  return keptAnswer(new Map(kept));
}

function keptOf(form: (typeof forms)[number], text: string): [KeptName, string][] {
  if (form === null) return [];
  if (form === 'card') return cardParts(text);
  if (form === 'moment') return momentParts(text);
  const [name, shape] = form;
  if (!shape.test(text)) return [];
  // The switch's codes have two digits; a terminal may leave the nought out.
  return [[name, name === 'code' ? text.padStart(2, '0') : text]];
}

function momentParts(text: string): [KeptName, string][] {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? [];
  if (year === undefined) return [];
  return [
    ['saidDay', `${year}/${month}/${day}`],
    ['saidTime', `${hour}:${minute}:${second}`],
  ];
}

/** YYYYMMDDHHMMSS in Tehran by the Jalali calendar. */
function momentOf(now: Date): string {
  const day = formatJalali(businessDayOf(now.toISOString()), 'numeric', 'en').replaceAll('/', '');
  const time = new Date(now.getTime() + tehranOffsetMs).toISOString().slice(11, 19).replaceAll(':', '');
  return day + time;
}

/** Tehran has had one offset since 1401. */
const tehranOffsetMs = 3.5 * 3_600_000;
