// Identity checks of visits (D1). The latest decision of a visit counts; refusals are recorded too, and that a refused visit
// goes on because the paper arrived (`resumed`).
import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, isDay, knowingColumns } from '../columns.ts';

export const identityChecks = sqliteTable(
  'identity_checks',
  {
    id: text().primaryKey(),
    visitId: text().notNull(),
    outcome: text({ enum: ['verified', 'refused', 'escalated', 'resumed'] }).notNull(),
    reasonCode: text(),
    items: text({ mode: 'json' })
      .$type<readonly { code: string; state: string; option?: string | undefined }[]>()
      .notNull(),
    note: text(),
    /** The check of the visit that it was made after; empty when it was the first. Null for checks of before it was told. */
    follows: text(),
    ...knowingColumns,
  },
  (t) => [
    index('identity_checks_visit').on(t.visitId, t.lc),
    index('identity_checks_day').on(t.day, t.outcome),
  ],
);

/** That a decision says what its PC knew of others on the client; one of before that was told has none. */
export const memoryNotes = sqliteTable(
  'memory_notes',
  { id: text().primaryKey(), checkId: text().notNull(), ...factColumns },
  (t) => [index('memory_notes_check').on(t.checkId, t.device), check('memory_notes_day_form', isDay('day'))],
);

/** The decisions on a client that a PC knew when it made one of its own; what it says of another PC's is nobody's word. */
export const knownDecisions = sqliteTable(
  'known_decisions',
  {
    noteId: text()
      .notNull()
      .references(() => memoryNotes.id),
    knownId: text().notNull(),
    /** The decision that knew, and the PC whose word it is. */
    checkId: text().notNull(),
    device: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.noteId, t.knownId] }),
    index('known_decisions_known').on(t.knownId, t.checkId, t.device),
  ],
);

/** "Registered in Sana now": seen by the clerk after the check of the same visit. */
export const sanaRegistrations = sqliteTable(
  'sana_registrations',
  { id: text().primaryKey(), visitId: text().notNull(), ...factColumns },
  (t) => [index('sana_registrations_visit').on(t.visitId)],
);
