// The columns of an office's day on the supervisors' pages, as the list of totals says them.
import { type DayColumn, type DayTotalName, dayTotalNames, dayTotals } from '../projection/day-totals.ts';
import { type Html, html } from './html.ts';
import { amount } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

type Sums = Readonly<Record<DayTotalName, number>>;
export type ShownColumn = { head: string; cell: (day: Sums | null) => Html };

/** The columns of a day in the office's file. */
export const fileColumns: readonly ShownColumn[] = dayTotalNames.flatMap((name) => {
  const { column } = dayTotals[name];
  return column === undefined ? [] : [shown(name, column.head, column)];
});

/** The columns of today on the page of all offices. */
export const todayColumns: readonly ShownColumn[] = dayTotalNames.flatMap((name) => {
  const { column } = dayTotals[name];
  if (column === undefined || column.today === null) return [];
  const { today, rials, ...rest } = column;
  const isWithRials = rials !== undefined && today?.isWithoutRials !== true;
  return [shown(name, today?.head ?? column.head, isWithRials ? { ...rest, rials } : rest)];
});

function shown(
  name: DayTotalName,
  head: string,
  { rials, and }: Pick<DayColumn<DayTotalName>, 'rials' | 'and'>,
): ShownColumn {
  const of = (day: Sums | null, total: DayTotalName) => amount(day?.[total] ?? 0);
  const beside = (day: Sums | null) => {
    if (and !== undefined)
      return [and]
        .flat()
        .map((other) => ` / ${of(day, other)}`)
        .join('');
    if (rials === undefined) return '';
    return rials === 'itself' ? ` ${s.rials}` : ` (${of(day, rials)} ${s.rials})`;
  };
  return { head, cell: (day) => html`<td class="number">${of(day, name)}${beside(day)}</td>` };
}
