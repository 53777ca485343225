// What came in and who handled it (D17). Numbers of two PCs of one desk may clash: no UNIQUE.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { InboxKind, InboxOutcome } from '#core/counter/inbox/contract.ts';
import { factColumns } from '../columns.ts';

export const inboxItems = sqliteTable(
  'inbox_items',
  {
    id: text().primaryKey(),
    number: integer().notNull(),
    deskNumber: integer().notNull(),
    kind: text().$type<InboxKind>().notNull(),
    dueDay: text().notNull(),
    /** What it is about, and who sent it (private). */
    subject: text(),
    fromWhom: text(),
    ...factColumns,
  },
  (t) => [
    index('inbox_items_number').on(t.deskNumber, t.number),
    index('inbox_items_due').on(t.dueDay, t.id),
  ],
);

export const inboxHandlings = sqliteTable(
  'inbox_handlings',
  {
    id: text().primaryKey(),
    itemId: text().notNull(),
    outcome: text().$type<InboxOutcome>().notNull(),
    isCorrection: integer({ mode: 'boolean' }).notNull(),
    /** What was done with it (private). */
    note: text(),
    ...factColumns,
  },
  (t) => [index('inbox_handlings_item').on(t.itemId), index('inbox_handlings_lc').on(t.lc, t.id)],
);
