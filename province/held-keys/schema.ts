// Tables of the offices' data keys that this province keeps, sealed, and of each time that a person released one.
import { bigint, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

export const heldKeys = pgTable(
  'held_keys',
  {
    office: text('office').notNull(),
    device: text('device').notNull(),
    /** SHA-256 of the wrap, hex: the same one is kept once. */
    hash: text('hash').notNull(),
    /** A compact JWE to the recovery key. */
    wrap: text('wrap').notNull(),
    heldAt: instant('held_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.device, table.hash] })],
);

export const keyReleases = pgTable(
  'key_releases',
  {
    office: text('office').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    device: text('device').notNull(),
    supervisor: text('supervisor').notNull(),
    reason: text('reason').notNull(),
    /** Fingerprint of the request that it was released to. */
    request: text('request').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.id] })],
);
