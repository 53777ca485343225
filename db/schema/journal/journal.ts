// The journal and what stands beside it. `journal` is append-only (triggers refuse UPDATE and DELETE); the other
// tables here are local to this device and are not derived from the journal.
import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';

/**
 * One stream per (device, epoch) whose entries this store holds, from its first entry on. A new epoch starts from its parent's head.
 */
export const streams = sqliteTable(
  'streams',
  {
    /** By which `knowledge` names it, at this PC. */
    id: integer().primaryKey({ autoIncrement: true }),
    device: text().notNull(),
    epoch: text().notNull(),
    /** Chain hash before the first entry: 64 zeros, or the parent epoch's head. */
    startHash: text().notNull(),
    /**
     * Another branch of an epoch, as somebody else held it: the epoch (its key here) that it left, after the entry `baseSeq`.
     * Its own key here is made up; `startHash` is the hash of that entry.
     */
    branchOf: text(),
    baseSeq: integer().notNull().default(0),
    /** The last placed entry where later ones are pending or inconsistent (placing.ts); null where all are placed. */
    placedSeq: integer(),
  },
  (t) => [
    uniqueIndex('streams_key').on(t.device, t.epoch),
    index('streams_branches').on(t.device, t.branchOf),
    index('streams_pending').on(t.id).where(sql`${t.placedSeq} IS NOT NULL`),
  ],
);

/**
 * What the entries of a stream knew of the others, by the row numbers of `streams`: from `fromSeq` on the entries of `stream` knew
 * those of `other` up to `seq`. A row only where that changed. It follows from the placed entries and is local to this PC.
 */
export const knowledge = sqliteTable(
  'knowledge',
  {
    stream: integer().notNull(),
    other: integer().notNull(),
    fromSeq: integer().notNull(),
    seq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.stream, t.other, t.fromSeq] })],
);

/**
 * Heads of removed PCs that a placed entry names and that were not here (J39), local to this PC: when one comes after all,
 * `knowledge` is made anew.
 */
export const missedHeads = sqliteTable(
  'missed_heads',
  {
    /** Short name of the stream, and short chain hash of the entry. */
    stream: text().notNull(),
    seq: integer().notNull(),
    hash: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.stream, t.seq, t.hash] })],
);

/** `bytes` are the entry's exact canonical bytes; the other columns repeat what is needed to find it. */
export const journal = sqliteTable(
  'journal',
  {
    /** The order of arrival. No entry is ever taken away, so none gets the number of another. */
    pos: integer().primaryKey(),
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    /** Its Lamport clock. */
    lc: integer().notNull(),
    type: text().notNull(),
    day: text().notNull(),
    at: text().notNull(),
    actor: text(),
    hash: text().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [
    uniqueIndex('journal_stream').on(t.device, t.epoch, t.seq),
    index('journal_day').on(t.day, t.pos),
    index('journal_actor').on(t.actor, t.at),
    // A few a day: what may be about another day than its own.
    index('journal_imports_and_closes')
      .on(t.device, t.epoch, t.seq)
      .where(sql`${t.type} IN ('psp.imported', 'day.closed')`),
    // Whose heads hold nothing up any more.
    index('journal_removals').on(t.device, t.epoch, t.seq).where(sql`${t.type} = 'device.removed'`),
    check('journal_seq', sql`${t.seq} >= 1`),
    check('journal_lc', sql`${t.lc} >= 1`),
    check('journal_hash', sql`length(${t.hash}) = 64`),
  ],
);

/**
 * Where in a stream a run of entries of one business day begins, kept by a trigger on the journal: so that the entries
 * of certain days are found without walking the stream.
 */
export const journalRuns = sqliteTable(
  'journal_runs',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    fromSeq: integer().notNull(),
    day: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.fromSeq] })],
);

/** Private parts: names, identifiers, texts. They stay in the office; `bytes` is null once purged. */
export const privateParts = sqliteTable(
  'private_parts',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    salt: blob({ mode: 'buffer' }).notNull(),
    bytes: blob({ mode: 'buffer' }),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.seq] })],
);

/**
 * Entries that are here without the private part to which they commit, local to this PC: they came from the province, which
 * has none. The office's other PCs are asked for it.
 */
export const privateGaps = sqliteTable(
  'private_gaps',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.seq] })],
);

/** Entries from elsewhere whose type or body this version does not understand: kept, flagged, never dropped. */
export const quarantine = sqliteTable(
  'quarantine',
  {
    device: text().notNull(),
    epoch: text().notNull(),
    seq: integer().notNull(),
    reason: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.device, t.epoch, t.seq] })],
);

/** The last entry of the journal of which the lists were told that follow it (core/journal/log/kept-lists.ts): local to this file. One row. */
export const keptLists = sqliteTable('kept_lists', {
  id: integer().primaryKey(),
  pos: integer().notNull(),
});

/** The office of which this store is, as the first run or the PC that let this one in said it: local to this PC. One row. */
export const ownOffice = sqliteTable(
  'own_office',
  {
    id: integer().primaryKey(),
    code: text().notNull(),
    demo: integer({ mode: 'boolean' }).notNull(),
    /** Key of the HMAC over identifiers; shared by the office's devices and never sent to the province. */
    identifierKey: blob({ mode: 'buffer' }).notNull(),
    /**
     * The public key that signed the office's first activation, base64url: made at the first run and thrown away after it. A PC
     * that joins is told it by the PC that lets it in.
     */
    rootKey: text().notNull(),
  },
  (t) => [check('own_office_one', sql`${t.id} = 1`)],
);
