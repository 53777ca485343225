// Violation reports of an office (D12, D19) as supervisors read them: their words opened with the province's key, the entries
// that they name compared with what is held.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { epochSchema, hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import {
  type ReportState,
  type SealedReport,
  sealedReportSchema,
  sealedReportType,
} from '#core/foundation/wire/violation-report.ts';
import type { FactSaid } from '../projection/fact-kinds.ts';
import { entries, reportStates, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { openSealed } from './open-sealed.ts';
import {
  type Asked,
  entryOf,
  type FactRow,
  factOfId,
  newestFacts,
  personsOf,
  type Told,
} from './read-facts.ts';

/** Entries that a report's page looks for; an office's own application names far fewer. */
export const evidenceRead = 200;

/** In the forms that entries have: they are looked for. */
const named = z.object({
  device: idSchema,
  epoch: epochSchema,
  seq: z.int(),
  hash: hashSchema,
  type: z.string(),
});
type Evidence = z.output<typeof named>;
const reportBody = z.object({
  evidence: z.array(z.unknown()).default([]),
  sealed: z.string().nullish(),
});

export type ReportStep = { state: ReportState; at: Date; supervisor: string };
/** Without its words and what it names: those are in its entry (`contentOf`). */
export type Report = Omit<FactSaid['report'], 'aboutId'> & {
  reportId: string;
  at: string;
  receivedAt: Date;
  /** Only the province reads it. */
  isProvinceOnly: boolean;
  byName: string | null;
  aboutName: string | null;
  /** In the order in which they can follow each other. */
  steps: ReportStep[];
  /** Place of its entry. */
  position: number;
};

const stepOrder: readonly ReportState[] = ['read', 'under_review', 'closed'];

/** The reports of an office, the newest first. */
export async function reportsOf(store: Store, asked: Asked): Promise<Told<Report>> {
  const { list, olderThan } = await newestFacts(store, asked, 'report');
  return { list: await readReports(store, asked.office, list), olderThan };
}

/** One report; what came first under its id stands. */
export async function reportOf(store: Store, office: string, reportId: string): Promise<Report | undefined> {
  const found = await factOfId(store, office, 'report', reportId);
  return found === undefined ? undefined : (await readReports(store, office, [found]))[0];
}

/** What was done with one report. */
export async function stepsOf(store: Store, office: string, reportId: string): Promise<ReportStep[]> {
  return (await stepsOfReports(store, office, [reportId])).get(reportId) ?? [];
}

async function stepsOfReports(
  store: Store,
  office: string,
  ids: readonly string[],
): Promise<Map<string, ReportStep[]>> {
  const which = and(eq(reportStates.office, office), inArray(reportStates.reportId, [...ids]));
  const rows = await store.select().from(reportStates).where(which);
  rows.sort((a, b) => stepOrder.indexOf(a.state) - stepOrder.indexOf(b.state));
  return Map.groupBy(rows, ({ reportId }) => reportId);
}

async function readReports(
  store: Store,
  office: string,
  list: readonly FactRow<'report'>[],
): Promise<Report[]> {
  const persons = await personsOf(
    store,
    office,
    list.flatMap(({ actor, said }) => [actor, said.aboutId]),
  );
  const steps = await stepsOfReports(
    store,
    office,
    list.map(({ id }) => id),
  );
  return list.map(({ id, type, at, receivedAt, actor, position, said: { aboutId, ...told } }) => ({
    ...told,
    reportId: id,
    ...{ at, receivedAt, position },
    isProvinceOnly: type === 'violation.sealed',
    byName: persons.get(actor ?? '')?.name ?? null,
    aboutName: persons.get(aboutId ?? '')?.name ?? null,
    steps: steps.get(id) ?? [],
  }));
}

/** What the entry of a report holds: its sealed words, and those of the entries it names that can be looked for at all. */
export async function contentOf(
  store: Store,
  office: string,
  { position }: Report,
): Promise<{ sealed: string | null; evidence: Evidence[] }> {
  const read = reportBody.safeParse((await entryOf(store, { office, position }))?.body);
  const { sealed = null, evidence = [] } = read.data ?? {};
  return { sealed, evidence: evidence.flatMap((one) => named.safeParse(one).data ?? []) };
}

/** What a report says, opened with the province's key; null when it is none of ours or sealed to another one. */
export const openReport = (store: Store, sealed: string): Promise<SealedReport | null> =>
  openSealed(store, sealed, sealedReportType, sealedReportSchema);

export type CheckedEvidence = Evidence & { status: EvidenceStatus };
/** `held`: the very entry is here. `differs`: another one is under its number. */
export type EvidenceStatus = 'held' | 'differs' | 'not_here';

/** The first of the named entries, each with how it stands here. */
export async function evidenceStatusOf(
  store: Store,
  office: string,
  named: readonly Evidence[],
): Promise<CheckedEvidence[]> {
  const evidence = named.slice(0, evidenceRead);
  if (evidence.length === 0) return [];
  const places = evidence.map(({ device, epoch, seq }) => sql`(${device}, ${epoch}, ${seq}::bigint)`);
  const found = await store
    .select({ device: streams.device, epoch: streams.epoch, seq: entries.seq, hash: entries.hash })
    .from(entries)
    .innerJoin(streams, eq(streams.id, entries.stream))
    .where(
      and(
        eq(entries.office, office),
        eq(streams.office, office),
        inArray(streams.device, [...new Set(evidence.map(({ device }) => device))]),
        inArray(entries.seq, [...new Set(evidence.map(({ seq }) => seq))]),
        sql`(${streams.device}, ${streams.epoch}, ${entries.seq}) in (${sql.join(places, sql`, `)})`,
      ),
    );
  return evidence.map((one) => {
    const here = found.find(
      ({ device, epoch, seq }) => device === one.device && epoch === one.epoch && seq === one.seq,
    );
    const isSame = here !== undefined && Buffer.from(here.hash).toString('hex') === one.hash;
    return { ...one, status: here === undefined ? 'not_here' : isSame ? 'held' : 'differs' };
  });
}

/** Notes what a supervisor did with a report; the first time counts. */
export async function recordReportState(
  store: Store,
  step: { office: string; reportId: string; state: 'read' | 'under_review' | 'closed'; supervisor: string },
  now: Date,
): Promise<void> {
  await store
    .insert(reportStates)
    .values({ ...step, at: now })
    .onConflictDoNothing();
}
