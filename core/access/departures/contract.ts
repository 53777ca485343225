// Leaving the office (D9): the systems outside of this one to which a person had access, and how each was cut off.
import { z } from 'zod';
import {
  besideInput,
  cutOffReasonSchema,
  letterIdentitySchema,
  roleSchema,
} from '#core/access/staff/contract.ts';
import { madeText, typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Systems that every office has, with names in the language of the screen; the manager adds those of the office. */
export const builtInSystems = ['sana', 'cms', 'e_payment', 'notices', 'network', 'premises_keys'] as const;
export const builtInSystemSchema = z.enum(builtInSystems);

/** An id of the list above, or of a system that the office added. */
export const systemIdSchema = z.union([builtInSystemSchema, idSchema]);

/** A leaver is to be cut off everywhere within so many minutes (V7). */
export const cutOffMinutes = 15;

/** More than the fifteen minutes between two instants (UTC). */
export function isLate(leftAt: string, until: string): boolean {
  return Date.parse(until) - Date.parse(leftAt) > cutOffMinutes * 60_000;
}

const words = typedLines(0, 500);
const letter = typedLine(1, 60);

export const systemSchema = z.strictObject({
  systemId: systemIdSchema,
  /** Null for a built-in one, which the screen names, and where another PC keeps the name. */
  name: z.string().nullable(),
});
export type OutsideSystem = z.infer<typeof systemSchema>;
export const systemsOutput = z.array(systemSchema);

export const listSystemInput = z.strictObject({ name: typedLine(2, 80) });
export const listSystemOutput = z.strictObject({ systemId: idSchema });
/** Days for which a departure that begins still asks for a system that was taken off the list. */
export const endedSystemDays = 30;
export const endSystemInput = z.strictObject({ systemId: systemIdSchema, beside: besideInput.optional() });

/** `never_had`: the person had no access there; that takes a reason. */
export const accessOutcomeSchema = z.enum(['cut', 'never_had']);
export type AccessOutcome = z.infer<typeof accessOutcomeSchema>;
export const recordAccessInput = z.strictObject({
  cutOffId: idSchema,
  systemId: systemIdSchema,
  outcome: accessOutcomeSchema,
  /** Who cut it, in the office or outside. */
  by: typedLine(2, 80),
  /** When, as that person says, UTC. */
  cutAt: instantSchema,
  /** What shows it: a letter, a screen, an answer; with `never_had` the reason. */
  proof: words,
});
export const closeInput = z.strictObject({
  cutOffId: idSchema,
  letterNumber: letter,
  letterDay: daySchema,
  /** Needed when it took longer than the fifteen minutes. */
  reason: words,
});
export const cutOffIdInput = z.strictObject({ cutOffId: idSchema });

export const accessViewSchema = z.strictObject({
  system: systemSchema,
  /** Null while it is open. */
  cut: z
    .strictObject({
      outcome: accessOutcomeSchema,
      by: z.string().nullable(),
      cutAt: instantSchema,
      proof: z.string().nullable(),
    })
    .nullable(),
});

export const departureSchema = z.strictObject({
  cutOffId: idSchema,
  personId: idSchema,
  name: z.string(),
  role: roleSchema,
  reasonCode: cutOffReasonSchema,
  leftAt: instantSchema,
  /** When the access to this system was cut. */
  cutAt: instantSchema,
  byName: z.string().nullable(),
  accesses: z.array(accessViewSchema),
  open: z.int(),
  /** When the last access was recorded as cut; null while one is open. */
  doneAt: instantSchema.nullable(),
  /** Whether it took longer than it may; false while an access is open and the watch runs. */
  late: z.boolean(),
  closed: z
    .strictObject({
      at: instantSchema,
      byName: z.string().nullable(),
      letterNumber: z.string(),
      letterDay: daySchema,
      reason: z.string().nullable(),
    })
    .nullable(),
});
export type Departure = z.infer<typeof departureSchema>;
/** Those that are not closed, the earliest leaver first. */
export const departuresOutput = z.array(departureSchema);
export const ofPersonInput = z.strictObject({ personId: idSchema });

/** Half finished work as JSON, and the token of the session that it was typed in. */
export const handOverDraftsInput = z.strictObject({
  token: madeText(0, 100),
  drafts: madeText(0, 2_000_000),
});
/** Whether it is kept here; where it is not, the page keeps what is still its person's. */
export const handOverDraftsOutput = z.strictObject({ isKept: z.boolean() });
/** Null when nothing is left that reached this PC. */
export const takeDraftsOutput = z.strictObject({ drafts: z.string().nullable() });

export const departureLetterOutput = z.strictObject({
  officeName: z.string(),
  officeCode: z.string(),
  departure: departureSchema,
  identity: letterIdentitySchema,
  /** The manager who prints and signs it. */
  signedBy: z.string(),
});
