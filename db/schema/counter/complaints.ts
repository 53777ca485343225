// The complaint and feedback register (D7): gap-free number per desk, amended by addendum only.
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type {
  AddendumKind,
  ComplaintKind,
  ComplaintOutcome,
  LinkKind,
} from '#core/counter/complaints/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

export const complaints = sqliteTable(
  'complaints',
  {
    id: text().primaryKey(),
    number: integer().notNull(),
    deskNumber: integer().notNull(),
    trackingCode: text().notNull(),
    kind: text().$type<ComplaintKind>().notNull(),
    category: text().notNull(),
    aboutManager: integer({ mode: 'boolean' }).notNull(),
    visitId: text(),
    /** Who of the office it is about. */
    aboutId: text(),
    dueDay: text().notNull(),
    /** JWE under the province's key, when the text is sealed. */
    sealed: text(),
    text: text(),
    contactName: text(),
    contactPhone: text(),
    ...knowingColumns,
  },
  (t) => [
    index('complaints_number').on(t.deskNumber, t.number),
    index('complaints_day').on(t.day, t.lc, t.id),
    index('complaints_due').on(t.dueDay, t.id),
    index('complaints_tracking').on(t.trackingCode),
    index('complaints_visit').on(t.visitId),
    check('complaints_number_form', sql`${t.number} >= 1`),
    check('complaints_sealed', sql`${t.aboutManager} = 0 OR ${t.text} IS NULL`),
  ],
);

/** What two complaints have to do with each other; `merged`: the first goes on in the other. */
export const complaintLinks = sqliteTable(
  'complaint_links',
  {
    id: text().primaryKey(),
    complaintId: text().notNull(),
    otherId: text().notNull(),
    kind: text().$type<LinkKind>().notNull(),
    reason: text(),
    ...factColumns,
  },
  (t) => [
    index('complaint_links_complaint').on(t.complaintId),
    index('complaint_links_other').on(t.otherId),
    index('complaint_links_kind').on(t.kind, t.lc, t.id),
  ],
);

export const complaintAddenda = sqliteTable(
  'complaint_addenda',
  {
    id: text().primaryKey(),
    complaintId: text().notNull(),
    kind: text().$type<AddendumKind>().notNull(),
    outcome: text().$type<ComplaintOutcome>(),
    /** Who decided it with the manager, and their words (private). */
    secondBy: text(),
    secondWords: text(),
    text: text(),
    ...factColumns,
  },
  (t) => [index('complaint_addenda_complaint').on(t.complaintId, t.lc)],
);
