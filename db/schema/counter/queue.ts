// Queue numbers of a business day: issued, called to a desk, let go, served by a visit. Nothing of who holds one (D14).
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeptJumpReason, ReleaseOutcome } from '#core/counter/queue/contract.ts';
import { factColumns, isDay, knowingColumns } from '../columns.ts';

/** Whether the office works with numbers: the last word counts. */
export const queueSwitches = sqliteTable('queue_switches', {
  id: text().primaryKey(),
  isOn: integer({ mode: 'boolean' }).notNull(),
  ...knowingColumns,
});

export const tickets = sqliteTable(
  'tickets',
  {
    id: text().primaryKey(),
    sectionId: text().notNull(),
    /** The desk that gave the number. */
    deskNumber: integer().notNull(),
    /** Place of the section when the number was given: what the numbers of one section begin with. */
    series: integer().notNull(),
    /** Gap-free per desk, series and day. */
    number: integer().notNull(),
    ...factColumns,
  },
  (t) => [
    index('tickets_day').on(t.day, t.deskNumber, t.series, t.number),
    check('tickets_number', sql`${t.number} >= 1 AND ${t.series} >= 1`),
    check('tickets_day_form', isDay('day')),
  ],
);

export const ticketCalls = sqliteTable(
  'ticket_calls',
  { id: text().primaryKey(), ticketId: text().notNull(), deskNumber: integer().notNull(), ...factColumns },
  (t) => [index('ticket_calls_day').on(t.day)],
);

/** The same call once more. */
export const ticketRecalls = sqliteTable(
  'ticket_recalls',
  { id: text().primaryKey(), callId: text().notNull(), ...factColumns },
  (t) => [index('ticket_recalls_day').on(t.day)],
);

/** The end of a call without a visit: nobody came, or there was nothing to do. */
export const ticketReleases = sqliteTable(
  'ticket_releases',
  {
    id: text().primaryKey(),
    callId: text().notNull(),
    outcome: text().$type<ReleaseOutcome>().notNull(),
    ...factColumns,
  },
  (t) => [index('ticket_releases_day').on(t.day)],
);

export const ticketServings = sqliteTable(
  'ticket_servings',
  {
    id: text().primaryKey(),
    ticketId: text().notNull(),
    visitId: text().notNull(),
    deskNumber: integer().notNull(),
    ...factColumns,
  },
  (t) => [index('ticket_servings_day').on(t.day)],
);

/** Somebody was called, or their visit opened, before those who waited. */
export const queueJumps = sqliteTable(
  'queue_jumps',
  {
    id: text().primaryKey(),
    ticketId: text(),
    visitId: text(),
    reason: text().$type<KeptJumpReason>().notNull(),
    ...factColumns,
  },
  (t) => [index('queue_jumps_day').on(t.day)],
);

/** An act undone within seconds: `actId` is the row that counts no more. */
export const ticketUndos = sqliteTable(
  'ticket_undos',
  { id: text().primaryKey(), actId: text().notNull(), ...factColumns },
  (t) => [index('ticket_undos_day').on(t.day)],
);
