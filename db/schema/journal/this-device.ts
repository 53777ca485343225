// What is this PC's own: who it is, and how often secrets were tried at it. No other PC has it (device-tables.ts).
import { sql } from 'drizzle-orm';
import { blob, check, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** This device: its identity and keys. One row. */
export const device = sqliteTable(
  'device',
  {
    id: integer().primaryKey(),
    deviceId: text().notNull(),
    epoch: text().notNull(),
    /** The epoch that is about to be opened: it counts from its first entry on (device-identity.ts). */
    nextEpoch: text(),
    /** Ed25519 private key, PKCS#8 DER. The store is encrypted as a whole. */
    signingKey: blob({ mode: 'buffer' }).notNull(),
    /** Raw Ed25519 public key, base64url. */
    publicKey: text().notNull(),
    deskNumber: integer().notNull(),
    deviceName: text().notNull(),
  },
  (t) => [check('device_one', sql`${t.id} = 1`)],
);

/** How often this PC's own file was written: one row (db/device-generation.ts). */
export const deviceGeneration = sqliteTable('device_generation', {
  id: integer().primaryKey(),
  value: integer().notNull(),
});

/** Attempts at secrets at this PC that were not right: local, so that no rebuild and no other PC forgives them. */
export const secretAttempts = sqliteTable('secret_attempts', {
  purpose: text().primaryKey(),
  count: integer().notNull(),
});
