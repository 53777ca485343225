// Reads of connections and of sales on connected terminals.

import { eq, type SQL, sql } from 'drizzle-orm';
import { looseningReads } from '#core/access/controls/queries.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { ownOfficeIn } from '#core/journal/device/own-office-queries.ts';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import {
  paymentAnswers,
  paymentAttempts,
  payments,
  terminalConnections,
} from '#db/schema/counter/payments.ts';
import type { Connection } from './contract.ts';
import { type Attempt, spelled } from './rules.ts';

const id = sql.placeholder('id');
const day = sql.placeholder('day');
const terminal = sql.placeholder('terminal');
/** Every spelling of a bare terminal. */
const spellings = sql`(${terminal}, '0' || ${terminal}, '00' || ${terminal})`;

/** Statements of these reads, prepared on first use. Named for the tests of their query plans. */
export function terminalSaleStatements(orm: Orm) {
  const attempts = (where: SQL) =>
    orm
      .select({
        attemptId: paymentAttempts.id,
        visitId: paymentAttempts.visitId,
        terminalId: paymentAttempts.terminalId,
        ownNumber: paymentAttempts.ownNumber,
        amount: paymentAttempts.amount,
        at: paymentAttempts.at,
        day: paymentAttempts.day,
        device: paymentAttempts.device,
        by: paymentAttempts.actor,
      })
      .from(paymentAttempts)
      .where(where)
      .orderBy(...inOrder(paymentAttempts))
      .prepare();
  return {
    connection: once(() =>
      orm
        .select()
        .from(terminalConnections)
        .where(sql`${terminalConnections.terminalId} IN ${spellings}`)
        .orderBy(...newestFirst(terminalConnections))
        .prepare(),
    ),
    attempt: once(() => attempts(eq(paymentAttempts.id, id))),
    attemptsOfVisit: once(() => attempts(eq(paymentAttempts.visitId, id))),
    attemptsOnTerminal: once(() =>
      attempts(sql`${paymentAttempts.terminalId} IN ${spellings} AND ${paymentAttempts.day} >= ${day}`),
    ),
    attemptsSince: once(() => attempts(sql`${paymentAttempts.day} >= ${day}`)),
    answersOf: once(() =>
      orm
        .select()
        .from(paymentAnswers)
        .where(eq(paymentAnswers.attemptId, id))
        .orderBy(...inOrder(paymentAnswers))
        .prepare(),
    ),
    paidBy: once(() =>
      orm.select({ rrn: payments.rrn }).from(payments).where(eq(payments.attemptId, id)).limit(1).prepare(),
    ),
  };
}

type KeptConnection = Pick<typeof terminalConnections.$inferSelect, 'driver' | 'host' | 'port'>;
const connectionIn = ({ driver, host, port }: KeptConnection): Connection | null =>
  driver === null || host === null || port === null ? null : { driver, host, port };

/** Prepares the reads of connections and attempts. */
export function terminalSaleReads(orm: Orm) {
  const statements = terminalSaleStatements(orm);
  const loosenings = looseningReads(orm);
  type Row = ReturnType<ReturnType<typeof statements.attempt>['all']>[number];
  const toAttempt = (row: Row): Attempt => ({
    ...row,
    answers: statements
      .answersOf()
      .all({ id: row.attemptId })
      .map(({ end }) => end),
    isPaid: statements.paidBy().get({ id: row.attemptId }) !== undefined,
  });
  return {
    /**
     * How a terminal is connected, under whichever spelling of its number; null where its slips are typed. A connection without words that
     * count says nothing (D20.241): but a demonstration takes none.
     */
    connectionOf(terminalId: string): Connection | null {
      const row = statements
        .connection()
        .all({ terminal: bareTerminalId(terminalId) })
        .find((set) => {
          const after = spelled(connectionIn(set));
          const to = { control: 'terminal_connection' as const, about: set.terminalId, after };
          return loosenings.isLoosened(set.id, to) || ownOfficeIn(orm)?.demo === true;
        });
      return row === undefined ? null : connectionIn(row);
    },
    attempt(attemptId: string): Attempt | null {
      const row = statements.attempt().get({ id: attemptId });
      return row === undefined ? null : toAttempt(row);
    },
    /** The attempts of a visit, oldest first. */
    attemptsOfVisit: (visitId: string): Attempt[] =>
      statements.attemptsOfVisit().all({ id: visitId }).map(toAttempt),
    /** The attempts on a terminal from a business day on, under whichever spelling of its number, oldest first. */
    attemptsOnTerminal: (terminalId: string, from: string): Attempt[] =>
      statements
        .attemptsOnTerminal()
        .all({ terminal: bareTerminalId(terminalId), day: from })
        .map(toAttempt),
    /** The attempts of the office from a business day on, oldest first. */
    attemptsSince: (from: string): Attempt[] => statements.attemptsSince().all({ day: from }).map(toAttempt),
    /** What the terminal said of an attempt, oldest first. */
    answersOf: (attemptId: string) => statements.answersOf().all({ id: attemptId }),
    /** The reference number under which an attempt was paid; null where it was not. */
    paidUnder: (attemptId: string): string | null => statements.paidBy().get({ id: attemptId })?.rrn ?? null,
  };
}
export type TerminalSaleReads = ReturnType<typeof terminalSaleReads>;
