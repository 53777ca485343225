// Journal entries of the register of equipment. Titles and notes are free text and stay in private parts.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry } from '#core/journal/log/define-entry.ts';
import {
  conditionSchema,
  equipmentKindSchema,
  handoverAnswerSchema,
  inspectionKindSchema,
  repairOutcomeSchema,
  serialSchema,
  writeOffReasonSchema,
} from './contract.ts';

const topics = ['equipment'] as const;
const noted = z.strictObject({ note: z.string().nullable() });
const piece = { id: idSchema, equipmentId: idSchema };

export const equipmentRegistered = defineEntry({
  type: 'equipment.registered',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({
    equipmentId: idSchema,
    deskNumber: z.int().min(1),
    number: z.int().min(1),
    kind: equipmentKindSchema,
    serial: serialSchema,
    terminalId: z.string().nullable(),
    serviceEveryDays: z.int().min(1).max(3660).nullable(),
  }),
  private: z.strictObject({ title: z.string() }),
  topics,
});

/** `fromId` is who held it, null the office's store; so is `toId`. `after` is the change of hands that it follows. */
export const equipmentHandedOver = defineEntry({
  type: 'equipment.handed_over',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({
    ...piece,
    fromId: idSchema.nullable(),
    toId: idSchema.nullable(),
    after: idSchema.nullable(),
    condition: conditionSchema,
  }),
  private: noted,
  topics,
});

export const handoverAnswered = defineEntry({
  type: 'equipment.handover_answered',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({
    ...piece,
    handoverId: idSchema,
    answer: handoverAnswerSchema,
    condition: conditionSchema.nullable(),
  }),
  private: noted,
  topics,
});

export const equipmentRecovered = defineEntry({
  type: 'equipment.recovered',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({ ...piece, fromId: idSchema, after: idSchema.nullable() }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});

export const faultReported = defineEntry({
  type: 'equipment.fault_reported',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({ ...piece, stopsWork: z.boolean() }),
  private: z.strictObject({ description: z.string() }),
  topics,
});

export const faultRepaired = defineEntry({
  type: 'equipment.repaired',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({ ...piece, faultId: idSchema, outcome: repairOutcomeSchema }),
  private: noted,
  topics,
});

export const equipmentInspected = defineEntry({
  type: 'equipment.inspected',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({ ...piece, kind: inspectionKindSchema }),
  private: noted,
  topics,
});

export const equipmentWrittenOff = defineEntry({
  type: 'equipment.written_off',
  group: 'equipment',
  tv: 1,
  body: z.strictObject({ ...piece, reason: writeOffReasonSchema, letterNumber: z.string() }),
  private: noted,
  topics,
});

/** A check of what is there has ended: what was seen since its first day, and what nobody saw. */
export const equipmentCheckClosed = defineEntry({
  type: 'equipment.check_closed',
  group: 'equipment',
  tv: 1,
  size: 'document',
  body: z.strictObject({
    id: idSchema,
    since: daySchema,
    seen: z.array(idSchema),
    missing: z.array(idSchema),
  }),
  private: z.strictObject({ unknown: z.array(z.string()) }),
  topics,
});
