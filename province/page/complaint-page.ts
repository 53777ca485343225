// One complaint about a manager (D7): what is known without opening it, who opened it, and its words in the answer to whoever
// opens it now.
import type { SealedComplaint } from '#core/foundation/wire/sealed-complaint.ts';
import { type Html, html } from './html.ts';
import { document, pathOfPart, readOnNotice, table } from './layout.ts';
import { dayAndTime, instantOf, shortDay } from './persian.ts';
import { wordOf } from './report-page.ts';
import type { Addenda, ComplaintFile } from './sealed-complaints.ts';
import { sentences as s } from './sentences-fa.ts';

/** What was opened, in order: the complaint and what was added. `content` null: it cannot be opened here. */
export type Opened = readonly { at: string; content: SealedComplaint | null }[];
type Shown = {
  office: string;
  complaint: ComplaintFile;
  /** The part of what was added to it that is shown, and the position after which it begins. */
  addenda: Addenda;
  after: number | undefined;
  /** Null: it was not asked to be opened. */
  opened: Opened | null;
  csrf: string;
};

export function complaintPage({ office, complaint, addenda, after, opened, csrf }: Shown): string {
  const path = `/offices/${office}/complaints/${complaint.complaintId}`;
  const facts: [string, Html | string][] = [
    [s.trackingCode, html`<bdi dir="ltr">${complaint.trackingCode}</bdi>`],
    [s.kind, wordOf(s.complaintKinds, complaint.kind)],
    [s.complaintCategory, wordOf(s.complaintCategories, complaint.category)],
    [s.when, instantOf(complaint.at)],
    [s.received, dayAndTime(complaint.receivedAt)],
    [s.answerUntil, shortDay(complaint.dueDay)],
  ];
  return document(
    `${s.complaintAboutManager} ${complaintNumber(complaint)}`,
    csrf,
    html`<p><a href="/offices/${office}#complaints">${s.backToOffice}</a></p>
<dl class="card">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${opened === null ? ask(pathOfPart(path, { after }), complaint.isSealed || addenda.list.length > 0, csrf) : html`<section id="words">${opened.map(words)}</section>`}
${addenda.newerThan === null ? null : readOnNotice(path, { after: addenda.newerThan })}
<section id="openings"><h2>${s.openings}</h2>${
      complaint.openings.length === 0
        ? html`<p class="empty">${s.neverOpened}</p>`
        : table(
            s.openings,
            [s.when, s.accountName],
            complaint.openings.map(
              ({ at, supervisor }) =>
                html`<tr><th scope="row">${dayAndTime(at)}</th><td>${supervisor}</td></tr>`,
            ),
          )
    }</section>`,
  );
}

function ask(path: string, hasWords: boolean, csrf: string): Html {
  if (!hasWords) return html`<p class="notice warn">${s.attestationsNotTaken}</p>`;
  return html`<form class="card" method="post" action="${path}">
<input type="hidden" name="csrf" value="${csrf}"><p>${s.openingIsNoted}</p><button>${s.openComplaint}</button></form>`;
}

function words({ at, content }: Opened[number]): Html {
  if (content === null) return html`<p class="notice warn">${s.complaintNotOpened}</p>`;
  const { text, contactName, contactPhone, visitId } = content;
  const contact = [contactName, contactPhone].filter((part) => part !== '').join('، ');
  return html`<h2>${s.whatHappened}، ${instantOf(at)}</h2><p class="card words">${text === '' ? s.nothing : text}</p>
<dl class="card"><dt>${s.complainant}</dt><dd>${contact === '' ? s.nothing : html`<bdi>${contact}</bdi>`}</dd>
<dt>${s.visitOf}</dt><dd>${visitId === null ? s.nothing : html`<bdi dir="ltr">${visitId}</bdi>`}</dd></dl>`;
}

/** As it stands in the register and on its slip. */
export const complaintNumber = ({ deskNumber, number }: ComplaintFile): string => `${deskNumber}-${number}`;
