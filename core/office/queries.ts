// Reads of the office itself.
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { officeSetUps } from '#db/schema/office.ts';

export type OfficeReads = ReturnType<typeof officeReads>;

export function officeReads(orm: Orm) {
  const first = once(() =>
    orm
      .select()
      .from(officeSetUps)
      .orderBy(...inOrder(officeSetUps))
      .limit(1)
      .prepare(),
  );
  return {
    /** The office as its first set-up said, or null before it. */
    office: () => first().get() ?? null,
  };
}
