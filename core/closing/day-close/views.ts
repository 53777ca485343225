// What the screens and the day's sheet show of a day's close.

import { type AskReads, agreedAt } from '#core/access/controls/asks.ts';
import type { ControlReads } from '#core/access/controls/queries.ts';
import { type EmergencyViewReads, emergencyViews } from '#core/access/emergency/views.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import { reportRemarks } from '#core/foundation/settlement/files/contract.ts';
import type { OfficeReads } from '#core/journal/office/queries.ts';
import { type DayOverview, type DaySheet, type DaySummary, daySummarySchema } from './contract.ts';
import type { DayReads } from './day-reads.ts';
import { type DayStatus, dayStatus } from './day-status.ts';
import { rialsOfException } from './explanations/contract.ts';
import { signedLedger } from './ledger/views.ts';

/** The day close as the manager sees it. `today` is the business day of now. */
export function dayOverview(reads: DayReads & LoosenedReads, day: string, today: string): DayOverview {
  const status = dayStatus(reads, day, today);
  const verdict = status.verdict(null);
  const refusals = verdict.ok ? [] : verdict.refusals;
  return {
    day,
    state: reads.businessDay.stateOf(day),
    openDrafts: status.openDrafts,
    earlierOpen: status.earlierOpen,
    terminals: status.terminals,
    totals: status.totals,
    matched: status.matched,
    exceptions: status.exceptions,
    differenceToGo: status.differenceToGo,
    chargedOfDay: status.chargedOfDay,
    lateItems: status.late.length,
    late: status.late,
    missingPeers: status.missingPeers,
    singleConfirmations: status.singleConfirmations,
    loosened: loosenedFor(reads, day),
    imports: importsOf(reads, day),
    typedSlips: reads.dayClose.typedSlips(day),
    blockers: refusals.filter(({ code }) => code !== 'REASON_NEEDED'),
    reasonNeeded: status.signs.length > 0,
    closings: closingsOf(reads, day),
  };
}

type LoosenedReads = AskReads & { readonly controls: Pick<ControlReads, 'loosenedFor'> };

const loosenedFor = (reads: DayReads & LoosenedReads, day: string): DayOverview['loosened'] =>
  reads.controls.loosenedFor(day, reads.businessDay.stateOf(day) === 'closed', (askId) =>
    agreedAt(reads, askId),
  );

function importsOf(reads: DayReads, day: string): DayOverview['imports'] {
  const unfinished = new Set(reads.dayClose.unfinishedImports().map(({ file }) => file));
  const files = Map.groupBy(reads.dayClose.imports(day), ({ fileId }) => fileId);
  return [...files].flatMap(([importId, parts]) => {
    const [first] = parts;
    if (first === undefined) return [];
    const { fileName, fileSha256, profile, at, device, byName } = first;
    return [
      {
        ...{ importId, fileSha256, profile, at, device, byName },
        fileName: fileName === '' ? null : fileName,
        isUnfinished: unfinished.has(importId),
        rowCount: parts.reduce((sum, { rowCount }) => sum + rowCount, 0),
        total: sumOfRials(parts.map(({ total }) => total)),
        lacking: parts.reduce((sum, { lacking }) => sum + lacking, 0),
        remarks: reportRemarks.filter((remark) => parts.some(({ remarks }) => remarks.includes(remark))),
      },
    ];
  });
}

function closingsOf(reads: DayReads, day: string): DayOverview['closings'] {
  return reads.dayClose.closings(day).map(({ kind, reason, headCode, at, actor, byName }) => ({
    kind,
    reason: reason === '' ? null : reason,
    headCode,
    at,
    by: actor,
    byName,
  }));
}

/** What a close tells the province of a day: totals, counts, exceptions and what stays open, nothing of a client. */
export function daySummary(reads: DayReads, day: string, today: string, status: DayStatus): DaySummary {
  const explained = Map.groupBy(
    status.exceptions.map((exception) => ({
      kind: exception.kind,
      reasonCode: exception.explanation?.reasonCode ?? null,
      rials: rialsOfException(exception),
    })),
    ({ kind, reasonCode }) => `${kind} ${reasonCode}`,
  );
  const unpaid = reads.visitState.unpaidChangesOn(day);
  const refunds = reads.dayClose.refundCases().filter(({ state }) => state === 'open');
  const withoutReport = status.terminals.flatMap(({ terminalId, report }) =>
    report === 'awaited' || report === 'missing' ? [{ terminalId, hasBatch: report === 'awaited' }] : [],
  );
  const last = reads.dayClose.closedBefore(day)?.summary ?? null;
  const before = last === null ? [] : daySummarySchema.parse(JSON.parse(last)).ledger.open;
  return {
    totals: status.totals,
    chargedOfDay: status.chargedOfDay,
    openRefunds: { count: refunds.length, total: refunds.reduce((sum, { amount }) => sum + amount, 0) },
    withoutReport,
    ledger: signedLedger(reads, { day, today, before, reports: withoutReport }),
    counts: { ...reads.dayClose.counts(day), servedUnpaid: unpaid.became, paidAfterAll: unpaid.settled },
    matched: status.matched,
    late: status.late.length,
    outOfTurn: status.earlierOpen,
    missingPeers: status.missingPeers,
    singleConfirmations: status.singleConfirmations,
    exceptions: [...explained.values()].flatMap((alike) => {
      const [first] = alike;
      const rials = sumOfRials(alike.map((one) => one.rials));
      return first === undefined ? [] : [{ ...first, count: alike.length, rials }];
    }),
  };
}

/** The sheet of a closed day as it was signed, to be printed (D16.17). @throws DAY_NOT_CLOSED, OFFICE_NOT_SET_UP */
export function daySheet(
  reads: DayReads & LoosenedReads & EmergencyViewReads & { readonly office: OfficeReads },
  day: string,
  now: string,
): DaySheet {
  const today = businessDayOf(now);
  const office = reads.office.office();
  if (office === null) throw refusal('OFFICE_NOT_SET_UP', {});
  const closing = reads.dayClose.closingInForce(day);
  if (closing === null || closing.summary === null) throw refusal('DAY_NOT_CLOSED', { day });
  const { terminals, exceptions, late, figures } = dayStatus(reads, day, today);
  return {
    officeName: office.name,
    officeCode: office.code,
    demo: office.demo,
    day,
    state: reads.businessDay.stateOf(day),
    summary: daySummarySchema.parse(JSON.parse(closing.summary)),
    manifest: closing.manifest ?? [],
    terminals,
    exceptions,
    late,
    figures: figures(),
    imports: importsOf(reads, day),
    emergencies: emergencyViews(reads, reads.emergency.ofDay(day), now),
    loosened: loosenedFor(reads, day),
    closings: closingsOf(reads, day),
    headCode: closing.headCode,
  };
}
