// The register of equipment (D18): inputs, outputs and states.
import { z } from 'zod';
import { photoInput } from '#core/assets/photos/contract.ts';
import { typedCode, typedLine, typedLines, typedSecret } from '#core/foundation/text/contract.ts';
import { daySchema, idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

export const equipmentKinds = [
  'pos_terminal',
  'computer',
  'printer',
  'scanner',
  'camera',
  'network',
  'power',
  'other',
] as const;
export const equipmentKindSchema = z.enum(equipmentKinds);
export type EquipmentKind = z.infer<typeof equipmentKindSchema>;

export const conditions = ['sound', 'worn', 'faulty'] as const;
export const conditionSchema = z.enum(conditions);
export type Condition = z.infer<typeof conditionSchema>;

export const handoverAnswerSchema = z.enum(['taken', 'declined', 'withdrawn']);
export type HandoverAnswer = z.infer<typeof handoverAnswerSchema>;
export const repairOutcomes = ['repaired', 'replaced_part', 'no_fault_found'] as const;
export const repairOutcomeSchema = z.enum(repairOutcomes);
export type RepairOutcome = z.infer<typeof repairOutcomeSchema>;
export const writeOffReasons = ['broken', 'obsolete', 'returned', 'lost', 'stolen'] as const;
export const writeOffReasonSchema = z.enum(writeOffReasons);
export type WriteOffReason = z.infer<typeof writeOffReasonSchema>;
export const inspectionKindSchema = z.enum(['service', 'stocktake']);
export type InspectionKind = z.infer<typeof inspectionKindSchema>;

/** As on the type plate: no spaces, no name can hide in it, for it travels to the province. */
export const serialSchema = z.string().regex(/^[A-Z0-9][A-Z0-9./_-]{1,39}$/);
const note = typedLines(0, 500);

export const registerEquipmentInput = z.strictObject({
  kind: equipmentKindSchema,
  /** What it is called in the office; stays in the office. */
  title: typedLine(2, 80),
  /** As typed or scanned, in any digits and either case. */
  serial: typedLine(2, 60),
  /** Which designated terminal a POS device is: needed with `pos_terminal`, refused with anything else. */
  terminalId: typedCode(0, 20).nullable(),
  /** Days from one service to the next: a week to two years; null when it needs none. */
  serviceEveryDays: z.int().min(7).max(730).nullable(),
});
export const registerEquipmentOutput = z.strictObject({ equipmentId: idSchema });
export const equipmentInput = z.strictObject({ equipmentId: idSchema });

export const handOverInput = z.strictObject({
  equipmentId: idSchema,
  /** Null: back into the office's store. */
  toId: idSchema.nullable(),
  condition: conditionSchema,
  note,
});
export const handOverOutput = z.strictObject({ handoverId: idSchema });
export const answerHandoverInput = z.strictObject({
  handoverId: idSchema,
  answer: handoverAnswerSchema,
  /** How the taker found it; needed with `taken`. */
  condition: conditionSchema.nullable(),
  /** Needed with `declined`, and with a condition that is worse than what the giver said. */
  note,
});
export const recoverInput = z.strictObject({ equipmentId: idSchema, reason: note });
export const reportFaultInput = z.strictObject({
  equipmentId: idSchema,
  description: note,
  /** Nobody can work with it until it is mended. */
  stopsWork: z.boolean(),
  photo: photoInput.optional(),
});
export const reportFaultOutput = z.strictObject({ faultId: idSchema });
export const repairInput = z.strictObject({ faultId: idSchema, outcome: repairOutcomeSchema, note });
export const recordInspectionInput = z.strictObject({
  equipmentId: idSchema,
  kind: inspectionKindSchema,
  note,
});
/** A label or a type plate, as scanned or typed. */
export const sightInput = z.strictObject({ scanned: typedLine(1, 80) });
export const sightOutput = z.strictObject({ equipmentId: idSchema });
export const closeCheckInput = z.strictObject({
  /** Business day on which the check began. */
  since: daySchema,
  /** What was scanned and is in no register, as it was read. */
  unknown: z.array(typedLine(1, 80)).max(500),
});
export const closeCheckOutput = z.strictObject({ checkId: idSchema });
export const checkInput = z.strictObject({ checkId: idSchema });
const checkedPiece = z.strictObject({ label: z.string(), title: z.string().nullable(), serial: z.string() });
/** A check of what is there as it ended. */
export const checkViewSchema = z.strictObject({
  checkId: idSchema,
  since: daySchema,
  at: instantSchema,
  byName: z.string().nullable(),
  officeName: z.string(),
  officeCode: z.string(),
  seen: z.array(checkedPiece),
  missing: z.array(checkedPiece),
  /** Null where another PC keeps it. */
  unknown: z.array(z.string()).nullable(),
});
export type CheckView = z.infer<typeof checkViewSchema>;
/** The newest first. */
export const checkListOutput = z.array(
  z.strictObject({
    checkId: idSchema,
    since: daySchema,
    at: instantSchema,
    seen: z.int(),
    missing: z.int(),
  }),
);
export const writeOffInput = z.strictObject({
  equipmentId: idSchema,
  reason: writeOffReasonSchema,
  letterNumber: typedLine(1, 60),
  note,
  password: typedSecret(1, 200),
});

const personRef = z.strictObject({ id: idSchema, name: z.string().nullable() });

export const openHandoverSchema = z.strictObject({
  handoverId: idSchema,
  /** Null stands for the office's store. */
  from: personRef.nullable(),
  to: personRef.nullable(),
  condition: conditionSchema,
  note: z.string().nullable(),
  at: instantSchema,
});
export type OpenHandover = z.infer<typeof openHandoverSchema>;

export const openFaultSchema = z.strictObject({
  faultId: idSchema,
  description: z.string().nullable(),
  stopsWork: z.boolean(),
  at: instantSchema,
  byName: z.string().nullable(),
  photoId: idSchema.nullable(),
});

export const equipmentViewSchema = z.strictObject({
  equipmentId: idSchema,
  /** Number on its label, e.g. E1-7. */
  label: z.string(),
  /** What its codes say, e.g. E1-0007. */
  scanCode: z.string(),
  kind: equipmentKindSchema,
  /** Null when the private part is kept by another PC or was purged. */
  title: z.string().nullable(),
  serial: z.string(),
  terminalId: z.string().nullable(),
  /** Null: in the office's store. `isActive` is false for somebody who works here no more. */
  holder: personRef.extend({ isActive: z.boolean() }).nullable(),
  heldSince: instantSchema.nullable(),
  handover: openHandoverSchema.nullable(),
  /** The oldest first. */
  faults: z.array(openFaultSchema),
  service: z.strictObject({ everyDays: z.int(), dueDay: daySchema, overdue: z.boolean() }).nullable(),
  /** The last business day on which it was looked at in a check of what is there. */
  lastSeenOn: daySchema.nullable(),
  /** It was not seen in such a check for a year. */
  isUnseen: z.boolean(),
  writtenOff: z
    .strictObject({ reason: writeOffReasonSchema, letterNumber: z.string(), day: daySchema })
    .nullable(),
});
export type EquipmentView = z.infer<typeof equipmentViewSchema>;
/** By label; what was written off comes last. */
export const equipmentListOutput = z.array(equipmentViewSchema);

export const equipmentEventKinds = [
  'registered',
  'offered',
  'taken',
  'declined',
  'withdrawn',
  'recovered',
  'fault',
  'repair',
  'service',
  'stocktake',
  'written_off',
] as const;
export const equipmentEventSchema = z.strictObject({
  id: idSchema,
  kind: z.enum(equipmentEventKinds),
  at: instantSchema,
  byName: z.string().nullable(),
  /** Who gets or loses it, where the event has such a person. */
  toName: z.string().nullable(),
  condition: conditionSchema.nullable(),
  note: z.string().nullable(),
});
export type EquipmentEvent = z.infer<typeof equipmentEventSchema>;
/** The latest first. */
export const equipmentHistoryOutput = z.array(equipmentEventSchema);
