// What nobody does for themself is refused to the human being, under whichever of their accounts (D9, D11).
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { StaffReads } from './queries.ts';

/**
 * Refuses `actor` what they may not do for or about themself (D11.37).
 * @throws OWN_ACT_FORBIDDEN where `personId` is they, or another account of theirs
 */
export function requireSomebodyElse(
  actor: string | null,
  personId: string | null,
  { accountsOf }: Pick<StaffReads, 'accountsOf'>,
): void {
  if (actor === null || personId === null) return;
  if (accountsOf(actor).includes(personId)) throw refusal('OWN_ACT_FORBIDDEN', {});
}
