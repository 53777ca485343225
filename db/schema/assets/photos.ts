// Photos of the premises and of the equipment (D5, D6, D17, D18).
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PhotoSubject } from '#core/assets/photos/contract.ts';
import { factColumns } from '../columns.ts';

/**
 * Where the bytes of a photo are kept: in the private part of its own journal entry, so that they are encrypted, committed to
 * by the chain, reach the office's other PCs, survive a rebuild and can be purged.
 */
export const photos = sqliteTable(
  'photos',
  {
    id: text().primaryKey(),
    of: text().$type<PhotoSubject>().notNull(),
    ofId: text().notNull(),
    sha256: text().notNull(),
    /** The code of its day that is said to stand in the picture. */
    dayCode: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    ...factColumns,
  },
  (t) => [
    index('photos_subject').on(t.ofId),
    index('photos_day').on(t.day),
    index('photos_bytes').on(t.sha256),
  ],
);
