// Decides, entry by entry, what the province can make of it. Never throws and never refuses: what is not
// understood is quarantined with a reason and counted again when a later version understands it.
import type { Envelope } from '#core/foundation/wire/contract.ts';
import { apartFromOnce, type DaySums, sumsOf } from './day-totals.ts';
import { entryTypes } from './entry-types.ts';
import type { OfficeDayChange } from './office-day.ts';

export type QuarantineReason =
  | 'not_canonical'
  | 'unknown_type'
  | 'unknown_version'
  | 'invalid_body'
  | 'not_counted';
/**
 * `day`: the business day that `change` belongs to. `once`: what it adds beside that, unless an earlier entry, by `rank`, says the
 * same.
 */
export type Understood =
  | { day: string; change: OfficeDayChange; once?: { what: string; rank: string; sums: DaySums } }
  | { quarantined: QuarantineReason };

export function understand(envelope: Envelope, canonical: boolean): Understood {
  if (!canonical) return { quarantined: 'not_canonical' };
  const type = entryTypes.get(envelope.type);
  if (type === undefined) return { quarantined: 'unknown_type' };
  if (!type.versions.includes(envelope.tv)) return { quarantined: 'unknown_version' };
  const change = type.understand(envelope.body, envelope);
  const added = sumsOf(envelope.type, envelope.body);
  if (change === null || added === null) return { quarantined: 'invalid_body' };
  const { day = envelope.day, ...rest } = change;
  const { sums, ...apart } = apartFromOnce(envelope, added);
  return { day, change: { ...rest, ...sums }, ...apart };
}
