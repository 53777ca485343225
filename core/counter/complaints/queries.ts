// Reads of the register: lists by state, one complaint, numbers.
import { and, asc, count, desc, eq, exists, gt, max, notExists, or, sql } from 'drizzle-orm';
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { complaintAddenda, complaintLinks, complaints } from '#db/schema/counter/complaints.ts';
import { visits } from '#db/schema/counter/visits.ts';
import {
  type ComplaintFilter,
  type ComplaintOfVisit,
  type ComplaintRow,
  type ComplaintView,
  complaintCategorySchema,
} from './contract.ts';
import { isListed, toRow } from './rows.ts';
import { dueDayOf, mayRead, mergedFrom, mergedInto, type Reader, textStateOf } from './rules.ts';

export type ComplaintsReads = ReturnType<typeof complaintsReads>;

/** Most rows of one list. */
const listedRows = 500;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function complaintsStatements(orm: Orm) {
  const id = sql.placeholder('id');
  const outcome = orm
    .select({ one: sql`1` })
    .from(complaintAddenda)
    .where(and(eq(complaintAddenda.complaintId, complaints.id), eq(complaintAddenda.kind, 'outcome')));
  const register = () =>
    orm
      .select({
        row: complaints,
        byName: persons.name,
        hasOutcome: sql<number>`${exists(outcome)}`,
      })
      .from(complaints)
      .leftJoin(persons, eq(persons.id, complaints.actor));
  const soonestDue = [asc(complaints.dueDay), asc(complaints.id)];
  const newest = [desc(complaints.day), ...newestFirst(complaints)];
  const ofOffice = eq(complaints.aboutManager, false);
  const listed = listedRows + 1;
  const lists = {
    all: once(() =>
      register()
        .orderBy(...newest)
        .limit(listed)
        .prepare(),
    ),
    open: once(() =>
      register()
        .where(and(ofOffice, notExists(outcome)))
        .orderBy(...soonestDue)
        .limit(listed)
        .prepare(),
    ),
    closed: once(() =>
      register()
        .where(and(ofOffice, exists(outcome)))
        .orderBy(...newest)
        .limit(listed)
        .prepare(),
    ),
    with_province: once(() =>
      register()
        .where(eq(complaints.aboutManager, true))
        .orderBy(...newest)
        .limit(listed)
        .prepare(),
    ),
  } satisfies Record<Exclude<ComplaintFilter, 'overdue'>, unknown>;
  const one = once(() => register().where(eq(complaints.id, id)).prepare());
  const byCode = once(() =>
    orm
      .select({ id: complaints.id })
      .from(complaints)
      .where(eq(complaints.trackingCode, sql.placeholder('code')))
      .limit(1)
      .prepare(),
  );
  const lastNumber = once(() =>
    orm
      .select({ number: max(complaints.number) })
      .from(complaints)
      .where(eq(complaints.deskNumber, sql.placeholder('deskNumber')))
      .prepare(),
  );
  const addendaOf = once(() =>
    orm
      .select({
        addendumId: complaintAddenda.id,
        kind: complaintAddenda.kind,
        outcome: complaintAddenda.outcome,
        text: complaintAddenda.text,
        at: complaintAddenda.at,
        device: complaintAddenda.device,
        actor: complaintAddenda.actor,
        byName: persons.name,
      })
      .from(complaintAddenda)
      .leftJoin(persons, eq(persons.id, complaintAddenda.actor))
      .where(eq(complaintAddenda.complaintId, id))
      .orderBy(...inOrder(complaintAddenda))
      .prepare(),
  );
  const duplicates = once(() =>
    orm
      .select({ deskNumber: complaints.deskNumber, number: complaints.number, count: count() })
      .from(complaints)
      .groupBy(complaints.deskNumber, complaints.number)
      .having(gt(count(), 1))
      .prepare(),
  );
  const numbered = once(() =>
    orm
      .select({ id: complaints.id, at: complaints.at, actor: complaints.actor, device: complaints.device })
      .from(complaints)
      .where(
        and(
          eq(complaints.deskNumber, sql.placeholder('deskNumber')),
          eq(complaints.number, sql.placeholder('number')),
        ),
      )
      .orderBy(...inOrder(complaints))
      .prepare(),
  );
  const visit = once(() =>
    orm
      .select({
        visitId: visits.id,
        number: visits.number,
        day: visits.day,
        clientName: visits.clientName,
      })
      .from(visits)
      .where(eq(visits.id, id))
      .prepare(),
  );
  const ofVisit = once(() =>
    orm
      .select({
        complaintId: complaints.id,
        number: complaints.number,
        deskNumber: complaints.deskNumber,
        kind: complaints.kind,
        category: complaints.category,
        actor: complaints.actor,
        aboutId: complaints.aboutId,
      })
      .from(complaints)
      .where(eq(complaints.visitId, id))
      .orderBy(...inOrder(complaints))
      .prepare(),
  );
  const merges = once(() =>
    orm
      .select({ complaintId: complaintLinks.complaintId, otherId: complaintLinks.otherId })
      .from(complaintLinks)
      .where(eq(complaintLinks.kind, 'merged'))
      .orderBy(...inOrder(complaintLinks))
      .prepare(),
  );
  const linksOf = once(() =>
    orm
      .select()
      .from(complaintLinks)
      .where(or(eq(complaintLinks.complaintId, id), eq(complaintLinks.otherId, id)))
      .prepare(),
  );
  const nameOf = once(() =>
    orm.select({ name: persons.name }).from(persons).where(eq(persons.id, id)).prepare(),
  );
  return {
    ...{ lists, one, byCode, lastNumber, addendaOf, duplicates, numbered, visit, ofVisit },
    ...{ merges, linksOf, nameOf },
  };
}

/** The reads of this duty. */
export function complaintsReads(
  orm: Orm,
  closures: Pick<ClosureReads, 'closedDays'>,
  staff: Pick<StaffReads, 'accountsOf'>,
) {
  const {
    lists,
    one,
    byCode,
    lastNumber,
    addendaOf,
    duplicates,
    numbered,
    visit,
    ofVisit,
    merges,
    linksOf,
    nameOf,
  } = complaintsStatements(orm);

  /** Closed days as they stand now: a closure that comes later moves a deadline that runs (D7). */
  function closedNow(): (day: string) => boolean {
    const days = new Set(closures.closedDays());
    return (day) => days.has(day);
  }

  function visitNamed(visitId: string | null): ComplaintView['visit'] {
    const row = visitId === null ? undefined : visit().get({ id: visitId });
    return row === undefined ? null : { ...row, clientName: row.clientName ?? '' };
  }

  /** Whether a complaint is about a person, by whichever of their accounts it names them (D7.9). */
  const isAbout = ({ aboutId }: { readonly aboutId: string | null }, personId: string): boolean =>
    aboutId !== null && staff.accountsOf(personId).includes(aboutId);

  /** What is asked of every complaint that is shown: closed days, and which goes on in which. */
  function standingNow() {
    const isClosed = closedNow();
    const into = mergedInto(merges().all());
    /** The earliest deadline of it and of what goes on in it: nobody gets more time by merging. */
    const dueOf = (complaintId: string, day: string): string =>
      mergedFrom(complaintId, into)
        .map((from) => one().get({ id: from })?.row.day ?? day)
        .concat(day)
        .map((registeredOn) => dueDayOf(registeredOn, isClosed))
        .toSorted()[0] ?? dueDayOf(day, isClosed);
    return { isClosed, into, dueOf };
  }

  /** What a complaint is linked with, as far as `reader` may know of it: not what is about them (D7.9). */
  function linksOfView(
    complaintId: string,
    into: ReadonlyMap<string, string>,
    reader: Reader,
  ): ComplaintView['links'] {
    return linksOf()
      .all({ id: complaintId })
      .flatMap((link) => {
        const otherId = link.complaintId === complaintId ? link.otherId : link.complaintId;
        const other = one().get({ id: otherId })?.row;
        if (other === undefined || isAbout(other, reader.id)) return [];
        const merged =
          into.get(complaintId) === otherId ? 'into' : into.get(otherId) === complaintId ? 'from' : null;
        if (link.kind === 'merged' && merged === null) return [];
        const kind = link.kind === 'related' ? ('related' as const) : (merged ?? 'related');
        return [{ complaintId: otherId, number: other.number, deskNumber: other.deskNumber, kind }];
      });
  }

  return {
    /**
     * The register by state on a business day: open ones by deadline, others newest first. What is about `readerId` is not
     * in it: the person complained about does not see it (D7).
     */
    list(
      state: ComplaintFilter,
      today: string,
      readerId: string | null = null,
    ): { rows: ComplaintRow[]; more: boolean } {
      const now = standingNow();
      // What is overdue hangs on the closures of today, not on the day that was counted at the register.
      const read = lists[state === 'overdue' ? 'open' : state]().all();
      const found = read
        .concat(
          state === 'closed' ? [...now.into.keys()].flatMap((from) => one().get({ id: from }) ?? []) : [],
        )
        .filter(({ row }) => readerId === null || !isAbout(row, readerId))
        .map((raw) => toRow(raw, today, now))
        .filter((row) => isListed(row, state))
        .filter(
          (row, index, rows) => rows.findIndex((same) => same.complaintId === row.complaintId) === index,
        );
      return {
        rows: found.slice(0, listedRows),
        more: found.length > listedRows,
      };
    },
    isAbout,
    /** The last day to answer a complaint of a business day, by the closures of now. */
    dueDayOf: (registeredOn: string): string => dueDayOf(registeredOn, closedNow()),
    /** The facts of a complaint for commands and the slip, or null. */
    complaint(complaintId: string) {
      const found = one().get({ id: complaintId });
      if (found === undefined) return null;
      const category = complaintCategorySchema.parse(found.row.category);
      const { into, dueOf } = standingNow();
      const hasOutcome = found.hasOutcome === 1;
      const isOver = hasOutcome || into.has(complaintId);
      return { ...found.row, dueDay: dueOf(complaintId, found.row.day), category, hasOutcome, isOver };
    },
    /** Whether two complaints were linked in this way already. */
    areLinked: (complaintId: string, otherId: string, kind: 'related' | 'merged'): boolean =>
      linksOf()
        .all({ id: complaintId })
        .some((link) => link.kind === kind && (link.otherId === otherId || link.complaintId === otherId)),
    /** A complaint as `reader` may see it on a business day, or null. */
    view(complaintId: string, reader: Reader, today: string): ComplaintView | null {
      const raw = one().get({ id: complaintId });
      if (raw === undefined || isAbout(raw.row, reader.id)) return null;
      const { aboutManager, sealed, kind, actor, text, contactName, contactPhone, visitId, aboutId } =
        raw.row;
      const now = standingNow();
      const readable = mayRead(reader, actor);
      const shown = readable && !aboutManager;
      const expected = kind === 'complaint';
      return {
        ...toRow(raw, today, now),
        aboutName: shown && aboutId !== null ? (nameOf().get({ id: aboutId })?.name ?? null) : null,
        links: linksOfView(complaintId, now.into, reader),
        visit: shown ? visitNamed(visitId) : null,
        textState: textStateOf({ aboutManager, sealed: sealed !== null, text, readable, expected }),
        text: shown ? text : null,
        contactName: shown ? contactName : null,
        contactPhoneMasked: shown && contactPhone !== null ? maskIdentifier(contactPhone) : null,
        addenda: addendaOf()
          .all({ id: complaintId })
          .map(({ actor: writtenBy, text: added, ...addendum }) => {
            const open = readable || mayRead(reader, writtenBy);
            return {
              ...addendum,
              textState: textStateOf({
                aboutManager,
                sealed: true,
                text: added,
                readable: open,
                expected: true,
              }),
              text: open && !aboutManager ? added : null,
            };
          }),
      };
    },
    /** The phone of whoever complained, for whom may read the complaint; null where there is none to show. */
    contactPhone(complaintId: string, reader: Reader): string | null {
      const row = one().get({ id: complaintId })?.row;
      const isTheirs = row === undefined || row.aboutManager || isAbout(row, reader.id);
      return isTheirs || !mayRead(reader, row.actor) ? null : row.contactPhone;
    },
    /** The complaints that were opened from a visit, as far as `reader` may read them: nobody is told on. */
    ofVisit: (visitId: string, reader: Reader): ComplaintOfVisit[] =>
      ofVisit()
        .all({ id: visitId })
        .filter((row) => mayRead(reader, row.actor) && !isAbout(row, reader.id))
        .map(({ actor, aboutId: _, category, ...row }) => ({
          ...row,
          category: complaintCategorySchema.parse(category),
        })),
    byTrackingCode: (code: string): string | null => byCode().get({ code })?.id ?? null,
    /** The next number of a desk: gap-free, because it is asked for inside the transaction that uses it. */
    nextNumber: (deskNumber: number): number => nextCount(lastNumber().get({ deskNumber })?.number),
    /** Numbers that two PCs gave out for one desk, with the complaints that carry them. An exception for the manager. */
    duplicateNumbers: () =>
      duplicates()
        .all()
        .map(({ deskNumber, number }) => ({
          deskNumber,
          number,
          complaints: numbered().all({ deskNumber, number }),
        })),
  };
}
