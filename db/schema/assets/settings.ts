// How each PC prints: the printer that was chosen for each paper. The latest choice of a PC for a paper counts.
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PrintPaper } from '#core/assets/settings/contract.ts';
import { factColumns } from '../columns.ts';

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
