// One answer of HTTP/1.1 out of the bytes that came so far. Sadad's service is asked like a terminal: one request, one answer, over
// the same bounded connection; so an answer is read here and not by a client that follows, repeats or keeps connections.

export type HttpAnswer = { readonly status: number; readonly body: string };

/** A POST of JSON, after whose answer the connection closes. */
export function jsonPost(path: string, host: string, value: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(value));
  const head = [
    `POST ${path} HTTP/1.1`,
    `Host: ${host}`,
    'Content-Type: application/json; charset=utf-8',
    'Accept: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`), body]);
}

/** `part` while more must come, `broken` when it is no answer of HTTP. Its length is said by Content-Length or by chunks. */
export function httpAnswer(received: Buffer): HttpAnswer | 'part' | 'broken' {
  const end = received.indexOf('\r\n\r\n');
  const text = received.toString('latin1', 0, end < 0 ? received.length : end);
  if (!'HTTP/1.'.startsWith(text.slice(0, 7))) return 'broken';
  if (end < 0) return 'part';
  const [first = '', ...lines] = text.split('\r\n');
  const [, status] = /^HTTP\/1\.[01] (\d{3})/.exec(first) ?? [];
  const headers = new Map(
    lines.map((line) => [line.split(':', 1)[0]?.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  if (status === undefined) return 'broken';
  const rest = received.subarray(end + 4);
  const body =
    headers.get('transfer-encoding')?.toLowerCase() === 'chunked'
      ? chunks(rest)
      : counted(rest, headers.get('content-length'));
  return typeof body === 'string' ? body : { status: Number(status), body: body.toString('utf8') };
}

function counted(rest: Buffer, length: string | undefined): Buffer | 'part' | 'broken' {
  if (length === undefined || !/^\d{1,6}$/.test(length)) return 'broken';
  return rest.length < Number(length) ? 'part' : rest.subarray(0, Number(length));
}

function chunks(rest: Buffer): Buffer | 'part' | 'broken' {
  const found: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = rest.indexOf('\r\n', at);
    if (end < 0) return rest.length - at > 20 ? 'broken' : 'part';
    const [, digits] = /^([\da-f]{1,6})(?:;.*)?$/i.exec(rest.toString('latin1', at, end)) ?? [];
    if (digits === undefined) return 'broken';
    const size = Number.parseInt(digits, 16);
    if (size === 0) return Buffer.concat(found);
    if (rest.length < end + 2 + size + 2) return 'part';
    found.push(rest.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
