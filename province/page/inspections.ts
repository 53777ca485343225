// Inspectors' codes (D16): made by a supervisor for one office, used once there, and what came of each.
import { randomUUID } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { type Inspection, signInspection } from '#core/foundation/wire/inspection-code.ts';
import { type InspectionSection, inspectionSections } from '#core/foundation/wire/inspection-mark.ts';
import { type Identity, signingKey } from '../server-keys/identity.ts';
import { inspectionCodes } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { factKey, factsAbout, factsOf } from './read-facts.ts';

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
  /** Lines V1 to V15 with a finding, in that order (D16.121). */
  findings: string[];
  /** Why the office's PCs refused it. */
  refused: string[];
};

/** Codes that a page shows, and what is told of each. */
const codesTold = 100;
const toldOfEach = 10;
/** Verdicts that are read of one visit. */
const verdictsRead = 100;

/** The codes of an office and what came of them, the newest first. */
export async function inspectionsOf(store: Store, office: string): Promise<InspectionFact[]> {
  const codes = await store
    .select()
    .from(inspectionCodes)
    .where(eq(inspectionCodes.office, office))
    .orderBy(desc(inspectionCodes.madeAt))
    .limit(codesTold);
  const ids = codes.map(({ codeId }) => codeId);
  const begun = await factsAbout(store, office, 'inspection_begun', ids, toldOfEach);
  const refused = await factsAbout(store, office, 'inspection_refused', ids, toldOfEach);
  const ended = await factsOf(store, 'inspection_ended', begun);
  const visitIds = begun.map(({ id }) => id);
  const verdicts = await factsAbout(store, office, 'inspection_verdict', visitIds, verdictsRead);
  return codes.map(({ codeId, name, purpose, sections, supervisor, madeAt, expiresAt }) => {
    const visits = begun.filter(({ about }) => about === codeId);
    return {
      ...{ name, purpose, supervisor, madeAt, expiresAt },
      sections: inspectionSections.filter((section) => sections.split(' ').includes(section)),
      begun: visits.map(({ at }) => at),
      ended: visits.flatMap((visit) => ended.get(factKey(visit))?.at ?? [])[0] ?? null,
      findings: findingsOf(verdicts.filter(({ about }) => visits.some(({ id }) => id === about))),
      refused: refused.filter(({ about }) => about === codeId).map(({ said }) => said.reason),
    };
  });
}

/** The lines whose last verdict is a finding, V1 before V15. */
function findingsOf(verdicts: readonly { readonly said: { line: string; verdict: string } }[]): string[] {
  const last = new Map(verdicts.map(({ said }) => [said.line, said.verdict]));
  return [...last]
    .flatMap(([line, verdict]) => (verdict === 'finding' ? [line] : []))
    .toSorted((one, other) => Number(one.slice(1)) - Number(other.slice(1)));
}
