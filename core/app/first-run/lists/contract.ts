// Lists of a new office from an Excel or CSV file (D20.81): what each kind of list holds, and what is wrong with a row. Nothing is
// recorded by reading: every row that is sound is recorded afterwards by the procedure by which it is recorded by hand.
import { z } from 'zod';
import { builtInSectionSchema } from '#core/access/postings/contract.ts';
import { officePostSchema } from '#core/access/staff/contract.ts';
import { closureKindSchema } from '#core/assets/closures/contract.ts';
import { equipmentKindSchema } from '#core/assets/equipment/contract.ts';
import { tariffItemSchema } from '#core/counter/fees/contract.ts';
import { madeText } from '#core/foundation/text/contract.ts';
import { daySchema } from '#core/foundation/wire/contract.ts';

export const listKinds = ['people', 'equipment', 'closures', 'tariff'] as const;
export const listKindSchema = z.enum(listKinds);
export type ListKind = z.infer<typeof listKindSchema>;

/** The columns of each list in the order in which they are shown; a list cannot lack the ones that are `needed`. */
export const listColumns = {
  people: [
    'name',
    'nationalCode',
    'role',
    'fatherName',
    'fileNumber',
    'openedOn',
    'inquiry',
    'requestedOn',
    'clearance',
    'issuedOn',
    'expiresOn',
    'introduction',
    'introducedOn',
    'sections',
  ],
  equipment: ['kind', 'title', 'serial', 'terminalId', 'serviceEveryDays'],
  closures: ['closedDay', 'reference', 'authority', 'kind'],
  tariff: [
    'title',
    'amount',
    'files',
    'unit',
    'includedPersons',
    'includedPages',
    'payee',
    'channel',
    'needsSana',
    'code',
  ],
} as const satisfies Record<ListKind, readonly string[]>;
export type ListColumn = (typeof listColumns)[ListKind][number];
export const neededColumns: Readonly<Record<ListKind, readonly ListColumn[]>> = {
  people: ['name', 'nationalCode', 'role'],
  equipment: ['kind', 'title', 'serial'],
  closures: ['closedDay', 'reference'],
  tariff: ['title', 'amount', 'files'],
};

/** Rows of one list; more is no list of one office. */
export const mostRows = 500;

export const readListInput = z.strictObject({
  kind: listKindSchema,
  /** The file as it is. */
  bytesBase64: madeText(1, 14_000_000),
});

/** What is wrong with a cell. `number_cell`: the program that wrote the file dropped the zeros before a number. */
export const cellFaults = [
  'missing',
  'unreadable',
  'unknown_word',
  'too_long',
  'number_cell',
  'invalid',
  'twice',
  'in_future',
  'incomplete',
] as const;
export type CellFault = (typeof cellFaults)[number];

/** A person with the papers that the list says; each paper whole or not at all. */
const personRow = z.strictObject({
  kind: z.literal('people'),
  name: z.string(),
  nationalCode: z.string(),
  fatherName: z.string(),
  role: officePostSchema,
  file: z.strictObject({ fileNumber: z.string(), openedOn: daySchema }).nullable(),
  inquiry: z.strictObject({ reference: z.string(), requestedOn: daySchema }).nullable(),
  clearance: z.strictObject({ reference: z.string(), issuedOn: daySchema, expiresOn: daySchema }).nullable(),
  introduction: z
    .strictObject({ letterNumber: z.string(), letterDay: daySchema, sections: z.array(builtInSectionSchema) })
    .nullable(),
});
const equipmentRow = z.strictObject({
  kind: z.literal('equipment'),
  equipment: equipmentKindSchema,
  title: z.string(),
  serial: z.string(),
  terminalId: z.string().nullable(),
  serviceEveryDays: z.int().nullable(),
});
const closureRow = z.strictObject({
  kind: z.literal('closures'),
  closedDay: daySchema,
  closure: closureKindSchema,
  authority: z.string(),
  reference: z.string(),
});
const tariffRow = z.strictObject({ kind: z.literal('tariff'), item: tariffItemSchema });
export const listRowSchema = z.discriminatedUnion('kind', [personRow, equipmentRow, closureRow, tariffRow]);
export type ListRow = z.infer<typeof listRowSchema>;

export const readListOutput = z.strictObject({
  /** Columns that the list needs and the file lacks; then no row is read. */
  missing: z.array(z.string()).readonly(),
  /** Columns of the file that mean nothing here. */
  unread: z.array(z.string()).readonly(),
  rows: z
    .array(
      z.strictObject({
        /** The line of the file. */
        line: z.int(),
        /** What stands there, by column. */
        cells: z.record(z.string(), z.string()),
        faults: z.array(z.strictObject({ column: z.string(), why: z.enum(cellFaults) })).readonly(),
        /** Null where something is wrong. */
        row: listRowSchema.nullable(),
      }),
    )
    .readonly(),
});
export type ReadList = z.infer<typeof readListOutput>;
export type ReadRow = ReadList['rows'][number];
