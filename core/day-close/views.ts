// What the screens and the day's sheet show of a day's close.
import type { Desk } from '#core/desk.ts';
import type { Reads } from '#core/reads.ts';
import type { DayOverview, DaySheet, DaySummary } from './contract.ts';
import { type SettledDay, settledDay } from './settle.ts';

/** The day close as the manager sees it. */
export function dayOverview(reads: Reads, day: string): DayOverview {
  const settled = settledDay(reads, day);
  const verdict = settled.verdict(null);
  const refusals = verdict.ok ? [] : verdict.reasons;
  return {
    day,
    state: reads.premises.stateOf(day),
    openDrafts: settled.openDrafts,
    terminals: settled.terminals,
    totals: [...settled.settlement.totals],
    matched: settled.settlement.matches.length,
    exceptions: [...settled.exceptions],
    differenceToGo: settled.settlement.differenceToGo,
    lateItems: settled.exceptions.filter(({ kind }) => kind === 'after_close').length,
    imports: reads.dayClose.imports(day).map(({ id, fileName, profile, rowCount, total, at }) => ({
      importId: id,
      fileName,
      profile,
      rowCount,
      total,
      at,
    })),
    blockers: refusals.filter(({ code }) => code !== 'REASON_NEEDED'),
    reasonNeeded: settled.exceptions.length > 0,
    closings: closingsOf(reads, day),
  };
}

function closingsOf(reads: Reads, day: string): DayOverview['closings'] {
  return reads.dayClose
    .closings(day)
    .map(({ kind, reason, headCode, at, actor }) => ({ kind, reason, headCode, at, by: actor }));
}

/** Totals, counts and explained exceptions of a day: no name and no number of a client. */
export function daySummary(reads: Reads, day: string, settled: SettledDay): DaySummary {
  const rows = reads.visits.dayRows(day);
  const decided = (outcome: string) =>
    rows.filter(({ visitId }) => reads.identity.latest(visitId)?.outcome === outcome).length;
  const explained = Map.groupBy(
    settled.exceptions.filter(({ explanation }) => explanation !== null),
    ({ kind, explanation }) => `${kind} ${explanation?.reasonCode}`,
  );
  return {
    totals: [...settled.settlement.totals],
    counts: {
      visits: rows.length,
      verified: decided('verified'),
      refused: decided('refused'),
      payments: reads.payments.ofDay(day).length,
      reversals: reads.payments.reversalsOfDay(day).length,
      ...reads.dayClose.counts(day),
    },
    exceptions: [...explained.values()].flatMap((group) => {
      const [first] = group;
      return first?.explanation
        ? [{ kind: first.kind, reasonCode: first.explanation.reasonCode, count: group.length }]
        : [];
    }),
  };
}

/** The sheet of the day, to be printed and signed. */
export function daySheet(desk: Desk, day: string): DaySheet {
  const { reads } = desk;
  const settled = settledDay(reads, day);
  const closings = closingsOf(reads, day);
  const office = reads.office.office();
  return {
    officeName: office?.name ?? '',
    officeCode: office?.code ?? '',
    demo: office?.demo ?? false,
    day,
    state: reads.premises.stateOf(day),
    summary: daySummary(reads, day, settled),
    exceptions: [...settled.exceptions],
    closings: closings.map((closing) => ({
      ...closing,
      byName: closing.by === null ? null : (reads.staff.person(closing.by)?.name ?? null),
    })),
    headCode: closings.findLast(({ kind }) => kind === 'closed')?.headCode ?? null,
  };
}
