// Adds changes to office_days. Called under the office's row lock, in the transaction that stores the entries
// for the first time: so each entry is counted exactly once, however often it is sent.
import { sql } from 'drizzle-orm';
import { officeDays } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { joined, type OfficeDayChange } from './office-day.ts';
import type { Understood } from './understand.ts';

/** Adds what was understood of entries of one office; what was not is passed over. */
export async function addToDays(tx: Store, office: string, understood: Iterable<Understood>): Promise<void> {
  const changes = new Map<string, OfficeDayChange>();
  for (const what of understood) {
    if ('change' in what) changes.set(what.day, joined(changes.get(what.day) ?? {}, what.change));
  }
  if (changes.size === 0) return;
  const rows = [...changes].map(([day, { sign127, ...change }]) => ({
    office,
    day,
    ...change,
    sign127Ok: sign127?.ok ?? null,
    sign127At: sign127?.at ?? null,
  }));
  const newer = sql`(excluded.sign127_at > coalesce(office_days.sign127_at, '')
    or (excluded.sign127_at = office_days.sign127_at and not excluded.sign127_ok))`;
  await tx
    .insert(officeDays)
    .values(rows)
    .onConflictDoUpdate({
      target: [officeDays.office, officeDays.day],
      set: {
        entries: sql`office_days.entries + excluded.entries`,
        visits: sql`office_days.visits + excluded.visits`,
        verified: sql`office_days.verified + excluded.verified`,
        refused: sql`office_days.refused + excluded.refused`,
        feesRial: sql`office_days.fees_rial + excluded.fees_rial`,
        payments: sql`office_days.payments + excluded.payments`,
        paymentsRial: sql`office_days.payments_rial + excluded.payments_rial`,
        reversals: sql`office_days.reversals + excluded.reversals`,
        reversalsRial: sql`office_days.reversals_rial + excluded.reversals_rial`,
        complaints: sql`office_days.complaints + excluded.complaints`,
        cashOffers: sql`office_days.cash_offers + excluded.cash_offers`,
        cutOffs: sql`office_days.cut_offs + excluded.cut_offs`,
        exceptions: sql`office_days.exceptions + excluded.exceptions`,
        sign127Ok: sql`case when ${newer} then excluded.sign127_ok else office_days.sign127_ok end`,
        sign127At: sql`case when ${newer} then excluded.sign127_at else office_days.sign127_at end`,
        // least and greatest pass over nulls.
        openedAt: sql`least(office_days.opened_at, excluded.opened_at)`,
        closedAt: sql`greatest(office_days.closed_at, excluded.closed_at)`,
        reopenedAt: sql`greatest(office_days.reopened_at, excluded.reopened_at)`,
      },
    });
}
