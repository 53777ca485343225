// The calendar of days: what each day of a Jalali month came to, as the way into any day (D21.85). And reports: what a period came to,
// by whatever it is grouped (D20.85).
import { z } from 'zod';
import { closureKindSchema } from '#core/assets/closures/contract.ts';
import { periodKinds } from '#core/foundation/calendar/jalali-period.ts';
import { factKinds, groupings, reportColumns } from '#core/foundation/reporting/columns.ts';
import { madeText } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * What a day is. `clean`: closed without a difference; `explained`: closed with explanations; `awaited`: closed while money that it
 * counts is in no report yet; `reopened`: opened again and not closed; `skipped`: passed without an opening or a declared closure;
 * `none`: nothing is asked of it (ahead, before the office began, a Friday, today before its opening).
 */
export const calendarStates = [
  'clean',
  'explained',
  'awaited',
  'reopened',
  'open',
  'skipped',
  'holiday',
  'none',
] as const;
export const calendarStateSchema = z.enum(calendarStates);
export type CalendarState = z.infer<typeof calendarStateSchema>;

const count = z.int().min(0);
const rials = z.int();

export const calendarDaySchema = z.strictObject({
  day: daySchema,
  state: calendarStateSchema,
  /** UTC. */
  openedAt: instantSchema.nullable(),
  /** Of the closing in force. */
  closedAt: instantSchema.nullable(),
  closedByName: z.string().nullable(),
  /** How often it was opened again; it stays with a day that was closed once more. */
  reopenings: count,
  visits: count,
  /** Rials that payments of the day took, and of what was paid that went back on it; both positive. */
  paid: rials,
  returned: rials,
  /** Differences that the closing in force explained. */
  differences: count,
  /** Payments of the closed day that no report has shown yet. */
  awaited: z.strictObject({ count, rials }),
  /** Why the office is closed; null where it is not. */
  closure: z
    .strictObject({ kind: closureKindSchema, authority: z.string(), reference: z.string() })
    .nullable(),
});
export type CalendarDay = z.infer<typeof calendarDaySchema>;

/** A day of which the Jalali calendar knows the years around. */
export const reportDaySchema = daySchema.refine((day) => day < '2100');

/** Any day of the month that is asked for. */
export const daysInput = z.strictObject({ day: reportDaySchema });
export const daysOutput = z.strictObject({
  today: daySchema,
  /** The first day that the office opened; null before it. */
  firstDay: daySchema.nullable(),
  from: daySchema,
  to: daySchema,
  /** Every day of the Jalali month, the first one first. */
  days: z.array(calendarDaySchema),
});
export type MonthOfDays = z.infer<typeof daysOutput>;

export const groupingSchema = z.enum(groupings);
export type Grouping = z.infer<typeof groupingSchema>;

export const reportColumnSchema = z.enum(reportColumns);
export type ReportColumn = z.infer<typeof reportColumnSchema>;
export const periodSchema = z.strictObject({
  kind: z.enum(periodKinds),
  from: reportDaySchema,
  to: reportDaySchema,
});

/** Only what lies in this group; several are all asked for. An empty value is what has no group. */
export const reportFilterSchema = z.strictObject({ by: groupingSchema, value: madeText(0, 200) });
export type ReportFilter = z.infer<typeof reportFilterSchema>;
const filters = z.array(reportFilterSchema).max(6).readonly();

/** A report as one definition (D20.85). */
export const reportDefinitionSchema = z.strictObject({
  period: periodSchema,
  groupBy: groupingSchema,
  columns: z.array(reportColumnSchema).min(1).max(reportColumns.length).readonly(),
  filters,
});

export const runInput = z.strictObject({
  period: periodSchema,
  filters,
  /** Several tables of one period are read together. */
  tables: z
    .array(
      z.strictObject({
        groupBy: groupingSchema,
        columns: reportDefinitionSchema.shape.columns,
        /** Told day by day for every row; null: of none. */
        series: reportColumnSchema.nullable(),
      }),
    )
    .min(1)
    .max(10)
    .readonly(),
});

/** In the order of the columns; null where there is nothing to take a mean of. */
const values = z.array(z.int().nullable());
const comparedValues = z.strictObject({
  now: values,
  /** Null where the office did not work then. */
  before: values.nullable(),
  lastYear: values.nullable(),
});

export const reportRowSchema = z.strictObject({
  /** Of the group: a day, a terminal, the id of a person, a code; empty where there is none. */
  key: z.string(),
  /** Of a service or a person; null where the key says it. */
  name: z.string().nullable(),
  ...comparedValues.shape,
  series: z.array(z.int()).nullable(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;

export const reportTableSchema = z.strictObject({
  groupBy: groupingSchema,
  columns: z.array(reportColumnSchema),
  rows: z.array(reportRowSchema),
  /** Of all rows together, counted once. */
  total: comparedValues,
});
export type ReportTable = z.infer<typeof reportTableSchema>;

export const runOutput = z.strictObject({
  today: daySchema,
  period: periodSchema,
  before: periodSchema,
  lastYear: periodSchema,
  /** Days of the period that are not closed. */
  openDays: z.array(daySchema),
  tables: z.array(reportTableSchema),
});
export type Report = z.infer<typeof runOutput>;

/** Days of which all rows are read at once. */
export const wholeDays = 31;

/** Rows of one page. */
export const rowsAtOnce = 200;

export const rowsInput = z.strictObject({
  period: periodSchema,
  filters,
  /** The rows behind a number of this column. */
  column: reportColumnSchema,
  /** How many are left out, those of the pages before. */
  skip: z.int().min(0).max(1_000_000),
});

/** All rows of an export on at most `wholeDays` of its days: a file is made part by part. */
export const exportedRowsInput = z.strictObject({ exportId: idSchema, period: periodSchema });

/** One fact behind a number. Nothing of a client is in it; the visit leads there (D16). */
export const factRowSchema = z.strictObject({
  kind: z.enum(factKinds),
  /** Of the fact: several rows of one payment have the same. */
  id: z.string(),
  day: daySchema,
  at: instantSchema.nullable(),
  visit: z.strictObject({ visitId: idSchema, number: z.int(), deskNumber: z.int() }).nullable(),
  terminal: z.string().nullable(),
  service: z.string().nullable(),
  clerk: z.string().nullable(),
  payee: z.string().nullable(),
  channel: z.string().nullable(),
  /** The code of a reason, a kind or an ending. */
  reason: z.string().nullable(),
  detail: z.string().nullable(),
  /** As it counts in the column: what takes away from it is negative. */
  count: z.int(),
  amount: rials,
  vat: rials,
  reduction: rials,
  ms: z.int().nullable(),
});
export type FactRow = z.infer<typeof factRowSchema>;

export const rowsOutput = z.strictObject({
  /** The earliest first. */
  rows: z.array(factRowSchema),
  /** All of them, these among them. */
  total: count,
  more: z.boolean(),
});
export type FactRows = z.infer<typeof rowsOutput>;

export const exportedRowsOutput = z.strictObject({ rows: z.array(factRowSchema) });

export const exportFormats = ['csv', 'xlsx', 'pdf'] as const;
export const exportFormatSchema = z.enum(exportFormats);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** What leaves: a table of a report, or the rows behind one of its columns. */
export const exportSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('table'),
    groupBy: groupingSchema,
    columns: reportDefinitionSchema.shape.columns,
  }),
  z.strictObject({ kind: z.literal('rows'), column: reportColumnSchema }),
]);
export type ExportSubject = z.infer<typeof exportSubjectSchema>;

export const exportInput = z.strictObject({
  format: exportFormatSchema,
  period: periodSchema,
  filters,
  subject: exportSubjectSchema,
});

export const exportOutput = z.strictObject({
  /** The entry that says who took what out; it stands in the file. */
  exportId: idSchema,
  at: instantSchema,
  byName: z.string(),
  officeName: z.string(),
  officeCode: z.string(),
  demo: z.boolean(),
  today: daySchema,
  period: periodSchema,
  /** Null where rows leave: they are read part by part (`reports.exportedRows`). */
  table: reportTableSchema.nullable(),
  /** How many rows leave. */
  rows: count,
});
export type Exported = z.infer<typeof exportOutput>;
