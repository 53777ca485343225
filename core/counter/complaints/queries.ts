// Reads of the register: lists by state, one complaint, numbers.
import type { StaffReads } from '#core/access/staff/queries.ts';
import type { ClosureReads } from '#core/assets/closures/queries.ts';
import { complaintDueDay } from '#core/foundation/calendar/closures.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { nextCount } from '#core/foundation/wire/next-count.ts';
import type { Orm } from '#db/open-store.ts';
import {
  type ComplaintFilter,
  type ComplaintOfVisit,
  type ComplaintRow,
  type ComplaintView,
  complaintCategorySchema,
  weightyCategories,
} from './contract.ts';
import { isListed, toRow } from './rows.ts';
import { mayRead, mergedFrom, type Reader, textStateOf } from './rules.ts';
import { type ComplaintsStatements, complaintsStatements, listedRows } from './statements.ts';
import { type StatusReads, statusReads } from './status-queries.ts';

export type ComplaintsReads = ReturnType<typeof complaintsReads>;

/** The reads of this duty. */
export function complaintsReads(
  orm: Orm,
  closures: Pick<ClosureReads, 'closedDays'>,
  staff: Pick<StaffReads, 'accountsOf'>,
) {
  const read = complaintsStatements(orm);
  const status = statusReads(read, closures, staff);
  return {
    isAbout: status.isAbout,
    ...registerReads(read, status),
    ...readersReads(read, status),
  };
}

/** The register as commands and lists know it. */
function registerReads(read: ComplaintsStatements, { closedNow, isAbout, deadlinesNow }: StatusReads) {
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
      const now = deadlinesNow();
      // What is overdue hangs on the closures of today, not on the day that was counted at the register.
      const kept = read.lists[state === 'overdue' ? 'open' : state]().all();
      const found = kept
        .concat(
          state === 'closed'
            ? [...now.into.keys()].flatMap((from) => read.one().get({ id: from }) ?? [])
            : [],
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
    /** The last day to answer a complaint of a business day, by the closures of now. */
    dueDayOf: (registeredOn: string): string => complaintDueDay(registeredOn, closedNow()),
    /** The facts of a complaint for commands and the slip, or null. */
    complaint(complaintId: string) {
      const found = read.one().get({ id: complaintId });
      if (found === undefined) return null;
      const category = complaintCategorySchema.parse(found.row.category);
      const { into, dueOf } = deadlinesNow();
      const hasOutcome = found.hasOutcome === 1;
      const isOver = hasOutcome || into.has(complaintId);
      return { ...found.row, dueDay: dueOf(complaintId, found.row.day), category, hasOutcome, isOver };
    },
    /** Whether it, or one that goes on in it, complains of what a person of the office did (D7.65). */
    isWeighty(complaintId: string): boolean {
      const { into } = deadlinesNow();
      return [complaintId, ...mergedFrom(complaintId, into)].some((id) => {
        const row = read.one().get({ id })?.row;
        // What was called feedback is no less (D7.65).
        return row !== undefined && weightyCategories.some((category) => category === row.category);
      });
    },
    /** Whether two complaints were linked in this way already. */
    areLinked: (complaintId: string, otherId: string, kind: 'related' | 'merged'): boolean =>
      read
        .linksOf()
        .all({ id: complaintId })
        .some((link) => link.kind === kind && (link.otherId === otherId || link.complaintId === otherId)),
    byTrackingCode: (code: string): string | null => read.byCode().get({ code })?.id ?? null,
    /** The next number of a desk: gap-free, because it is asked for inside the transaction that uses it. */
    nextNumber: (deskNumber: number): number => nextCount(read.lastNumber().get({ deskNumber })?.number),
  };
}

/** What somebody may see of a complaint: not what is about them (D7.9). */
function readersReads(read: ComplaintsStatements, { isAbout, deadlinesNow }: StatusReads) {
  function visitNamed(visitId: string | null): ComplaintView['visit'] {
    const row = visitId === null ? undefined : read.visit().get({ id: visitId });
    return row === undefined ? null : { ...row, clientName: row.clientName ?? '' };
  }

  /** What a complaint is linked with, as far as `reader` may know of it: not what is about them (D7.9). */
  function linksOfView(
    complaintId: string,
    into: ReadonlyMap<string, string>,
    reader: Reader,
  ): ComplaintView['links'] {
    return read
      .linksOf()
      .all({ id: complaintId })
      .flatMap((link) => {
        const otherId = link.complaintId === complaintId ? link.otherId : link.complaintId;
        const other = read.one().get({ id: otherId })?.row;
        if (other === undefined || isAbout(other, reader.id)) return [];
        const merged =
          into.get(complaintId) === otherId ? 'into' : into.get(otherId) === complaintId ? 'from' : null;
        if (link.kind === 'merged' && merged === null) return [];
        const kind = link.kind === 'related' ? ('related' as const) : (merged ?? 'related');
        return [{ complaintId: otherId, number: other.number, deskNumber: other.deskNumber, kind }];
      });
  }

  return {
    /** A complaint as `reader` may see it on a business day, or null. */
    view(complaintId: string, reader: Reader, today: string): ComplaintView | null {
      const raw = read.one().get({ id: complaintId });
      if (raw === undefined || isAbout(raw.row, reader.id)) return null;
      const { aboutManager, sealed, kind, actor, text, contactName, contactPhone, visitId, aboutId } =
        raw.row;
      const now = deadlinesNow();
      const readable = mayRead(reader, actor);
      const shown = readable && !aboutManager;
      const expected = kind === 'complaint';
      return {
        ...toRow(raw, today, now),
        aboutName: shown && aboutId !== null ? (read.nameOf().get({ id: aboutId })?.name ?? null) : null,
        links: linksOfView(complaintId, now.into, reader),
        visit: shown ? visitNamed(visitId) : null,
        textState: textStateOf({ aboutManager, sealed: sealed !== null, text, readable, expected }),
        text: shown ? text : null,
        contactName: shown ? contactName : null,
        contactPhoneMasked: shown && contactPhone !== null ? maskIdentifier(contactPhone) : null,
        addenda: read
          .addendaOf()
          .all({ id: complaintId })
          .map(({ actor: writtenBy, text: added, secondBy, secondWords, ...addendum }) => {
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
              second:
                secondBy === null
                  ? null
                  : {
                      name: read.nameOf().get({ id: secondBy })?.name ?? null,
                      words: open && !aboutManager ? secondWords : null,
                    },
            };
          }),
      };
    },
    /** The phone of whoever complained, for whom may read the complaint; null where there is none to show. */
    contactPhone(complaintId: string, reader: Reader): string | null {
      const row = read.one().get({ id: complaintId })?.row;
      const isTheirs = row === undefined || row.aboutManager || isAbout(row, reader.id);
      return isTheirs || !mayRead(reader, row.actor) ? null : row.contactPhone;
    },
    /** The complaints that were opened from a visit, as far as `reader` may read them: nobody is told on. */
    ofVisit: (visitId: string, reader: Reader): ComplaintOfVisit[] =>
      read
        .ofVisit()
        .all({ id: visitId })
        .filter((row) => mayRead(reader, row.actor) && !isAbout(row, reader.id))
        .map(({ actor, aboutId: _, category, ...row }) => ({
          ...row,
          category: complaintCategorySchema.parse(category),
        })),
  };
}
