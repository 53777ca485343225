// Inspectors' codes (D16): made by a supervisor for one office, used once there, and what came of each.
import { randomUUID } from 'node:crypto';
import { desc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Inspection, signInspection } from '#core/foundation/wire/inspection-code.ts';
import { type InspectionSection, inspectionSections } from '#core/foundation/wire/inspection-mark.ts';
import { type Identity, signingKey } from '../server-keys/identity.ts';
import { entries, inspectionCodes } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { type Asked, newestEntries, type Told } from './newest-entries.ts';

export type InspectionRequest = {
  office: string;
  name: string;
  purpose: string;
  sections: InspectionSection[];
  hours: number;
  supervisor: string;
};

/** Makes a code; it is shown once and kept nowhere. */
export async function createInspectionCode(
  store: Store,
  identity: Identity,
  { office, name, purpose, sections, hours, supervisor }: InspectionRequest,
  now: Date,
): Promise<{ code: string; inspection: Inspection }> {
  const expiresAt = new Date(now.getTime() + hours * 3_600_000);
  const inspection: Inspection = {
    codeId: randomUUID(),
    office,
    name,
    purpose,
    sections,
    madeAt: now.toISOString(),
    expiresAt: expiresAt.toISOString(),
  };
  await store.insert(inspectionCodes).values({
    office,
    codeId: inspection.codeId,
    name,
    purpose,
    sections: sections.join(' '),
    supervisor,
    madeAt: now,
    expiresAt,
  });
  return { code: signInspection(inspection, signingKey(identity)), inspection };
}

export type InspectionFact = {
  name: string;
  purpose: string;
  sections: InspectionSection[];
  supervisor: string;
  madeAt: Date;
  expiresAt: Date;
  /** As the office's PCs wrote them; more than one visit means that PCs without a link took the same code. */
  begun: string[];
  ended: string | null;
  /** Why the office's PCs refused it. */
  refused: string[];
};

const begunBody = z.object({ id: z.string(), codeId: z.string() });
const endedBody = z.object({ inspectionId: z.string() });
const refusedBody = z.object({ codeId: z.string(), reason: z.string() });

/** The codes of an office and what came of them, the newest first. */
export async function inspectionsOf(store: Store, asked: Asked): Promise<Told<InspectionFact>> {
  const codes = await store
    .select()
    .from(inspectionCodes)
    .where(eq(inspectionCodes.office, asked.office))
    .orderBy(desc(inspectionCodes.madeAt))
    .limit(100);
  if (codes.length === 0) return { list: [], olderThan: null };
  const { list: facts, olderThan } = await newestEntries(
    store,
    asked,
    sql`${entries.type} in ('inspection.begun', 'inspection.ended', 'inspection.refused')`,
  );
  const of = <Body>(type: string, schema: z.ZodType<Body>) =>
    facts.flatMap(({ at, body, ...fact }) => {
      const read = schema.safeParse(body);
      return fact.type === type && read.success ? [{ at, ...read.data }] : [];
    });
  const begun = of('inspection.begun', begunBody);
  const ended = of('inspection.ended', endedBody);
  const refused = of('inspection.refused', refusedBody);
  const list = codes.map(({ codeId, name, purpose, sections, supervisor, madeAt, expiresAt }) => {
    const visits = begun.filter((visit) => visit.codeId === codeId);
    return {
      ...{ name, purpose, supervisor, madeAt, expiresAt },
      sections: inspectionSections.filter((section) => sections.split(' ').includes(section)),
      begun: visits.map(({ at }) => at),
      ended: ended.find(({ inspectionId }) => visits.some(({ id }) => id === inspectionId))?.at ?? null,
      refused: refused.filter((refusal) => refusal.codeId === codeId).map(({ reason }) => reason),
    };
  });
  return { list, olderThan };
}
