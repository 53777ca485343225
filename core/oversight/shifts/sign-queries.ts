// Reads of what is a sign by itself: identity checks of a day, and printed codes that two PCs took before they met.
import { and, between, eq, isNotNull, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { secondFactorCodeUses, secondFactorSheets } from '#db/schema/access/second-factor.ts';
import { identityChecks } from '#db/schema/counter/identity.ts';

type Span = { readonly from: string; readonly to: string };
type Use = { readonly at: string; readonly device: string };
/** An identity check that verified somebody. */
export type CheckMade = Use & { readonly id: string; readonly personId: string; readonly day: string };
/** A code that was used before: by the use on `day` and the first one. */
export type CodeTwice = Use & {
  readonly key: string;
  readonly personId: string;
  readonly day: string;
  readonly first: Use;
};

/** Prepares these reads. */
export function signReads(orm: Orm) {
  const [from, to] = [sql.placeholder('from'), sql.placeholder('to')];
  const checks = once(() =>
    orm
      .select({
        id: identityChecks.id,
        personId: sql<string>`${identityChecks.actor}`,
        day: identityChecks.day,
        at: identityChecks.at,
        device: identityChecks.device,
      })
      .from(identityChecks)
      .where(
        and(
          between(identityChecks.day, from, to),
          eq(identityChecks.outcome, 'verified'),
          isNotNull(identityChecks.actor),
        ),
      )
      .prepare(),
  );
  const uses = once(() =>
    orm
      .select({ use: secondFactorCodeUses, personId: secondFactorSheets.personId })
      .from(secondFactorCodeUses)
      .innerJoin(secondFactorSheets, eq(secondFactorSheets.id, secondFactorCodeUses.sheetId))
      .orderBy(...inOrder(secondFactorCodeUses))
      .prepare(),
  );
  return {
    /** Verifications of business days, by whom and when. */
    checks: (span: Span): CheckMade[] => checks().all(span),
    /** Codes of which a second use lies on these days, once for each further use. */
    codesTwice(span: Span): CodeTwice[] {
      const ofCode = Map.groupBy(uses().all(), ({ use }) => `${use.sheetId} ${use.place}`);
      return [...ofCode].flatMap(([code, [first, ...others]]) =>
        others.flatMap(({ personId, use: { id, day, at, device } }) =>
          first === undefined || day < span.from || day > span.to
            ? []
            : [{ key: `${code} ${id}`, personId, day, at, device, first: first.use }],
        ),
      );
    },
  };
}
export type SignReads = ReturnType<typeof signReads>;
