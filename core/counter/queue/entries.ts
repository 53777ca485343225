// Journal entries of queue numbers. Nothing of a client: numbers, desks, sections, and the id of the visit that serves one.
import { z } from 'zod';
import { sectionIdSchema } from '#core/access/postings/contract.ts';
import { idSchema } from '#core/foundation/wire/contract.ts';
import { definePublicEntry } from '#core/journal/log/define-entry.ts';
import { keptJumpReasonSchema, releaseOutcomeSchema } from './contract.ts';

const topics = ['queue'] as const;

export const queueSwitched = definePublicEntry({
  type: 'queue.switched',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, isOn: z.boolean() }),
  topics: ['queue', 'settings'],
});

export const ticketIssued = definePublicEntry({
  type: 'ticket.issued',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    sectionId: sectionIdSchema,
    deskNumber: z.int().min(1),
    series: z.int().min(1),
    number: z.int().min(1),
  }),
  topics,
});

export const ticketCalled = definePublicEntry({
  type: 'ticket.called',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, ticketId: idSchema, deskNumber: z.int().min(1) }),
  topics,
});

export const ticketCalledAgain = definePublicEntry({
  type: 'ticket.called_again',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, callId: idSchema }),
  topics,
});

/** Somebody was called, or a visit was opened, before those who waited. */
export const queueJumped = definePublicEntry({
  type: 'queue.jumped',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    ticketId: idSchema.nullable(),
    visitId: idSchema.nullable(),
    reason: keptJumpReasonSchema,
  }),
  topics,
});

export const ticketReleased = definePublicEntry({
  type: 'ticket.released',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, callId: idSchema, outcome: releaseOutcomeSchema }),
  topics,
});

export const ticketServed = definePublicEntry({
  type: 'ticket.served',
  group: 'day',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    ticketId: idSchema,
    visitId: idSchema,
    deskNumber: z.int().min(1),
  }),
  topics,
});

export const ticketCallUndone = definePublicEntry({
  type: 'ticket.undone',
  group: 'day',
  tv: 1,
  body: z.strictObject({ id: idSchema, actId: idSchema }),
  topics,
});
