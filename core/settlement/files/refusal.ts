// A PSP file that is not taken: a code of the catalogue with its parameters. Nothing of a refused file is kept.
import type { PspFileProblem } from './contract.ts';

export type PspRefusal = { readonly ok: false } & (
  | {
      readonly code: Exclude<PspFileProblem, 'PSP_COLUMNS_UNKNOWN' | 'PSP_ROW_UNREADABLE'>;
      readonly params: Record<string, never>;
    }
  | { readonly code: 'PSP_COLUMNS_UNKNOWN'; readonly params: { readonly missing: string[] } }
  | {
      readonly code: 'PSP_ROW_UNREADABLE';
      readonly params: { readonly line: number; readonly column: string };
    }
);

/** Stops the reading of a file from any depth; `readPspFile` turns it into its answer. */
export class FileRefused extends Error {
  readonly refusal: PspRefusal;

  constructor(refusal: PspRefusal, cause?: unknown) {
    super(refusal.code, { cause });
    this.name = 'FileRefused';
    this.refusal = refusal;
  }
}

/** A refusal without parameters; `cause` is what a library said, for whoever debugs. */
export const refuseFile = (
  code: Extract<PspRefusal, { params: Record<string, never> }>['code'],
  cause?: unknown,
): FileRefused => new FileRefused({ ok: false, code, params: {} }, cause);
