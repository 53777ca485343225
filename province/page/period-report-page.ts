// The page of a period report: figures, a picture of the days, the table of a grouping, and, over all offices, the offices.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { type Period, periodAfter, periodBefore } from '#core/foundation/calendar/jalali-period.ts';
import { shareDrawing } from '#core/foundation/reporting/charts/bars.ts';
import { groupings, type ReportColumn, unitOfColumn } from '#core/foundation/reporting/columns.ts';
import type { Table } from '#core/foundation/reporting/report.ts';
import { drawn } from './drawn.ts';
import { type Html, html } from './html.ts';
import { backLink, document } from './layout.ts';
import { periodCharts } from './period-charts.ts';
import { groupName, periodTitle } from './period-names.ts';
import {
  keyColumns,
  type NamedOffice,
  type OfficeRow,
  officeColumns,
  type PeriodReport,
} from './period-report.ts';
import { columnWords, groupingWords, periodSentences as p, periodKindWords } from './period-words-fa.ts';
import { amount } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

type Shown = {
  readonly report: PeriodReport;
  /** Null: over all offices. */
  readonly office: NamedOffice | null;
  readonly offices?: readonly OfficeRow[];
  readonly today: string;
  readonly csrf: string;
};

const pathOf = (office: NamedOffice | null): string =>
  office === null ? '/period' : `/offices/${office.code}/period`;
const queryOf = ({ kind, from }: Pick<Period, 'kind' | 'from'>, by: string): string =>
  `?kind=${kind}&day=${from}&by=${by}`;

export function periodReportPage({ report, office, offices, today, csrf }: Shown): string {
  const { period, by, table, days } = report;
  const path = pathOf(office);
  const name =
    office === null
      ? p.allOffices
      : `${s.office} ${office.code}${office.name === null ? '' : `، ${office.name}`}`;
  const back =
    office === null ? backLink() : html`<p><a href="/offices/${office.code}">${s.backToOffice}</a></p>`;
  return document(
    `${p.report}: ${periodTitle(period)}، ${name}`,
    csrf,
    html`${back}${chooser(report, path, today)}
<dl class="summary">${keyColumns.map((column, place) => figure(column, days, place))}</dl>
${periodCharts(report)}
${offices === undefined ? null : officesTable(offices, report)}
<section id="table"><h2>${groupingWords[by]}</h2>${
      table.rows.length === 0 ? html`<p class="empty">${p.nothing}</p>` : groupTable(report)
    }
<p><a href="${path}.csv${queryOf(period, by)}">${p.csv}</a> | <a href="${path}.xlsx${queryOf(period, by)}">${p.xlsx}</a> <span class="soft">${p.taken}</span></p>
<p class="soft">${p.rowsInOffice}</p></section>`,
  );
}

/** Which period, and by what it is told. */
function chooser({ period, by }: PeriodReport, path: string, today: string): Html {
  const after = periodAfter(period);
  const option = (value: string, word: string, chosen: string) =>
    value === chosen
      ? html`<option value="${value}" selected>${word}</option>`
      : html`<option value="${value}">${word}</option>`;
  return html`<form class="card period" method="get" action="${path}">
<label>${p.kind}<select name="kind">${Object.entries(periodKindWords).map(([kind, word]) => option(kind, word, period.kind))}</select></label>
<label>${p.day}<input name="day" value="${formatJalali(period.from, 'numeric', 'fa')}" dir="ltr" inputmode="numeric" autocomplete="off" maxlength="10"></label>
<label>${p.by}<select name="by">${groupings.map((grouping) => option(grouping, groupingWords[grouping], by))}</select></label>
<button>${p.show}</button></form>
<p><a href="${path}${queryOf(periodBefore(period), by)}">${p.earlier}</a>${
    after.from > today ? null : html` | <a href="${path}${queryOf(after, by)}">${p.later}</a>`
  }</p>`;
}

/** A value in the unit of its column, without it. */
function valueText(column: ReportColumn, value: number | null): string {
  if (value === null) return s.nothing;
  const unit = unitOfColumn[column];
  if (unit === 'time') return `${amount(Math.round(value / 60_000))} ${p.minutes}`;
  if (unit === 'days') return `${amount(Math.round(value / 86_400_000))} ${p.days}`;
  return unit === 'hours' ? `${amount(Math.round(value / 3_600_000))} ${p.hours}` : amount(value);
}

/** One figure of the whole period, and the same of the period before. */
function figure(column: ReportColumn, { total }: Table, place: number): Html {
  const then =
    total.before === null ? p.notThen : `${p.before}: ${valueText(column, total.before[place] ?? null)}`;
  return html`<div><dt>${columnWords[column]}</dt><dd>${valueText(column, total.now[place] ?? null)}</dd><dd class="soft">${then}</dd></div>`;
}

/** The part of a row in the whole, as a bar; empty for what is no part of a sum. */
function share(value: number | null, whole: number | null): Html {
  if (value === null || whole === null || whole <= 0 || value <= 0) return html`<td></td>`;
  const percent = Math.round((value / whole) * 100);
  return html`<td>${drawn(shareDrawing(value / whole, true), `${amount(percent)}٪`, 'share')}</td>`;
}

const shareOf = (column: ReportColumn | undefined): boolean =>
  column !== undefined && !['time', 'days'].includes(unitOfColumn[column]) && column !== 'daysWithDifference';

function groupTable({ by, table }: PeriodReport): Html {
  const [first] = table.columns;
  const whole = shareOf(first) ? (table.total.now[0] ?? null) : null;
  const beside = (of: readonly (number | null)[] | null) =>
    html`<td class="number soft">${of === null || first === undefined ? s.nothing : valueText(first, of[0] ?? null)}</td>`;
  const cells = (values: readonly (number | null)[]) =>
    table.columns.map(
      (column, place) => html`<td class="number">${valueText(column, values[place] ?? null)}</td>`,
    );
  const heads = [
    groupingWords[by],
    ...table.columns.map((column) => columnWords[column]),
    p.share,
    ...(first === undefined
      ? []
      : [`${columnWords[first]}، ${p.before}`, `${columnWords[first]}، ${p.lastYear}`]),
  ];
  return html`<div class="wide" role="region" aria-label="${groupingWords[by]}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${table.rows.map(
    (row) =>
      html`<tr><th scope="row"><bdi>${groupName(by, row)}</bdi></th>${cells(row.now)}${share(row.now[0] ?? null, whole)}${beside(row.before)}${beside(row.lastYear)}</tr>`,
  )}</tbody>
<tfoot><tr><th scope="row">${p.total}</th>${cells(table.total.now)}<td></td>${beside(table.total.before)}${beside(table.total.lastYear)}</tr></tfoot>
</table></div>`;
}

/** The offices beside each other; each leads to its own report. */
function officesTable(offices: readonly OfficeRow[], { period, by }: PeriodReport): Html {
  const heads = [s.office, ...officeColumns.map((column) => columnWords[column]), p.before];
  const rows = offices.map(
    ({ code, name, total }) =>
      html`<tr><th scope="row"><a href="/offices/${code}/period${queryOf(period, by)}"><bdi dir="ltr">${code}</bdi> ${name}</a></th>${officeColumns.map(
        (column, place) => html`<td class="number">${valueText(column, total.now[place] ?? null)}</td>`,
      )}<td class="number soft">${total.before === null ? s.nothing : amount(total.before[0] ?? 0)}</td></tr>`,
  );
  return html`<section id="offices"><h2>${p.offices}</h2><div class="wide" role="region" aria-label="${p.offices}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
