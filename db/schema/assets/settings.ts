// How each PC prints and shows its screens, and where the office is. The latest choice counts.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PrintPaper } from '#core/assets/settings/contract.ts';
import { factColumns, knowingColumns } from '../columns.ts';

/** `printer` is the system's name of it, null when the system's dialog is to ask (or when the name is kept by another PC only). */
export const printerChoices = sqliteTable(
  'printer_choices',
  {
    id: text().primaryKey(),
    paper: text().$type<PrintPaper>().notNull(),
    printer: text(),
    ...factColumns,
  },
  (t) => [
    index('printer_choices_device').on(t.device, t.paper, t.lc),
    index('printer_choices_lc').on(t.lc, t.id),
  ],
);

/** How large each PC shows its screens, in per cent: its latest choice counts. */
export const screenScales = sqliteTable(
  'screen_scales',
  { id: text().primaryKey(), percent: integer().notNull(), ...factColumns },
  (t) => [index('screen_scales_device').on(t.device, t.lc), index('screen_scales_lc').on(t.lc, t.id)],
);

/** Where clients find the office; empty where the words are kept by another PC only. The latest counts. */
export const officeContacts = sqliteTable(
  'office_contacts',
  { id: text().primaryKey(), address: text().notNull(), phone: text().notNull(), ...knowingColumns },
  (t) => [index('office_contacts_lc').on(t.lc, t.id)],
);
