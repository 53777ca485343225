// A reporter of vitest that tells the process that started it how many files are still to end, so that the next runner can
// begin beside the last of them.
import type { Reporter } from 'vitest/node';

export default class FilesLeft implements Reporter {
  #left = 0;

  onTestRunStart(files: readonly unknown[]): void {
    this.#left = files.length;
  }

  onTestModuleEnd(): void {
    this.#left -= 1;
    process.send?.({ filesLeft: this.#left });
  }
}
