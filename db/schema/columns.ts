// Column shapes shared by the duty tables: every fact row says when, on which business day, by whom and on which device.
import { sql } from 'drizzle-orm';
import { customType, integer, text } from 'drizzle-orm/sqlite-core';

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

/**
 * Ids in one column, as JSON; NULL where nothing is said. A `text` of JSON would hold the word `null` then.
 */
export const ids = customType<{ data: readonly string[] | null; driverData: string | null }>({
  dataType: () => 'text',
  toDriver: (value) => (value === null ? null : JSON.stringify(value)),
  fromDriver: (value) => (value === null ? null : JSON.parse(value)),
});

/** SQL condition that a column holds a business day. */
export const isDay = (column: string) =>
  sql.raw(`${column} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'`);
