// How large the input of a call may be. Each procedure has the usual size or says another one (`takes` of its meta): what is
// larger is refused before it is parsed (A27).
import { refusal } from '#core/foundation/problems/problem-error.ts';

/** Bytes of an input as it came, JSON in UTF-8, by what it brings. */
export const inputBytes = {
  usual: 64 * 1024,
  /** A photo, a tariff, a list of some hundred lines. */
  document: 512 * 1024,
  /** What a page had half finished. */
  drafts: 8 * 1024 * 1024,
  /** A report of a PSP. */
  file: 25 * 1024 * 1024,
} as const;
export type InputSize = keyof typeof inputBytes;

/** The input of a call as it came. */
export type SentInput = {
  readonly bytes: number;
  /** Lists and objects within each other, deeper than anything of ours. */
  readonly isDeep: boolean;
};

/** @throws TOO_LARGE, INPUT_INVALID */
export function requireInputSize(sent: SentInput | undefined, takes: InputSize = 'usual'): void {
  if (sent === undefined) return;
  const limitBytes = inputBytes[takes];
  if (sent.bytes > limitBytes) throw refusal('TOO_LARGE', { limitBytes });
  if (sent.isDeep) throw refusal('INPUT_INVALID', { fields: [''] });
}
