// Column shapes shared by the duty tables: every fact row says when, on which business day, by whom and on which device.
import { sql } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/sqlite-core';

/** UTC instant of the fact, its entry's Lamport clock, business day (YYYY-MM-DD in Asia/Tehran), person (staff id or null) and device. */
export const factColumns = {
  at: text().notNull(),
  lc: integer().notNull(),
  day: text().notNull(),
  actor: text(),
  device: text().notNull(),
};

/** The same, with the epoch and the number of the entry: of facts of which it is asked what they knew (order-of-facts.ts). */
export const knowingColumns = {
  ...factColumns,
  epoch: text().notNull(),
  seq: integer().notNull(),
};

/** Integer rials. */
export const rials = () => integer({ mode: 'number' });

/** SQL condition that a column holds a business day. */
export const isDay = (column: string) =>
  sql.raw(`${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`);
