// Journal entries of the second factor. The province sees that keys were registered, used and removed; the keys
// themselves, their names and the hashes of codes stay in the office.
import { z } from 'zod';
import { accessWordSchema } from '#core/foundation/wire/access-code.ts';
import { accountProofSchema } from '#core/foundation/wire/account-proof.ts';
import { hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import { defineEntry, definePublicEntry } from '#core/journal/log/define-entry.ts';
import { removalReasonSchema, restoreRefusalSchema } from './contract.ts';

const topics = ['secondFactor'] as const;
/** Of facts that the key of an account signs (D11.53). */
const provedTopics = ['secondFactor', 'accounts'] as const;
const proof = accountProofSchema.optional();
const count = z.int().min(0).max(0xffffffff);

export const keyRegistered = defineEntry({
  type: 'second_factor.key_registered',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    algorithm: z.int(),
    signCount: count,
    /** It asked its holder for its PIN or a finger when it was registered. */
    asksHolder: z.boolean(),
    proof,
  }),
  private: z.strictObject({ credentialId: z.string(), publicKey: z.string(), label: z.string() }),
  topics: provedTopics,
});

export const keyRemoved = definePublicEntry({
  type: 'second_factor.key_removed',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, keyId: idSchema, reasonCode: removalReasonSchema, proof }),
  topics: provedTopics,
});

/** A key was touched for one act; the act's own entry follows when it was not refused for another reason. */
export const keyUsed = definePublicEntry({
  type: 'second_factor.key_used',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, keyId: idSchema, act: z.string().max(81), signCount: count }),
  topics,
});

/** A key whose counter went back: it, or a copy of it, was used elsewhere. It was refused. */
export const keyCountedBack = definePublicEntry({
  type: 'second_factor.counted_back',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, keyId: idSchema, got: count, known: count }),
  topics,
});

export const codesMade = defineEntry({
  type: 'second_factor.codes_made',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    personId: idSchema,
    proof,
  }),
  private: z.strictObject({ hashes: z.array(hashSchema).min(1).max(20) }),
  topics: provedTopics,
});

export const codeUsed = definePublicEntry({
  type: 'second_factor.code_used',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    sheetId: idSchema,
    place: z.int().min(0).max(19),
    act: z.string().max(81),
  }),
  topics,
});

/** By a code of the province: keys and sheets of the person that did not know it open nothing any more (D11.33). */
export const accessRestored = definePublicEntry({
  type: 'second_factor.restored',
  group: 'access',
  tv: 1,
  body: z.strictObject({
    id: idSchema,
    codeId: idSchema,
    personId: idSchema,
    /** What the province signed: it names the key that signed this. */
    word: accessWordSchema,
    proof,
  }),
  topics: ['secondFactor', 'staff', 'accounts'],
});

/** A sound code that restored nothing: the province sees it. */
export const restoreRefused = definePublicEntry({
  type: 'second_factor.restore_refused',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, codeId: idSchema, reason: restoreRefusalSchema }),
  topics,
});

export const requirementSet = definePublicEntry({
  type: 'second_factor.requirement_set',
  group: 'access',
  tv: 1,
  body: z.strictObject({ id: idSchema, isRequired: z.boolean(), proof }),
  topics: provedTopics,
});
