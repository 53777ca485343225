// The second factor of managers (D11): keys, their uses, sheets of one-time codes, and whether the office asks for it.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { factColumns, knowingColumns } from '../columns.ts';

/** A registered key; what it is known by is private. */
export const secondFactorKeys = sqliteTable(
  'second_factor_keys',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    algorithm: integer().notNull(),
    signCount: integer().notNull(),
    asksHolder: integer({ mode: 'boolean' }).notNull(),
    credentialId: text(),
    publicKey: text(),
    label: text(),
    ...knowingColumns,
  },
  (t) => [
    index('second_factor_keys_person').on(t.personId),
    index('second_factor_keys_id').on(t.credentialId),
  ],
);

export const secondFactorRemovals = sqliteTable(
  'second_factor_removals',
  { id: text().primaryKey(), keyId: text().notNull(), reasonCode: text().notNull(), ...factColumns },
  (t) => [index('second_factor_removals_key').on(t.keyId)],
);

/** Uses of keys; `known` where the counter went back, which was refused. */
export const secondFactorUses = sqliteTable(
  'second_factor_uses',
  {
    id: text().primaryKey(),
    keyId: text().notNull(),
    act: text(),
    signCount: integer().notNull(),
    known: integer(),
    ...factColumns,
  },
  (t) => [index('second_factor_uses_key').on(t.keyId, t.signCount)],
);

/** A sheet of one-time codes; their hashes are private. The last of a person counts. */
export const secondFactorSheets = sqliteTable(
  'second_factor_sheets',
  {
    id: text().primaryKey(),
    personId: text().notNull(),
    hashes: text({ mode: 'json' }).$type<readonly string[]>(),
    ...knowingColumns,
  },
  (t) => [index('second_factor_sheets_person').on(t.personId, t.lc)],
);

export const secondFactorCodeUses = sqliteTable(
  'second_factor_code_uses',
  { id: text().primaryKey(), sheetId: text().notNull(), place: integer().notNull(), ...factColumns },
  (t) => [index('second_factor_code_uses_sheet').on(t.sheetId)],
);

/** What the province gave back by a code: sheets of the person that did not know it open nothing. */
export const secondFactorRestorations = sqliteTable(
  'second_factor_restorations',
  {
    id: text().primaryKey(),
    codeId: text().notNull(),
    personId: text().notNull(),
    ...knowingColumns,
  },
  (t) => [
    index('second_factor_restorations_code').on(t.codeId),
    index('second_factor_restorations_person').on(t.personId, t.lc),
  ],
);

export const secondFactorRequirements = sqliteTable('second_factor_requirements', {
  id: text().primaryKey(),
  isRequired: integer({ mode: 'boolean' }).notNull(),
  ...knowingColumns,
});
