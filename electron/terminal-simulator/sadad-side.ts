// The half of Sadad's Windows service: JSON over HTTP, one request and one answer a connection. It is the service and the terminal at once.
import type { Code } from './faults.ts';
import type { Asked, Said, TerminalSide } from './terminal-side.ts';

/** State of the service and code of the switch. */
const states: Readonly<Record<Code | 'not_found', readonly [state: number, code: string]>> = {
  good: [4, '00'],
  declined: [4, '51'],
  withdrawn: [3, '17'],
  no_answer_of_centre: [4, '91'],
  unlisted: [4, '77'],
  busy: [6, '09'],
  not_found: [4, '25'],
};
const kinds: Readonly<Record<string, Asked['kind']>> = {
  '/api/Sale': 'sale',
  '/api/Search': 'inquiry',
  '/api/DeviceInfo': 'last',
};

export const sadadSide: TerminalSide = {
  read(received) {
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) return 'part';
    const text = received.toString('latin1', 0, head);
    const [, path = ''] = /^POST (\S+) HTTP\/1\.1\r\n/.exec(text) ?? [];
    const [, size] = /\r\nContent-Length: (\d{1,4})(?:\r\n|$)/i.exec(text) ?? [];
    const kind = kinds[path];
    if (kind === undefined || size === undefined) return 'broken';
    const length = head + 4 + Number(size);
    if (received.length < length) return 'part';
    const asked = bodyOf(received.toString('utf8', head + 4, length));
    if (asked === null) return 'broken';
    return {
      kind,
      length,
      requestNumber: '',
      ownNumber: asked.OrderId ?? '',
      rials: Number(asked.Amount ?? 0),
    };
  },
  write(said, flaw) {
    const row = rowOf(said, flaw === 'full_card');
    const rows = said.code === 'not_found' ? [] : [row];
    const value = said.kind === 'inquiry' ? rows : row;
    const json = JSON.stringify(flaw === 'unlisted_field' ? { ...row, Unlisted: '?' } : value);
    // «تاييد شد» in code page 1256.
    const foreign = flaw === 'foreign_text' ? Buffer.from('caede6ed20d4cf', 'hex') : Buffer.alloc(0);
    const whole = flaw === 'checksum' ? json.slice(0, -1) : json;
    const at = whole.indexOf('"}') < 0 ? whole.length : whole.indexOf('"}');
    const body = Buffer.concat([Buffer.from(whole.slice(0, at)), foreign, Buffer.from(whole.slice(at))]);
    return flaw === 'other_length' ? inChunks(body) : answer(`Content-Length: ${body.length}`, body);
  },
};

function rowOf(said: Said, isCardWhole: boolean): Readonly<Record<string, unknown>> {
  const [state, code] = states[said.kind === 'last' ? 'good' : said.code];
  const { card } = said;
  return {
    ...{ PcPosStatusCode: state, ResponseCode: code, OrderId: said.ownNumber, Amount: String(said.taken) },
    ...{ Rrn: said.reference, TransactionNo: said.trace, TerminalId: said.terminalId },
    CardNo: isCardWhole ? card : `${card.slice(0, 6)}******${card.slice(-4)}`,
    ...{ TransactionDate: said.day, TransactionTime: said.time, Message: 'OK' },
  };
}

const answer = (length: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${length}\r\n\r\n`),
    body,
  ]);

/** The same body in two chunks. */
function inChunks(body: Buffer): Buffer {
  const halves = [body.subarray(0, body.length >> 1), body.subarray(body.length >> 1)];
  const chunks = halves.flatMap((half) => [
    Buffer.from(`${half.length.toString(16)}\r\n`),
    half,
    Buffer.from('\r\n'),
  ]);
  return answer('Transfer-Encoding: chunked', Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]));
}

function bodyOf(text: string): Readonly<Record<string, string | undefined>> | null {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null) return null;
    return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, String(value)]));
  } catch {
    return null;
  }
}
