// The journal for those who look into it (D12, D19): what was recorded by day, person and subject, what it says of one visit
// as a story, and whether its chain holds. Only what an entry says to everybody is read: nothing of a client is in it (D16).
import { z } from 'zod';
import { accessPurposes, recordKinds } from '#core/access/access-log/contract.ts';
import { madeText } from '#core/foundation/text/contract.ts';
import {
  daySchema,
  idSchema,
  instantSchema,
  seqSchema,
  statedDaySchema,
  statedInstantSchema,
} from '#core/foundation/wire/contract.ts';
import { entryGroups } from '#core/foundation/wire/entry-groups.ts';
import { writtenTypes } from '#core/foundation/wire/entry-types.ts';

/** What records are about, as people choose it. */
export const recordGroupSchema = z.enum(entryGroups);

/** Records of one page. */
export const recordsAtOnce = 100;

export const recordRowSchema = z.strictObject({
  /** Its place in the order in which records came to this PC. */
  pos: z.int(),
  type: z.string(),
  at: statedInstantSchema,
  day: statedDaySchema,
  personId: idSchema.nullable(),
  /** Null for what the PC itself recorded, and for a person who is not known here. */
  personName: z.string().nullable(),
  /** Of the PC; null while it is not known. */
  deskNumber: z.int().nullable(),
  seq: seqSchema,
  /** The first digits of its hash, as on the printed sheet of a day. */
  code: z.string(),
  /** Rials of which it speaks. */
  amount: z.int().nullable(),
  /** The person whom it is about, when that is not who recorded it. */
  aboutName: z.string().nullable(),
  /** Recorded in a session of an emergency, a manager beside the person (D11). */
  isSupervised: z.boolean(),
  /** Kept and not applied here: not understood, or of a fact that was there already (N1, N39). */
  isQuarantined: z.boolean(),
  /** The visit that it belongs to. */
  visit: z
    .strictObject({ visitId: idSchema, number: z.int(), deskNumber: z.int(), day: daySchema })
    .nullable(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

/** Every type of record that this version writes. */
export const recordTypes: readonly string[] = entryGroups.flatMap((group) => writtenTypes[group]);

/** Words of one search. */
export const mostWords = 8;

/**
 * Words that are looked for, all of them: each in who, whom, the amount, the visit or the code of a record, or in what the reader's
 * language calls its type (D19.188). None: everything.
 */
const searchedSchema = z
  .array(
    z.strictObject({
      word: madeText(1, 60),
      types: z.array(z.enum(recordTypes)).max(recordTypes.length).readonly(),
    }),
  )
  .max(mostWords)
  .readonly();
export type SearchedWord = z.infer<typeof searchedSchema>[number];

export const recordsInput = z.strictObject({
  day: daySchema,
  /** Null: everybody's. */
  personId: idSchema.nullable(),
  /** Null: of everything. */
  group: recordGroupSchema.nullable(),
  /** One type of record alone; null or left out: every one of the group. */
  type: madeText(1, 60).nullable().optional(),
  words: searchedSchema.optional(),
  /** Null from the latest on; else those before this place. */
  before: z.int().min(1).nullable(),
});
export const recordsOutput = z.strictObject({
  /** Everybody who recorded something on the day, by name, whoever is asked for. */
  people: z.array(z.strictObject({ personId: idSchema, personName: z.string(), count: z.int().min(1) })),
  /** The types that were recorded by whom and about what was asked for, the most frequent first. */
  types: z.array(z.strictObject({ type: z.string(), count: z.int().min(1) })),
  /** The latest first. */
  rows: z.array(recordRowSchema),
  /** From where on there are more; null at the end. */
  before: z.int().nullable(),
});
export type Records = z.infer<typeof recordsOutput>;

export const recordFormats = ['xlsx', 'csv'] as const;
export const recordFormatSchema = z.enum(recordFormats);
export type RecordFormat = z.infer<typeof recordFormatSchema>;

/** What of a day leaves as a file: as it is filtered on the screen, whole. */
export const exportRecordsInput = z.strictObject({
  format: recordFormatSchema,
  day: daySchema,
  personId: idSchema.nullable(),
  group: recordGroupSchema.nullable(),
  type: madeText(1, 60).nullable(),
  words: searchedSchema.optional(),
});
export const exportRecordsOutput = z.strictObject({
  /** The entry that says who took what out; it stands in the file. */
  exportId: idSchema,
  at: instantSchema,
  byName: z.string(),
  officeName: z.string(),
  officeCode: z.string(),
  demo: z.boolean(),
  /** The earliest first. */
  rows: z.array(recordRowSchema),
});
export type ExportedRecords = z.infer<typeof exportRecordsOutput>;

export const recordsOfVisitInput = z.strictObject({ visitId: idSchema });
export const recordsOfVisitOutput = z.strictObject({
  number: z.int(),
  day: daySchema,
  deskNumber: z.int(),
  /** Oldest first, whatever day each was recorded on. */
  rows: z.array(recordRowSchema),
});
export type RecordsOfVisit = z.infer<typeof recordsOfVisitOutput>;

export const chainsOutput = z.strictObject({
  /** What the day was signed with; null while it is not closed. */
  headCode: z.string().nullable(),
  /** The chain of every PC, in the order of desks. */
  chains: z.array(
    z.strictObject({
      device: idSchema,
      epoch: z.string(),
      deskNumber: z.int().nullable(),
      deviceName: z.string(),
      /** Records in it, and how many of them the province has. */
      seq: z.int().min(0),
      ackedSeq: z.int().min(0),
      code: z.string(),
      /** Records of the day, in this chain. */
      ofDay: z.int().min(0),
    }),
  ),
});
export type Chains = z.infer<typeof chainsOutput>;

export const dayInput = z.strictObject({ day: daySchema });
export const checkChainOutput = z.strictObject({
  /** How many records of the day were read again. */
  entries: z.int().min(0),
  /** Where a chain does not hold; null when all hold. */
  brokenAt: z.strictObject({ device: idSchema, seq: seqSchema }).nullable(),
});

/** What was looked at; a client by mask only. */
export const accessSubjectSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('client'),
    visitId: idSchema,
    /** Null where the visit is not here yet. */
    visitNumber: z.string().nullable(),
    visitDay: daySchema.nullable(),
    identifierMasked: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal('complaint_contact'),
    complaintId: idSchema,
    number: z.int().nullable(),
    deskNumber: z.int().nullable(),
  }),
  z.strictObject({
    kind: z.enum(['psp_report', 'bank_statement']),
    importId: idSchema,
    fileName: z.string().nullable(),
  }),
]);
export type AccessSubject = z.infer<typeof accessSubjectSchema>;

/** How often one person saw one subject for one purpose on one day. */
export const accessRowSchema = z.strictObject({
  personId: idSchema.nullable(),
  personName: z.string().nullable(),
  subject: accessSubjectSchema,
  /** A record is looked at for what it is. */
  purpose: z.enum([...accessPurposes, ...recordKinds]),
  count: z.int().min(1),
  firstAt: instantSchema,
  lastAt: instantSchema,
});
export type AccessRow = z.infer<typeof accessRowSchema>;

/** `personId` null: everybody's. */
export const accessOfDayInput = z.strictObject({ day: daySchema, personId: idSchema.nullable() });
export const accessOfDayOutput = z.strictObject({
  /** Everybody who looked on the day, whoever is asked for; who looked most comes first. */
  people: z.array(
    z.strictObject({ personId: idSchema, personName: z.string().nullable(), count: z.int().min(1) }),
  ),
  /** The latest first. */
  rows: z.array(accessRowSchema),
});
export type AccessOfDay = z.infer<typeof accessOfDayOutput>;
