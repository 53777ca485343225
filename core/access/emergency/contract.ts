// A session in an emergency (D11): the manager sits beside a named person, both prove who they are with their own passwords,
// and everything done in it carries its mark, until its time is over.
import { z } from 'zod';
import { passwordSchema, personSchema } from '#core/access/staff/contract.ts';
import { typedCode, typedLines } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/** Why: this PC was not in touch with the office for a day, the person's tries are used up, or something else in words. */
export const emergencyReasonSchema = z.enum(['out_of_touch', 'locked_out', 'other']);
export type EmergencyReason = z.infer<typeof emergencyReasonSchema>;

/** How long such a session may last, minutes of real time. */
export const emergencyMinutes = { least: 15, most: 120 } as const;
/** Such sessions of one human being on one business day. */
export const emergenciesADay = 3;

export const beginEmergencyInput = z.strictObject({
  personId: idSchema,
  password: passwordSchema,
  managerId: idSchema,
  managerPassword: passwordSchema,
  /** One of the manager's printed codes, where the office asks for the second factor; empty elsewhere. */
  code: typedCode(0, 40),
  reasonCode: emergencyReasonSchema,
  reason: typedLines(0, 500),
  minutes: z.int().min(emergencyMinutes.least).max(emergencyMinutes.most),
});
export const beginEmergencyOutput = z.strictObject({
  token: z.string(),
  person: personSchema,
  expiresAt: instantSchema,
  /** As of `staff.signIn`. */
  drafts: z.string().nullable(),
});

/** What stands at the sign-in screen: who can sit beside somebody, and whether a printed code is asked for. */
export const emergencyOptionsOutput = z.strictObject({
  managers: z.array(z.strictObject({ id: idSchema, name: z.string() })),
  asksForCode: z.boolean(),
});

export const emergencySchema = z.strictObject({
  emergencyId: idSchema,
  personId: idSchema,
  personName: z.string(),
  managerName: z.string(),
  reasonCode: emergencyReasonSchema,
  /** Null where its private part is not here. */
  reason: z.string().nullable(),
  at: instantSchema,
  day: daySchema,
  expiresAt: instantSchema,
  /** When somebody ended it; null when nobody did before its time. */
  endedAt: instantSchema.nullable(),
  deskNumber: z.int().nullable(),
  /** Records that carry its mark, as far as they are here. */
  acts: z.int().min(0),
  /** It can still be worked in. */
  isRunning: z.boolean(),
});
export type Emergency = z.infer<typeof emergencySchema>;

/** The emergency of the session that asks; null for everybody else. */
export const currentEmergencyOutput = emergencySchema
  .pick({
    emergencyId: true,
    managerName: true,
    reasonCode: true,
    expiresAt: true,
  })
  .nullable();
/** The latest first. */
export const emergenciesOutput = z.array(emergencySchema);
export const listEmergenciesInput = z.strictObject({
  /** Null: of everybody. */
  personId: idSchema.nullable(),
});
export const endEmergencyInput = z.strictObject({ emergencyId: idSchema });
