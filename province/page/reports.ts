// Violation reports of an office (D12, D19) as supervisors read them: from the raw entries, opened with the province's key,
// the entries that they name compared with what is held.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { epochSchema, hashSchema, idSchema } from '#core/foundation/wire/contract.ts';
import {
  type ReportState,
  type SealedReport,
  sealedReportSchema,
  sealedReportType,
} from '#core/foundation/wire/violation-report.ts';
import type { Identity } from '../server-keys/identity.ts';
import { entries, reportStates, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import {
  type Asked,
  earliestEntries,
  firstOfEach,
  naming,
  newestEntries,
  type TakenEntry,
  type Told,
} from './newest-entries.ts';
import { openSealed } from './open-sealed.ts';
import { personsOf } from './persons.ts';

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
const reportBody = z.object({
  reportId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  rule: z.string().optional(),
  aboutId: z.string().nullish(),
  evidence: z.array(z.unknown()).default([]),
  sealed: z.string().nullish(),
});

export type ReportStep = { state: ReportState; at: Date; supervisor: string };
/** Without its words: those are opened one by one, by `openReport`. */
export type Report = {
  reportId: string;
  number: number;
  deskNumber: number;
  trackingCode: string;
  at: string;
  receivedAt: Date;
  /** Only the province reads it. */
  isProvinceOnly: boolean;
  rule: string | null;
  byName: string | null;
  aboutName: string | null;
  /** Those that can be looked for at all. */
  evidence: z.output<typeof named>[];
  /** How many it names, in whatever form. */
  evidenceNamed: number;
  sealed: string | null;
  /** In the order in which they can follow each other. */
  steps: ReportStep[];
};

const stepOrder: readonly ReportState[] = ['read', 'under_review', 'closed'];

const reported = sql`${entries.type} in ('violation.reported', 'violation.sealed')`;

/** The reports of an office, the newest first. */
export async function reportsOf(store: Store, asked: Asked): Promise<Told<Report>> {
  const { list, olderThan } = await newestEntries(store, asked, reported);
  return { list: (await readReports(store, asked.office, list)).reverse(), olderThan };
}

/** What one search for a report found. `newerThan`: where the next one begins; null where nothing is left to search. */
export type FoundReport = { report: Report | undefined; newerThan: number | null };

/**
 * One report, whatever came before or after it; what came first under its id stands.
 * @param after the position after which it is looked for, where an earlier search ended without it
 */
export async function reportOf(
  store: Store,
  office: string,
  reportId: string,
  after?: number,
): Promise<FoundReport> {
  const { list, newerThan } = await earliestEntries(
    store,
    { office, after, most: 1 },
    naming(reported, 'reportId', reportId),
    ({ body }) => {
      const read = reportBody.safeParse(body);
      return read.success && read.data.reportId === reportId;
    },
  );
  const [report] = await readReports(store, office, list);
  return { report, newerThan: report === undefined ? newerThan : null };
}

/** What was done with one report. */
export async function stepsOf(store: Store, office: string, reportId: string): Promise<ReportStep[]> {
  const ofReport = and(eq(reportStates.office, office), eq(reportStates.reportId, reportId));
  return inOrder(await store.select().from(reportStates).where(ofReport));
}

const inOrder = (steps: readonly ReportStep[]): ReportStep[] =>
  steps.toSorted((a, b) => stepOrder.indexOf(a.state) - stepOrder.indexOf(b.state));

/** The reports among entries, by their arrival. */
async function readReports(store: Store, office: string, list: readonly TakenEntry[]): Promise<Report[]> {
  if (list.length === 0) return [];
  const persons = await personsOf(store, office);
  const done = Map.groupBy(
    await store.select().from(reportStates).where(eq(reportStates.office, office)),
    ({ reportId }) => reportId,
  );
  const reports = list.flatMap(({ type, at, receivedAt, actor, body }): Report[] => {
    const read = reportBody.safeParse(body);
    if (!read.success) return [];
    const { aboutId, rule = null, sealed = null, evidence, ...told } = read.data;
    return [
      {
        ...told,
        evidence: evidence.flatMap((one) => named.safeParse(one).data ?? []),
        evidenceNamed: evidence.length,
        at,
        receivedAt,
        isProvinceOnly: type === 'violation.sealed',
        rule,
        sealed,
        byName: persons.get(actor ?? '')?.name ?? null,
        aboutName: persons.get(aboutId ?? '')?.name ?? null,
        steps: inOrder(done.get(told.reportId) ?? []),
      },
    ];
  });
  return firstOfEach(reports, ({ reportId }) => reportId);
}

/** What a report says, opened with the province's key; null when it is none of ours or sealed to another one. */
export const openReport = (identity: Identity, sealed: string): Promise<SealedReport | null> =>
  openSealed(identity, sealed, sealedReportType, sealedReportSchema);

/** `held`: the very entry is here. `differs`: another one is under its number. */
export type EvidenceStanding = 'held' | 'differs' | 'not_here';

/** The first of the named entries, each with how it stands here. */
export async function standingOf(
  store: Store,
  office: string,
  named: Report['evidence'],
): Promise<(Report['evidence'][number] & { standing: EvidenceStanding })[]> {
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
    return { ...one, standing: here === undefined ? 'not_here' : isSame ? 'held' : 'differs' };
  });
}

/** Notes what a supervisor did with a report; the first time counts. */
export async function noteReportState(
  store: Store,
  step: { office: string; reportId: string; state: 'read' | 'under_review' | 'closed'; supervisor: string },
  now: Date,
): Promise<void> {
  await store
    .insert(reportStates)
    .values({ ...step, at: now })
    .onConflictDoNothing();
}
