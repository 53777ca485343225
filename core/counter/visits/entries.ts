// Journal entries of visits. Who the client is stays in private parts; the body has a mask and an HMAC (D16).
import { z } from 'zod';
import { oneKeyKinds } from '#core/access/request-context/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { clientTypeSchema } from './contract.ts';

export const visitOpened = defineEntry({
  type: 'visit.opened',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    visitId: idSchema,
    number: z.int().min(1),
    deskNumber: z.int().min(1),
    clientType: clientTypeSchema,
    /** HMAC of the identifier by which the client is known (legal id of a company). */
    identifierHmac: hashSchema,
    identifierMasked: z.string().max(20),
    /** HMAC of the national code of the person at the counter. */
    personHmac: hashSchema,
    matterRole: z.string(),
    /** The version of the identity checklist. */
    checklist: z.string().max(40),
  }),
  private: z.strictObject({
    identifier: z.string(),
    clientName: z.string(),
    mobile: z.string(),
    postalCode: z.string(),
    trackingNumber: z.string(),
    details: z.record(z.string(), z.string()),
  }),
  topics: ['visits'],
});

export const visitCompleted = definePublicEntry({
  type: 'visit.completed',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    /** Nothing was charged to the office's POS, and nothing of that was exempt by a listed code. */
    nothingOnPos: z.literal(true).optional(),
  }),
  topics: ['visits'],
});

/** The client only asked: nothing was charged and nothing filed. */
export const visitOnlyAsked = definePublicEntry({
  type: 'visit.only_asked',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema }),
  topics: ['visits'],
});

export const visitCancelled = definePublicEntry({
  type: 'visit.cancelled',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    reasonCode: z.string().max(40),
    /** The client had been verified, and it is cancelled as unpaid or was charged: perhaps served. */
    verified: z.literal(true).optional(),
  }),
  topics: ['visits'],
});

/** A correction of a visit's contact data or papers; only the given fields replace what was typed. */
export const visitClientCorrected = defineEntry({
  type: 'visit.client_corrected',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema }),
  private: z.strictObject({
    clientName: z.string().optional(),
    mobile: z.string().optional(),
    postalCode: z.string().optional(),
    details: z.record(z.string(), z.string()),
  }),
  topics: ['visits'],
});

/** A unit of a service was filed in the judiciary's own system; what it answered stays in the office. */
export const visitFiled = defineEntry({
  type: 'visit.filed',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    /** Rials that the judiciary's own system charged; filings without one have none. */
    governmentCharge: rialsSchema.optional(),
    /** Rials that it says are due to the office for this filing; missing where it was not recorded. */
    officeFee: rialsSchema.optional(),
    /** The filing of the visit that it puts right; missing for one of its own. */
    replaces: idSchema.optional(),
  }),
  private: z.strictObject({ trackingNumber: z.string(), branch: z.string(), filedTime: z.string() }),
  topics: ['visits', 'dayClose'],
});

/** The manager's word that so many paid units of a visit are filed no more; the reason stands beside it. */
export const filingEnded = definePublicEntry({
  type: 'visit.filing_ended',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema, units: z.int().min(1) }),
  topics: ['visits', 'dayClose'],
});

/** Why an unusual act in a visit was done, beside the act's own entry. */
export const visitReasonKinds = [
  'finished_late',
  'completed_underpaid',
  'charge_cancelled_after_completion',
  'verified_after_refusal',
  'filed_twice',
  'filing_ended',
] as const;

export const visitReasonGiven = defineEntry({
  type: 'visit.reason_given',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    kind: z.enum(visitReasonKinds),
    /** The act that it explains: an ending, an identity check, a correction of a charge, a filing or the end of one. */
    actId: idSchema,
  }),
  private: z.strictObject({ reason: z.string() }),
  topics: ['visits', 'dayClose'],
});

export const adviceReferred = definePublicEntry({
  type: 'advice.referred',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema.nullable() }),
  topics: ['visits'],
});

/** A one-key act was a slip of the finger: it stays, and counts no more. */
export const actWithdrawn = definePublicEntry({
  type: 'act.withdrawn',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, actId: idSchema, kind: z.enum(oneKeyKinds) }),
  topics: ['visits', 'payments', 'dayClose'],
});
