// Statements of the register, prepared on first use.
import { and, asc, desc, eq, exists, max, not, notExists, or, sql } from 'drizzle-orm';
import { isSecondVoid } from '#core/access/staff/void-second-word.ts';
import { clientNameOf } from '#core/counter/visits/head-form.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { complaintAddenda, complaintLinks, complaints } from '#db/schema/counter/complaints.ts';
import { visits } from '#db/schema/counter/visits.ts';
import type { ComplaintFilter } from './contract.ts';

/** Most rows of one list. */
export const listedRows = 500;

const id = sql.placeholder('id');

/** Lists by state, one complaint, and numbers. */
function registerStatements(orm: Orm) {
  // A decision of two counts while the second person's word does (D7.240).
  const outcome = orm
    .select({ one: sql`1` })
    .from(complaintAddenda)
    .where(
      and(
        eq(complaintAddenda.complaintId, complaints.id),
        eq(complaintAddenda.kind, 'outcome'),
        not(isSecondVoid('complaint_addenda')),
      ),
    );
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
  return { lists, one, byCode, lastNumber };
}

/** What stands beside a complaint: what was added, its visit, and with which others it goes on. */
function besideStatements(orm: Orm) {
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
        secondBy: complaintAddenda.secondBy,
        secondWords: complaintAddenda.secondWords,
        byName: persons.name,
      })
      .from(complaintAddenda)
      .leftJoin(persons, eq(persons.id, complaintAddenda.actor))
      .where(eq(complaintAddenda.complaintId, id))
      .orderBy(...inOrder(complaintAddenda))
      .prepare(),
  );
  const visit = once(() =>
    orm
      .select({
        visitId: visits.id,
        deskNumber: visits.deskNumber,
        number: visits.number,
        day: visits.day,
        clientName: clientNameOf,
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
  return { addendaOf, visit, ofVisit, merges, linksOf, nameOf };
}

export type ComplaintsStatements = ReturnType<typeof complaintsStatements>;

/** Every statement of this duty. Named for the tests of their query plans. */
export function complaintsStatements(orm: Orm) {
  return { ...registerStatements(orm), ...besideStatements(orm) };
}
