// The second factor of a manager's acts (D11): a security key or phone passkey by WebAuthn, or a printed one-time code.
import { z } from 'zod';
import { besideInput, passwordSchema, personSchema } from '#core/access/staff/contract.ts';
import { typedCode, typedLine } from '#core/foundation/text/contract.ts';
import { idSchema, instantSchema } from '#core/foundation/wire/contract.ts';

/**
 * The name that keys are bound to. The loopback host answers to `<random of the run>.pishkhan.localhost`, of which this is
 * the registrable part: so a key that was registered once works at every run and at every PC of the office, and the cookie
 * stays with the name of the run.
 */
export const relyingPartyId = 'pishkhan.localhost';
/** ES256, EdDSA and RS256, as COSE numbers them. */
export const keyAlgorithms = [-7, -8, -257] as const;
/** One-time codes on a sheet. */
export const codesOnSheet = 8;
/** The act for which the last of them is kept. */
export const makingCodes = 'secondFactor.makeCodes';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);
/** Path of the procedure that the proof is for. */
const act = z.string().regex(/^[A-Za-z]{1,40}\.[A-Za-z]{1,40}$/);

export const removalReasonSchema = z.enum(['lost', 'replaced', 'counter']);
export const keySchema = z.strictObject({
  keyId: idSchema,
  personId: idSchema,
  personName: z.string().nullable(),
  label: z.string().nullable(),
  registeredAt: instantSchema,
  lastUsedAt: instantSchema.nullable(),
});
export type SecondFactorKey = z.infer<typeof keySchema>;

export const stateOutput = z.strictObject({
  /** The acts of managers ask for it. */
  isRequired: z.boolean(),
  /** This shell can speak with keys. */
  takesKeys: z.boolean(),
  /** Keys of all managers, the caller's first. */
  keys: z.array(keySchema),
  /** Unused codes of the caller; the last of a sheet makes the next one and nothing else. */
  codesLeft: z.int().min(0),
  /** The caller has a key or a sheet of codes, or had one since the province gave them access last. */
  hasOne: z.boolean(),
  /** Nothing is left of the caller's keys and codes: only the province gives them access. */
  isSpent: z.boolean(),
  /** Their first sheet of codes takes a code of a colleague: of which ones; null where the password is enough (D11.42). */
  vouchers: z.array(z.strictObject({ id: idSchema, name: z.string() })).nullable(),
  /** Uses at which a key counted backwards: there may be a copy of it. The last first. */
  counterSigns: z.array(
    z.strictObject({
      id: idSchema,
      keyId: idSchema,
      label: z.string().nullable(),
      personName: z.string().nullable(),
      at: instantSchema,
      known: z.int(),
      got: z.int(),
    }),
  ),
});
export type SecondFactorState = z.infer<typeof stateOutput>;

export const challengeInput = z.strictObject({ act });
export const challengeOutput = z.strictObject({
  challenge: base64url,
  rpId: z.string(),
  /** Keys of the caller. */
  credentialIds: z.array(base64url),
  codesLeft: z.int().min(0),
  takesKeys: z.boolean(),
});
export const registerKeyInput = z.strictObject({
  label: typedLine(2, 60),
  credentialId: base64url.max(1400),
  attestationObject: base64url.max(8000),
  clientData: base64url.max(4000),
  password: passwordSchema,
});
/** A key of the shift, with the password of whose session it opens (A76). */
export const setShiftKeyInput = registerKeyInput.omit({ label: true });
export const proveInput = z.strictObject({
  act,
  credentialId: base64url.max(1400),
  authenticatorData: base64url.max(4000),
  clientData: base64url.max(4000),
  signature: base64url.max(2000),
});
export const unlockWithKeyInput = proveInput.omit({ act: true });
export const unlockChallengeOutput = z.strictObject({
  challenge: base64url,
  rpId: z.string(),
  /** Keys that open the session, or that must not be made again. */
  credentialIds: z.array(base64url),
});
export const proveByCodeInput = z.strictObject({ act, code: typedCode(0, 40) });
export const removeKeyInput = z.strictObject({
  keyId: idSchema,
  reasonCode: removalReasonSchema,
  password: passwordSchema,
});
/** A colleague who vouches for a first second factor, by one of their printed codes. */
export const besideSchema = z.strictObject({ managerId: idSchema, code: typedCode(1, 40) });
export type Beside = z.infer<typeof besideSchema>;
export const makeCodesInput = z.strictObject({ password: passwordSchema, beside: besideSchema.optional() });
/** Shown once. */
export const makeCodesOutput = z.strictObject({ codes: z.array(z.string()) });
export const setRequiredInput = z.strictObject({
  isRequired: z.boolean(),
  password: passwordSchema,
  /** Switching it off loosens. */
  beside: besideInput.optional(),
});
/** Why a signed code of the province restores nothing. */
export const restoreRefusalSchema = z.enum(['expired', 'not_yet', 'other_office', 'used', 'nobody']);
export type RestoreRefusal = z.infer<typeof restoreRefusalSchema>;
/** As scanned or pasted, in any digits. */
export const restoreInput = z.strictObject({ code: typedCode(1, 4000) });
/** The one-time code is shown once, at the PC at which the province's code was taken. */
export const restoreOutput = z.strictObject({
  person: personSchema,
  oneTimeCode: z.string(),
  expiresAt: instantSchema,
});
