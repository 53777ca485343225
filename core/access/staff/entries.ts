// Journal entries of people: names of staff are the office's public record; codes and passwords stay in private parts.
import { z } from 'zod';
import { sealedKeySchema } from '#core/access/accounts/contract.ts';
import { accountProofSchema } from '#core/foundation/wire/account-proof.ts';
import {
  daySchema,
  hashSchema,
  idSchema,
  instantSchema,
  rawKeySchema,
} from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import {
  cutOffReasonSchema,
  officePostSchema,
  roleSchema,
  signInKinds,
  supervisoryBodySchema,
} from './contract.ts';

const topics = ['staff'] as const;
/** Of facts that the key of an account signs. */
const provedTopics = ['staff', 'accounts'] as const;

export const personRegistered = defineEntry({
  type: 'staff.registered',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    personId: idSchema,
    name: z.string(),
    role: roleSchema,
    nationalCodeMasked: z.string(),
    nationalCodeHmac: hashSchema,
    /** Registered on purpose beside people of the same name. */
    twinOf: z.array(idSchema).min(1).optional(),
  }),
  /** What identifies them to an authority: letters say it (D9.14). */
  private: z.strictObject({ nationalCode: z.string(), fatherName: z.string() }),
  topics,
});

/** Somebody has another post from now on: signed by the key of another manager, since a post decides whose signature counts (D11.80). */
export const postChanged = defineEntry({
  type: 'staff.post_changed',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    role: officePostSchema,
    body: supervisoryBodySchema,
    letterNumber: z.string(),
    letterDay: daySchema,
    proof: accountProofSchema.optional(),
  }),
  private: z.strictObject({ reason: z.string() }),
  topics: provedTopics,
});

/** The right name of somebody, beside the one that it replaces; the reason stays in the office. */
export const nameCorrected = defineEntry({
  type: 'staff.name_corrected',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    formerName: z.string(),
    name: z.string(),
    /** Named on purpose as people who are here already. */
    twinOf: z.array(idSchema).min(1).optional(),
    /** Corrected by the person themself, since nobody else could. */
    byThemself: z.literal(true).optional(),
  }),
  private: z.strictObject({ reason: z.string() }),
  topics: provedTopics,
});

/** A letter to an authority said who somebody is, in full (D9.14, D16.5). */
export const personViewed = definePublicEntry({
  type: 'staff.viewed',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema }),
  topics: ['accessLog'],
});

export const supervisionFileRecorded = definePublicEntry({
  type: 'staff.supervision_file_recorded',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema, fileNumber: z.string(), openedOn: daySchema }),
  topics,
});

export const inquiryRequested = definePublicEntry({
  type: 'staff.inquiry_requested',
  group: 'people',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema, reference: z.string(), requestedOn: daySchema }),
  topics,
});

export const clearanceRecorded = definePublicEntry({
  type: 'staff.clearance_recorded',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    reference: z.string(),
    issuedOn: daySchema,
    expiresOn: daySchema,
    /** Recorded by the person it is of, since nobody else could: the province shows it. */
    byThemself: z.literal(true).optional(),
  }),
  topics,
});

/** A clearance was withdrawn: the person is suspended from that moment, at every PC that has the entry. */
export const clearanceWithdrawn = definePublicEntry({
  type: 'staff.clearance_withdrawn',
  group: 'people',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    letterNumber: z.string(),
    withdrawnOn: daySchema,
  }),
  topics,
});

/** An account is opened, or its password ended: by a manager's key, or by the key of a code of the province (D11.51). */
export const personActivated = defineEntry({
  type: 'staff.activated',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    /** The post for which it is opened: that of the registration. */
    role: roleSchema,
    codeExpiresAt: instantSchema,
    /** The key that the one-time code opens: it signs the password that is chosen by the code. */
    codeKey: rawKeySchema,
    proof: accountProofSchema.optional(),
  }),
  private: sealedKeySchema,
  topics: provedTopics,
});

/** A password, signed by the key of the one before it or of the one-time code (D11.50). */
export const passwordChosen = defineEntry({
  type: 'staff.password_chosen',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    /** The activation under which it was chosen: a later one ends it. */
    activationId: idSchema,
    /** The key that the password opens. */
    publicKey: rawKeySchema,
    proof: accountProofSchema.optional(),
  }),
  private: sealedKeySchema,
  topics: provedTopics,
});

/** That the manager ended a password: the activation that goes with it carries the code. */
export const passwordReset = definePublicEntry({
  type: 'staff.password_reset',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema }),
  topics,
});

/** That a PIN was set; the PIN itself is in memory only. */
export const pinSet = definePublicEntry({
  type: 'staff.pin_set',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    /** A security key or card in the place of a PIN (A76). */
    byKey: z.literal(true).optional(),
  }),
  topics,
});

export const personCutOff = definePublicEntry({
  type: 'staff.cut_off',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    reasonCode: cutOffReasonSchema,
    leftAt: instantSchema,
  }),
  topics,
});

export const signInNoted = definePublicEntry({
  type: 'staff.sign_in_noted',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    kind: z.enum(signInKinds),
  }),
  topics,
});

/** A manager came in at a PC that had not heard from the office for three days; `byCode`: by a printed code of theirs. */
export const leaseOverridden = definePublicEntry({
  type: 'staff.lease_overridden',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, personId: idSchema, hours: z.int().min(0), byCode: z.boolean() }),
  topics,
});

/**
 * An inspector opened something of the office's records: which procedure, and which thing of it, as far as one was named.
 */
export const inspectorOpened = definePublicEntry({
  type: 'inspection.opened',
  group: 'accessLog',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    what: z.string().max(80),
    forDay: daySchema.optional(),
    visitId: idSchema.optional(),
    reportId: idSchema.optional(),
    /** Whose records or work was asked for. */
    personId: idSchema.optional(),
    importId: idSchema.optional(),
    /** A line of the inspection, and a protocol. */
    line: z.string().max(60).optional(),
    protocolId: idSchema.optional(),
    photoId: idSchema.optional(),
    exceptionKey: z.string().max(4000).optional(),
    /** First and last day of a span. */
    from: daySchema.optional(),
    to: daySchema.optional(),
    /** What the list was narrowed to: group and type of the records, the place from which it goes back, kind of the settings. */
    recordGroup: z.string().max(60).optional(),
    recordType: z.string().max(60).optional(),
    before: z.int().min(1).optional(),
    /** It was searched by words as well, which are written nowhere (D19.188). */
    isSearched: z.literal(true).optional(),
    settingKind: z.string().max(60).optional(),
  }),
  topics,
});

/** Somebody opened their session at a PC within seconds of another person's locking or leaving it. */
export const operatorChanged = definePublicEntry({
  type: 'shift.operator_changed',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    formerId: idSchema,
    /** Real time between the two, ms. */
    gapMs: z.int().min(0),
  }),
  topics: ['shifts'],
});
