// The office itself: first run and status.
import { z } from 'zod';
import { clearanceInput, passwordSchema, supervisionFileInput } from '#core/access/staff/contract.ts';
import { registerTerminalInput } from '#core/counter/payments/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { typedCode, typedLine } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema, officeCodeSchema } from '#core/foundation/wire/contract.ts';
import { enrolInput, releasedProvinceSchema } from '#core/replication/sync/contract.ts';

export const officeStatusOutput = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('not_set_up'), day: daySchema, now: instantSchema }),
  /** This PC has joined an office whose records are still on their way. */
  z.strictObject({ state: z.literal('taking'), demo: z.boolean(), day: daySchema, now: instantSchema }),
  z.strictObject({
    state: z.literal('ready'),
    code: officeCodeSchema,
    name: z.string(),
    demo: z.boolean(),
    deviceName: z.string(),
    deskNumber: z.int(),
    /** Since when this PC knows that it was removed from the office; null while it belongs to it. */
    removedAt: instantSchema.nullable(),
    day: daySchema,
    now: instantSchema,
  }),
]);
export type OfficeStatus = z.infer<typeof officeStatusOutput>;

/** What the release names to compare the fingerprint of a code with. */
export const releasedProvincesOutput = z.array(releasedProvinceSchema).readonly();

export const setUpInput = z.strictObject({
  officeCode: officeCodeSchema,
  officeName: typedLine(2, 80),
  deviceName: typedLine(1, 80),
  deskNumber: z.int().min(1).max(99),
  manager: z.strictObject({
    name: typedLine(2, 80),
    nationalCode: typedCode(0, 30),
    supervisionFile: supervisionFileInput,
    clearance: clearanceInput,
    password: passwordSchema,
  }),
  terminals: z.array(registerTerminalInput).max(20),
  /** The province and the code of this PC; null: without a province for now. */
  pairing: enrolInput.nullable().default(null),
});

/** The office is set up whatever became of the pairing. */
export const setUpOutput = z.strictObject({
  managerId: idSchema,
  pairing: z.enum(['not_asked', 'joined', 'failed']),
  /** Why the pairing failed; it can be tried again at any time. */
  pairingProblem: z.custom<Problem>(isProblem).nullable(),
});
export type SetUpResult = z.infer<typeof setUpOutput>;

export const wipeDemoInput = z.strictObject({
  /** The office's code, typed as the confirmation. */
  officeCode: typedCode(0, 20),
  password: passwordSchema,
});

/** Demo sign-ins, shown once and printed by the demo command. Everything of a demo office is watermarked. */
export const setUpDemoOutput = z.strictObject({
  signIns: z.array(
    z.strictObject({ personId: idSchema, name: z.string(), role: z.string(), password: z.string() }),
  ),
});
