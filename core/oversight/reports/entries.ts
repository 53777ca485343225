// Journal entries of the reports: what left the office as a file, and by whose hand (D20.86).
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { exportFormatSchema, groupingSchema, reportColumnSchema } from './contract.ts';
import { reportViewSchema } from './views/contract.ts';

export const reportExported = definePublicEntry({
  type: 'report.exported',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    format: exportFormatSchema,
    from: daySchema,
    to: daySchema,
    /** By what the table is grouped; null where the rows of a column left. */
    groupBy: groupingSchema.nullable(),
    columns: z.array(reportColumnSchema).max(40),
    filters: z.array(z.strictObject({ by: groupingSchema, value: z.string().max(200) })).max(6),
    rows: z.int().min(0),
  }),
  topics: ['reports'],
});

/** A view of the report room is kept; its name is a person's own words and stays in the office (D20.145). */
export const reportViewKept = defineEntry({
  type: 'report.view_kept',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, view: reportViewSchema }),
  private: z.strictObject({ name: z.string() }),
  topics: ['reports'],
});

export const reportViewDropped = definePublicEntry({
  type: 'report.view_dropped',
  group: 'settings',
  tv: 1,
  body: z.strictObject({ id: idSchema, viewId: idSchema }),
  topics: ['reports'],
});
