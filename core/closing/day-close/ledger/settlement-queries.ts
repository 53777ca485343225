// Whether words have ended a difference: a part of the facts of one thing (D19.4, D19.70, D21.245).
import { and, eq, sql } from 'drizzle-orm';
import { isSecondVoid } from '#core/access/staff/void-second-word.ts';
import { reportOfProvinceAfter } from '#core/foundation/settlement/ledger/open-difference.ts';
import type { Orm } from '#db/open-store.ts';
import { isBefore } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { differenceSettlements } from '#db/schema/closing/day-close.ts';
import { mostLeft, reachDays } from './alone.ts';
import { leftMark } from './contract.ts';

const id = sql.placeholder('id');
/** Words on a client who left before paying (D21.245); `s` is the name of their table. */
const ofLeft = (s: string) => sql.raw(`(substr(${s}.difference_id, 1, ${leftMark.length}) = '${leftMark}')`);
const reach = sql.raw(`'${reachDays} days'`);
/**
 * A second person has said so too, or one word is enough: no other difference was ended by one word before, within thirty days; of clients
 * who left before paying fewer than five were. Of two that were ended so at two PCs apart the later one waits for a second word. On a
 * report that is missing for long neither is (D21.240).
 */
const isEnough = sql`(difference_settlements.second_by IS NOT NULL AND NOT ${isSecondVoid('difference_settlements')}
    AND NOT (difference_settlements.account = 'report' AND difference_settlements.age > ${sql.raw(String(reportOfProvinceAfter))})
  OR difference_settlements.is_alone = 1 AND (
    SELECT count(DISTINCT o.difference_id) FROM difference_settlements o
    WHERE o.is_alone = 1 AND o.difference_id <> difference_settlements.difference_id
      AND ${ofLeft('o')} = ${ofLeft('difference_settlements')}
      AND o.day BETWEEN date(difference_settlements.day, '-' || ${reach}) AND date(difference_settlements.day, '+' || ${reach})
      AND ${isBefore('o', 'difference_settlements')}
    ) < CASE WHEN ${ofLeft('difference_settlements')} THEN ${sql.raw(String(mostLeft))} ELSE 1 END)`;

/** Statements of what words ended, prepared on first use. */
export function settlementStatements(orm: Orm) {
  return {
    /** Differences that somebody was the second person of. */
    endedWith: once(() =>
      orm
        .selectDistinct({ differenceId: differenceSettlements.differenceId })
        .from(differenceSettlements)
        .where(eq(differenceSettlements.secondBy, id))
        .prepare(),
    ),
    settled: once(() =>
      orm
        .select({ id: differenceSettlements.id })
        .from(differenceSettlements)
        .where(
          and(
            eq(differenceSettlements.differenceId, id),
            eq(differenceSettlements.legs, sql.placeholder('legs')),
            isEnough,
          ),
        )
        .limit(1)
        .prepare(),
    ),
  };
}
