// What the sync found out about this office's own devices.
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SuccessionWord } from '#core/foundation/wire/contract.ts';
import type { NamedProvince, RewindReason } from '#core/replication/sync/contract.ts';
import { factColumns } from '../columns.ts';

/** Enrolments of the office's PCs with a province, each by a code: what pins a PC to the province's keys. */
export const provinceEnrolments = sqliteTable(
  'province_enrolments',
  {
    id: text().primaryKey(),
    provinceUrl: text().notNull(),
    signingKey: text().notNull(),
    sealingKey: text().notNull(),
    keysSignature: text().notNull(),
    /** The province of other keys that this PC knew until then; null where there was none. */
    leaves: text({ mode: 'json' }).$type<NamedProvince>(),
    succession: text({ mode: 'json' }).$type<readonly SuccessionWord[]>().notNull(),
    ...factColumns,
  },
  (t) => [
    index('province_enrolments_device').on(t.device, t.lc),
    index('province_enrolments_key').on(t.signingKey),
    index('province_enrolments_day').on(t.day),
  ],
);

/** Changes to another province that a manager proposed, and who agreed (N50). */
export const provinceChanges = sqliteTable(
  'province_changes',
  {
    id: text().primaryKey(),
    leaves: text().notNull(),
    fingerprint: text().notNull(),
    /** Null where the private part is elsewhere. */
    reason: text(),
    ...factColumns,
  },
  (t) => [index('province_changes_key').on(t.leaves)],
);

export const provinceChangeConfirmations = sqliteTable(
  'province_change_confirmations',
  { id: text().primaryKey(), changeId: text().notNull(), ...factColumns },
  (t) => [
    index('province_change_confirmations_change').on(t.changeId),
    index('province_change_confirmations_day').on(t.day),
  ],
);

/** A store of a device was older than what somebody else held of it; the entries were recovered (D22). */
export const rewinds = sqliteTable(
  'rewinds',
  {
    id: text().primaryKey(),
    reason: text().$type<RewindReason>().notNull(),
    epoch: text().notNull(),
    afterSeq: integer().notNull(),
    toSeq: integer().notNull(),
    ...factColumns,
  },
  (t) => [
    index('rewinds_day').on(t.day),
    check('rewinds_reason', sql`${t.reason} IN ('restored', 'forked', 'elsewhere')`),
    check('rewinds_span', sql`${t.afterSeq} >= 0 AND ${t.toSeq} > ${t.afterSeq}`),
  ],
);
