// Reads of the in-box: what is open by deadline, what was handled last, numbers.
import { asc, desc, eq, sql } from 'drizzle-orm';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { inboxHandlings, inboxItems } from '#db/schema/counter/inbox.ts';

export type InboxReads = ReturnType<typeof inboxReads>;

/** How many of the handled ones are shown. */
const shownClosed = 100;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function inboxStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const columns = {
    itemId: inboxItems.id,
    number: inboxItems.number,
    deskNumber: inboxItems.deskNumber,
    kind: inboxItems.kind,
    subject: inboxItems.subject,
    fromWhom: inboxItems.fromWhom,
    at: inboxItems.at,
    byName: persons.name,
    dueDay: inboxItems.dueDay,
  };
  const isHandled = sql`EXISTS (SELECT 1 FROM inbox_handlings h WHERE h.item_id = inbox_items.id)`;
  return {
    one: once(() => orm.select().from(inboxItems).where(eq(inboxItems.id, id)).prepare()),
    open: once(() =>
      orm
        .select(columns)
        .from(inboxItems)
        .leftJoin(persons, eq(persons.id, inboxItems.actor))
        .where(sql`NOT ${isHandled}`)
        .orderBy(asc(inboxItems.dueDay), asc(inboxItems.id))
        .prepare(),
    ),
    closed: once(() =>
      orm
        .selectDistinct({ ...columns, handledAt: inboxHandlings.at, handlingId: inboxHandlings.id })
        .from(inboxHandlings)
        .innerJoin(inboxItems, eq(inboxItems.id, inboxHandlings.itemId))
        .leftJoin(persons, eq(persons.id, inboxItems.actor))
        .where(eq(inboxHandlings.isCorrection, false))
        .orderBy(...newestFirst(inboxHandlings))
        .limit(shownClosed)
        .prepare(),
    ),
    handlings: once(() =>
      orm
        .select({
          outcome: inboxHandlings.outcome,
          note: inboxHandlings.note,
          at: inboxHandlings.at,
          byName: persons.name,
        })
        .from(inboxHandlings)
        .leftJoin(persons, eq(persons.id, inboxHandlings.actor))
        .where(eq(inboxHandlings.itemId, id))
        .orderBy(...inOrder(inboxHandlings))
        .prepare(),
    ),
    lastNumber: once(() =>
      orm
        .select({ number: inboxItems.number })
        .from(inboxItems)
        .where(eq(inboxItems.deskNumber, sql.placeholder('deskNumber')))
        .orderBy(desc(inboxItems.number))
        .limit(1)
        .prepare(),
    ),
  };
}

/** The reads of this duty. */
export function inboxReads(orm: Orm) {
  const { one, open, closed, handlings, lastNumber } = inboxStatements(orm);
  return {
    item: (itemId: string) => one().get({ id: itemId }) ?? null,
    /** What nobody has handled, the nearest deadline first. */
    open: () => open().all(),
    /** What was handled, the last first; one that two PCs handled stands once. */
    closed() {
      const seen = new Set<string>();
      return closed()
        .all()
        .filter(({ itemId }) => !seen.has(itemId) && seen.add(itemId))
        .map(({ handledAt: _handledAt, handlingId: _handlingId, ...item }) => item);
    },
    /** How an item was handled, and the corrections of that record, in order. */
    handlings: (itemId: string) => handlings().all({ id: itemId }),
    /** The next number of a desk: gap-free, because it is asked for inside the transaction that uses it. */
    nextNumber: (deskNumber: number): number => nextCount(lastNumber().get({ deskNumber })?.number),
  };
}
