// The province's words for what takes two people, as they arrived.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from '../columns.ts';

/**
 * The province's word for a tariff, a rate, a terminal, words on a difference or a looser control that nobody in the office could confirm
 * (D4.61, D19.111, D20.164):
 * counted while its signature holds over the very entry that proposed it.
 */
export const provinceConfirmations = sqliteTable(
  'province_confirmations',
  {
    id: text().primaryKey(),
    what: text({ enum: ['tariff', 'rate', 'terminal', 'difference', 'control'] }).notNull(),
    aboutId: text().notNull(),
    /** Chain hash of the entry that proposed it. */
    hash: text().notNull(),
    /** When the province said it, by its clock, UTC. */
    saidAt: text().notNull(),
    /** Why it refused; null where it agreed. */
    refusedFor: text(),
    signature: text().notNull(),
    ...factColumns,
  },
  (t) => [index('province_confirmations_about').on(t.what, t.aboutId)],
);
