// What was held against a PC's clock, and the manager's answers.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ClockDoubtKind } from '#core/access/clock/contract.ts';
import { factColumns } from '../columns.ts';

export const clockDoubts = sqliteTable(
  'clock_doubts',
  {
    id: text().primaryKey(),
    kind: text().$type<ClockDoubtKind>().notNull(),
    wall: text().notNull(),
    expected: text().notNull(),
    floor: text().notNull(),
    /** Its place in its stream: what was written after it was written under doubt. */
    seq: integer().notNull(),
    ...factColumns,
  },
  (t) => [index('clock_doubts_device').on(t.device, t.at)],
);

export const clockConfirmations = sqliteTable(
  'clock_confirmations',
  {
    id: text().primaryKey(),
    doubtId: text().notNull(),
    wall: text().notNull(),
    acceptedMs: integer().notNull(),
    secondBy: text(),
    isByProvince: integer({ mode: 'boolean' }).notNull(),
    fromSeq: integer().notNull(),
    toSeq: integer().notNull(),
    reason: text(),
    ...factColumns,
  },
  (t) => [
    index('clock_confirmations_doubt').on(t.doubtId),
    index('clock_confirmations_device').on(t.device, t.at),
  ],
);
