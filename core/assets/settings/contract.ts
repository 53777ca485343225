// How this PC prints and how large it shows its screens, and where the office is found. Inputs and outputs.
import { z } from 'zod';
import { typedCode, typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { instantSchema } from '#core/foundation/wire/contract.ts';

/** Papers that something is printed on. */
export const printPapers = ['receipt80', 'A5', 'A4', 'A3'] as const;
export const printPaperSchema = z.enum(printPapers);
export type PrintPaper = z.infer<typeof printPaperSchema>;

/** The system's own name of a printer. */
const printerName = typedLine(1, 256);

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

/** Where clients find the office: it stands on every receipt and letter. */
export const officeContactSchema = z.strictObject({ address: z.string(), phone: z.string() });
export type OfficeContact = z.infer<typeof officeContactSchema>;
export const contactOutput = z.strictObject({
  /** Null until the manager stated it, and where the private part is kept by another PC. */
  contact: officeContactSchema.nullable(),
  statedAt: instantSchema.nullable(),
  byName: z.string().nullable(),
});
export const stateContactInput = z.strictObject({
  address: typedLine(5, 160),
  /** Any digit set; groups may be parted by spaces or hyphens. */
  phone: typedCode(0, 40),
});
/** The right name of the office, as its licence says it (D20.80). */
export const correctOfficeNameInput = z.strictObject({
  name: typedLine(2, 80),
  reason: typedLines(0, 500),
  password: typedSecret(1, 200),
});
