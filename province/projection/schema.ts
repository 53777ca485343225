// Tables that are computed from entries when they are stored. Each of them can be made again from `entries`.
import { bigint, boolean, json, pgTable, primaryKey, text, timestamp } from 'drizzle-orm/pg-core';
import { columnOf, type DaySums, type DayTotalName, dayTotalNames } from './day-totals.ts';
import type { FactKind, FactSaid } from './fact-kinds.ts';
import type { ReportKind, ReportSaid } from './report-entries.ts';

const count = (name: string) => bigint(name, { mode: 'number' });
const totalColumn = (name: string) => count(name).notNull().default(0);

/** A column a total, by its name. */
const totals = Object.fromEntries(dayTotalNames.map((name) => [name, totalColumn(columnOf(name))])) as Record<
  DayTotalName,
  ReturnType<typeof totalColumn>
>;

/** Totals of one office on one business day, money in rials. Every column can be recomputed from `entries`. */
export const officeDays = pgTable(
  'office_days',
  {
    office: text('office').notNull(),
    day: text('day').notNull(),
    ...totals,
    /** The last 127 check of the day, by the Lamport clock: whether the sign was in order. */
    sign127Ok: boolean('sign127_ok'),
    sign127At: text('sign127_at'),
    sign127Lc: bigint('sign127_lc', { mode: 'number' }).notNull().default(0),
    openedAt: text('opened_at'),
    /** Of the closing and of the reopening with the highest Lamport clock. */
    closedAt: text('closed_at'),
    closedLc: bigint('closed_lc', { mode: 'number' }).notNull().default(0),
    reopenedAt: text('reopened_at'),
    reopenedLc: bigint('reopened_lc', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.office, table.day] })],
);

/** What happened once although two PCs may have recorded it, and what the counting entry added to which day. */
export const countedOnce = pgTable(
  'counted_once',
  {
    office: text('office').notNull(),
    what: text('what').notNull(),
    rank: text('rank').notNull(),
    day: text('day').notNull(),
    sums: json('sums').$type<DaySums>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.office, table.what] })],
);

/** What supervisors read one by one, a row a fact, with the place of the entry that says it. */
export const facts = pgTable(
  'facts',
  {
    office: text('office').notNull(),
    kind: text('kind').$type<FactKind>().notNull(),
    id: text('id').notNull(),
    about: text('about'),
    rank: text('rank').notNull(),
    type: text('type').notNull(),
    stream: count('stream').notNull(),
    seq: count('seq').notNull(),
    position: count('position').notNull(),
    device: text('device').notNull(),
    actor: text('actor'),
    at: text('at').notNull(),
    receivedAt: timestamp('received_at', { withTimezone: true, mode: 'date' }).notNull(),
    said: json('said').$type<FactSaid[FactKind]>(),
  },
  (table) => [primaryKey({ columns: [table.office, table.kind, table.id] })],
);

/** What entries say that reports count, a row each (report-entries.ts). */
export const reportEntries = pgTable(
  'report_entries',
  {
    office: text('office').notNull(),
    kind: text('kind').$type<ReportKind>().notNull(),
    id: text('id').notNull(),
    /** The visit, or the complaint, that it belongs to. */
    thing: text('thing'),
    day: text('day').notNull(),
    rank: text('rank').notNull(),
    at: text('at').notNull(),
    actor: text('actor'),
    said: json('said').$type<ReportSaid[ReportKind]>(),
  },
  (table) => [primaryKey({ columns: [table.office, table.kind, table.id] })],
);

/** What days came to, until something about them comes in (report-days.ts). */
export const reportDays = pgTable(
  'report_days',
  { office: text('office').notNull(), day: text('day').notNull(), cells: text('cells').notNull() },
  (table) => [primaryKey({ columns: [table.office, table.day] })],
);
