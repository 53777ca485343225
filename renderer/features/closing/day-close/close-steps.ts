// The steps of a close, worked out from what is so. Nothing of them is stored, so a close that is left is resumed on any PC (D21.115).
import type { DayOverview, ExceptionView } from '#core/closing/day-close/contract.ts';
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';
import { triage } from './triage.ts';

export const stepIds = ['visits', 'unfiled', 'reports', 'differences', 'duties', 'pcs', 'seal'] as const;
export type StepId = (typeof stepIds)[number];

export type CloseFacts = {
  overview: DayOverview;
  /** Visits of all days that were paid for and are not filed. */
  unfiled: number;
  /** Open differences of all days. */
  differences: readonly Difference[];
  /** Duties of the day that nobody has done. */
  duties: number;
};

/** `open`: how much of the step asks for something. */
export type CloseStep = { id: StepId; open: number };

/** Terminals of which neither a report nor their own slip is there. */
export const withoutReport = ({ terminals }: Pick<DayOverview, 'terminals'>): string[] =>
  terminals.filter(({ report }) => report === 'missing').map(({ terminalId }) => terminalId);

/** Terminals whose batch slip stands in the place of the report (D21.135). */
export const awaitedReport = ({ terminals }: Pick<DayOverview, 'terminals'>): string[] =>
  terminals.filter(({ report }) => report === 'awaited').map(({ terminalId }) => terminalId);

/** What a day names once the reports are there: nothing is a difference before its terminal has a report (D21.116). */
export function foundOn(overview: Pick<DayOverview, 'terminals' | 'exceptions'>): ExceptionView[] {
  const waiting = new Set([...withoutReport(overview), ...awaitedReport(overview)]);
  const isEarly = ({ saw, terminalId, pspRowIds, reasons }: ExceptionView) =>
    saw !== null && reasons.length === 0 && pspRowIds.length === 0 && waiting.has(terminalId);
  return overview.exceptions.filter((exception) => !isEarly(exception));
}

/** The steps in their order. The last one is always to be done. */
export function closeSteps({ overview, unfiled, differences, duties }: CloseFacts): CloseStep[] {
  const open: Readonly<Record<StepId, number>> = {
    visits: overview.openDrafts,
    unfiled,
    reports:
      withoutReport(overview).length + overview.imports.filter(({ isUnfinished }) => isUnfinished).length,
    differences: triage(foundOn(overview), differences).open.length,
    duties,
    pcs: overview.missingPeers.length,
    seal: 1,
  };
  return stepIds.map((id) => ({ id, open: open[id] }));
}

/** The first step from `from` on in which something is to be done; what has nothing is passed over. */
export const nextStep = (steps: readonly CloseStep[], from: StepId): StepId =>
  steps.slice(stepIds.indexOf(from)).find(({ open }) => open > 0)?.id ?? 'seal';

/** The first step after this one in which something is to be done. */
export const stepAfter = (steps: readonly CloseStep[], id: StepId): StepId =>
  nextStep(steps, stepIds[stepIds.indexOf(id) + 1] ?? 'seal');
