// What this PC knows of the province: its own, and no other PC's (device-tables.ts).
import { sql } from 'drizzle-orm';
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { EnrolmentToJournal } from '#core/replication/sync/contract.ts';

/** What this device knows of the province. One row once enrolled. */
export const syncState = sqliteTable(
  'sync_state',
  {
    id: integer().primaryKey(),
    provinceUrl: text().notNull(),
    serverEpoch: text().notNull(),
    /** Since when it goes by it, by its own clock, UTC, and its own signature of that; null before the first contact. */
    epochSince: text(),
    epochSignature: text(),
    signingKey: text().notNull(),
    /** As it was said, by whomever: what is sealed asks who named it (core/replication/sync/enrolment-queries.ts). */
    sealingKey: text().notNull(),
    /** The province's own signature of its two keys; null where another PC alone named them. */
    keysSignature: text(),
    enrolledAt: text().notNull(),
    /** The id of the entry of this enrolment by a code of this PC's own; null where another PC named the province. */
    enrolmentId: text(),
    /** What that entry says beside this row, until it is journalled; null afterwards. */
    toJournal: text({ mode: 'json' }).$type<EnrolmentToJournal>(),
    lastContactAt: text(),
    clockOffsetMs: integer(),
    /** By the province's own clock, UTC: when it last said what it holds, on the line or in a file that was carried here. */
    saidAt: text(),
    /** Sequence numbers of this device's entries that the province keeps without understanding them. */
    quarantined: text({ mode: 'json' }).$type<readonly number[]>().notNull(),
    /** The province's X25519 key to which this PC's data key is sealed; null before it was asked for. */
    recoveryKey: text(),
    /** The data key sealed to it, a compact JWE. */
    heldWrap: text(),
    /** By the province's own clock, UTC: since when it keeps it. */
    keyHeldAt: text(),
  },
  (t) => [check('sync_state_one', sql`${t.id} = 1`)],
);

/**
 * What the province signed that it holds of the office's chains, local to this PC: with these it tells the other PCs how far
 * their own entries have got. `epoch` is the one by which everybody knows a chain; all are of the epoch of the province's
 * store that `sync_state` names.
 */
export const provinceAcks = sqliteTable(
  'province_acks',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    ackedSeq: integer().notNull(),
    headHash: text().notNull(),
    backedUpSeq: integer().notNull(),
    signature: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.headHash] })],
);

/**
 * How far the province holds the chains that are here, by their keys in `streams`, local to this PC. Of a chain without a row nothing
 * is known to be held. It is lowered again when the province was restored.
 */
export const provinceMarks = sqliteTable(
  'province_marks',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    ackedSeq: integer().notNull(),
    ackedHash: text().notNull(),
    backedUpSeq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch] })],
);
