// The PCs of the office (design.md §6): who was admitted and removed, and the heads that they signed.
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { RemovalReason } from '#core/replication/peers/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

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
  reason: text().$type<RemovalReason>().notNull(),
  ...knowingColumns,
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
