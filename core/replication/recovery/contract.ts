// What a window says and is told while its office does not open: why not, which ways there are, and how a way goes.
// Nobody is signed in then, so nothing of it names a person, a client or an entry.
import { z } from 'zod';
import { isProblem, type Problem } from '#core/foundation/problems/catalogue.ts';
import { instantSchema } from '#core/foundation/wire/contract.ts';

const count = z.int().min(0);
/** Never a path: a file of the office's own folder of snapshots. */
const snapshotName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,120}\.db$/);
const secret = z.string().min(1).max(1000);

export const recoveryOptionSchema = z.enum([
  'restore',
  'passphrase',
  'recovery_code',
  'province',
  'take_over',
]);
export type RecoveryOption = z.infer<typeof recoveryOptionSchema>;

/** What the check of a snapshot found: every page, chain and table of it. `until` is the instant of its newest entry. */
export const checkedSnapshotSchema = z.strictObject({
  isSound: z.boolean(),
  entries: count,
  until: instantSchema.nullable(),
});
export type CheckedSnapshot = z.infer<typeof checkedSnapshotSchema>;

/**
 * What a restore brought back. `missing`: entries that a witness names and that nobody on this PC has any more;
 * `withoutPrivate`: entries that are here without their private part.
 */
export const restoredOutcomeSchema = z.strictObject({
  entries: count,
  takenIn: count,
  missing: count,
  withoutPrivate: count,
  until: instantSchema.nullable(),
  /** True when the store that was there is kept beside it. */
  isOldKept: z.boolean(),
});
export type RestoredOutcome = z.infer<typeof restoredOutcomeSchema>;

export const recoveryTaskSchema = z.strictObject({
  kind: z.enum(['check', 'restore']),
  snapshot: snapshotName,
});
export type RecoveryTask = z.infer<typeof recoveryTaskSchema>;

export const recoveryStepSchema = z.enum(['pages', 'chain', 'tables']);
export type RecoveryStep = z.infer<typeof recoveryStepSchema>;

export const recoveryViewSchema = z.strictObject({
  /** The ways that this problem leaves, the usual one first. Trying again is always one. */
  options: z.array(recoveryOptionSchema),
  /** True where a key that is wrapped anew needs a passphrase: the OS keeps none here. */
  asksPassphrase: z.boolean(),
  /** The question to the province that was asked and not answered yet; `fingerprint` is read to it by telephone. */
  request: z.strictObject({ text: z.string(), fingerprint: z.string() }).nullable(),
  snapshots: z.array(
    z.strictObject({
      name: snapshotName,
      at: instantSchema,
      bytes: count,
      checked: checkedSnapshotSchema.nullable(),
    }),
  ),
  /** Room on the disk of the office's folder, bytes; null where it cannot be told. */
  freeBytes: count.nullable(),
  work: recoveryTaskSchema.extend({ step: recoveryStepSchema, done: count, total: count }).nullable(),
  /** Why the last check or restore was not done; null after one that was. */
  failed: z.custom<Problem>(isProblem).nullable(),
  /** What the last restore did; until somebody goes on from it. */
  restored: restoredOutcomeSchema.nullable(),
});
export type RecoveryView = z.infer<typeof recoveryViewSchema>;

/** The acts of the screen, each with what it is given. `tryAgain` opens the office as it is now. */
export const recoveryActs = {
  tryAgain: z.strictObject({}),
  check: z.strictObject({ snapshot: snapshotName }),
  restore: z.strictObject({ snapshot: snapshotName }),
  openByPassphrase: z.strictObject({ passphrase: secret }),
  /** `passphrase` is the next one of the office, where one is asked for. */
  openByCode: z.strictObject({ code: secret, passphrase: secret.nullable() }),
  /** Makes the question to the province, to be carried there. */
  askProvince: z.strictObject({}),
  /** `answer`: the key that a person at the province released to this question. */
  openByRelease: z.strictObject({
    answer: z.string().trim().min(1).max(4000),
    passphrase: secret.nullable(),
  }),
  /** Keeps what is left of the office beside, and begins this PC anew, to join the office at another PC. */
  takeOver: z.strictObject({ isConfirmed: z.literal(true), passphrase: secret.nullable() }),
} as const;
export type RecoveryActs = { [Name in keyof typeof recoveryActs]: z.infer<(typeof recoveryActs)[Name]> };
