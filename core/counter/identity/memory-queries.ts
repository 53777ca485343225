// Reads of what is remembered of a client's other visits (D1.11): of whoever stood there and of whose matter it was, each for
// itself, for another's verification clears nobody.
// Invariant: what answers a refusal is a verification that knew it, so that no clock of any PC makes it forgotten (design.md §2).
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { isBefore } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { identityChecks, knownDecisions, memoryNotes } from '#db/schema/counter/identity.ts';
import { visits } from '#db/schema/counter/visits.ts';
import { isTold } from './knowledge-statements.ts';
import { isAnswered } from './rules.ts';

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
  /** Every check `r` in the visits `v` of who the column says, the newest first. */
  const elsewhere = (column: 'person_hmac' | 'identifier_hmac') =>
    once(() =>
      orm
        .select({
          id: sql<string>`id`,
          visitId: sql<string>`visit_id`,
          outcome: sql<string>`outcome`,
          visitNumber: sql<number>`number`,
          day: sql<string>`day`,
          at: sql<string>`at`,
          /** 1 where it is not a verification, and no check of its visit was made after it. */
          isOpen: sql<0 | 1>`open`,
          /** The ids of what it knew, joined; null where it does not say. */
          knew: sql<string | null>`knew`,
          isTold: sql<0 | 1>`told`,
        })
        .from(
          sql`(SELECT r.id, r.visit_id, r.outcome, v.number, v.day, r.at, ${isTold(sql`r`)} AS told,
            (SELECT group_concat(coalesce(named.known_id, '')) FROM ${memoryNotes} note
              LEFT JOIN ${knownDecisions} named ON named.note_id = note.id
              WHERE note.check_id = r.id AND note.device = r.device) AS knew,
            r.outcome <> 'verified' AND NOT EXISTS (SELECT 1 FROM ${identityChecks} c WHERE c.visit_id = v.id
              AND (c.follows = r.id OR c.follows IS NULL AND ${isBefore('r', 'c')})) AS open
          FROM ${visits} v CROSS JOIN ${identityChecks} r ON r.visit_id = v.id
          WHERE v.${sql.raw(column)} = ${sql.placeholder('hmac')} AND v.day >= ${sql.placeholder('since')})`,
        )
        .orderBy(sql`at DESC, id DESC`)
        .prepare(),
    );
  return { ofPerson: elsewhere('person_hmac'), ofClient: elsewhere('identifier_hmac') };
}

export type MemoryReads = ReturnType<typeof memoryReads>;

export function memoryReads(orm: Orm) {
  const { ofPerson, ofClient } = memoryStatements(orm);
  return {
    /**
     * What this PC holds of a person since a business day. `last`: of their other visits the newest decision without a
     * verification that no check of its visit was made after and none answered, null when there is none. `verified`,
     * `notVerified`: the ids of all of them, this visit's too and those that were answered, for a decision to name.
     */
    decisionsOn({ visitId, personHmac, identifierHmac, since }: PersonInVisits) {
      const each = [
        ofPerson().all({ hmac: personHmac, since }),
        ofClient().all({ hmac: identifierHmac, since }),
      ];
      const remembered = each.flatMap((found) => {
        const last = found.find(
          (one) => one.isOpen === 1 && one.visitId !== visitId && !isAnswered(one, found),
        );
        return last === undefined ? [] : [last];
      });
      const idsOf = (isVerified: boolean): string[] => [
        ...new Set(
          each.flat().flatMap(({ id, outcome }) => ((outcome === 'verified') === isVerified ? [id] : [])),
        ),
      ];
      return {
        last: remembered.toSorted((one, other) => (one.at < other.at ? 1 : -1))[0] ?? null,
        verified: idsOf(true),
        notVerified: idsOf(false),
      };
    },
  };
}
