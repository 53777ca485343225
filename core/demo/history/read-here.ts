// Reads files in this process: they are written here, so that no thread has to keep them apart, and each thread costs a second.

import { type Reading, type ReadingResults, runReading } from '#core/foundation/settlement/files/reading.ts';
import type { ReportReader } from '#core/foundation/settlement/files/report-reader.ts';

export const readHere: ReportReader = {
  read: async <R extends Reading>(reading: R) => (await runReading(reading)) as ReadingResults[R['kind']],
  cancel: () => undefined,
  takeIn: () => ({ tell: () => undefined, isStopped: () => false, end: () => undefined }),
  progress: () => null,
};
