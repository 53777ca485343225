// The pictures of a period: what came in day by day, how long clients stayed, and when they come; each with a table that says the same.
import { formatJalali, toJalali } from '#core/foundation/calendar/jalali.ts';
import { daysOf, lengthOf } from '#core/foundation/calendar/jalali-period.ts';
import { barsDrawing } from '#core/foundation/reporting/charts/bars.ts';
import { heatDrawing, heatOf } from '#core/foundation/reporting/charts/heat.ts';
import { linesDrawing } from '#core/foundation/reporting/charts/lines.ts';
import { drawn } from './drawn.ts';
import { type Html, html } from './html.ts';
import { type PeriodReport, timeColumns } from './period-report.ts';
import { columnWords, groupingWords, periodSentences as p, weekdayWords } from './period-words-fa.ts';
import { amount } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

export const periodCharts = (report: PeriodReport): Html =>
  html`${moneyBars(report)}${timeLines(report)}${hourHeat(report)}`;

/** Days that have their number under them: each of a week or less, else every seventh. */
const labelsOf = (days: readonly string[]): string[] =>
  days.map((day, place) => (days.length <= 7 || place % 7 === 0 ? amount(toJalali(day).day) : ''));

/** A bar for each day, from nought; the figures above and the table by days say the same in numbers. */
function moneyBars({ period, days }: PeriodReport): Html | null {
  const values = new Map(days.rows.map(({ key, now, before }) => [key, { now: now[0] ?? 0, before }]));
  const all = daysOf(period);
  const most = Math.max(0, ...all.map((day) => values.get(day)?.now ?? 0));
  if (most === 0) return null;
  const labels = labelsOf(all);
  const bars = all.map((day, place) => {
    const value = Math.max(0, values.get(day)?.now ?? 0);
    const title = `${formatJalali(day, 'numeric', 'fa')}: ${amount(value)} ${s.rials}`;
    return { id: day, value, before: null, label: labels[place] ?? '', title };
  });
  const drawing = barsDrawing(bars, {
    isRightToLeft: true,
    axisText: (rials) => amount(rials / 1_000_000),
  });
  const label = `${p.chart}، ${p.most} ${amount(most)} ${s.rials}`;
  const rows = all.map((day) => [formatJalali(day, 'numeric', 'fa'), amount(values.get(day)?.now ?? 0)]);
  return html`<section id="chart"><h2>${p.chart}</h2><p class="soft">${p.millions}</p>
${drawn(drawing, label)}
<p class="soft">${p.most}: ${amount(most)} ${s.rials}</p>${asTable(p.chart, [p.jalali, columnWords.paid], rows)}</section>`;
}

const minutesOf = (ms: number | null | undefined): number | null =>
  ms === null || ms === undefined ? null : Math.round(ms / 60_000);

/** Mean times of service and waiting of each day. */
function timeLines({ period, times }: PeriodReport): Html | null {
  const all = daysOf(period);
  if (all.length < 2 || times.total.now.every((value) => value === null)) return null;
  const rows = new Map(times.rows.map(({ key, now }) => [key, now]));
  const lines = timeColumns.map((_, column) => all.map((day) => minutesOf(rows.get(day)?.[column])));
  const drawing = linesDrawing({ lines, labels: labelsOf(all), isRightToLeft: true, axisText: amount });
  const told = all
    .filter((day) => rows.has(day))
    .map((day) => [
      formatJalali(day, 'numeric', 'fa'),
      ...timeColumns.map((_, column) => {
        const minutes = minutesOf(rows.get(day)?.[column]);
        return minutes === null ? s.nothing : amount(minutes);
      }),
    ]);
  const heads = [p.jalali, ...timeColumns.map((column) => `${columnWords[column]}، ${p.minutes}`)];
  return html`<section id="times"><h2>${p.times}</h2>
<p class="soft">${p.minutes}، <span class="key line1">${columnWords.serviceTime}</span> <span class="key line2">${columnWords.waitTime}</span></p>
${drawn(drawing, p.times)}${asTable(p.times, heads, told)}</section>`;
}

/** Visits by hour and weekday, over a week or more. */
function hourHeat({ period, hours }: PeriodReport): Html | null {
  const heat = lengthOf(period) < 7 ? null : heatOf(hours.rows, period);
  if (heat === null) return null;
  const weekday = (place: number): string => weekdayWords[place] ?? '';
  const drawing = heatDrawing(heat, { isRightToLeft: true, weekday, hour: amount, value: amount });
  const heads = [
    groupingWords.weekday,
    ...heat.hours.map((hour) => `${amount(hour)} ${p.to} ${amount(hour + 1)}`),
  ];
  const rows = heat.byWeekday.map((values, place) => [weekday(place), ...values.map(amount)]);
  return html`<section id="hours"><h2>${p.visitsByHour}</h2>${drawn(drawing, p.visitsByHour)}${asTable(p.visitsByHour, heads, rows)}</section>`;
}

/** What a chart shows, in numbers. */
function asTable(name: string, heads: readonly string[], rows: readonly (readonly string[])[]): Html {
  return html`<details><summary>${p.asTable}</summary><div class="wide" role="region" aria-label="${name}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([first = '', ...cells]) =>
      html`<tr><th scope="row">${first}</th>${cells.map((cell) => html`<td class="number">${cell}</td>`)}</tr>`,
  )}</tbody></table></div></details>`;
}
