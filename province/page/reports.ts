// Violation reports of an office (D12, D19) as supervisors read them: from the raw entries, opened with the province's key,
// the entries that they name compared with what is held.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { idSchema } from '#core/leaves/wire/contract.ts';
import { readEntry } from '#core/leaves/wire/read-entry.ts';
import {
  type ReportState,
  type SealedReport,
  sealedReportSchema,
  sealedReportType,
} from '#core/leaves/wire/violation-report.ts';
import type { Identity } from '../identity.ts';
import { entries, reportStates, streams } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { openSealed } from './open-sealed.ts';
import { personsOf } from './persons.ts';

const named = z.object({
  device: z.string(),
  epoch: z.string(),
  seq: z.int(),
  hash: z.string(),
  type: z.string(),
});
const reportBody = z.object({
  reportId: idSchema,
  number: z.int(),
  deskNumber: z.int(),
  trackingCode: z.string(),
  rule: z.string().optional(),
  aboutId: z.string().nullish(),
  evidence: z.array(named).default([]),
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
  evidence: z.output<typeof named>[];
  sealed: string | null;
  /** In the order in which they can follow each other. */
  steps: ReportStep[];
};

const stepOrder: readonly ReportState[] = ['read', 'under_review', 'closed'];

/** The reports of an office, the newest first; `reportId` null: all of them. */
export async function reportsOf(store: Store, office: string, reportId: string | null): Promise<Report[]> {
  const rows = await store
    .select({ type: entries.type, at: entries.at, receivedAt: entries.receivedAt, bytes: entries.bytes })
    .from(entries)
    .where(
      and(eq(entries.office, office), sql`${entries.type} in ('violation.reported', 'violation.sealed')`),
    )
    .orderBy(sql`${entries.position} desc`)
    .limit(500);
  const persons = await personsOf(store, office);
  const done = await store.select().from(reportStates).where(eq(reportStates.office, office));
  return rows.flatMap(({ type, at, receivedAt, bytes }): Report[] => {
    const read = readEntry(bytes);
    if (typeof read === 'string') return [];
    const body = reportBody.safeParse(read.envelope.body);
    if (!body.success || (reportId !== null && body.data.reportId !== reportId)) return [];
    const { aboutId, rule = null, sealed = null, ...told } = body.data;
    return [
      {
        ...told,
        at,
        receivedAt,
        isProvinceOnly: type === 'violation.sealed',
        rule,
        sealed,
        byName: persons.get(read.envelope.actor ?? '')?.name ?? null,
        aboutName: persons.get(aboutId ?? '')?.name ?? null,
        steps: done
          .filter((step) => step.reportId === told.reportId)
          .sort((a, b) => stepOrder.indexOf(a.state) - stepOrder.indexOf(b.state)),
      },
    ];
  });
}

/** What a report says, opened with the province's key; null when it is none of ours or sealed to another one. */
export const openReport = (identity: Identity, sealed: string): Promise<SealedReport | null> =>
  openSealed(identity, sealed, sealedReportType, sealedReportSchema);

/** `held`: the very entry is here. `differs`: another one is under its number. */
export type EvidenceStanding = 'held' | 'differs' | 'not_here';

/** Each named entry with how it stands here. */
export async function standingOf(
  store: Store,
  office: string,
  evidence: Report['evidence'],
): Promise<(Report['evidence'][number] & { standing: EvidenceStanding })[]> {
  if (evidence.length === 0) return [];
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
