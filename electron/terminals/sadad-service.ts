// Driver for terminals of Sadad by its Windows service on this PC, which takes JSON over HTTP and speaks to the terminal itself. What
// is known of it comes from two open programs. It never met a real terminal, nor the real service: docs/terminals.md.
// The connection is that of the terminal; the service has a place of its own. Amounts are whole rials, sent as text.
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type {
  InquiryEnd,
  ProbeEnd,
  Sale,
  SaleEnd,
  TerminalAnswer,
  TerminalConnection,
} from '#core/foundation/terminals/port.ts';
import { endByCode } from './end-by-code.ts';
import { httpAnswer, jsonPost } from './http-answer.ts';
import { cardParts, type KeptName, keptAnswer } from './kept-answer.ts';
import { type Driver, type Talk, unknownEnd } from './talk.ts';

/** Where Sadad's service listens unless it was set up otherwise. */
export const sadadServicePlace = { host: '127.0.0.1', port: 8050 } as const;

/** The driver over a service at a place; it has no word to withdraw a sale with on the same connection. */
export function sadadService(
  place: { readonly host: string; readonly port: number } = sadadServicePlace,
): Driver {
  const talk = <End>(
    path: string,
    body: Said,
    broken: End,
    endOf: (status: number, said: unknown) => End,
  ): Talk<End> => ({
    request: jsonPost(path, `${place.host}:${place.port}`, body),
    answer(received) {
      const http = httpAnswer(received);
      if (http === 'part') return null;
      const said = http === 'broken' ? undefined : jsonOf(http.body);
      return http === 'broken' || said === undefined ? broken : endOf(http.status, said);
    },
  });
  const broken = unknownEnd('broken');
  return {
    place: () => place,
    cancel: null,
    sale: (to, sale) =>
      talk<SaleEnd>(
        '/api/Sale',
        { ...deviceOf(to), OrderId: sale.ownNumber, Amount: String(sale.rials) },
        broken,
        (status, said) => (status === 200 ? saleEnd(said, sale, to) : broken),
      ),
    inquiry: (to, sale) =>
      talk<InquiryEnd>('/api/Search', { ...deviceOf(to), OrderId: sale.ownNumber }, broken, (status, said) =>
        status === 200 ? inquiryEnd(said, sale, to) : broken,
      ),
    probe: (to) =>
      talk<ProbeEnd>(
        '/api/DeviceInfo',
        deviceOf(to),
        { end: 'unreachable', reason: 'broken' },
        (status, said) => probeEnd(status, said, to),
      ),
  };
}

type Said = Readonly<Record<string, unknown>>;

/** How the service reaches the terminal; times in ms, three tries of its own before the amount has left. */
const deviceOf = (to: TerminalConnection): Said => ({
  ...{ ConnectionType: 'Lan', DeviceIp: to.host, DevicePort: to.port, TerminalId: to.terminalId },
  ...{ RetryTimeOut: '5000,5000,5000', ResponseTimeout: '180000,5000,5000' },
});

/** States of the service that say something of money: the terminal answered, or the client withdrew there. */
const states = { withdrawnAtTerminal: '3', answered: '4', busy: '6' } as const;

/** What the service says of a sale (D2.100, D2.101): every state but two is unknown, and so is every code that no table has. */
function saleEnd(said: unknown, sale: Sale, to: TerminalConnection): SaleEnd {
  const values = valuesOf(said);
  const answer = answerOf(values);
  const state = values.get('pcposstatuscode');
  if (state === states.withdrawnAtTerminal) return endByCode(answer, sale, to, 'cancelled');
  return state === states.answered ? endByCode(answer, sale, to) : unknownEnd('code', answer);
}

/** Rows of an order: that there are none is not that nothing was taken (D2.103). */
function inquiryEnd(said: unknown, sale: Sale, to: TerminalConnection): InquiryEnd {
  const rows = rowsOf(said);
  if (rows?.length === 0) return { end: 'not_recorded' };
  const ends = (rows ?? [])
    .map((row) => answerOf(valuesOf(row)))
    .filter(({ ownNumber }) => ownNumber === sale.ownNumber)
    .map((answer) => endByCode(answer, sale, to));
  const [only, ...more] = ends;
  const found = ends.find(({ end }) => end === 'approved') ?? (more.length === 0 ? only : undefined);
  return found ?? unknownEnd('code');
}

function probeEnd(status: number, said: unknown, to: TerminalConnection): ProbeEnd {
  const values = valuesOf(said);
  const seen = answerOf(values).terminalId;
  if (seen !== undefined && bareTerminalId(seen) !== bareTerminalId(to.terminalId))
    return { end: 'wrong_terminal', seen };
  const state = values.get('pcposstatuscode');
  if (state === states.busy) return { end: 'busy' };
  const isThere = status === 200 && (state === undefined || state === states.answered);
  return isThere ? { end: 'reachable' } : { end: 'unreachable', reason: 'code' };
}

/** The rows of an answer: a list, or the one list in an object; null where it is neither. */
function rowsOf(said: unknown): readonly unknown[] | null {
  const [list, ...more] = [said, ...(isObject(said) ? Object.values(said) : [])].filter(Array.isArray);
  return list === undefined || more.length > 0 ? null : (list as unknown[]);
}

const isObject = (said: unknown): said is object =>
  typeof said === 'object' && said !== null && !Array.isArray(said);

/** Texts and numbers of an object by their names in small letters: the service's programs spell them either way. */
function valuesOf(said: unknown): ReadonlyMap<string, string> {
  if (!isObject(said)) return new Map();
  return new Map(
    Object.entries(said).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number'
        ? [[name.toLowerCase(), String(value).trim()]]
        : [],
    ),
  );
}

/** The values that are kept, by the names that the service gives them, each only in its form. */
const forms: readonly (readonly [name: KeptName, key: string, form: RegExp])[] = [
  ['state', 'pcposstatuscode', /^\d{1,3}$/],
  ['code', 'responsecode', /^\d{1,2}$/],
  ['amount', 'amount', /^\d{1,12}$/],
  ['rrn', 'rrn', /^\d{6,12}$/],
  ['stan', 'transactionno', /^\d{6}$/],
  ['terminalId', 'terminalid', /^\d{7,8}$/],
  ['terminalId', 'terminal', /^\d{7,8}$/],
  ['saidDay', 'transactiondate', /^\d{4}\/\d{2}\/\d{2}$/],
  ['saidTime', 'transactiontime', /^\d{2}:\d{2}(?::\d{2})?$/],
  ['ownNumber', 'orderid', /^\d{1,12}$/],
];

function answerOf(values: ReadonlyMap<string, string>): TerminalAnswer {
  const kept = new Map<KeptName, string>(cardParts(values.get('cardno') ?? ''));
  for (const [name, key, form] of forms) {
    const text = values.get(key);
    if (text !== undefined && form.test(text)) kept.set(name, name === 'code' ? text.padStart(2, '0') : text);
  }
  return keptAnswer(kept);
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
