// Reads of the register of terminals (D2): who entered them, who confirmed them, and on which days they may be used.
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { StaffReads } from '#core/access/staff/queries.ts';
import {
  type ConfirmationReads,
  confirmationReads,
  isOnOneWord,
  type OnOneWord,
  type Proposal,
} from '#core/counter/fees/confirmations.ts';
import { hashOf } from '#core/counter/fees/review-hash.ts';
import { bareTerminalId, type RrnDigits } from '#core/foundation/identifiers/terminal.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, inOrderOfFirst, knew } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  payments,
  terminalConfirmations,
  terminalRetirements,
  terminals,
} from '#db/schema/counter/payments.ts';
import { dayOpenings } from '#db/schema/journal/business-day.ts';
import { retirementForClose } from './close-terminals.ts';
import type { RegistrationView, TerminalView } from './contract.ts';
import { lastDayOf, spanCovers } from './rules.ts';
import { type TerminalSaleReads, terminalSaleReads } from './terminal-sales/queries.ts';

/** Statements of the register, prepared on first use. Named for the tests of their query plans. */
export function terminalStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    terminals: once(() =>
      orm
        .select()
        .from(terminals)
        .orderBy(asc(terminals.terminalId), asc(terminals.validFrom), asc(terminals.id))
        .prepare(),
    ),
    /** Confirmed registrations of a terminal; they count from their first confirmation. */
    registrations: once(() =>
      orm
        .select({
          id: terminals.id,
          validFrom: terminals.validFrom,
          validTo: terminals.validTo,
          rrnDigits: terminals.rrnDigits,
        })
        .from(terminals)
        .innerJoin(terminalConfirmations, eq(terminalConfirmations.registrationId, terminals.id))
        .where(eq(terminals.terminalId, id))
        .groupBy(terminals.id)
        .orderBy(...inOrderOfFirst(terminalConfirmations))
        .prepare(),
    ),
    confirmations: once(() =>
      orm
        .select()
        .from(terminalConfirmations)
        .where(eq(terminalConfirmations.registrationId, id))
        .orderBy(...inOrder(terminalConfirmations))
        .prepare(),
    ),
    /** The retirements of a terminal, each with the registrations whose confirmation it knew (D2.15). */
    retirements: once(() =>
      orm
        .select({
          id: terminalRetirements.id,
          terminalId: terminalRetirements.terminalId,
          lastDay: terminalRetirements.lastDay,
          ends: sql<string>`(SELECT json_group_array(DISTINCT c.registration_id)
            FROM terminals t JOIN terminal_confirmations c ON c.registration_id = t.id
            WHERE t.terminal_id = terminal_retirements.terminal_id AND ${knew('terminal_retirements', 'c')})`,
        })
        .from(terminalRetirements)
        .where(eq(terminalRetirements.terminalId, id))
        .prepare(),
    ),
    paymentOfDay: once(() =>
      orm
        .select({ id: payments.id })
        .from(payments)
        .where(and(eq(payments.day, sql.placeholder('day')), eq(payments.terminalId, id)))
        .limit(1)
        .prepare(),
    ),
    /**
     * The last day after `day`, the last one of the retirement `id`, that a PC opened which did not know the retirement (D2.14).
     * The first day that was opened knowing it ends the search.
     */
    openedUnaware: once(() =>
      orm
        .select({ day: dayOpenings.day })
        .from(dayOpenings)
        .innerJoin(terminalRetirements, eq(terminalRetirements.id, id))
        .where(
          sql`${dayOpenings.day} > ${sql.placeholder('day')}
            AND ${dayOpenings.day} <= coalesce((SELECT o.day FROM day_openings o WHERE o.day > ${sql.placeholder('day')}
              AND ${knew('o', 'terminal_retirements')} ORDER BY o.day LIMIT 1), '9999-12-31')
            AND NOT ${knew('day_openings', 'terminal_retirements')}`,
        )
        .orderBy(desc(dayOpenings.day))
        .limit(1)
        .prepare(),
    ),
    /** A confirmation of the registration `id` that knew no opening of a business day (D2.14). */
    confirmedBeforeOpening: once(() =>
      orm
        .select({ id: terminalConfirmations.id })
        .from(terminalConfirmations)
        .where(
          sql`${terminalConfirmations.registrationId} = ${id} AND NOT EXISTS (SELECT 1 FROM day_openings o
            WHERE o.day = ${sql.placeholder('day')} AND ${knew('terminal_confirmations', 'o')})`,
        )
        .limit(1)
        .prepare(),
    ),
  };
}

type Statements = ReturnType<typeof terminalStatements>;

/** A retirement of a terminal with the registrations that it ends. */
function retirementsOf(statements: Statements, terminalId: string) {
  return statements
    .retirements()
    .all({ id: terminalId })
    .map((row) => {
      const ends: readonly string[] = JSON.parse(row.ends);
      return { ...row, ends };
    });
}
type Retired = ReturnType<typeof retirementsOf>[number];

/** On which days a terminal may be used. */
function designationReads(statements: Statements) {
  /** Every registration of a terminal with the last day on which it may be used; `seen` is how its retirements count. */
  function designations(
    terminalId: string,
    seen = (retirement: Retired, _registrationId: string): Retired => retirement,
  ) {
    const retirements = retirementsOf(statements, terminalId);
    return statements
      .registrations()
      .all({ id: terminalId })
      .map((row) => ({
        id: row.id,
        from: row.validFrom,
        rrnDigits: row.rrnDigits,
        to: lastDayOf(
          row,
          retirements.map((retirement) => seen(retirement, row.id)),
        ),
      }));
  }

  const forClose = (retirement: Retired, registrationId: string): Retired =>
    retirementForClose(retirement, {
      lastOpenedUnaware: () =>
        statements.openedUnaware().get({ id: retirement.id, day: retirement.lastDay })?.day ?? null,
      isConfirmedAfterOpening: (day) =>
        statements.confirmedBeforeOpening().get({ id: registrationId, day }) === undefined,
      tookPayments: (day) => statements.paymentOfDay().get({ id: retirement.terminalId, day }) !== undefined,
    });
  const known = (): string[] => [
    ...new Set(
      statements
        .terminals()
        .all()
        .map(({ terminalId }) => terminalId),
    ),
  ];

  const spellingsOf = (terminalId: string): string[] =>
    known().filter((other) => bareTerminalId(other) === bareTerminalId(terminalId));

  return {
    designations,
    /** The days of every registration of a terminal, under whichever spelling of its number (D2.14). */
    spansOf: (terminalId: string) => spellingsOf(terminalId).flatMap((spelling) => designations(spelling)),
    /** Every confirmed registration with the days, both inclusive, on which the money of its terminal is judged (D2.14). */
    closeTerminals(): { terminalId: string; validFrom: string; validTo: string | null }[] {
      return known().flatMap((terminalId) =>
        designations(terminalId, forClose).map(({ from, to }) => ({
          terminalId,
          validFrom: from,
          validTo: to,
        })),
      );
    },
    /** D2.14: the close of a business day asks for the terminal, in whichever spelling of its number. */
    countsAtClose: (terminalId: string, day: string): boolean =>
      spellingsOf(terminalId).some((spelling) =>
        designations(spelling, forClose).some((span) => spanCovers(span, day)),
      ),
    /** How many digits of a reference number a designated terminal prints on a business day (D2.135). */
    rrnDigitsOf: (terminalId: string, day: string): RrnDigits =>
      designations(terminalId).find((span) => spanCovers(span, day))?.rrnDigits ?? 12,
    /** D2: the terminal is in the register and valid on the business day. */
    isDesignated: (terminalId: string, day: string): boolean =>
      designations(terminalId).some((span) => spanCovers(span, day)),
  };
}

/** What is said of the registrations: who entered and confirmed them, and which of them stands. */
function registrationReads(
  statements: Statements,
  { nameOf, confirmationOf }: ConfirmationReads,
  sales: Pick<TerminalSaleReads, 'connectionOf'>,
) {
  /** Every registration, the last one first, with who confirmed it and the hash of what is shown (D2). */
  function registrations(): (RegistrationView & { confirmedBy: string | null })[] {
    return statements
      .terminals()
      .all()
      .toSorted((one, other) => other.lc - one.lc || (one.id < other.id ? 1 : -1))
      .map((row) => {
        const {
          id: registrationId,
          at: proposedAt,
          actor: proposedBy,
          day,
          device,
          epoch,
          seq,
          lc,
          ...terminal
        } = row;
        const kept = statements.confirmations().all({ id: registrationId });
        return {
          registrationId,
          ...terminal,
          proposedAt,
          proposedBy,
          proposedByName: nameOf(proposedBy),
          ...confirmationOf({ ...row, what: 'terminal' }, kept),
          seen: hashOf(terminal),
        };
      });
  }

  return {
    registrations,
    /** Registrations that are in force on one word, on this business day or later; null: whenever. */
    terminalsOnOneWord: (day: string | null): OnOneWord[] =>
      statements
        .terminals()
        .all()
        .flatMap((row) => {
          const { id, device, epoch, seq, actor, terminalId } = row;
          const to = lastDayOf(row, retirementsOf(statements, terminalId));
          if (day !== null && to !== null && to < day) return [];
          const proposal: Proposal = { what: 'terminal', id, device, epoch, seq, actor };
          const { confirmation } = confirmationOf(proposal, statements.confirmations().all({ id }));
          return isOnOneWord(confirmation) ? [{ ...proposal, confirmation }] : [];
        }),
    /**
     * True when the terminal's use on a business day rests on the word of who entered it alone. A retirement of that very
     * day takes nothing from the word that stood before it.
     */
    isConfirmedByOne(terminalId: string, day: string): boolean {
      const retirements = retirementsOf(statements, terminalId);
      const confirmed = statements
        .terminals()
        .all()
        .flatMap((row) => {
          const { id, validFrom: from, validTo } = row;
          const kept = row.terminalId === terminalId ? statements.confirmations().all({ id }) : [];
          if (kept.length === 0 || !spanCovers({ from, to: validTo }, day)) return [];
          const { confirmation } = confirmationOf({ ...row, what: 'terminal' }, kept);
          const to = lastDayOf({ id, validFrom: from, validTo }, retirements);
          return [{ confirmation, isInForce: spanCovers({ from, to }, day) }];
        });
      const inForce = confirmed.filter(({ isInForce }) => isInForce);
      return (inForce.length > 0 ? inForce : confirmed).every(({ confirmation }) =>
        isOnOneWord(confirmation),
      );
    },
    /** The register, one row a terminal: its registration of the business day, else the latest. */
    terminals(day: string): TerminalView[] {
      const chosen = new Map<string, TerminalView>();
      for (const row of statements.terminals().all()) {
        const { id: registrationId, terminalId, merchant, psp, validFrom, rrnDigits } = row;
        const kept = statements.confirmations().all({ id: registrationId });
        if (kept.length === 0 || chosen.get(terminalId)?.inForce === true) continue;
        const validTo = lastDayOf(
          { id: registrationId, validFrom, validTo: row.validTo },
          retirementsOf(statements, terminalId),
        );
        const inForce = spanCovers({ from: validFrom, to: validTo }, day);
        const { confirmation } = confirmationOf({ ...row, what: 'terminal' }, kept);
        const confirmedByNobodyElse = isOnOneWord(confirmation);
        const connection = sales.connectionOf(terminalId);
        const days = { validFrom, validTo, inForce };
        chosen.set(terminalId, {
          ...{ terminalId, merchant, psp, ...days, rrnDigits, confirmedByNobodyElse, connection },
        });
      }
      return [...chosen.values()];
    },
  };
}

/** Prepares the reads of the register. */
export function terminalReads(orm: Orm, staff: Pick<StaffReads, 'nameOf' | 'secondPersonFacts'>) {
  const statements = terminalStatements(orm);
  return {
    ...designationReads(statements),
    ...registrationReads(statements, confirmationReads(orm, staff), terminalSaleReads(orm)),
  };
}
