// Journal entries of the clock: that it was doubted, and that the manager answered for it.
import { z } from 'zod';
import { idSchema, instantSchema, seqSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { clockDoubtKindSchema } from './contract.ts';

const topics = ['clock'] as const;

export const clockDoubted = definePublicEntry({
  type: 'clock.doubted',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    kind: clockDoubtKindSchema,
    wall: instantSchema,
    expected: instantSchema,
    /** What the office worked by until then; without the manager's word it never works before it. */
    floor: instantSchema,
  }),
  topics,
});

export const clockConfirmed = defineEntry({
  type: 'clock.confirmed',
  group: 'pcs',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    doubtId: idSchema,
    wall: instantSchema,
    /** Province's time minus the clock, ms, that was confirmed with it; 0 when there was none. */
    acceptedMs: z.int(),
    /** Who confirmed it beside the manager; null where nobody had to. */
    secondBy: idSchema.nullable(),
    /** It agreed with what the province said since the start. */
    isByProvince: z.boolean(),
    /** What this PC wrote while the doubt stood: its entries between these two, without them. */
    fromSeq: seqSchema,
    toSeq: seqSchema,
  }),
  private: z.strictObject({ reason: z.string() }),
  topics,
});
