// What stands in the rows behind a column, and where in the journal each was recorded.
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import { type FactKind, unitOfColumn } from '#core/foundation/reporting/columns.ts';
import { columnMeanings, groupOf, ownGroupings } from '#core/foundation/reporting/definition.ts';
import type { EntryGroup } from '#core/foundation/wire/entry-groups.ts';
import type { FactRow, ReportColumn } from '#core/oversight/reports/contract.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';
import { codeText } from './group-label.tsx';

const countedAlso: readonly ReportColumn[] = ['payments', 'returns', 'units'];

type FactColumns = {
  readonly isMoney: boolean;
  /** They last: from opening to completion, from leaving to the cut, a day of somebody. */
  readonly isTimed: boolean;
  /** One row may stand for several. */
  readonly isCounted: boolean;
  /** They say why, or of which sort they are. */
  readonly isSaid: boolean;
};

export function factColumns(column: ReportColumn): FactColumns {
  const unit = unitOfColumn[column];
  const kinds = Object.keys(columnMeanings[column].of) as FactKind[];
  const isOfClosing = kinds.some((kind) => kind === 'difference' || kind === 'open' || kind === 'pcMissing');
  return {
    isMoney: unit === 'rials' || countedAlso.includes(column),
    isTimed: unit === 'time' || unit === 'hours' || unit === 'days',
    isCounted: isOfClosing,
    isSaid: kinds.some((kind) => ownGroupings(kind).length > 0),
  };
}

/** What a fact says of itself: its kind in a register, its reason, how it ended. */
export function factWords(row: FactRow, text: SayText): string {
  const said = ownGroupings(row.kind).map((grouping) => {
    const code = groupOf(grouping, { ...row, hour: null }) ?? '';
    return code === '' ? '' : codeText(text, grouping, code);
  });
  return said.filter((one) => one !== '').join(text('reports.row.between'));
}

/** About what the journal tells of facts of a kind; of who was at work, about everything. */
const journalGroups: Readonly<Record<FactKind, EntryGroup | null>> = {
  ...{ visit: 'visits', wait: 'visits', refused: 'identity', viewed: 'accessLog', present: null },
  ...{
    paid: 'payments',
    returned: 'payments',
    charged: 'fees',
    cancelled: 'fees',
    tariffChanged: 'settings',
  },
  ...{ complaint: 'complaints', answered: 'complaints', late: 'complaints', trained: 'training' },
  ...{ checked: 'premises', checkFailed: 'premises', left: 'people', pcMissing: 'day', difference: 'day' },
  ...{ signed: 'day', open: 'day', came: 'day', cleared: 'day', settled: 'day', reported: 'day' },
};

/** The day of the journal on which a fact was recorded, and about what: a closing may be of an earlier day than its own. */
export const journalOf = ({ kind, day, at }: Pick<FactRow, 'kind' | 'day' | 'at'>) => ({
  day: at !== null && isUsualInstant(at) ? businessDayOf(at) : day,
  group: journalGroups[kind],
});
