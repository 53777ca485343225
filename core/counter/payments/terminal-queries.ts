// Reads of the register of terminals (D2): who entered them, who confirmed them, and on which days they may be used.
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { confirmationStanding } from '#core/access/staff/second-person.ts';
import { hashOf } from '#core/counter/fees/review-hash.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  payments,
  terminalConfirmations,
  terminalRetirements,
  terminals,
} from '#db/schema/counter/payments.ts';
import { dayOpenings, namedRetirements } from '#db/schema/journal/business-day.ts';
import { retirementForClose } from './close-terminals.ts';
import type { RegistrationView, TerminalView } from './contract.ts';
import { lastDayOf, mostNamed, spanCovers } from './rules.ts';

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
          at: sql<string>`min(${terminalConfirmations.at})`,
          day: sql<string>`min(${terminalConfirmations.day})`,
          validFrom: terminals.validFrom,
          validTo: terminals.validTo,
        })
        .from(terminals)
        .innerJoin(terminalConfirmations, eq(terminalConfirmations.registrationId, terminals.id))
        .where(eq(terminals.terminalId, id))
        .groupBy(terminals.id)
        .orderBy(sql`min(${terminalConfirmations.at})`)
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
    retirements: once(() =>
      orm.select().from(terminalRetirements).where(eq(terminalRetirements.terminalId, id)).prepare(),
    ),
    paymentOfDay: once(() =>
      orm
        .select({ id: payments.id })
        .from(payments)
        .where(and(eq(payments.day, sql.placeholder('day')), eq(payments.terminalId, id)))
        .limit(1)
        .prepare(),
    ),
    /** The last day after `day` that was opened by a PC that did not know the retirement `id` (D2.14). */
    openedUnaware: once(() =>
      orm
        .select({ day: dayOpenings.day })
        .from(dayOpenings)
        .where(
          sql`${dayOpenings.day} > ${sql.placeholder('day')}
            AND ${dayOpenings.day} <= coalesce((SELECT min(${namedRetirements.day}) FROM ${namedRetirements}
              WHERE ${namedRetirements.retirementId} = ${id}), '9999-12-31')
            AND NOT EXISTS (SELECT 1 FROM ${namedRetirements} WHERE ${namedRetirements.retirementId} = ${id}
              AND ${namedRetirements.day} = ${dayOpenings.day} AND ${namedRetirements.openingId} = ${dayOpenings.id})`,
        )
        .orderBy(desc(dayOpenings.day))
        .limit(1)
        .prepare(),
    ),
    unnamed: once(() =>
      orm
        .select({ id: terminalRetirements.id })
        .from(terminalRetirements)
        .where(
          sql`${terminalRetirements.ends} IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM ${namedRetirements}
              WHERE ${namedRetirements.retirementId} = ${terminalRetirements.id})`,
        )
        .orderBy(asc(terminalRetirements.id))
        .limit(mostNamed)
        .prepare(),
    ),
    opening: once(() =>
      orm
        .select({ at: dayOpenings.at })
        .from(dayOpenings)
        .where(eq(dayOpenings.day, id))
        .orderBy(...inOrder(dayOpenings))
        .limit(1)
        .prepare(),
    ),
  };
}

/** Prepares the reads of the register. */
export function terminalReads(orm: Orm, staff: Pick<StaffReads, 'person' | 'secondPersonFacts'>) {
  const statements = terminalStatements(orm);
  const nameOf = (personId: string | null): string | null =>
    personId === null ? null : (staff.person(personId)?.name ?? null);

  /** Every registration, newest first, with who confirmed it and the hash of what is shown (D2). */
  function registrations(): (RegistrationView & { confirmedBy: string | null })[] {
    return statements
      .terminals()
      .all()
      .map(({ id: registrationId, at: proposedAt, actor: proposedBy, day, device, lc, ...terminal }) => {
        const kept = statements.confirmations().all({ id: registrationId });
        const { confirmed, secondBy } = confirmationStanding(proposedBy, kept, staff.secondPersonFacts);
        const alone = confirmed ? ('nobody_else' as const) : ('waiting' as const);
        return {
          registrationId,
          ...terminal,
          proposedAt,
          proposedBy,
          proposedByName: nameOf(proposedBy),
          confirmation: secondBy === null ? alone : ('confirmed' as const),
          confirmedBy: secondBy,
          confirmedByName: nameOf(secondBy),
          seen: hashOf(terminal),
        };
      })
      .toSorted((one, other) => (one.proposedAt < other.proposedAt ? 1 : -1));
  }

  type Retired = ReturnType<ReturnType<typeof statements.retirements>['all']>[number];
  type Registered = ReturnType<ReturnType<typeof statements.registrations>['all']>[number];

  /** Every registration of a terminal with the last day on which it may be used; `seen` is how its retirements count. */
  function designations(
    terminalId: string,
    seen = (retirement: Retired, _registration: Registered): Retired => retirement,
  ) {
    const retirements = statements.retirements().all({ id: terminalId });
    return statements
      .registrations()
      .all({ id: terminalId })
      .map((row) => ({
        id: row.id,
        from: row.validFrom,
        to: lastDayOf(
          row,
          retirements.map((retirement) => seen(retirement, row)),
        ),
      }));
  }

  const openedAt = (day: string): string | null => statements.opening().get({ id: day })?.at ?? null;
  const forClose = (retirement: Retired, registration: Registered): Retired =>
    retirementForClose(retirement, registration, {
      lastOpenedUnaware: () =>
        statements.openedUnaware().get({ id: retirement.id, day: retirement.lastDay })?.day ?? null,
      openedAt,
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
    registrations,
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
    /** The retirements that no opening has named, at most as many as one may (D2.14). */
    retirementsToName: (): string[] =>
      statements
        .unnamed()
        .all()
        .map(({ id: retirementId }) => retirementId),
    /** D2: the terminal is in the register and valid on the business day. */
    isDesignated: (terminalId: string, day: string): boolean =>
      designations(terminalId).some((span) => spanCovers(span, day)),
    /**
     * True when the terminal's use on a business day rests on the word of who entered it alone. A retirement of that very
     * day takes nothing from the word that stood before it.
     */
    isOnOneWord(terminalId: string, day: string): boolean {
      const retirements = statements.retirements().all({ id: terminalId });
      const confirmed = statements
        .terminals()
        .all()
        .flatMap(({ id, validFrom: from, validTo, ...row }) => {
          const kept = row.terminalId === terminalId ? statements.confirmations().all({ id }) : [];
          const [first] = kept;
          if (first === undefined || !spanCovers({ from, to: validTo }, day)) return [];
          const { secondBy } = confirmationStanding(row.actor, kept, staff.secondPersonFacts);
          const to = lastDayOf({ id, at: first.at, validFrom: from, validTo }, retirements);
          return [{ secondBy, isInForce: spanCovers({ from, to }, day) }];
        });
      const inForce = confirmed.filter(({ isInForce }) => isInForce);
      return (inForce.length > 0 ? inForce : confirmed).every(({ secondBy }) => secondBy === null);
    },
    /** The register, one row a terminal: its registration of the business day, else the latest. */
    terminals(day: string): TerminalView[] {
      const chosen = new Map<string, TerminalView>();
      for (const row of statements.terminals().all()) {
        const { id: registrationId, terminalId, merchant, psp, validFrom, actor } = row;
        const kept = statements.confirmations().all({ id: registrationId });
        const [first] = kept;
        if (first === undefined || chosen.get(terminalId)?.inForce === true) continue;
        const retirements = statements.retirements().all({ id: terminalId });
        const validTo = lastDayOf(
          { id: registrationId, at: first.at, validFrom, validTo: row.validTo },
          retirements,
        );
        const inForce = spanCovers({ from: validFrom, to: validTo }, day);
        const { secondBy } = confirmationStanding(actor, kept, staff.secondPersonFacts);
        const confirmedByNobodyElse = secondBy === null;
        const view = { terminalId, merchant, psp, validFrom, validTo, inForce, confirmedByNobodyElse };
        chosen.set(terminalId, view);
      }
      return [...chosen.values()];
    },
  };
}
