// Reads of what was explained of money over several days, each with what it weighed.
import { and, between, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { explanations } from '#db/schema/closing/day-close.ts';
import { journal } from '#db/schema/journal/journal.ts';
import { weighedKinds } from './contract.ts';

/** An explanation of an exception that may stand for money without a service. */
export type ExplainedMoney = {
  readonly id: string;
  readonly key: string;
  readonly kind: string;
  readonly forDay: string;
  /** Of its entry: with the id the order of facts. */
  readonly lc: number;
  /** Rials without a service that were weighed. */
  readonly unserved: number;
};

const envelopeSchema = z.object({ body: z.object({ id: z.string(), unserved: z.int().min(0) }) });

/** Statements of this module, prepared on first use. Named for the tests of their query plans. */
export function explainedStatements(orm: Orm) {
  return {
    explainedMoney: once(() =>
      orm
        .select({
          id: explanations.id,
          key: explanations.exceptionKey,
          kind: explanations.kind,
          forDay: explanations.forDay,
          lc: explanations.lc,
          bytes: journal.bytes,
        })
        .from(explanations)
        .innerJoin(
          journal,
          and(
            eq(journal.actor, explanations.actor),
            eq(journal.at, explanations.at),
            eq(journal.device, explanations.device),
            eq(journal.type, 'settlement.explained'),
          ),
        )
        .where(
          and(
            inArray(explanations.kind, [...weighedKinds]),
            between(explanations.forDay, sql.placeholder('from'), sql.placeholder('to')),
          ),
        )
        .prepare(),
    ),
  };
}

export function explainedReads(orm: Orm) {
  const statements = explainedStatements(orm);
  return {
    /** What was explained of business days from `from` to `to`, of every kind that can be money without a service. */
    explainedMoney: (from: string, to: string): ExplainedMoney[] =>
      statements
        .explainedMoney()
        .all({ from, to })
        .flatMap(({ bytes, ...told }) => {
          const { data } = envelopeSchema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
          // Of several entries of one instant only its own says what it weighed.
          if (data?.body.id !== told.id) return [];
          return [{ ...told, unserved: data.body.unserved }];
        }),
  };
}
