// Violation reports and their way to 127 and the province (D12, D19): inputs, outputs and states. What only the province may
// read is sealed before it is stored: then nobody in the office reads it, whoever wrote it.
import { z } from 'zod';
import { typedCode, typedLines } from '#core/foundation/text/contract.ts';
import { hashSchema, idSchema, instantSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { reportStateSchema } from '#core/foundation/wire/violation-report.ts';

/** The duties of the directive that a person can break, by their number (docs/domain.md §1). */
export const brokenRules = [
  'D1',
  'D2',
  'D3',
  'D4',
  'D5',
  'D6',
  'D7',
  'D8',
  'D9',
  'D10',
  'D11',
  'D14',
  'D15',
  'D16',
  'D18',
  'D19',
] as const;
export const brokenRuleSchema = z.enum(brokenRules);
export type BrokenRule = z.infer<typeof brokenRuleSchema>;

/**
 * Who reads the words: the manager alone, the province too, or the province alone. A report about a manager is always for
 * the province alone.
 */
export const reportRoutes = ['office', 'office_and_province', 'province_only'] as const;
export const reportRouteSchema = z.enum(reportRoutes);
export type ReportRoute = z.infer<typeof reportRouteSchema>;

/** Entries that one report can name. */
export const mostEvidence = 50;

export const fileReportInput = z.strictObject({
  rule: brokenRuleSchema,
  /** Who broke it; null for somebody whom the register of people does not know. */
  aboutId: idSchema.nullable(),
  route: reportRouteSchema,
  /** What happened: who saw what, when and where. */
  text: typedLines(0, 4000),
  /** What the person said about it when they were asked; may be empty. */
  said: typedLines(0, 2000),
  /** Places of entries in this PC's journal; the manager's to choose. */
  evidence: z.array(z.int().min(1)).max(mostEvidence),
  /** A visit whose entries are the evidence. */
  visitId: idSchema.nullable(),
});
export type FilingReport = z.infer<typeof fileReportInput>;

export const fileReportOutput = z.strictObject({
  reportId: idSchema,
  number: z.int().min(1),
  deskNumber: z.int().min(1),
  trackingCode: z.string(),
  /** Only the province reads it; the office's register does not know it. */
  provinceOnly: z.boolean(),
});
export type FiledReport = z.infer<typeof fileReportOutput>;

export const namedEntrySchema = z.strictObject({
  device: idSchema,
  epoch: z.string(),
  seq: z.int(),
  /** Chain hash of the entry. */
  hash: hashSchema,
  type: z.string(),
});
export type NamedEntry = z.infer<typeof namedEntrySchema>;

/** Where a report has got: kept on this PC, held by the province over its signature, or what the province said last. */
export const whereaboutsSchema = z.enum(['here', ...reportStateSchema.options]);
export type Whereabouts = z.infer<typeof whereaboutsSchema>;

export const reportRowSchema = z.strictObject({
  reportId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  rule: brokenRuleSchema,
  at: instantSchema,
  byName: z.string().nullable(),
  aboutName: z.string().nullable(),
  withProvince: z.boolean(),
  whereabouts: whereaboutsSchema,
  evidence: z.int(),
});
export type ReportRow = z.infer<typeof reportRowSchema>;
/** The newest first. */
export const listReportsOutput = z.array(reportRowSchema);

export const reportInput = z.strictObject({ reportId: idSchema });
/** A report as it is read and printed. */
export const reportViewSchema = z.strictObject({
  ...reportRowSchema.shape,
  officeName: z.string(),
  officeCode: officeCodeSchema,
  demo: z.boolean(),
  /** Null where the private part is kept by another PC or was purged. */
  text: z.string().nullable(),
  said: z.string().nullable(),
  entries: z.array(namedEntrySchema),
  protectionLine: z.string(),
});
export type ReportView = z.infer<typeof reportViewSchema>;

/** The slip of a report that only the province reads: nothing of what it says. */
export const reportSlipOutput = z.strictObject({
  officeName: z.string(),
  officeCode: officeCodeSchema,
  demo: z.boolean(),
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  at: instantSchema,
  whereabouts: whereaboutsSchema,
  /** When the province said so last, UTC. */
  saidAt: instantSchema.nullable(),
  protectionLine: z.string(),
});
/** By the code of the slip, as typed. */
export const trackReportInput = z.strictObject({ trackingCode: typedCode(0, 40) });

/** `asked`: whether the province answered now. */
export const askProvinceOutput = z.strictObject({ asked: z.boolean(), news: z.int() });
