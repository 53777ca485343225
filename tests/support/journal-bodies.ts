// What leaves the office: the exact bytes of every entry, without the private parts.
import type { Desk } from '#core/access/request-context/desk.ts';
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { readEntry } from '#core/foundation/wire/read-entry.ts';

/** Every entry of the journal as one text, for searching it. */
export function journalBodies({ path: { journal } }: Desk): string {
  return journal
    .arrivedAfter(0, 100_000)
    .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
}

/** Every entry as the province reads it, in the order of its arrival here. */
export function journalEnvelopes({ path: { journal } }: Desk): Envelope[] {
  return journal.arrivedAfter(0, 100_000).map(({ bytes }) => {
    const read = readEntry(bytes);
    if (typeof read === 'string') throw new Error(read);
    return read.envelope;
  });
}
