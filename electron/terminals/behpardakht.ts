// Driver for terminals of Behpardakht Mellat that speak "POS-PC 3.1" over the network, by the published protocol (rev 3.3).
// It never met a real terminal: docs/terminals.md says what is taken from the document and what is assumed.
// The PC opens a connection, sends one request, reads one answer. Amounts are whole rials; the slip's day is Jalali.
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type {
  InquiryEnd,
  ProbeEnd,
  Sale,
  SaleEnd,
  TerminalAnswer,
  TerminalConnection,
} from '#core/foundation/terminals/port.ts';
import { type CodeMeaning, endByCode, meaningOf } from './end-by-code.ts';
import { type KeptName, keptAnswer } from './kept-answer.ts';

import { type Driver, unknownEnd } from './talk.ts';
import { bcd, digitsOf, type Fields, firstFrame, frame } from './tlv.ts';

export const tags = {
  service: 0xa2,
  foundService: 0xa3,
  requestNumber: 0xa4,
  amount: 0xb0,
  ownNumber: 0xba,
  code: 0xc0,
  serial: 0xc1,
  reference: 0xc2,
  day: 0xc3,
  time: 0xc4,
  cardLast4: 0xc5,
  cardFirst6: 0xc6,
  terminal: 0xc7,
  discount: 0xca,
} as const;

export const services = { purchase: '01', inquiry: '16', last: '17' } as const;

/** A purchase. `rials`: the amount; `ownNumber`: at most 20 ASCII characters, echoed and asked for later. */
export const purchaseRequest = (rials: number, requestNumber: string, ownNumber: string): Buffer =>
  frame(
    [
      [tags.amount, bcd(String(rials))],
      [tags.service, bcd(services.purchase)],
      [tags.requestNumber, Buffer.from(requestNumber)],
      [tags.ownNumber, Buffer.from(ownNumber)],
    ],
    'fields',
  );

/** Asks for the transaction with an own number. */
export const inquiryRequest = (requestNumber: string, ownNumber: string): Buffer =>
  frame(
    [
      [tags.service, bcd(services.inquiry)],
      [tags.ownNumber, Buffer.from(ownNumber)],
      [tags.requestNumber, Buffer.from(requestNumber)],
    ],
    'fields',
  );

/** Asks for the last transaction that a PC began. */
const lastRequest = (requestNumber: string): Buffer =>
  frame(
    [
      [tags.service, bcd(services.last)],
      [tags.requestNumber, Buffer.from(requestNumber)],
    ],
    'fields',
  );

export const behpardakht: Driver = {
  // The word is drawn without a frame in the document.
  cancel: Buffer.from('CANCEL'),
  sale: (to, sale) => ({
    request: purchaseRequest(sale.rials, sale.ownNumber, sale.ownNumber),
    answer: (received) =>
      answerIn(
        received,
        services.purchase,
        sale,
        (fields) => saleEnd(fields, sale, to),
        unknownEnd('broken'),
      ),
  }),
  inquiry: (to, sale) => ({
    request: inquiryRequest(sale.ownNumber, sale.ownNumber),
    answer: (received) =>
      answerIn(
        received,
        services.inquiry,
        sale,
        (fields) => inquiryEnd(fields, sale, to),
        unknownEnd('broken'),
      ),
  }),
  probe: (to) => ({
    request: lastRequest('0'),
    answer: (received) =>
      answerIn(received, services.last, null, (fields) => probeEnd(fields, to), {
        end: 'unreachable',
        reason: 'broken',
      }),
  }),
};

/**
 * The end that the answer to this request says. Answers to another service or another own number are passed over: a terminal may
 * send a late one first. `sale` is null where any answer will do.
 */
function answerIn<End>(
  received: Buffer,
  service: string,
  sale: Sale | null,
  endOf: (fields: Fields) => End,
  broken: End,
): End | null {
  for (let rest = received; ; ) {
    const first = firstFrame(rest);
    if (first === 'part') return null;
    if (first === 'broken') return broken;
    if (isAnswerTo(first.fields, service, sale)) return endOf(first.fields);
    rest = rest.subarray(first.length);
  }
}

/** Every echo that is there is ours, and where a sale is meant at least one of its numbers is there. */
function isAnswerTo(fields: Fields, service: string, sale: Sale | null): boolean {
  const said = digitsOf(fields.get(tags.service));
  if (said !== null && said !== service) return false;
  if (sale === null) return true;
  const [own, request] = [textOf(fields.get(tags.ownNumber)), textOf(fields.get(tags.requestNumber))];
  if (own === null && request === null) return false;
  return (own === null || own === sale.ownNumber) && (request === null || request === sale.ownNumber);
}

/** What the answer to a purchase means for money (D2.100, D2.101). */
function saleEnd(fields: Fields, sale: Sale, to: TerminalConnection): SaleEnd {
  const answer = answerOf(fields);
  return endByCode(answer, sale, to, meaningHere(answer.code));
}

/**
 * What an inquiry by the own number found. The terminal finds successful transactions only: EA says that it has recorded none,
 * not that nothing was taken (D2.103).
 */
function inquiryEnd(fields: Fields, sale: Sale, to: TerminalConnection): InquiryEnd {
  const answer = answerOf(fields);
  if (answer.code === 'EA') return { end: 'not_recorded' };
  if (answer.code === '09') return { end: 'in_progress' };
  const found = digitsOf(fields.get(tags.foundService)) ?? services.purchase;
  if (answer.code !== '00' || found !== services.purchase) return unknownEnd('code', answer);
  return endByCode(answer, sale, to);
}

function probeEnd(fields: Fields, to: TerminalConnection): ProbeEnd {
  const { code, terminalId } = answerOf(fields);
  if (terminalId !== undefined && bareTerminalId(terminalId) !== bareTerminalId(to.terminalId))
    return { end: 'wrong_terminal', seen: terminalId };
  return code === '09' ? { end: 'busy' } : { end: 'reachable' };
}

/** Letters are the terminal's own words: FU withdrawn there, FA no link to the centre, so nothing was approved. */
function meaningHere(code: string): CodeMeaning {
  if (code === 'FU') return 'cancelled';
  return code === 'FA' ? 'declined' : meaningOf(code);
}

/** The fields that are kept, each only in its form; packed ones hold digits. */
const forms: readonly (readonly [name: KeptName, tag: number, form: RegExp, isPacked: boolean])[] = [
  ['service', tags.service, /^\d{2}$/, true],
  ['request', tags.requestNumber, /^\d{1,12}$/, false],
  ['ownNumber', tags.ownNumber, /^\d{1,12}$/, false],
  ['code', tags.code, /^[\dA-Z]{2}$/, false],
  ['amount', tags.amount, /^\d{2,12}$/, true],
  ['discount', tags.discount, /^\d{2,12}$/, true],
  ['serial', tags.serial, /^\d{2,12}$/, true],
  ['rrn', tags.reference, /^\d{12}$/, true],
  ['saidDay', tags.day, /^\d{4}\/\d{2}\/\d{2}$/, false],
  ['saidTime', tags.time, /^\d{2}:\d{2}(?::\d{2})?$/, false],
  ['cardFirst6', tags.cardFirst6, /^\d{6}$/, true],
  ['cardLast4', tags.cardLast4, /^\d{4}$/, true],
  ['terminalId', tags.terminal, /^\d{8}$/, true],
];
const keptTags = new Set(forms.map(([, tag]) => tag));

function answerOf(fields: Fields): TerminalAnswer {
  const kept = new Map<KeptName, string>();
  for (const [name, tag, form, isPacked] of forms) {
    const text = isPacked ? digitsOf(fields.get(tag)) : textOf(fields.get(tag));
    if (text !== null && form.test(text)) kept.set(name, text);
  }
  // A discount of another form is one all the same.
  if (fields.has(tags.discount) && !kept.has('discount')) kept.set('discount', 'unread');
  const others = [...fields].flatMap(([tag, { length }]) =>
    keptTags.has(tag) ? [] : [`${tag.toString(16)}(${length})`],
  );
  return keptAnswer(kept, others);
}

/** ASCII text; null where the value is missing or holds anything else. */
function textOf(value: Buffer | undefined): string | null {
  const text = value?.toString('latin1') ?? '';
  return /^[\x20-\x7e]+$/.test(text) ? text : null;
}
