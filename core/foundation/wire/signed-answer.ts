// The province signs a whole answer for the one PC that asked and the one question that it asked (design.md §6): with the
// number that this PC made for it, so that no earlier answer and none for another PC stands in its place, and nothing in it,
// its time, its epoch and what it leaves out, is said by anybody else. Who sends no number gets no signature.
import { createHash, randomBytes } from 'node:crypto';
import { statementHolds } from './signed-statements.ts';

/** Of a question: the number, made anew for each. Of its answer: the province's signature, base64url. */
export const answerHeaders = { nonce: 'answer-nonce', signature: 'answer-signature' } as const;

/** 128 random bits, base64url. */
export const nonceForm = /^[A-Za-z0-9_-]{22}$/;

export function newNonce(): string {
  return randomBytes(16).toString('base64url');
}

/** What was asked, and the exact bytes that were answered. */
type SignedAnswer = {
  /** The PC that proved itself with the question; empty when none did. */
  readonly asker: string;
  readonly nonce: string;
  readonly method: string;
  /** With its query, as it was asked. */
  readonly path: string;
  readonly status: number;
  readonly body: Uint8Array;
};

/** The province says that this is its answer. */
export function answerStatement({ asker, nonce, method, path, status, body }: SignedAnswer): Uint8Array {
  const hash = createHash('sha256').update(body).digest('hex');
  const words = ['pishkhan-answer-v1', asker, nonce, method, path, String(status), hash];
  return Buffer.from(words.join('\n'), 'utf8');
}

/** True when the province whose key this is (raw, base64url) gave this answer to one of these askers. */
export function answerHolds(
  answer: Omit<SignedAnswer, 'asker'>,
  askers: readonly string[],
  signature: string,
  publicKey: string,
): boolean {
  return askers.some((asker) => statementHolds(answerStatement({ ...answer, asker }), signature, publicKey));
}
