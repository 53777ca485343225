// How this PC prints, and what was ever set in this office: by whom and when. Inputs and outputs.
import { z } from 'zod';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Papers that something is printed on. */
export const printPapers = ['receipt80', 'A5', 'A4', 'A3'] as const;
export const printPaperSchema = z.enum(printPapers);
export type PrintPaper = z.infer<typeof printPaperSchema>;

/** The system's own name of a printer. */
const printerName = z.string().trim().min(1).max(256);

export const printersOutput = z
  .array(
    z.strictObject({
      paper: printPaperSchema,
      /** Null: the system's dialog asks at each print. */
      printer: z.string().nullable(),
      chosenAt: instantSchema.nullable(),
      byName: z.string().nullable(),
    }),
  )
  .readonly();
export type PrinterChoice = z.infer<typeof printersOutput>[number];
export const choosePrinterInput = z.strictObject({
  paper: printPaperSchema,
  printer: printerName.nullable(),
});

/** How large a PC shows its screens, in per cent. */
export const screenScales = [100, 125, 150, 175, 200] as const;
export const screenScaleSchema = z.literal(screenScales);
export type ScreenScale = z.infer<typeof screenScaleSchema>;

export const scaleOutput = z.strictObject({
  percent: screenScaleSchema,
  /** Null: nobody chose, and it shows at 100. */
  chosenAt: instantSchema.nullable(),
  byName: z.string().nullable(),
});
export type ScaleChoice = z.infer<typeof scaleOutput>;
export const chooseScaleInput = z.strictObject({ percent: screenScaleSchema });

/** What the history of the settings tells apart. */
export const settingKinds = [
  'tariff_entered',
  'tariff_confirmed',
  'rate_entered',
  'rate_confirmed',
  'board_printed',
  'board_hung',
  'terminal_entered',
  'terminal_confirmed',
  'terminal_ended',
  'closure_declared',
  'closure_withdrawn',
  'receipt_paper',
  'printer',
  'service_placed',
  'limit',
  'queue',
  'check_rhythm',
  'scale',
] as const;
export const settingKindSchema = z.enum(settingKinds);
export type SettingKind = z.infer<typeof settingKindSchema>;

export const historyInput = z.strictObject({ kind: settingKindSchema.nullable() });
export const historyOutput = z.strictObject({
  /** Newest first, at most two hundred. */
  rows: z
    .array(
      z.strictObject({
        id: idSchema,
        kind: settingKindSchema,
        /** What it was set to or is about: a title, a terminal, a day, rials, a paper; the screen says which. */
        what: z.string(),
        at: instantSchema,
        byName: z.string().nullable(),
        /** Whether it was set at this PC. */
        here: z.boolean(),
      }),
    )
    .readonly(),
  /** All there are, also beyond the rows. */
  total: z.int(),
});
export type SettingChange = z.infer<typeof historyOutput>['rows'][number];
