// How this PC takes part in the office's network, and what it was told there: its own, and no other PC's (device-tables.ts).
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * The PCs that a new one was told of when it joined, local to it: with these it judges what comes until the journal is here
 * and says it itself.
 */
export const memberIntroductions = sqliteTable('member_introductions', {
  deviceId: text().primaryKey(),
  publicKey: text().notNull(),
});

/**
 * How this PC takes part in the office's network, local to it: one row. `isTaken` is false from the moment it joined until
 * everything that the office had by then is here.
 */
export const peerSettings = sqliteTable('peer_settings', {
  id: integer().primaryKey(),
  isOn: integer({ mode: 'boolean' }).notNull(),
  host: text().notNull(),
  port: integer().notNull(),
  isTaken: integer({ mode: 'boolean' }).notNull(),
});

/** That this PC was removed from the office, by another PC's signed word, local to it: one row, or none (N45). */
export const ownRemoval = sqliteTable('own_removal', {
  id: integer().primaryKey(),
  /** The PC that said so, and when by this PC's clock, UTC. */
  by: text().notNull(),
  at: text().notNull(),
  signature: text().notNull(),
});

/** Where the office's other PCs were found last and what their clocks said, local to this PC. */
export const peerContacts = sqliteTable('peer_contacts', {
  deviceId: text().primaryKey(),
  host: text(),
  port: integer(),
  /** By this PC's clock, UTC. */
  lastContactAt: text(),
  /** Their clock minus this one's then, ms. */
  clockOffsetMs: integer(),
});

/**
 * What the office's other PCs hold, as they said themselves, local to this PC: written when a link ends, and from bundles.
 * `epoch` is the one by which everybody knows a chain; of one that went on in two ways there are several heads.
 */
export const peerHeads = sqliteTable(
  'peer_heads',
  {
    deviceId: text().notNull(),
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.deviceId, t.device, t.epoch, t.hash] })],
);
