// Journal entries of the device itself: enrolment and new epochs.
import { z } from 'zod';
import {
  epochSchema,
  hashSchema,
  idSchema,
  rawKeySchema,
  signatureSchema,
} from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { namedProvinceSchema, rewindReasons } from './contract.ts';

/** As the province's answer has it, and nothing that a later answer may have besides. */
const successionWord = z.strictObject({
  from: rawKeySchema,
  to: z.strictObject({ signing: rawKeySchema, sealing: rawKeySchema }),
  signature: signatureSchema,
});

export const deviceEnrolled = definePublicEntry({
  type: 'device.enrolled',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    provinceUrl: z.string(),
    serverEpoch: z.string(),
    ...namedProvinceSchema.shape,
    /** The province of other keys that this PC knew until then: what is sealed stays sealed to it too. */
    leaves: namedProvinceSchema.nullable(),
    /** The words by which the province's keys followed each other: with them its first keys are these. */
    succession: z.array(successionWord).max(16),
  }),
  topics: ['sync'],
});

/** A manager proposes that the office goes over to another province, without a word of the one that it is with. */
export const provinceChangeProposed = defineEntry({
  type: 'province.change_proposed',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    /** The signing key of the province that the office leaves. */
    leaves: z.string(),
    /** 16 letters, of the keys of the new one. */
    fingerprint: z.string(),
  }),
  private: z.strictObject({ reason: z.string() }),
  topics: ['sync', 'dayClose'],
});

/** A second, independent person agrees. */
export const provinceChangeConfirmed = definePublicEntry({
  type: 'province.change_confirmed',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({ id: idSchema, changeId: idSchema, seen: hashSchema }),
  topics: ['sync', 'dayClose'],
});

/** First entry of a new epoch: where the device's history goes on (design.md §6). */
export const epochOpened = definePublicEntry({
  type: 'device.epoch_opened',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    parentEpoch: epochSchema,
    parentSeq: z.int().min(0),
    parentHash: hashSchema,
    reason: z.enum(['restored', 'forked']),
  }),
  topics: ['sync', 'office'],
});

/**
 * Somebody else held entries of this device that its own store did not have (design.md §2): the store was put back from a
 * copy (`restored`), worked on after that (`forked`), or another store of the same device goes on elsewhere (`elsewhere`).
 * They were recovered before this was written; their private parts stay lost unless another PC of the office has them.
 */
export const deviceRewound = definePublicEntry({
  type: 'device.rewound',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    reason: z.enum(rewindReasons),
    /** The epoch of the recovered entries, and their numbers: after the first, to the last. */
    epoch: epochSchema,
    afterSeq: z.int().min(0),
    toSeq: z.int().min(1),
  }),
  topics: ['sync'],
});
