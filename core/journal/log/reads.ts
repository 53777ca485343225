// What can be read of an office, under the name of the duty that it belongs to. Open on purpose: a duty adds its own reads
// in its `duty.ts` (`declare module`), so that nothing down here knows a duty, and each is named once.
import type { JournalReads } from './journal-store.ts';

export interface Reads {
  readonly journal: JournalReads;
}

/** What has changed, for whoever has read it: a commit is published under the names of what it wrote. */
export type Topic = keyof Reads;
