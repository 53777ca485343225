// The PCs of the office (design.md §6): who was admitted and removed, and the heads that they signed.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns } from './columns.ts';

export const memberAdmissions = sqliteTable('member_admissions', {
  id: text().primaryKey(),
  deviceId: text().notNull(),
  deskNumber: integer().notNull(),
  publicKey: text().notNull(),
  name: text().notNull(),
  ...factColumns,
});

export const memberRemovals = sqliteTable('member_removals', {
  id: text().primaryKey(),
  deviceId: text().notNull(),
  reason: text().notNull(),
  ...factColumns,
});

/**
 * The PCs that a new one was told of when it joined, local to it: with these it judges what comes until the journal is here
 * and says it itself.
 */
export const memberIntroductions = sqliteTable('member_introductions', {
  deviceId: text().primaryKey(),
  publicKey: text().notNull(),
});

/** Heads that the office's devices signed, local to this PC: with these it can pass their entries on. */
export const signedHeads = sqliteTable(
  'signed_heads',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
    signature: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.seq] })],
);
