// After an update: applies the entries in quarantine that this version understands, as if they arrived now (design.md §6).
// Entries that name such an entry went into quarantine with it and are tried after it. Invariant: a PC understands every entry
// that it wrote itself; one that somebody puts into quarantine by hand is found when the tables are compared.

import { contradicts } from '#core/journal/log/effects.ts';
import type { StoredEntry } from '#core/journal/log/journal-store.ts';
import type { WritePath } from '#core/journal/log/write-path.ts';
import { withoutGuards } from '#db/guards.ts';
import type { Store } from '#db/open-store.ts';

type Quarantined = Pick<StoredEntry, 'pos' | 'device' | 'epoch' | 'seq'> & { readonly reason: string };

/**
 * Applies the entries of other PCs that are understood now, in the order of arrival. However much lies in quarantine, the
 * bytes of one entry are held at a time.
 * @param own the device of this PC
 * @returns how many left the quarantine
 */
export function requeueQuarantined({ sqlite }: Store, path: WritePath, own: string): number {
  // By way of the quarantine: for the sake of their order SQLite would otherwise walk the whole journal (J45).
  const quarantined = sqlite
    .prepare<[string], Quarantined>(
      `SELECT j.pos, q.device, q.epoch, q.seq, q.reason FROM quarantine q
       CROSS JOIN journal j ON j.device = q.device AND j.epoch = q.epoch AND j.seq = q.seq
       WHERE q.device <> ? ORDER BY j.pos`,
    )
    .all(own);
  const bytesAt = sqlite.prepare<[number], Uint8Array>('SELECT bytes FROM journal WHERE pos = ?').pluck();
  const bytesOf = ({ pos }: Quarantined): Uint8Array => {
    const bytes = bytesAt.get(pos);
    if (bytes === undefined) throw new Error('an entry of the journal is gone');
    return bytes;
  };
  const keptOf = (entry: Quarantined) => path.journal.privatePart(entry, entry.seq)?.bytes ?? undefined;
  const isUnderstood = (entry: Quarantined): boolean =>
    entry.reason !== contradicts && path.isUnderstood(bytesOf(entry), keptOf(entry));
  if (!quarantined.some(isUnderstood)) return 0;
  const count = sqlite.prepare<[], number>('SELECT count(*) FROM quarantine').pluck();
  const release = sqlite.prepare('DELETE FROM quarantine WHERE device = ? AND epoch = ? AND seq = ?');
  return sqlite
    .transaction((): number => {
      const before = count.get() ?? 0;
      // Only what the newest entry says passes the guards, and these came before it.
      withoutGuards(sqlite, () => {
        for (const entry of quarantined) {
          release.run(entry.device, entry.epoch, entry.seq);
          path.applyStored(entry, bytesOf(entry), keptOf(entry));
        }
      });
      for (const { pos } of quarantined.slice(0, 1)) path.lists?.tellFrom(pos);
      return before - (count.get() ?? 0);
    })
    .immediate();
}
