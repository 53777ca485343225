// An office's inspections, and the code that a supervisor hands to an inspector: shown once, to be scanned or typed.
import encodeQR from 'qr';
import type { AccessCode } from '#core/foundation/wire/access-code.ts';
import type { Inspection } from '#core/foundation/wire/inspection-code.ts';
import { inspectionSections } from '#core/foundation/wire/inspection-mark.ts';
import { type Html, html } from './html.ts';
import type { InspectionFact } from './inspections.ts';
import { document, table } from './layout.ts';
import { passwordField } from './password-again.ts';
import { dayAndTime, instantOf } from './persian.ts';
import { wordOf } from './report-page.ts';
import { sentences as s } from './sentences-fa.ts';

export function inspectionCodePage(code: string, told: Inspection, csrf: string): string {
  const what = { title: `${s.inspectionCodeFor} ${told.name}`, once: s.inspectionCodeOnce };
  return codePage(code, { ...what, ...told }, csrf);
}

export function accessCodePage(code: string, told: Omit<AccessCode, 'key'>, csrf: string): string {
  const what = { title: `${s.accessCodeFor} ${told.name}`, once: s.accessCodeOnce, purpose: s.accessCode };
  return codePage(code, { ...what, ...told }, csrf);
}

type Shown = { title: string; once: string; office: string; purpose: string; expiresAt: string };

function codePage(code: string, { title, once, office, purpose, expiresAt }: Shown, csrf: string): string {
  const groups = code.match(/.{1,5}/gu)?.join(' ') ?? code;
  return document(
    title,
    csrf,
    html`<p class="notice warn">${once}</p>
<p>${s.office} <bdi dir="ltr">${office}</bdi>، ${purpose}، ${s.until} ${instantOf(expiresAt)}</p>
<p class="card qr">${drawn(code)}</p>
<p class="card digits"><bdi dir="ltr">${groups}</bdi></p>
<p><a href="data:text/plain,${code}" download="code-${office}.txt">${s.codeFile}</a></p>
<p><a href="/offices/${office}#inspections">${s.backToOffice}</a></p>`,
  );
}

/** Black on white in every theme: a scanner reads nothing else. */
function drawn(code: string): Html {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', encoding: 'numeric', border: 4 });
  const side = String(rows.length);
  const dots = rows.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  );
  return html`<svg role="img" aria-label="${s.inspectionCode}" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${dots.join('')}" fill="#000"/></svg>`;
}

export function inspectionsSection(office: string, facts: readonly InspectionFact[], csrf: string): Html {
  const list =
    facts.length === 0
      ? html`<p class="empty">${s.noInspections}</p>`
      : table(
          s.inspections,
          [s.inspector, s.purpose, s.opens, s.madeBy, s.until, s.visit, s.findings, s.refusals],
          facts.map(
            ({ name, purpose, sections, supervisor, expiresAt, begun, ended, findings, refused }) =>
              html`<tr><th scope="row">${name}</th><td>${purpose}</td><td>${sections.map((section) => s.inspectionSections[section]).join('، ')}</td><td>${supervisor}</td>
<td>${dayAndTime(expiresAt)}</td><td class="${begun.length > 1 ? 'bad' : ''}">${visit(begun, ended)}</td>
<td class="${findings.length > 0 ? 'bad' : ''}">${findings.length === 0 ? s.nothing : html`<bdi dir="ltr">${findings.join(', ')}</bdi>`}</td><td>${refused.length === 0 ? s.nothing : [...new Set(refused)].map((reason) => wordOf(s.inspectionRefusals, reason)).join('، ')}</td></tr>`,
          ),
        );
  return html`<section id="inspections"><h2>${s.inspections}</h2>${list}
<details class="card"><summary>${s.newInspection}</summary>
<form method="post" action="/offices/${office}/inspection-codes"><input type="hidden" name="csrf" value="${csrf}">
<label>${s.inspector}<input name="name" required minlength="2" maxlength="60" autocomplete="off"></label>
<label>${s.purpose}<input name="purpose" required minlength="2" maxlength="120" autocomplete="off"></label>
<label>${s.validHours}<input name="hours" required value="4" inputmode="numeric" dir="ltr" maxlength="3" autocomplete="off"></label>
<fieldset><legend>${s.opens}</legend>${inspectionSections.map(
    (section) =>
      html`<label class="tick"><input type="checkbox" name="${section}" value="on" checked> ${s.inspectionSections[section]}</label>`,
  )}</fieldset>
${passwordField()}
<button>${s.makeCode}</button></form></details>
<details class="card"><summary>${s.newAccessCode}</summary><p class="notice warn">${s.accessCodeWhat}</p>
<form method="post" action="/offices/${office}/access-codes"><input type="hidden" name="csrf" value="${csrf}">
<label>${s.managerName}<input name="name" required minlength="2" maxlength="80" autocomplete="off"></label>
<label>${s.releaseReason}<input name="reason" required minlength="10" maxlength="500" autocomplete="off"></label>
${passwordField()}
<button>${s.makeCode}</button></form></details></section>`;
}

function visit(begun: readonly string[], ended: string | null): Html | string {
  const [first] = begun;
  if (first === undefined) return s.notUsed;
  const end = ended === null ? null : html` – ${instantOf(ended)}`;
  const twice = begun.length > 1 ? html`، ${s.usedTwice}` : null;
  return html`${instantOf(first)}${end}${twice}`;
}
