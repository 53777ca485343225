// What leaves the office: the exact bytes of every entry, without the private parts.
import type { Desk } from '#core/desk/desk.ts';

/** Every entry of the journal as one text, for searching it. */
export function journalBodies({ path: { journal } }: Desk): string {
  return journal
    .arrivedAfter(0, 100_000)
    .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
    .join('\n');
}
