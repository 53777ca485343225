// Reads of the kept views: those that were not dropped. Under one name the last counts.
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { reportViews } from '#db/schema/oversight/reports.ts';
import { type KeptView, reportViewSchema } from './contract.ts';

export function reportViewReads(orm: Orm) {
  const kept = once(() =>
    orm
      .select({ id: reportViews.id, name: reportViews.name, view: reportViews.view })
      .from(reportViews)
      .where(sql`NOT EXISTS (SELECT 1 FROM report_view_drops d WHERE d.view_id = ${reportViews.id})`)
      .orderBy(...inOrder(reportViews))
      .prepare(),
  );
  return {
    /** Every kept view, by name. */
    keptViews(): KeptView[] {
      const byName = new Map(
        kept()
          .all()
          .map(({ id, name, view }) => [name, { id, name, view: reportViewSchema.parse(view) }] as const),
      );
      return [...byName.values()].toSorted((one, other) => one.name.localeCompare(other.name, 'fa'));
    },
  };
}
