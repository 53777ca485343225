// Reads of inspectors' visits: one by its id, those of a code, and what was refused.
import { asc, eq, sql } from 'drizzle-orm';
import type { Orm } from '#db/open-store.ts';
import { once } from '#db/prepared.ts';
import { inspectionEnds, inspectionRefusals, inspections } from '#db/schema/access/inspections.ts';

export type InspectionReads = ReturnType<typeof inspectionReads>;

/** Statements of this duty, prepared on first use. Named for the tests of their query plans. */
export function inspectionStatements(orm: Orm) {
  const id = sql.placeholder('id');
  return {
    visit: once(() => orm.select().from(inspections).where(eq(inspections.id, id)).prepare()),
    ofCode: once(() =>
      orm.select().from(inspections).where(eq(inspections.codeId, id)).orderBy(asc(inspections.id)).prepare(),
    ),
    end: once(() =>
      orm
        .select({ id: inspectionEnds.id })
        .from(inspectionEnds)
        .where(eq(inspectionEnds.inspectionId, id))
        .prepare(),
    ),
    refusals: once(() =>
      orm
        .select({
          codeId: inspectionRefusals.codeId,
          reason: inspectionRefusals.reason,
          device: inspectionRefusals.device,
        })
        .from(inspectionRefusals)
        .prepare(),
    ),
  };
}

/** Prepares the reads of this duty. */
export function inspectionReads(orm: Orm) {
  const read = inspectionStatements(orm);
  const hasEnded = (inspectionId: string): boolean => read.end().get({ id: inspectionId }) !== undefined;
  return {
    /** A visit, over or not. */
    visit: (inspectionId: string) => read.visit().get({ id: inspectionId }) ?? null,
    hasEnded,
    /** The visits of a code: one, or more where PCs without a link took the same one. */
    visitsOf: (codeId: string) =>
      read
        .ofCode()
        .all({ id: codeId })
        .map((visit) => ({ ...visit, hasEnded: hasEnded(visit.id) })),
    /** Of several visits of one code the same one goes on at every PC, whatever any clock says. */
    isInForce(inspectionId: string): boolean {
      const visit = read.visit().get({ id: inspectionId });
      if (visit === undefined || hasEnded(inspectionId)) return false;
      return read.ofCode().all({ id: visit.codeId })[0]?.id === inspectionId;
    },
    wasRefused: (codeId: string, reason: string, device: string): boolean =>
      read
        .refusals()
        .all()
        .some((known) => known.codeId === codeId && known.reason === reason && known.device === device),
  };
}
