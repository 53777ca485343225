// Which ways a problem leaves that keeps an office shut.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { RecoveryOption } from './contract.ts';

/** The ways that a cause leaves to an office that does not open (J33). */
const options: Partial<Record<Problem['code'], readonly RecoveryOption[]>> = {
  STORE_MISSING: ['restore', 'take_over'],
  STORE_DAMAGED: ['restore', 'take_over'],
  KEY_NOT_OPENED: ['passphrase', 'recovery_code', 'province', 'take_over'],
  RECOVERY_CODE_WRONG: ['recovery_code', 'passphrase', 'province', 'take_over'],
  KEY_FILE_MISSING: ['province', 'take_over'],
  PASSPHRASE_NEEDED: ['passphrase', 'recovery_code', 'province'],
  // A cause outside the office's files is repaired outside; then the opening is tried again.
  STORE_FORBIDDEN: [],
  DISK_FULL: [],
  STORE_IN_USE: [],
  STORE_NEWER: [],
  STORE_HISTORY_CHANGED: [],
  STORE_MIGRATION_LOST_ROWS: [],
};

/** True for a problem that a person can do something about in the window. */
export function isRecoverable({ code }: Problem): boolean {
  return Object.hasOwn(options, code);
}

/**
 * The ways out of a problem, the usual one first.
 * @param keys whether the data key is open already, and which wraps of it lie there
 */
export function recoveryOptionsOf(
  { code }: Problem,
  keys: { isOpen: boolean; hasPassphrase: boolean; hasRecoveryCode: boolean; mayBeAtProvince: boolean },
): readonly RecoveryOption[] {
  // The key is the office's and the store is not: nothing that is typed opens it.
  if (code === 'KEY_NOT_OPENED' && keys.isOpen) return ['restore', 'take_over'];
  const isThere: Record<RecoveryOption, boolean> = {
    restore: keys.isOpen,
    passphrase: keys.hasPassphrase,
    recovery_code: keys.hasRecoveryCode,
    province: keys.mayBeAtProvince,
    take_over: true,
  };
  return (options[code] ?? []).filter((option) => isThere[option]);
}
