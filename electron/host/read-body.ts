// Reads a request's body as text, never more of it than the limit, and of all that are on the way no more than the host keeps
// memory for.
import type { IncomingMessage } from 'node:http';

/** Bytes of bodies that are being read. */
export type BodyBudget = { bytes: number; readonly mostBytes: number };

/** The body as UTF-8 text; why there is none when it is longer than `limitBytes`, or too much is on the way. */
export async function readBody(
  request: IncomingMessage,
  limitBytes: number,
  budget: BodyBudget,
): Promise<{ readonly text: string } | 'too-large' | 'busy'> {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) return 'too-large';
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      budget.bytes += chunk.length;
      if (length > limitBytes) return 'too-large';
      if (budget.bytes > budget.mostBytes) return 'busy';
      chunks.push(chunk);
    }
    return { text: Buffer.concat(chunks).toString('utf8') };
  } finally {
    budget.bytes -= length;
  }
}
