// What a message may be before its JSON is parsed: large only as a batch of entries, never deep, and of a bounded number of
// values. So a few bytes of a member cannot cost this PC seconds (N40).

/** A message of more bytes is a batch. */
export const mostBytesBut = 1024 * 1024;
/** As they are written: the kind first. */
const batchBegins = Buffer.from('{"kind":"batch"', 'utf8');
/** A batch is four deep. A greeting has the most values: five of each head. */
const mostDepth = 16;
const mostValues = 200_000;

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const opens = new Set([0x5b, 0x7b]);
const closes = new Set([0x5d, 0x7d]);

/** Whether the bytes may be parsed. What is no JSON is for the parser to say. */
export function isOfMessageShape(bytes: Buffer): boolean {
  if (bytes.length > mostBytesBut && !bytes.subarray(0, batchBegins.length).equals(batchBegins)) return false;
  let depth = 0;
  let values = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) {
      at = endOfString(bytes, at);
      if (at === -1) return true;
    } else if (opens.has(byte)) depth += 1;
    else if (closes.has(byte)) depth -= 1;
    else if (byte === comma || byte === colon) values += 1;
    if (depth > mostDepth || values > mostValues) return false;
  }
  return true;
}

/** Where the string that begins here ends; -1 when it does not. */
function endOfString(bytes: Buffer, begin: number): number {
  let end = bytes.indexOf(quote, begin + 1);
  while (end !== -1 && isEscaped(bytes, end)) end = bytes.indexOf(quote, end + 1);
  return end;
}

function isEscaped(bytes: Buffer, at: number): boolean {
  let before = at - 1;
  while (bytes[before] === backslash) before -= 1;
  return (at - before) % 2 === 0;
}
