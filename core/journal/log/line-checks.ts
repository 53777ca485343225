// What is asked of a line before it is written or taken in.
import { batchLimits } from '#core/foundation/wire/contract.ts';
import type { JournalStore, StreamKey } from './journal-store.ts';

const newline = 0x0a;

/** One line, no larger than a batch: what no province takes is not taken in either, because nobody could send it on. */
export const isSendable = (bytes: Uint8Array): boolean =>
  bytes.length <= batchLimits.sentBytes && !bytes.includes(newline);

/** An instant after that of the last entry: so a device's facts keep their order under any clock, and within one millisecond. */
export function afterLast(last: string | null, wall: string): string {
  return last === null || wall > last ? wall : new Date(Date.parse(last) + 1).toISOString();
}

/** Whether the entry that stands at a place has these bytes. */
export function isKnown(journal: JournalStore, stream: StreamKey, seq: number, bytes: Uint8Array): boolean {
  const known = journal.entry(stream, seq);
  return known !== undefined && Buffer.compare(known.bytes, bytes) === 0;
}
