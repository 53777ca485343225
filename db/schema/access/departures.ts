// Leaving the office (D9): the systems outside, the checklist of each cut-off, and what was said of it.
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { AccessOutcome } from '#core/access/departures/contract.ts';
import { factColumns, isDay } from '../columns.ts';

/** Systems that the office added to the built-in ones; the name is private. */
export const outsideSystems = sqliteTable('outside_systems', {
  id: text().primaryKey(),
  name: text(),
  ...factColumns,
});

export const outsideSystemEnds = sqliteTable('outside_system_ends', {
  id: text().primaryKey(),
  systemId: text().notNull(),
  ...factColumns,
});

/** What one cut-off is to reach outside of the office: the systems of its moment, as a JSON list of ids. */
export const departureChecklists = sqliteTable(
  'departure_checklists',
  {
    id: text().primaryKey(),
    cutOffId: text().notNull(),
    personId: text().notNull(),
    systems: text().notNull(),
    ...factColumns,
  },
  (t) => [
    index('departure_checklists_cut_off').on(t.cutOffId),
    index('departure_checklists_person').on(t.personId),
  ],
);

/** One access cut: when, by whom and what shows it (both private). */
export const accessCuts = sqliteTable(
  'access_cuts',
  {
    id: text().primaryKey(),
    cutOffId: text().notNull(),
    systemId: text().notNull(),
    outcome: text().$type<AccessOutcome>().notNull(),
    cutAt: text().notNull(),
    cutBy: text(),
    proof: text(),
    ...factColumns,
  },
  (t) => [index('access_cuts_cut_off').on(t.cutOffId)],
);

/** What somebody who left had half finished (private), for the manager at whichever PC. */
export const departureDrafts = sqliteTable(
  'departure_drafts',
  { id: text().primaryKey(), personId: text().notNull(), drafts: text(), ...factColumns },
  (t) => [index('departure_drafts_person').on(t.personId)],
);

export const departureDraftsTaken = sqliteTable(
  'departure_drafts_taken',
  { id: text().primaryKey(), leftId: text().notNull(), ...factColumns },
  (t) => [index('departure_drafts_taken_left').on(t.leftId)],
);

export const departureClosings = sqliteTable(
  'departure_closings',
  {
    id: text().primaryKey(),
    cutOffId: text().notNull(),
    letterNumber: text().notNull(),
    letterDay: text().notNull(),
    late: integer({ mode: 'boolean' }).notNull(),
    reason: text(),
    ...factColumns,
  },
  (t) => [
    index('departure_closings_cut_off').on(t.cutOffId),
    check('departure_closings_letter_day', isDay('letter_day')),
  ],
);
