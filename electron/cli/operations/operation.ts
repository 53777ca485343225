// The shape of an operation on the command line.
import type { Reporter } from '../report.ts';

export type OperationInput = {
  /** The office's folder. */
  readonly dir: string;
  /** What stands after the operation's name. */
  readonly files: readonly string[];
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  readonly report: Reporter;
};

/** Runs and gives the exit code: 0 done, 2 done and something was found. Refusals are thrown. */
export type Operation = (input: OperationInput) => Promise<number>;
