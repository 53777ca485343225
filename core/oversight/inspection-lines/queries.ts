// Reads of verdicts and protocols, and the facts that lines rest on.
import { eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { inOrder, newestFirst } from '#db/order-of-facts.ts';
import { once } from '#db/prepared.ts';
import { inspectionProtocols, lineVerdicts } from '#db/schema/oversight/inspection-lines.ts';
import { inspectionLines } from './contract.ts';
import { lineFactReads } from './fact-queries.ts';

export type InspectionLineReads = ReturnType<typeof inspectionLineReads>;
export type StoredVerdict = typeof lineVerdicts.$inferSelect;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function inspectionLineStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    ofVisit: once(() =>
      orm
        .select()
        .from(lineVerdicts)
        .where(eq(lineVerdicts.inspectionId, id))
        .orderBy(...inOrder(lineVerdicts))
        .prepare(),
    ),
    lastVisit: once(() =>
      orm
        .select({ inspectionId: lineVerdicts.inspectionId })
        .from(lineVerdicts)
        .orderBy(...newestFirst(lineVerdicts))
        .limit(1)
        .prepare(),
    ),
    lastProtocol: once(() =>
      orm
        .select()
        .from(inspectionProtocols)
        .where(eq(inspectionProtocols.inspectionId, id))
        .orderBy(...newestFirst(inspectionProtocols))
        .limit(1)
        .prepare(),
    ),
    protocol: once(() =>
      orm.select().from(inspectionProtocols).where(eq(inspectionProtocols.id, id)).prepare(),
    ),
  };
}

/** Prepares the reads of this duty. */
export function inspectionLineReads(orm: Orm) {
  const read = inspectionLineStatements(orm);
  const allOf = (inspectionId: string): StoredVerdict[] => read.ofVisit().all({ id: inspectionId });
  return {
    ...lineFactReads(orm),
    /** What stands of each line in a visit: the last verdict, in the order of the lines. */
    verdictsOf(inspectionId: string): StoredVerdict[] {
      const all = allOf(inspectionId);
      return inspectionLines.flatMap((line) => all.findLast((one) => one.line === line) ?? []);
    },
    /** The visit in which a verdict was given last; null when none was. */
    lastVisit: (): string | null => read.lastVisit().get()?.inspectionId ?? null,
    lastProtocol: (inspectionId: string) => read.lastProtocol().get({ id: inspectionId }) ?? null,
    /** A protocol with the verdicts that it names. */
    protocol(protocolId: string) {
      const found = read.protocol().get({ id: protocolId });
      if (found === undefined) return null;
      const all = allOf(found.inspectionId);
      return { ...found, named: found.verdicts.flatMap((id) => all.find((one) => one.id === id) ?? []) };
    },
  };
}
