// What a second person has before their eyes when they confirm (D4): a version with its prices, its changes against the
// version in force, and a hash that says which review it was.
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { tariffChanges } from './changes.ts';
import type { TariffReview } from './contract.ts';
import type { PriceReads } from './price.ts';
import { hashOf } from './review-hash.ts';

/** The review of a version on a business day (D4.6). @throws NOT_FOUND */
export function reviewTariff(reads: PriceReads, tariffId: string, day: string): TariffReview {
  const tariff = reads.fees.tariffs().find((summary) => summary.tariffId === tariffId);
  const document = reads.fees.tariff(tariffId);
  if (tariff === undefined || document === null) throw refusal('NOT_FOUND', { what: 'tariff' });
  const inForce = reads.fees.inForce(day);
  const other = inForce === null || inForce.tariffId === tariffId ? null : inForce;
  const comparedWith =
    other === null
      ? null
      : { tariffId: other.tariffId, title: other.tariff.title, effectiveFrom: other.tariff.effectiveFrom };
  return {
    tariff,
    document,
    comparedWith,
    changes: tariffChanges(other?.tariff ?? null, document),
    seen: hashOf({ version: tariff.contentSha256, comparedWith: other?.tariffId ?? null }),
  };
}
