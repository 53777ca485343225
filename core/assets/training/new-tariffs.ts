// New tariffs as notices: each is read by everybody but those who entered or confirmed it (D13.7).
import type { TrainingReads } from './queries.ts';

/** A tariff version that took another's place; it is a notice by itself. `at` UTC, `effectiveFrom` a business day. */
export type NewTariff = {
  readonly id: string;
  readonly title: string;
  readonly authority: string;
  readonly letterNumber: string;
  readonly effectiveFrom: string;
  readonly at: string;
  readonly enteredBy: string | null;
  readonly confirmedBy: readonly (string | null)[];
  readonly replaces: { readonly id: string };
};

/** What is read of tariffs to have the new ones read. */
export type NewTariffReads = {
  readonly fees: { readonly newTariffs: (today: string) => readonly NewTariff[] };
  readonly training: Pick<TrainingReads, 'readBy'>;
};

/** The new tariffs that a person has to read; whoever entered or confirmed one had it before their eyes. */
export function unreadTariffs(
  { fees, training }: NewTariffReads,
  personId: string,
  today: string,
): NewTariff[] {
  const asked = fees
    .newTariffs(today)
    .filter(({ enteredBy, confirmedBy }) => enteredBy !== personId && !confirmedBy.includes(personId));
  if (asked.length === 0) return [];
  const read = training.readBy(personId);
  return asked.filter(({ id }) => !read.has(id));
}
