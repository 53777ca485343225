// The province's tables of what it received and of its own acts. Raw bytes of entries are the record; what is computed from
// them stands in projection/schema.ts.
import {
  bigint,
  boolean,
  customType,
  integer,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
} from 'drizzle-orm/pg-core';
import { takesTwo } from '#core/foundation/wire/province-confirmation.ts';

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType: () => 'bytea',
});
const count = (name: string) => bigint(name, { mode: 'number' });
const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** One row, id 1: who this province is. `serverEpoch` changes when the store was restored from a backup. */
export const serverIdentity = pgTable('server_identity', {
  id: integer('id').primaryKey(),
  serverEpoch: text('server_epoch').notNull(),
  epochSince: instant('epoch_since').notNull(),
  signingPublic: text('signing_public').notNull(),
  signingPrivate: text('signing_private').notNull(),
  sealingPublic: text('sealing_public').notNull(),
  sealingPrivate: text('sealing_private').notNull(),
  /** The X25519 pair to which offices seal their data keys; made at the first start that knows of it. */
  recoveryPublic: text('recovery_public'),
  recoveryPrivate: text('recovery_private'),
  sessionSecret: text('session_secret').notNull(),
  passwordHash: text('password_hash'),
  createdAt: instant('created_at').notNull(),
});

/** Keys of before, with their word for those that followed. */
export const formerKeys = pgTable('former_keys', {
  signingPublic: text('signing_public').primaryKey(),
  sealingPublic: text('sealing_public').notNull(),
  sealingPrivate: text('sealing_private').notNull(),
  nextSigning: text('next_signing').notNull(),
  nextSealing: text('next_sealing').notNull(),
  signature: text('signature').notNull(),
  replacedAt: instant('replaced_at').notNull(),
});

/** `tail` is the position of the newest entry held for the office: gap-free, assigned under this row's lock. */
export const offices = pgTable('offices', {
  code: text('code').primaryKey(),
  name: text('name'),
  tail: count('tail').notNull().default(0),
  createdAt: instant('created_at').notNull(),
});

export const devices = pgTable('devices', {
  id: text('id').primaryKey(),
  office: text('office').notNull(),
  publicKey: text('public_key').notNull(),
  name: text('name').notNull(),
  appVersion: text('app_version').notNull(),
  /** The epoch of the newest enrolment. */
  epoch: text('epoch').notNull(),
  enrolledAt: instant('enrolled_at').notNull(),
  lastContactAt: instant('last_contact_at').notNull(),
  /** From when on nothing is taken from it. */
  revokedAt: instant('revoked_at'),
  /** The device in whose journal it was admitted, when it has no code of its own. */
  vouchedBy: text('vouched_by'),
});

/** A PC that a journal of the office says was removed, known here or not: its id is never admitted again. */
export const removedDevices = pgTable(
  'removed_devices',
  {
    office: text('office').notNull(),
    device: text('device').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.device] })],
);

/** One chain: a device's entries of one epoch. `startHash` is the zero hash or an entry's hash of a parent stream. */
export const streams = pgTable(
  'streams',
  {
    id: count('id').primaryKey().generatedAlwaysAsIdentity(),
    office: text('office').notNull(),
    device: text('device').notNull(),
    epoch: text('epoch').notNull(),
    parentStream: count('parent_stream'),
    parentSeq: count('parent_seq'),
    startHash: text('start_hash').notNull(),
    ackedSeq: count('acked_seq').notNull().default(0),
    headHash: text('head_hash').notNull(),
    backedUpSeq: count('backed_up_seq').notNull().default(0),
    /** `at` of the newest entry held, as the device wrote it. */
    lastEntryAt: text('last_entry_at'),
    /** The newest head that the stream's own device signed. */
    signedSeq: count('signed_seq'),
    signedHash: text('signed_hash'),
    headSignature: text('head_signature'),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [unique('streams_device_epoch').on(table.device, table.epoch)],
);

/** `at` and `day` are text as the device wrote them: a calendar mistake must not cost the entry. */
export const entries = pgTable(
  'entries',
  {
    office: text('office').notNull(),
    stream: count('stream').notNull(),
    seq: count('seq').notNull(),
    position: count('position').notNull(),
    hash: bytes('hash').notNull(),
    prev: bytes('prev').notNull(),
    bytes: bytes('bytes').notNull(),
    type: text('type').notNull(),
    tv: integer('tv').notNull(),
    /** Lamport clock of the entry: with the id of a fact the order of facts (design.md §2). */
    lc: count('lc').notNull(),
    day: text('day').notNull(),
    at: text('at').notNull(),
    receivedAt: instant('received_at').notNull(),
    quarantined: text('quarantined'),
    /** Present when the device's clock was off by more than five minutes (ms, server − device). */
    clockSkewMs: count('clock_skew_ms'),
  },
  (table) => [
    primaryKey({ columns: [table.office, table.stream, table.seq] }),
    unique('entries_position').on(table.office, table.position),
  ],
);

/** Heads that entries name and that are not here yet: the short name of the stream, and the entry that names it first. */
export const awaitedHeads = pgTable(
  'awaited_heads',
  {
    office: text('office').notNull(),
    stream: text('stream').notNull(),
    seq: count('seq').notNull(),
    device: text('device').notNull(),
    bySeq: count('by_seq').notNull(),
    since: instant('since').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.stream, table.device] })],
);

/** The other branch: entries signed by the device that contradict what is held under the same key. Never dropped. */
export const forks = pgTable(
  'forks',
  {
    office: text('office').notNull(),
    stream: count('stream').notNull(),
    seq: count('seq').notNull(),
    hash: bytes('hash').notNull(),
    prev: bytes('prev').notNull(),
    bytes: bytes('bytes').notNull(),
    receivedAt: instant('received_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.stream, table.seq, table.hash] })],
);

export const enrolCodes = pgTable('enrol_codes', {
  hash: text('hash').primaryKey(),
  office: text('office').notNull(),
  createdAt: instant('created_at').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
  usedBy: text('used_by'),
});

/** What a person at the province must look at. `key` makes each alarm of its kind unique. */
export const alarms = pgTable(
  'alarms',
  {
    office: text('office').notNull(),
    kind: text('kind').notNull(),
    key: text('key').notNull(),
    device: text('device').notNull(),
    seq: count('seq'),
    raisedAt: instant('raised_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.kind, table.key] })],
);

/** What a supervisor did with an office's violation report. */
export const reportStates = pgTable(
  'report_states',
  {
    office: text('office').notNull(),
    reportId: text('report_id').notNull(),
    state: text('state', { enum: ['read', 'under_review', 'closed'] }).notNull(),
    at: instant('at').notNull(),
    supervisor: text('supervisor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.reportId, table.state] })],
);

/** What a supervisor confirmed for an office, where nobody there could: the entry that proposed it by its hash. */
export const givenConfirmations = pgTable(
  'given_confirmations',
  {
    office: text('office').notNull(),
    what: text('what', { enum: [...takesTwo] }).notNull(),
    proposalId: text('proposal_id').notNull(),
    hash: text('hash').notNull(),
    reason: text('reason').notNull(),
    refused: boolean('refused').notNull(),
    at: instant('at').notNull(),
    supervisor: text('supervisor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.what, table.proposalId] })],
);

/** Who opened a complaint about a manager, each time. */
export const complaintOpenings = pgTable(
  'complaint_openings',
  {
    office: text('office').notNull(),
    id: bigint('id', { mode: 'number' }).generatedAlwaysAsIdentity(),
    complaintId: text('complaint_id').notNull(),
    at: instant('at').notNull(),
    supervisor: text('supervisor').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.id] })],
);

/** Codes given to inspectors; the code itself is shown once and kept nowhere. */
export const inspectionCodes = pgTable(
  'inspection_codes',
  {
    office: text('office').notNull(),
    codeId: text('code_id').notNull(),
    name: text('name').notNull(),
    purpose: text('purpose').notNull(),
    sections: text('sections').notNull(),
    supervisor: text('supervisor').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.codeId] })],
);
