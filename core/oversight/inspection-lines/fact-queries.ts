// Facts of a span that no other duty lists for an inspector: visits with their checks, transfers, complaints, the in-box, what is left
// to mend. Registers that are read whole (transfers, faults, actions) stay small. Nothing of a client is read.
import { sql } from 'drizzle-orm';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Orm } from '#db/open-store.ts';
import { onlyFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';

const within = (column: string) =>
  sql`${sql.raw(column)} BETWEEN ${sql.placeholder('from')} AND ${sql.placeholder('to')}`;

/** Somebody of a charged visit whose check nobody completed: its first people, or people of a later form. */
const isUnchecked = sql.raw(`(NOT EXISTS (SELECT 1 FROM identity_checks i
      WHERE i.visit_id = v.id AND i.form_id = v.id AND i.outcome = 'verified')
    OR EXISTS (SELECT 1 FROM visit_forms f WHERE f.visit_id = v.id AND f.id <> v.id
      AND NOT EXISTS (SELECT 1 FROM form_removals r WHERE r.form_id = f.id)
      AND NOT EXISTS (SELECT 1 FROM identity_checks j
        WHERE j.visit_id = v.id AND j.form_id = f.id AND j.outcome = 'verified')))`);
const isCharged = sql.raw('EXISTS (SELECT 1 FROM fee_charges c WHERE c.visit_id = v.id)');

const person = sql<string | null>`p.name`;

/** Statements of what is done for clients. */
function counterStatements(orm: Orm) {
  return {
    checkedVisits: once(() =>
      orm
        .select({ day: sql<string>`v.day`, count: sql<number>`count(*)` })
        .from(sql`visits v`)
        .where(sql`${within('v.day')} AND ${isCharged} AND NOT ${isUnchecked}`)
        .groupBy(sql`v.day`)
        .prepare(),
    ),
    uncheckedVisits: once(() =>
      orm
        .select({
          day: sql<string>`v.day`,
          desk: sql<number>`v.desk_number`,
          number: sql<number>`v.number`,
          person,
        })
        .from(sql`visits v LEFT JOIN persons p ON p.id = v.actor`)
        .where(sql`${within('v.day')} AND ${isCharged} AND ${isUnchecked}`)
        .prepare(),
    ),
    /** What is about the manager is sealed, and is the province's (D7). */
    complaints: once(() =>
      orm
        .select({
          id: sql<string>`c.id`,
          day: sql<string>`c.day`,
          number: sql<number>`c.number`,
          desk: sql<number>`c.desk_number`,
          category: sql<string>`c.category`,
          aboutId: sql<string | null>`c.about_id`,
          answered: sql<string | null>`(SELECT a.day FROM complaint_addenda a
            WHERE a.complaint_id = c.id AND a.kind = 'outcome' ${onlyFirst('a')})`,
          outcome: sql<string | null>`(SELECT b.outcome FROM complaint_addenda b
            WHERE b.complaint_id = c.id AND b.kind = 'outcome' ${onlyFirst('b')})`,
        })
        .from(sql`complaints c`)
        .where(
          sql`${within('c.day')} AND c.kind = 'complaint' AND NOT c.about_manager AND NOT EXISTS (SELECT 1 FROM complaint_links l
            WHERE l.complaint_id = c.id AND l.kind = 'merged')`,
        )
        .prepare(),
    ),
    inbox: once(() =>
      orm
        .select({
          number: sql<number>`m.number`,
          desk: sql<number>`m.desk_number`,
          kind: sql<string>`m.kind`,
          due: sql<string>`m.due_day`,
          handled: sql<string | null>`(SELECT h.day FROM inbox_handlings h
            WHERE h.item_id = m.id ${onlyFirst('h')})`,
        })
        .from(sql`inbox_items m`)
        .where(within('m.due_day'))
        .prepare(),
    ),
    cashOffers: once(() => oneKeyActs(orm, 'cash_offers')),
    referrals: once(() => oneKeyActs(orm, 'advice_referrals')),
  };
}

/** Statements of people, and of what is broken. */
function officeStatements(orm: Orm) {
  return {
    transfers: once(() =>
      orm
        .select({
          day: sql<string>`t.day`,
          letter: sql<string>`t.letter_number`,
          due: sql<string>`t.effective_on`,
          person,
        })
        .from(sql`postings t LEFT JOIN persons p ON p.id = t.person_id`)
        .where(
          sql`${within('t.day')} AND t.kind <> 'introduced'
            AND NOT EXISTS (SELECT 1 FROM transfer_withdrawals w WHERE w.transfer_id = t.id)`,
        )
        .prepare(),
    ),
    faults: once(() =>
      orm
        .select({
          day: sql<string>`f.day`,
          desk: sql<number>`e.desk_number`,
          number: sql<number>`e.number`,
          stopsWork: sql<number>`f.stops_work`,
        })
        .from(sql`equipment_faults f JOIN equipment e ON e.id = f.equipment_id`)
        .where(
          sql`NOT EXISTS (SELECT 1 FROM equipment_repairs r WHERE r.fault_id = f.id)
            AND NOT EXISTS (SELECT 1 FROM equipment_write_offs w WHERE w.equipment_id = e.id)`,
        )
        .prepare(),
    ),
    actions: once(() =>
      orm
        .select({
          day: sql<string>`a.day`,
          item: sql<string>`k.item`,
          due: sql<string>`a.due_day`,
          person,
        })
        .from(
          sql`corrective_actions a JOIN premises_checks k ON k.id = a.check_id LEFT JOIN persons p ON p.id = a.owner_id`,
        )
        .where(sql`NOT EXISTS (SELECT 1 FROM action_completions d WHERE d.action_id = a.id)`)
        .prepare(),
    ),
  };
}

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function lineFactStatements(orm: Orm) {
  return { ...counterStatements(orm), ...officeStatements(orm) };
}

/** One-key acts by day, without those that were undone. */
const oneKeyActs = (orm: Orm, table: 'cash_offers' | 'advice_referrals') =>
  orm
    .select({ day: sql<string>`o.day`, count: sql<number>`count(*)` })
    .from(table === 'cash_offers' ? sql`cash_offers o` : sql`advice_referrals o`)
    .where(
      sql`${within('o.day')} AND NOT EXISTS (SELECT 1 FROM act_withdrawals w
        WHERE w.day = o.day AND w.act_id = o.id)`,
    )
    .groupBy(sql`o.day`)
    .prepare();

/** Prepares these reads. */
export function lineFactReads(orm: Orm) {
  const read = lineFactStatements(orm);
  return {
    /** Charged visits of which everybody was checked, by day; and each in which somebody was not. */
    checkedVisits: (span: DaySpan) => read.checkedVisits().all(span),
    uncheckedVisits: (span: DaySpan) => read.uncheckedVisits().all(span),
    transfers: (span: DaySpan) => read.transfers().all(span),
    complaintsOf: (span: DaySpan) => read.complaints().all(span),
    /** What came for the office, by its deadline. */
    inboxOf: (span: DaySpan) => read.inbox().all(span),
    /** What is broken and what is to be mended now. */
    openFaults: () => read.faults().all(),
    openActions: () => read.actions().all(),
    cashOffers: (span: DaySpan) => read.cashOffers().all(span),
    referrals: (span: DaySpan) => read.referrals().all(span),
  };
}
