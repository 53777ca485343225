// Reads of loosened controls: those that the sheet of a day tells, whether a setting's word counts, and what the province is asked.
import { eq, type SQL, sql } from 'drizzle-orm';
import { type StaffReads, staffReads } from '#core/access/staff/queries.ts';
import { confirmationStatus } from '#core/access/staff/second-person.ts';
import { provinceWordReads } from '#core/journal/province-words/queries.ts';
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
    ask: once(() =>
      orm
        .select()
        .from(controlAsks)
        .where(eq(controlAsks.id, sql.placeholder('id')))
        .prepare(),
    ),
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

/** What a setting sets: its control, what it is of, and the value, spelled as its loosening says it. */
export type SetTo = Pick<Kept, 'control' | 'about' | 'after'>;
const isSame = (one: SetTo, other: SetTo): boolean =>
  one.control === other.control && one.about === other.about && one.after === other.after;
/** Whether a loosening is exactly what the province was asked for. */
const isUseOf = (ask: ControlAsk, one: Kept): boolean => isSame(ask, one) && ask.before === one.before;

/**
 * Whether a setting was loosened by words that count, for the duties whose settings they are: of a colleague whose password the first one
 * did not end since (D20.163), or of the province, signed over a request for exactly this change and used for no other before
 * (D20.175). An entry says nothing by itself: a PC writes into its journal what it likes.
 */
export function looseningReads(orm: Orm) {
  const staff = staffReads(orm);
  const { ofSetting, ofAsk, ask: askOf } = controlStatements(orm);
  const { provinceWordOn } = provinceWordReads(orm);
  const isAgreed = (one: Kept, askId: string): boolean => {
    const ask = askOf().get({ id: askId });
    if (ask === undefined) return false;
    const { id, device, epoch, seq } = ask;
    const first = ofAsk()
      .all({ id })
      .find((used) => isUseOf(ask, used));
    return first?.id === one.id && provinceWordOn({ what: 'control', id, device, epoch, seq }) !== null;
  };
  const isCounted = (one: Kept, to: SetTo): boolean =>
    isSame(one, to) && (one.askId === null ? countedFor(one, staff) !== null : isAgreed(one, one.askId));
  const isLoosened = (id: string, to: SetTo): boolean =>
    ofSetting()
      .all({ id })
      .some((one) => isCounted(one, to));
  return { isLoosened };
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
    isUsed: (ask: ControlAsk): boolean =>
      statements
        .ofAsk()
        .all({ id: ask.id })
        .some((one) => isUseOf(ask, one)),
  };
}
