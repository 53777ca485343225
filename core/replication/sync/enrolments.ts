// Which provinces the office's journal says that one of its PCs was enrolled with, by their signing keys.
import { z } from 'zod';
import type { Sqlite } from '#db/open-store.ts';
import { deviceEnrolled } from './entries.ts';

const rowSchema = z.object({ body: z.object({ signingKey: z.string() }) });
type Row = { readonly pos: number; readonly bytes: Buffer };

/** Reads the journal once, and from then on what was added to it. */
export function createEnrolments(sqlite: Sqlite) {
  const added = sqlite.prepare<[number, string], Row>(
    'SELECT pos, bytes FROM journal WHERE pos > ? AND type = ? ORDER BY pos',
  );
  const last = sqlite.prepare<[], number>('SELECT coalesce(max(pos), 0) FROM journal').pluck();
  const keys = new Set<string>();
  let readTo = 0;
  /** Whether a PC of the office journalled that it was enrolled with the province of this key. */
  return (signingKey: string): boolean => {
    const to = last.get() ?? 0;
    if (to > readTo)
      for (const { bytes } of added.all(readTo, deviceEnrolled.type)) {
        const read = rowSchema.safeParse(JSON.parse(bytes.toString('utf8')));
        // Of a body that nobody understands, which is kept in quarantine, nothing is heard.
        if (read.success) keys.add(read.data.body.signingKey);
      }
    readTo = to;
    return keys.has(signingKey);
  };
}
