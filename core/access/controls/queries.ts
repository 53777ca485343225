// Reads of loosened controls: those that the sheet of a day tells, whether a setting's word counts, and what the province is asked.
import { eq, type SQL, sql } from 'drizzle-orm';
import { type StaffReads, staffReads } from '#core/access/staff/queries.ts';
import { confirmationStatus } from '#core/access/staff/second-person.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, knew, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { controlAsks, controlLoosenings } from '#db/schema/access/controls.ts';
import type { LoosenedControl } from './contract.ts';

export type ControlReads = ReturnType<typeof controlReads>;
export type ControlAsk = typeof controlAsks.$inferSelect;

/** No close of another day, before `until`, knew of it. */
const isToldBy = (
  until: string,
): SQL => sql`EXISTS (SELECT 1 FROM day_closings told WHERE told.kind = 'closed'
  AND told.for_day <> ${sql.placeholder('day')} AND told.lc > control_loosenings.lc ${sql.raw(until)}
  AND ${knew('told', 'control_loosenings')})`;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function controlStatements(orm: Orm) {
  const list = (where: SQL) =>
    once(() =>
      orm
        .select()
        .from(controlLoosenings)
        .where(where)
        .orderBy(...inOrder(controlLoosenings))
        .prepare(),
    );
  return {
    /** What no close has told: the next one does. */
    untold: list(sql`NOT ${isToldBy('')}`),
    /** What a close of the day told first. */
    toldBy:
      list(sql`EXISTS (SELECT 1 FROM day_closings c WHERE c.for_day = ${sql.placeholder('day')} AND c.kind = 'closed'
      AND c.lc > control_loosenings.lc AND ${knew('c', 'control_loosenings')} AND NOT ${isToldBy('AND told.lc < c.lc')})`),
    ofSetting: list(eq(controlLoosenings.settingId, sql.placeholder('id'))),
    ofAsk: list(eq(controlLoosenings.askId, sql.placeholder('id'))),
    /** A few in years. */
    asks: once(() =>
      orm
        .select()
        .from(controlAsks)
        .orderBy(...newestFirst(controlAsks))
        .prepare(),
    ),
  };
}

type Kept = typeof controlLoosenings.$inferSelect;
/** Who of the office gave the second word for it, where that counts (D4.18). */
const countedFor = ({ actor, secondBy, day }: Kept, staff: Pick<StaffReads, 'secondPersonFacts'>) =>
  secondBy === null
    ? null
    : confirmationStatus(actor, [{ actor: secondBy, day }], staff.secondPersonFacts).secondBy;

/**
 * Whether a setting was loosened by words that count, and whether it was by words that count no more: the second one's password was
 * ended by the first one (D20.163). For the duties whose settings they are.
 */
export function looseningReads(orm: Orm) {
  const staff = staffReads(orm);
  const { ofSetting } = controlStatements(orm);
  const isCounted = (one: Kept): boolean => one.askId !== null || countedFor(one, staff) !== null;
  return {
    isLoosened: (id: string): boolean => ofSetting().all({ id }).some(isCounted),
    isVoid(id: string): boolean {
      const found = ofSetting().all({ id });
      return found.length > 0 && !found.some(isCounted);
    },
  };
}

/** Prepares the reads of this duty. */
export function controlReads(orm: Orm, staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>) {
  const statements = controlStatements(orm);
  const view = (kept: Kept, agreedAt: (askId: string) => string | null): LoosenedControl => {
    const { id, control, about, title, before, after, reason, at, actor, askId } = kept;
    return {
      ...{ id, control, about, title, before, after, reason, at },
      byName: staff.nameOf(actor),
      secondName: staff.nameOf(countedFor(kept, staff)),
      provinceAt: askId === null ? null : agreedAt(askId),
    };
  };
  return {
    /**
     * What the sheet of a day tells: what its close was the first to know (D20.66). While the day is open, what no close told: also
     * what was loosened late in the evening, after the last one. `agreedAt`: when the province agreed to what it was asked.
     */
    loosenedFor: (
      day: string,
      isClosed: boolean,
      agreedAt: (askId: string) => string | null,
    ): LoosenedControl[] =>
      (isClosed ? statements.toldBy() : statements.untold()).all({ day }).map((one) => view(one, agreedAt)),
    /** What the province was asked, the newest first. */
    asks: (): ControlAsk[] => statements.asks().all(),
    /** Whether something was loosened by an answer on it. */
    isUsed: (askId: string): boolean => statements.ofAsk().all({ id: askId }).length > 0,
  };
}
