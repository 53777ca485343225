// One violation report: what it says, who it is about, the entries that it names, and what was done with it.
import type { SealedReport } from '#core/foundation/wire/violation-report.ts';
import { type Html, html } from './html.ts';
import { document, table } from './layout.ts';
import { amount, dayAndTime, instantOf } from './persian.ts';
import type { CheckedEvidence, Report } from './reports.ts';
import { sentences as s } from './sentences-fa.ts';

type Shown = {
  office: string;
  report: Report;
  /** Null: its words are not for the province, or cannot be opened. */
  content: SealedReport | null;
  evidence: readonly CheckedEvidence[];
  /** It has words for the province. */
  isSealed: boolean;
  csrf: string;
};

const acts = ['under_review', 'closed'] as const;

export function reportPage({ office, report, content, evidence, isSealed, csrf }: Shown): string {
  const rule = content?.rule ?? report.rule;
  const named = content?.evidence.length ?? report.evidenceNamed;
  const facts: [string, Html | string][] = [
    [s.trackingCode, html`<bdi dir="ltr">${report.trackingCode}</bdi>`],
    [s.brokenRule, rule === null ? s.nothing : wordOf(s.brokenRules, rule)],
    [s.aboutPerson, content?.aboutName ?? report.aboutName ?? s.nothing],
    [s.reporter, content?.reporterName ?? report.byName ?? s.nothing],
    [s.when, instantOf(report.at)],
    [s.received, dayAndTime(report.receivedAt)],
  ];
  return document(
    `${s.report} ${numberOf(report)}`,
    csrf,
    html`<p><a href="/offices/${office}#reports">${s.backToOffice}</a></p>
<dl class="card">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${words(isSealed, content)}
<section id="evidence"><h2>${s.evidence}</h2>${
      evidence.length === 0
        ? html`<p class="empty">${s.noEvidence}</p>`
        : table(
            s.evidence,
            [s.entryType, s.device, s.entry, s.entryHash, s.status],
            evidence.map(
              (one) => html`<tr><th scope="row"><bdi dir="ltr">${one.type}</bdi></th>
<td><bdi dir="ltr">${one.device}</bdi></td><td class="number">${amount(one.seq)}</td><td><bdi dir="ltr">${one.hash.slice(0, 16)}</bdi></td>
<td class="${one.status === 'held' ? 'good' : one.status === 'differs' ? 'bad' : ''}">${s.evidenceStatuses[one.status]}</td></tr>`,
            ),
          )
    }${evidence.length < named ? html`<p class="notice warn">${s.evidenceNotAll}</p>` : null}</section>
<section id="steps"><h2>${s.whatWasDone}</h2>${table(
      s.whatWasDone,
      [s.status, s.when, s.accountName],
      report.steps.map(
        ({ state, at, supervisor }) =>
          html`<tr><th scope="row">${s.reportStates[state]}</th><td>${dayAndTime(at)}</td><td>${supervisor}</td></tr>`,
      ),
    )}${act(`/offices/${office}/reports/${report.reportId}`, report, csrf)}</section>`,
  );
}

function words(isSealed: boolean, content: SealedReport | null): Html {
  if (content === null)
    return html`<p class="notice warn">${isSealed ? s.cannotBeOpened : s.wordsInOffice}</p>`;
  return html`<section id="words"><h2>${s.whatHappened}</h2><p class="card words">${content.text}</p>
<h2>${s.whatWasSaid}</h2><p class="card words">${content.said === '' ? s.nothing : content.said}</p></section>`;
}

/** The next thing to do with it; nothing once it is closed. */
function act(path: string, report: Report, csrf: string): Html | null {
  const next = acts.find((state) => !report.steps.some((step) => step.state === state));
  const isClosed = report.steps.some(({ state }) => state === 'closed');
  if (next === undefined || isClosed) return null;
  return html`<form class="card" method="post" action="${path}">
<input type="hidden" name="csrf" value="${csrf}"><input type="hidden" name="state" value="${next}">
<button>${s.reportActs[next]}</button></form>`;
}

/** As it stands on the report and on its slip. */
export const numberOf = ({ deskNumber, number, isProvinceOnly }: Report): string =>
  `${isProvinceOnly ? 'S' : 'R'}${deskNumber}-${number}`;

export function wordOf(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? (words[code] ?? code) : code;
}
