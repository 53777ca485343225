// Where a person works (D10, D11): sections, which service belongs to which, introductions and transfers.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { SupervisoryBody } from '#core/access/staff/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

/** Sections that the office added to the built-in ones; the name is private. */
export const officeSections = sqliteTable('office_sections', {
  id: text().primaryKey(),
  name: text(),
  ...factColumns,
});

/** Sections of the office that are no more; their services are in their usual ones again. */
export const sectionEndings = sqliteTable(
  'section_endings',
  { id: text().primaryKey(), sectionId: text().notNull(), ...factColumns },
  (t) => [index('section_endings_section').on(t.sectionId)],
);

/** A withdrawal of a planned transfer; it counts when it was before the transfer's day. */
export const transferWithdrawals = sqliteTable(
  'transfer_withdrawals',
  { id: text().primaryKey(), transferId: text().notNull(), reason: text(), ...factColumns },
  (t) => [index('transfer_withdrawals_transfer').on(t.transferId)],
);

export const servicePlacings = sqliteTable(
  'service_placings',
  {
    id: text().primaryKey(),
    itemCode: text().notNull(),
    sectionId: text().notNull(),
    ...knowingColumns,
  },
  (t) => [index('service_placings_item').on(t.itemCode, t.lc)],
);

/** Introductions and transfers; `sections` is a JSON list of ids, `body` null with an introduction. */
export const postings = sqliteTable(
  'postings',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    kind: text({ enum: ['introduced', 'section', 'office'] }).notNull(),
    sections: text().notNull(),
    body: text().$type<SupervisoryBody>(),
    letterNumber: text().notNull(),
    letterDay: text().notNull(),
    effectiveOn: text().notNull(),
    reason: text(),
    toOffice: text(),
    ...factColumns,
  },
  (t) => [index('postings_person').on(t.personId, t.lc)],
);
