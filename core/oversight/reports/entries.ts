// Journal entries of the reports: what left the office as a file, and by whose hand (D20.86).
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { exportFormatSchema, groupingSchema, reportColumnSchema } from './contract.ts';

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
