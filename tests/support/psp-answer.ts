// What a report comes to: its rows, or the problem with which it is refused, as one value to be looked at.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { ProblemError } from '#core/foundation/problems/problem-error.ts';
import {
  type PspFile,
  type PspFileRows,
  readPspFile,
} from '#core/foundation/settlement/files/read-psp-file.ts';

export type PspAnswer = ({ readonly ok: true } & PspFileRows) | ({ readonly ok: false } & Problem);

/** Anything but a refusal is thrown on. */
export async function pspAnswer(file: PspFile): Promise<PspAnswer> {
  try {
    return { ok: true, ...(await readPspFile(file)) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ok: false, ...error.problem };
  }
}
