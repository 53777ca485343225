// What stands in the rows behind a column: money has a terminal, a service and an amount; the rest has its reason.
import { unitOfColumn } from '#core/foundation/reporting/columns.ts';
import type { Grouping, ReportColumn } from '#core/oversight/reports/contract.ts';

const reasons: Partial<Record<ReportColumn, Grouping>> = {
  visits: 'ending',
  serviceTime: 'ending',
  returns: 'returnReason',
  returned: 'returnReason',
  refused: 'refusalReason',
  complaints: 'complaintCategory',
  answered: 'complaintCategory',
  late: 'complaintCategory',
  differences: 'differenceKind',
  daysWithDifference: 'differenceKind',
  reduction: 'reductionCode',
  cutTime: 'leavingReason',
  openItems: 'openAccount',
  openRials: 'openAccount',
  openAge: 'openAccount',
  came: 'openAccount',
  cleared: 'openAccount',
  settled: 'openAccount',
};

export type FactColumns = { readonly isMoney: boolean; readonly reason: Grouping | null };

export const factColumns = (column: ReportColumn): FactColumns => ({
  isMoney:
    unitOfColumn[column] === 'rials' || column === 'payments' || column === 'returns' || column === 'units',
  reason: reasons[column] ?? null,
});
