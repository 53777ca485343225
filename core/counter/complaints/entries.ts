// Journal entries of the register. Text and contact stay in private parts, or travel sealed when they are about the manager.
import { z } from 'zod';
import { daySchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry } from '#core/journal/log/define-entry.ts';
import {
  addendumKindSchema,
  complaintCategorySchema,
  complaintKindSchema,
  linkKindSchema,
  outcomeSchema,
} from './contract.ts';

/** Compact JWEs that only the province opens: one for each key, a space between (N51). */
const sealedSchema = z.string().nullable();

export const complaintRegistered = defineEntry({
  type: 'complaint.registered',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({
    complaintId: idSchema,
    number: z.int().min(1),
    deskNumber: z.int().min(1),
    trackingCode: z.string(),
    kind: complaintKindSchema,
    category: complaintCategorySchema,
    aboutManager: z.boolean(),
    /** Null when it is about the manager: the visit would tell who complained. */
    visitId: idSchema.nullable(),
    /** Who of the office it is about; left out where it is sealed. */
    aboutId: idSchema.optional(),
    dueDay: daySchema,
    sealed: sealedSchema,
  }),
  private: z.strictObject({
    text: z.string().nullable(),
    contactName: z.string().nullable(),
    contactPhone: z.string().nullable(),
  }),
  topics: ['complaints'],
});

export const complaintLinked = defineEntry({
  type: 'complaint.linked',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({ id: idSchema, complaintId: idSchema, otherId: idSchema, kind: linkKindSchema }),
  private: z.strictObject({ reason: z.string() }),
  topics: ['complaints'],
});

export const addendumAdded = defineEntry({
  type: 'complaint.addendum_added',
  group: 'complaints',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    complaintId: idSchema,
    kind: addendumKindSchema,
    outcome: outcomeSchema.nullable(),
    /** Who decided it with the manager. */
    secondBy: idSchema.optional(),
    sealed: sealedSchema,
  }),
  private: z.strictObject({ text: z.string().nullable(), secondWords: z.string().optional() }),
  topics: ['complaints'],
});
