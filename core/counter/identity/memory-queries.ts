// Reads of what is remembered of a client's other visits (D1.11): of whoever stood there and of whose matter it was, each for
// itself, for another's verification clears nobody.
// Invariant: only a verification that knew a refusal answers it (design.md §2).
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';
import { visits } from '#db/schema/counter/visits.ts';

export type PersonInVisits = {
  /** The visit at hand, against which nothing is remembered. */
  readonly visitId: string;
  readonly personHmac: string;
  readonly identifierHmac: string;
  /** First business day of visits that count. */
  readonly since: string;
};

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function memoryStatements(orm: Orm) {
  const isOf = (visit: string, column: string) =>
    sql`${sql.raw(`${visit}.${column}`)} = ${sql.placeholder('hmac')}
      AND ${sql.raw(visit)}.day >= ${sql.placeholder('since')}`;
  /** The newest decision `r` without a verification in the visits `v` of who the column says that no verification `w` of them knew. */
  const elsewhere = (column: 'person_hmac' | 'identifier_hmac') =>
    once(() =>
      orm
        .select({
          visitNumber: sql<number>`number`,
          day: sql<string>`day`,
          lc: sql<number>`lc`,
        })
        .from(
          sql`(SELECT v.number, v.day, r.lc FROM ${visits} v CROSS JOIN ${identityChecks} r ON r.visit_id = v.id
          WHERE ${isOf('v', column)} AND v.id <> ${sql.placeholder('visitId')} AND r.outcome <> 'verified'
            AND NOT EXISTS (SELECT 1 FROM ${visits} a CROSS JOIN ${identityChecks} w ON w.visit_id = a.id
              WHERE ${isOf('a', column)} AND w.outcome = 'verified' AND ${knew('w', 'r')})
          ORDER BY ${sql.raw(newestFirstWritten('r'))} LIMIT 1)`,
        )
        .prepare(),
    );
  return { ofPerson: elsewhere('person_hmac'), ofClient: elsewhere('identifier_hmac') };
}

export function memoryReads(orm: Orm) {
  const { ofPerson, ofClient } = memoryStatements(orm);
  return {
    /**
     * The newest decision of a person's other visits since a business day that was no verification and that no verification
     * of theirs knew: the number and the day of its visit. Null when there is none.
     */
    unanswered({ visitId, personHmac, identifierHmac, since }: PersonInVisits) {
      const found = [
        ofPerson().get({ hmac: personHmac, since, visitId }),
        ofClient().get({ hmac: identifierHmac, since, visitId }),
      ].filter((one) => one !== undefined);
      return found.toSorted((one, other) => other.lc - one.lc)[0] ?? null;
    },
  };
}
