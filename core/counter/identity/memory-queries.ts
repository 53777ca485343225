// Reads of what is remembered of somebody, or of a paper, from other visits (D1.11, D1.78): each for itself, for another's
// verification clears nobody.
// Invariant: only a verification that knew a refusal answers it (design.md §2).
import { sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { knew, newestFirstWritten } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { identityChecks, identitySubjects } from '#db/schema/counter/identity.ts';
import { formRemovals, identifierCorrections, visits } from '#db/schema/counter/visits.ts';
import { visitNumberOf } from '#db/visit-number.ts';
import { knewIdentifiers } from './check-in-force.ts';
import { isMendable } from './rules.ts';

export type Remembered = {
  /** In the whole office: `3-12`. */
  readonly visitNumber: string;
  readonly day: string;
  /** The manager's alone to answer: about a person, a paper's truth, or left to the manager. */
  readonly isDoubt: boolean;
};

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function memoryStatements(orm: Orm) {
  const hash = sql.placeholder('hash');
  const since = sql.placeholder('since');
  const elsewhere = sql.placeholder('visitId');
  const columns = {
    visitNumber: sql<string>`visit_number`,
    day: sql<string>`day`,
    lc: sql<number>`lc`,
    outcome: sql<string>`outcome`,
    reasonCode: sql<string | null>`reason_code`,
  };
  /** The decision `r` is of another visit, or of those who were taken out of this one: added anew, they are who they were (D1.217). */
  const isElsewhere = sql`(r.visit_id <> ${elsewhere}
    OR EXISTS (SELECT 1 FROM ${formRemovals} out WHERE out.form_id = r.form_id))`;
  /** No verification `w` of whom the hash is knew of the decision `r`. */
  const isUnanswered = sql`NOT EXISTS (SELECT 1 FROM ${identitySubjects} a CROSS JOIN ${identityChecks} w ON w.id = a.check_id
    WHERE a.hash = ${hash} AND a.day >= ${since} AND w.outcome = 'verified' AND ${knew('w', 'r')} AND ${knewIdentifiers('w')})`;
  return {
    /** Decisions `r` without a verification on whom or what the hash is of that no verification `w` of the same knew. */
    unanswered: once(() =>
      orm
        .select(columns)
        .from(
          sql`(SELECT ${visitNumberOf('v')} AS visit_number, v.day, r.lc, r.outcome, r.reason_code FROM ${identitySubjects} s
          CROSS JOIN ${identityChecks} r ON r.id = s.check_id
          CROSS JOIN ${visits} v ON v.id = r.visit_id
          WHERE s.hash = ${hash} AND s.day >= ${since} AND ${isElsewhere} AND r.outcome <> 'verified'
            AND ${isUnanswered}
          ORDER BY ${sql.raw(newestFirstWritten('r'))})`,
        )
        .prepare(),
    ),
    /** The same of decisions on a form in which they were known by another identifier first (D1.125). */
    unansweredBefore: once(() =>
      orm
        .select(columns)
        .from(
          sql`(SELECT ${visitNumberOf('v')} AS visit_number, v.day, r.lc, r.outcome, r.reason_code FROM ${identifierCorrections} k
          CROSS JOIN ${identityChecks} r ON r.visit_id = k.visit_id AND r.form_id = k.form_id
          CROSS JOIN ${visits} v ON v.id = r.visit_id
          WHERE k.hash = ${hash} AND r.day >= ${since} AND ${isElsewhere} AND r.outcome <> 'verified'
            AND ${isUnanswered}
          ORDER BY ${sql.raw(newestFirstWritten('r'))})`,
        )
        .prepare(),
    ),
    /** The newest whole check `c` of the day, in another visit, of whom the hash is; none while somebody doubts and it did not know. */
    wholeCheckOf: once(() =>
      orm
        .select({ id: sql<string>`id` })
        .from(
          sql`(SELECT c.id FROM ${identitySubjects} s CROSS JOIN ${identityChecks} c ON c.id = s.check_id
          WHERE s.hash = ${hash} AND s.day = ${since} AND s.visit_id <> ${elsewhere}
            AND c.outcome = 'verified' AND c.rests_on IS NULL AND ${knewIdentifiers('c')}
            AND NOT EXISTS (SELECT 1 FROM ${identitySubjects} d CROSS JOIN ${identityChecks} r ON r.id = d.check_id
              WHERE d.hash = s.hash AND d.day >= s.day AND r.outcome <> 'verified' AND NOT ${knew('c', 'r')})
          ORDER BY ${sql.raw(newestFirstWritten('c'))} LIMIT 1)`,
        )
        .prepare(),
    ),
  };
}

export function memoryReads(orm: Orm) {
  const { unanswered, unansweredBefore, wholeCheckOf } = memoryStatements(orm);
  return {
    /**
     * The newest decision in other visits, or on whoever was taken out of this one, on any of the hashes, that was no verification and that no verification of the same knew: a
     * doubt before all others. A lasting doubt counts since `doubtsSince`; what a paper mends, and what was left to the manager for it,
     * since `since`. Null when there is none.
     */
    unanswered(
      hashes: readonly string[],
      { visitId, since, doubtsSince }: { visitId: string; since: string; doubtsSince: string },
    ): Remembered | null {
      const found = hashes
        .flatMap((hash) => {
          const asked = { hash, since: doubtsSince, visitId };
          return [...unanswered().all(asked), ...unansweredBefore().all(asked)];
        })
        .map((row) => {
          const isLasting = row.reasonCode !== null && !isMendable(row.reasonCode);
          return { ...row, isLasting, isDoubt: isLasting || row.outcome === 'escalated' };
        })
        .filter(({ isLasting, day }) => isLasting || day >= since)
        .toSorted((one, other) => other.lc - one.lc);
      return found.find(({ isDoubt }) => isDoubt) ?? found[0] ?? null;
    },
    /** The id of the newest whole check of somebody on a day, in another visit than this one; null for none. */
    wholeCheckOf: (hash: string, day: string, visitId: string): string | null =>
      wholeCheckOf().get({ hash, since: day, visitId })?.id ?? null,
  };
}
