// Reads of matches by hand. Only matches without a withdrawal count; of two withdrawals the first is shown.
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Orm } from '#db/open-store.ts';
import { inOrder, isFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { manualMatches, matchWithdrawals } from '#db/schema/closing/day-close.ts';

const isInForce = sql`NOT EXISTS (
  SELECT 1 FROM match_withdrawals w WHERE w.match_id = manual_matches.id)`;
const isFirstWithdrawal = isFirst(matchWithdrawals, matchWithdrawals.matchId);

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function handMatchStatements(orm: Orm) {
  const withdrawer = alias(persons, 'withdrawer');
  const told = (where: SQL) =>
    orm
      .select({
        match: manualMatches,
        byName: persons.name,
        withdrawnAt: matchWithdrawals.at,
        withdrawnAtDevice: matchWithdrawals.device,
        note: matchWithdrawals.note,
        withdrawnBy: withdrawer.name,
      })
      .from(manualMatches)
      .leftJoin(persons, eq(persons.id, manualMatches.actor))
      .leftJoin(matchWithdrawals, and(eq(matchWithdrawals.matchId, manualMatches.id), isFirstWithdrawal))
      .leftJoin(withdrawer, eq(withdrawer.id, matchWithdrawals.actor))
      .where(where)
      .orderBy(...inOrder(manualMatches))
      .prepare();
  return {
    byHand: once(() =>
      orm
        .select({
          paymentId: manualMatches.paymentId,
          pspRowId: manualMatches.rowId,
          rule: manualMatches.rule,
        })
        .from(manualMatches)
        .where(and(eq(manualMatches.forDay, sql.placeholder('day')), isInForce))
        .orderBy(...inOrder(manualMatches))
        .prepare(),
    ),
    handMatchesOfDay: once(() => told(eq(manualMatches.forDay, sql.placeholder('day')))),
    handMatch: once(() => told(eq(manualMatches.id, sql.placeholder('id')))),
  };
}

type Told = ReturnType<ReturnType<ReturnType<typeof handMatchStatements>['handMatch']>['all']>[number];

function toHandMatch({ match, byName, withdrawnAt, withdrawnAtDevice, note, withdrawnBy }: Told) {
  const withdrawal =
    withdrawnAt === null || withdrawnAtDevice === null
      ? null
      : {
          note: note === '' ? null : note,
          at: withdrawnAt,
          device: withdrawnAtDevice,
          byName: withdrawnBy,
        };
  return { ...match, byName, withdrawal };
}

export function handMatchReads(orm: Orm) {
  const statements = handMatchStatements(orm);
  return {
    /** The matches by hand of a day that were not withdrawn, oldest first. */
    manualMatches: (day: string) => statements.byHand().all({ day }),
    /** Every match by hand of a day, oldest first, with its withdrawal. */
    handMatches: (day: string) => statements.handMatchesOfDay().all({ day }).map(toHandMatch),
    /** One match by hand with its withdrawal, or null. */
    handMatch(id: string) {
      const found = statements.handMatch().get({ id });
      return found === undefined ? null : toHandMatch(found);
    },
  };
}
