// What people do with violation reports: anybody who works here files one; what is about a manager goes to the province
// alone, and nobody in the office stops it (D12, D19). Sealed parts come in ready: sealing is asynchronous.

import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { trackingCodeBytes, trackingCodeFrom } from '#core/counter/complaints/rules.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { isSubstantial } from '#core/foundation/text/substance.ts';
import type { ReportStates, SealedReport } from '#core/foundation/wire/violation-report.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { RecordReads } from '#core/oversight/records/queries.ts';
import {
  type FiledReport,
  type FilingReport,
  mostEvidence,
  type NamedEntry,
  type ReportRoute,
} from './contract.ts';
import { violationAnswered, violationReported, violationSealed } from './entries.ts';
import type { ViolationReads } from './queries.ts';
import { routeByRule } from './rules.ts';

export type ViolationCommandReads = {
  readonly violations: ViolationReads;
  readonly records: Pick<RecordReads, 'visit' | 'ofVisit'>;
  readonly staff: Pick<StaffReads, 'person' | 'accountsOf'>;
};

/** A report as the rules have it, its evidence named: what is sealed and what is stored are the same, each cleaned on its way. */
export type PreparedReport = {
  readonly input: FilingReport;
  readonly reportId: string;
  readonly evidence: readonly NamedEntry[];
  readonly content: SealedReport;
};

/**
 * Judges a report before it is sealed (D12.6).
 * @throws NOT_FOUND, NOTE_TOO_THIN, INPUT_INVALID, NOT_ALLOWED when somebody else than the manager picks entries of the
 * journal
 */
export function prepareReport(
  reads: ViolationCommandReads,
  reporter: Person,
  input: FilingReport,
  reportId: string,
): PreparedReport {
  const about = input.aboutId === null ? null : reads.staff.person(input.aboutId);
  if (input.aboutId !== null && about === null) throw refusal('NOT_FOUND', { what: 'person' });
  if (!isSubstantial(input.text)) throw refusal('NOTE_TOO_THIN', {});
  if (input.evidence.length > 0 && reporter.role !== 'manager') throw refusal('NOT_ALLOWED', {});
  const places = [...new Set([...input.evidence, ...placesOfVisit(reads, input.visitId)])];
  const evidence = reads.violations.entriesAt(places).slice(0, mostEvidence);
  if (input.evidence.length > 0 && evidence.length < Math.min(places.length, mostEvidence))
    throw refusal('INPUT_INVALID', { fields: ['evidence'] });
  const route = routeOf(reads, input);
  return {
    input: { ...input, route },
    reportId,
    evidence,
    content: {
      reportId,
      rule: input.rule,
      reporterId: reporter.id,
      reporterName: reporter.name,
      aboutId: input.aboutId,
      aboutName: about?.name ?? null,
      text: input.text,
      said: input.said,
      evidence,
    },
  };
}

/** Who may read a report by the rule as the office knows it now; asked again once it is sealed, which takes time. */
export function routeOf(
  { staff }: Pick<ViolationCommandReads, 'staff'>,
  { aboutId, route }: Pick<FilingReport, 'aboutId' | 'route'>,
): ReportRoute {
  const accounts = aboutId === null ? [] : staff.accountsOf(aboutId);
  return routeByRule(
    route,
    accounts.some((account) => staff.person(account)?.role === 'manager'),
  );
}

function placesOfVisit({ records }: ViolationCommandReads, visitId: string | null): number[] {
  if (visitId === null) return [];
  const visit = records.visit(visitId);
  if (visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  return records.ofVisit(visitId, visit.day).map(({ pos }) => pos);
}

/**
 * Files a report under the next number of its register. One for the province alone is written by the device: who wrote it is
 * within the seal.
 * @param sealed the sealed content; null where nothing is to be sealed, or nobody is known to seal it to.
 * @throws REPORT_NEEDS_PROVINCE before enrolment when the province is to read it; nothing is kept then
 */
export function fileReport(
  tx: Transaction,
  { violations }: ViolationCommandReads,
  { input, reportId, evidence }: PreparedReport,
  sealed: string | null,
): FiledReport {
  const { rule, aboutId, route, text, said } = input;
  if (route !== 'office' && sealed === null) throw refusal('REPORT_NEEDS_PROVINCE', {});
  const provinceOnly = route === 'province_only';
  const { deskNumber } = tx.device;
  const numbered = {
    reportId,
    number: violations.nextNumber(deskNumber, provinceOnly),
    deskNumber,
    trackingCode: freshTrackingCode(tx, violations),
  };
  if (provinceOnly && sealed !== null) tx.append(violationSealed, { ...numbered, sealed });
  else
    tx.append(
      violationReported,
      { ...numbered, rule, aboutId, evidence: [...evidence], sealed },
      { text, said },
    );
  return { ...numbered, provinceOnly };
}

function freshTrackingCode(tx: Transaction, violations: ViolationReads): string {
  for (;;) {
    const code = trackingCodeFrom(tx.randomBytes(trackingCodeBytes));
    if (violations.byTrackingCode(code) === null) return code;
  }
}

/** Keeps what the province said of reports of this office, each once. @returns how many were news */
export function keepAnswers(
  tx: Transaction,
  { violations }: Pick<ViolationCommandReads, 'violations'>,
  answers: ReportStates['reports'],
): number {
  const news = answers.filter(({ reportId, state, at }) => {
    const isOurs = violations.report(reportId) !== null || violations.seal(reportId) !== null;
    const known = violations.answersOf(reportId);
    return isOurs && !known.some((answer) => answer.state === state && answer.saidAt === at);
  });
  for (const { reportId, state, at, signature } of news)
    tx.append(violationAnswered, { id: tx.newId(), reportId, state, saidAt: at, signature });
  return news.length;
}
