// Journal entries of visits. Who takes part stays in private parts; the body has a mask of the client, and HMACs (D16).
import { z } from 'zod';
import { oneKeyKinds } from '#core/access/request-context/contract.ts';
import {
  identifierKindSchema,
  keptParticipantSchema,
  mandateSchema,
  participantSchema,
  removalReasonSchema,
} from '#core/counter/people/contract.ts';
import { rialsSchema } from '#core/foundation/money/contract.ts';
import { hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { clientTypeSchema } from './contract.ts';
import { formTypeSchema } from './people/contract.ts';

/** Those who come by one form (D1.75). A mandate may name a participant of an earlier form of the visit. */
const people = {
  participants: z.array(participantSchema).readonly(),
  mandates: z.array(mandateSchema).readonly(),
};
const keptForm = {
  identifier: z.string(),
  clientName: z.string(),
  mobile: z.string(),
  postalCode: z.string(),
  details: z.record(z.string(), z.string()),
  people: z.array(keptParticipantSchema).readonly(),
};

export const visitOpened = defineEntry({
  type: 'visit.opened',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    visitId: idSchema,
    number: z.int().min(1),
    deskNumber: z.int().min(1),
    clientType: clientTypeSchema,
    /** The participant by whom the visit is known: a company, not its representative. */
    client: idSchema,
    identifierMasked: z.string().max(20),
    matterRole: z.string(),
    /** The version of the identity checklist. */
    checklist: z.string().max(40),
    ...people,
  }),
  private: z.strictObject({ ...keptForm, trackingNumber: z.string() }),
  topics: ['visits'],
});

/** Somebody more takes part: those of one further form, whose identity is undecided. */
export const peopleAdded = defineEntry({
  type: 'visit.people_added',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    formId: idSchema,
    visitId: idSchema,
    clientType: formTypeSchema,
    matterRole: z.string(),
    ...people,
  }),
  private: z.strictObject(keptForm),
  topics: ['visits', 'identity'],
});

/** Those of a form take no part any more. */
export const peopleRemoved = definePublicEntry({
  type: 'visit.people_removed',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    formId: idSchema,
    reasonCode: removalReasonSchema,
  }),
  topics: ['visits', 'identity'],
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

/** A correction of the contact data or papers of a form; only the given fields replace what was typed. */
export const visitClientCorrected = defineEntry({
  type: 'visit.client_corrected',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema, formId: idSchema }),
  private: z.strictObject({
    clientName: z.string().optional(),
    mobile: z.string().optional(),
    postalCode: z.string().optional(),
    details: z.record(z.string(), z.string()),
  }),
  topics: ['visits'],
});

/**
 * Somebody of a form is known by another identifier than was typed: the manager stood beside, and those of the form are checked anew
 * (D1.125). What they are known by stays in the office.
 */
export const visitIdentifierCorrected = defineEntry({
  type: 'visit.identifier_corrected',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    formId: idSchema,
    clientType: formTypeSchema,
    participant: idSchema,
    kind: identifierKindSchema,
    hash: hashSchema,
    /** The hashes under which they stood there before. */
    former: z.array(hashSchema).min(1).max(4).readonly(),
    managerId: idSchema,
  }),
  private: z.strictObject({
    identifier: z.string(),
    /** How the form is known, where it is by theirs. */
    form: z
      .strictObject({
        identifier: z.string(),
        clientName: z.string(),
        mobile: z.string(),
        postalCode: z.string(),
      })
      .optional(),
    details: z.record(z.string(), z.string()),
    /** What the form says no more: of an Iranian no nationality. */
    dropped: z.array(z.string()).max(4).readonly(),
  }),
  topics: ['visits', 'identity'],
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

/** The manager took a filing back: it was recorded in the wrong visit, or was never made; the reason stands beside it. */
export const filingWithdrawn = definePublicEntry({
  type: 'visit.filing_withdrawn',
  group: 'visits',
  tv: 1,
  body: z.strictObject({ id: idSchema, visitId: idSchema, filingId: idSchema }),
  topics: ['visits', 'dayClose'],
});

/** Why an unusual act in a visit was done, beside the act's own entry. */
export const visitReasonKinds = [
  'finished_late',
  'completed_underpaid',
  'charge_cancelled_after_completion',
  'verified_after_refusal',
  'filed_twice',
  'filing_withdrawn',
  'name_corrected',
  'detail_corrected',
  'identifier_corrected',
  'service_exchanged',
] as const;

export const visitReasonGiven = defineEntry({
  type: 'visit.reason_given',
  group: 'visits',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    visitId: idSchema,
    kind: z.enum(visitReasonKinds),
    /** The act that it explains: an ending, an identity check, a correction of a charge, a filing, or what took back or ended one. */
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
