// Reads of the matching rules: of each the last change counts.

import { eq, sql } from 'drizzle-orm';
import { looseningReads } from '#core/access/controls/queries.ts';
import type { Orm } from '#db/open-store.ts';
import { newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { persons } from '#db/schema/access/staff.ts';
import { matchingRuleChanges } from '#db/schema/closing/day-close.ts';
import type { MatchingRule } from './contract.ts';

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function matchingRuleStatements(orm: Orm) {
  return {
    matchingRule: once(() =>
      orm
        .select({
          id: matchingRuleChanges.id,
          isOn: matchingRuleChanges.isOn,
          setAt: matchingRuleChanges.at,
          reason: matchingRuleChanges.reason,
          byName: persons.name,
        })
        .from(matchingRuleChanges)
        .leftJoin(persons, eq(persons.id, matchingRuleChanges.actor))
        .where(eq(matchingRuleChanges.rule, sql.placeholder('rule')))
        .orderBy(...newestFirst(matchingRuleChanges))
        .prepare(),
    ),
  };
}

export function matchingRuleReads(orm: Orm) {
  const { matchingRule } = matchingRuleStatements(orm);
  const loosenings = looseningReads(orm);
  return {
    /** The last change of a rule that counts; null while there was none: it is off. */
    matchingRule: (rule: MatchingRule) =>
      matchingRule()
        .all({ rule })
        .find(
          ({ id, isOn }) =>
            !isOn || loosenings.isLoosened(id, { control: 'matching_rule', about: rule, after: 'rule_on' }),
        ) ?? null,
  };
}
