// What a message may be before its JSON is parsed: large only as a batch of entries, never deep, and of a bounded number of
// values. So a few bytes of a member cannot cost this PC seconds (N40).
import { goesTooFar } from '#core/foundation/text/json-levels.ts';

/** A message of more bytes is a batch. */
export const mostBytesBut = 1024 * 1024;
/** As they are written: the kind first. */
const batchBegins = Buffer.from('{"kind":"batch"', 'utf8');
/** A batch is four deep. A greeting has the most values: five of each head. */
const bounds = { levels: 16, values: 200_000 };

/** Whether the bytes may be parsed. What is no JSON is for the parser to say. */
export function isOfMessageShape(bytes: Buffer): boolean {
  if (bytes.length > mostBytesBut && !bytes.subarray(0, batchBegins.length).equals(batchBegins)) return false;
  return !goesTooFar(bytes.toString('utf8'), bounds);
}
