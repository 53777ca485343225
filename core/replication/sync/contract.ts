// Sync with the province (D22): what the badge and the sync page show.
import { z } from 'zod';
import { passwordSchema } from '#core/access/staff/contract.ts';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { typedCode, typedLine, typedLines } from '#core/foundation/text/contract.ts';
import { toLatinDigits } from '#core/foundation/text/fold.ts';
import { hashSchema, idSchema, instantSchema, type SuccessionWord } from '#core/foundation/wire/contract.ts';
import {
  fingerprintLetters,
  inGroups,
  lettersOfCode,
  readEnrolCode,
} from '#core/foundation/wire/enrol-code.ts';

/** Why a store was found to be behind: put back from a copy, worked on after that, or gone on with elsewhere. */
export const rewindReasons = ['restored', 'forked', 'elsewhere'] as const;
export type RewindReason = (typeof rewindReasons)[number];

/** Keys of a province (raw, base64url), and its own signature of both. */
export const namedProvinceSchema = z.strictObject({
  signingKey: z.string(),
  sealingKey: z.string(),
  keysSignature: z.string(),
});
export type NamedProvince = z.infer<typeof namedProvinceSchema>;

/** What an enrolment says beside the pin: who entered the code, and what the entry tells of the province before. */
export type EnrolmentToJournal = {
  readonly actor: string | null;
  readonly leaves: NamedProvince | null;
  readonly succession: readonly SuccessionWord[];
};

/**
 * What of this PC asks for a code: that the province said, in a word that it signed, that it knows this PC no more; that its
 * address does not answer, or somebody else does there, so that it may be at another one now; or that another PC alone said
 * which keys are the province's.
 */
export function codeWanted({
  phase,
  problem,
  provinceFingerprint,
}: Pick<SyncStateView, 'phase' | 'problem' | 'provinceFingerprint'>):
  | 'first'
  | 'again'
  | 'moved'
  | 'unproved'
  | null {
  if (phase === 'not_enrolled') return 'first';
  if (problem?.code === 'PROVINCE_KNOWS_NOT_DEVICE') return 'again';
  if (problem?.code === 'PROVINCE_UNREACHABLE' || problem?.code === 'PROVINCE_IDENTITY_CHANGED')
    return 'moved';
  return provinceFingerprint === null ? 'unproved' : null;
}

/** What the engine is doing, or why it is not. */
export const syncPhaseSchema = z.enum(['not_enrolled', 'idle', 'sending', 'waiting']);

export const syncStateOutput = z.strictObject({
  phase: syncPhaseSchema,
  deviceId: idSchema.nullable(),
  provinceUrl: z.string().nullable(),
  /**
   * Of the province's keys, in groups of four letters: to be compared with what the province says. Null while another PC alone
   * said which they are: nothing can be sealed to the province until then.
   */
  provinceFingerprint: z.string().nullable(),
  /** Entries of this device that the province has not acknowledged. */
  queued: z.int(),
  /** When the oldest of them was made, UTC. */
  oldestAt: instantSchema.nullable(),
  acked: z.int(),
  backedUp: z.int(),
  total: z.int(),
  lastContactAt: instantSchema.nullable(),
  /** Since when the province keeps this PC's data key, sealed; null while it does not. */
  keyHeldAt: instantSchema.nullable(),
  /** True where there is a key for it to keep: not in a demonstration. */
  hasKeyToHold: z.boolean(),
  /** Server clock minus this clock; flagged beyond five minutes, never a reason to refuse. */
  clockOffsetMs: z.int().nullable(),
  quarantined: z.array(z.int()).readonly(),
  /** Last failure, null after a success. */
  problem: z.custom<Problem>(isProblem).nullable(),
  /** When the next attempt is due, UTC. */
  nextAttemptAt: instantSchema.nullable(),
  /** Stores of the office's devices that were older than what the province held; how many entries were recovered. */
  rewinds: z.array(z.strictObject({ reason: z.enum(rewindReasons), at: instantSchema, entries: z.int() })),
});
export type SyncStateView = z.infer<typeof syncStateOutput>;

/**
 * The fingerprint of the province's keys at the end of an enrolment code, in groups of four letters; null while the code is
 * not whole.
 */
export function fingerprintOfCode(code: string): string | null {
  const parts = readEnrolCode(toLatinDigits(code));
  return parts === null ? null : inGroups(parts.fingerprint);
}

export const enrolInput = z.strictObject({
  provinceUrl: typedLine(0, 200),
  /** The secret of one use and the fingerprint of the province's keys; checked as a whole by the command. */
  code: typedCode(1, 80),
});

/** A province as a release names it: its fingerprint is compared with that of a code. */
export const releasedProvinceSchema = z.strictObject({ name: z.string(), fingerprint: z.string() });
export type ReleasedProvince = z.infer<typeof releasedProvinceSchema>;

/** How the fingerprint of a code stands to the release: of which province it is, another than all, or there is none to compare with. */
export function comparedWithRelease(
  fingerprint: string,
  released: readonly ReleasedProvince[],
): { readonly kind: 'same'; readonly name: string } | { readonly kind: 'differs' | 'none' } {
  const same = released.find((province) => province.fingerprint === fingerprint);
  if (same !== undefined) return { kind: 'same', name: same.name };
  return { kind: released.length === 0 ? 'none' : 'differs' };
}

/** The letters of a fingerprint, typed by itself or as the end of a code; null while it is not whole. */
export function readFingerprint(typed: string): string | null {
  const letters = lettersOfCode(toLatinDigits(typed));
  if (letters.length === fingerprintLetters) return letters;
  return readEnrolCode(letters)?.fingerprint ?? null;
}

/** Days, with the one of the second person's word, in which a PC may go over to the province that two people agreed on. */
export const changeLastsDays = 7;

export const proposeChangeInput = z.strictObject({
  fingerprint: typedCode(0, 80),
  reason: typedLines(0, 300),
  password: passwordSchema,
});

export const confirmChangeInput = z.strictObject({
  changeId: idSchema,
  seen: hashSchema,
  password: passwordSchema,
});

/** A change of province that somebody proposed: only a second independent person lets a PC go over. */
export const changeViewSchema = z.strictObject({
  changeId: idSchema,
  /** Of the new province's keys, in groups of four letters. */
  fingerprint: z.string(),
  reason: z.string().nullable(),
  at: instantSchema,
  proposedByName: z.string().nullable(),
  secondByName: z.string().nullable(),
  /** `agreed`: two people's word counts now; `over`: its days are over, or this PC is with another province by now. */
  state: z.enum(['waiting', 'agreed', 'over']),
  /** Hash of what is shown, for whoever confirms it. */
  seen: hashSchema,
});
export type ChangeView = z.infer<typeof changeViewSchema>;
export const changesOutput = z.array(changeViewSchema);
