// Violation reports as they are shown: the office's register, one report, and the slip of one that only the province reads.

import type { Desk } from '#core/access/request-context/desk.ts';
import { protectionLine } from '#core/counter/complaints/contract.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { reportStateSchema } from '#core/foundation/wire/violation-report.ts';
import { brokenRuleSchema, type ReportRow, type ReportView, type Whereabouts } from './contract.ts';
import { farthest } from './rules.ts';

type Stored = NonNullable<ReturnType<Desk['reads']['violations']['report']>>;
type Fact = { readonly id: string; readonly at: string; readonly device: string };

/** Where a report has got. */
function whereaboutsOf(desk: Desk, { id, at, device }: Fact): Whereabouts {
  const said = desk.reads.violations.answersOf(id).flatMap(({ state }) => {
    const read = reportStateSchema.safeParse(state);
    return read.success ? [read.data] : [];
  });
  const until =
    desk.peers.replicationStatus().devices.find((marks) => marks.device === device)?.province ?? null;
  return farthest(until !== null && until >= at, said);
}

function toRow(desk: Desk, report: Stored): ReportRow {
  const { id, number, deskNumber, trackingCode, rule, at, actor, aboutId, evidence, sealed } = report;
  const { nameOf } = desk.reads.violations;
  return {
    reportId: id,
    number,
    deskNumber,
    trackingCode,
    rule: brokenRuleSchema.parse(rule),
    at,
    byName: actor === null ? null : nameOf(actor),
    aboutName: aboutId === null ? null : nameOf(aboutId),
    withProvince: sealed !== null,
    whereabouts: whereaboutsOf(desk, report),
    evidence: evidence.length,
  };
}

/**
 * Whether a report is about its reader, by any of their accounts: one that was filed about another account of a manager,
 * before the PC had heard that it is theirs, is in the office's register and not for them (D12.7).
 */
function isAboutReader({ reads }: Desk, { aboutId }: Stored, readerId: string): boolean {
  return aboutId !== null && reads.staff.accountsOf(readerId).includes(aboutId);
}

/** The office's register for a reader. What only the province reads is not in it. */
export const reportList = (desk: Desk, readerId: string): ReportRow[] =>
  desk.reads.violations
    .reports()
    .filter((report) => !isAboutReader(desk, report, readerId))
    .map((report) => toRow(desk, report));

/** One report of the office's register for a reader. @throws NOT_FOUND, OFFICE_NOT_SET_UP */
export function reportView(desk: Desk, reportId: string, readerId: string): ReportView {
  const report = desk.reads.violations.report(reportId);
  if (report === null || isAboutReader(desk, report, readerId))
    throw refusal('NOT_FOUND', { what: 'report' });
  const { text, said, evidence } = report;
  return { ...toRow(desk, report), ...officeOf(desk), text, said, entries: [...evidence], protectionLine };
}

/** The slip of a report, of either register: nothing of what it says. @throws NOT_FOUND, OFFICE_NOT_SET_UP */
export function reportSlip(desk: Desk, reportId: string) {
  const { violations } = desk.reads;
  const report = violations.report(reportId) ?? violations.seal(reportId);
  if (report === null) throw refusal('NOT_FOUND', { what: 'report' });
  const { number, deskNumber, trackingCode, at } = report;
  return {
    ...officeOf(desk),
    ...{ number, deskNumber, trackingCode, at },
    whereabouts: whereaboutsOf(desk, report),
    saidAt: violations.answersOf(reportId)[0]?.saidAt ?? null,
    protectionLine,
  };
}

function officeOf({ reads }: Desk): { officeName: string; officeCode: string; demo: boolean } {
  const office = reads.office.office();
  if (office === null) throw refusal('OFFICE_NOT_SET_UP', {});
  return { officeName: office.name, officeCode: office.code, demo: office.demo };
}
