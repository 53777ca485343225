// Reads what came back from the province's address, and whether the province itself signed this very answer to this very
// question (signed-answer.ts).
import { batchLimits } from '#core/foundation/wire/contract.ts';
import { answerHeaders, answerHolds, newNonce } from '#core/foundation/wire/signed-answer.ts';

/** The exact bytes that were answered. */
export type Received = {
  readonly ok: boolean;
  readonly headers: Headers;
  readonly body: Buffer;
};

const ourTypes = ['application/json', 'application/problem+json', 'application/x-ndjson'];
/** A page is a batch at most, and a little for a list of heads; nobody makes this process hold more. */
const largestAnswer = 2 * batchLimits.decompressedBytes;

/** The whole answer; null when it is none of the protocol, or larger than any of the province. */
export async function receive(response: Response): Promise<Received | null> {
  const type = response.headers.get('content-type') ?? '';
  if (!ourTypes.some((one) => type.startsWith(one))) return null;
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of response.body ?? []) {
    bytes += part.length;
    if (bytes > largestAnswer) return null;
    parts.push(part);
  }
  return { ok: response.ok, headers: response.headers, body: Buffer.concat(parts) };
}

/** A question with the number that its answer is to be signed with. `asker`: this PC; empty where it proves itself with nothing. */
export function questionOf(method: 'GET' | 'POST', path: string, asker: string, signingKey: string) {
  const nonce = newNonce();
  return {
    headers: { [answerHeaders.nonce]: nonce },
    /** True when the province signed the answer as a whole, for this PC and this question. */
    isAnsweredBy({ ok, headers, body }: Received, status: number): boolean {
      const signature = headers.get(answerHeaders.signature);
      if (signature === null) return false;
      const answer = { nonce, method, path, status, body };
      // Who is refused may not have been known, and nothing of this PC is in a refusal.
      const askers = ok ? [asker] : [asker, ''];
      return answerHolds(answer, askers, signature, signingKey);
    },
  };
}
