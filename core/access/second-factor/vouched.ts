// Whose first second factor somebody else has to vouch for (D11.42): a password alone is what a thief has.
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { isNewManager } from '#core/access/staff/rules.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { useCode as spendCode } from './commands.ts';
import { type Beside, makingCodes } from './contract.ts';
import type { SecondFactorReads } from './queries.ts';

export type VouchReads = SoundClockReads & {
  readonly secondFactor: SecondFactorReads;
  readonly staff: Pick<StaffReads, 'people' | 'accountsOf' | 'openedSince'>;
};

/** Managers who can vouch for a person on a business day: others, no new ones, with a code left beside that for the next sheet. */
export function vouchers({ secondFactor, staff }: VouchReads, personId: string, day: string): Person[] {
  const own = staff.accountsOf(personId);
  return staff
    .people()
    .filter(
      ({ id, role, state }) =>
        role === 'manager' &&
        state === 'active' &&
        !own.includes(id) &&
        !isNewManager(staff.openedSince(id), day) &&
        secondFactor.codesLeft(id) > (secondFactor.keptPlace(id) === null ? 0 : 1),
    );
}

/**
 * Whether the first second factor of a person takes more than their password: of a new manager always, of another one whom the
 * office's own people opened where the office asks for the factor and somebody can vouch. Never of the first manager, nor of one
 * to whom the province gave access.
 */
export function needsVoucher(reads: VouchReads, personId: string, day: string): boolean {
  const since = reads.staff.openedSince(personId);
  if (since === null || reads.secondFactor.has(personId)) return false;
  const isAsked = reads.secondFactor.isRequired() && vouchers(reads, personId, day).length > 0;
  return isAsked || isNewManager(since, day);
}

/**
 * Passes where no voucher is needed, or takes one printed code of the colleague who vouches.
 * @throws FACTOR_NEEDS_VOUCHER, CLOCK_DOUBTED, SECOND_FACTOR_WRONG, SECOND_FACTOR_LAST_CODE
 */
export function requireVouched(
  tx: Transaction,
  reads: VouchReads,
  actor: Person,
  beside: Beside | undefined,
): void {
  if (reads.staff.openedSince(actor.id) !== null && !reads.secondFactor.has(actor.id))
    requireSoundClock(tx, reads);
  if (!needsVoucher(reads, actor.id, tx.day)) return;
  const colleague = vouchers(reads, actor.id, tx.day).find(({ id }) => id === beside?.managerId);
  if (beside === undefined || colleague === undefined) throw refusal('FACTOR_NEEDS_VOUCHER', {});
  // Under another name: the code that is kept for the colleague's next sheet vouches for nobody.
  if (!spendCode(tx, reads, colleague, `${makingCodes}Beside`, beside.code))
    throw refusal('SECOND_FACTOR_WRONG', {});
}
