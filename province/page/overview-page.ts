// The supervisors' first page: every office, its last contact, today's totals, failed duties; and new codes.
import { todayColumns } from './day-columns.ts';
import { type FailedDuty, isClosed } from './duties.ts';
import { type Html, html } from './html.ts';
import { document, table } from './layout.ts';
import { ledgerSentences as ledger } from './ledger-sentences-fa.ts';
import type { OfficeDay, OfficeFacts } from './office-facts.ts';
import { passwordField } from './password-again.ts';
import { periodSentences as period } from './period-words-fa.ts';
import { ago, amount, dayAndTime, longDay, shortDay, timeOfDay } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

const silentMs = 86_400_000;

/** `fingerprint`: of the province's keys, as it is made known to the offices. */
export function overviewPage(offices: OfficeFacts[], fingerprint: string, csrf: string, now: Date): string {
  const silent = offices.filter(
    ({ lastContactAt }) => now.getTime() - (lastContactAt?.getTime() ?? 0) > silentMs,
  );
  const failed = offices.reduce((sum, office) => sum + office.failed.length, 0);
  return document(
    s.offices,
    csrf,
    html`<p class="soft">${longDay(now)}</p>
<dl class="summary">
${figure(s.officesCount, offices.length)}${figure(s.failedDuties, failed)}${figure(s.silentOffices, silent.length)}
</dl>
${offices.length === 0 ? html`<p class="empty">${s.noOffices}</p>` : officeTable(offices, now)}
<p><a href="/open">${ledger.openOfAll}</a></p>
<p><a href="/period">${period.ofAll}</a></p>
<p><a href="/receipts">${s.receiptCheck}</a></p>
${codeForm(fingerprint, csrf)}`,
  );
}

function figure(name: string, value: number): Html {
  return html`<div><dt>${name}</dt><dd>${amount(value)}</dd></div>`;
}

function officeTable(offices: OfficeFacts[], now: Date): Html {
  const heads = [
    s.office,
    s.lastContact,
    s.unsentAge,
    ...todayColumns.map(({ head }) => head),
    s.duties,
    ledger.openDifferencesShort,
    s.notUnderstoodShort,
    s.alarms,
  ];
  const rows = offices.map((office) => row(office, now));
  return html`${table(s.offices, heads, rows)}<p class="soft">${s.unsentAge}: ${s.unsentAgeHint}</p>`;
}

function row(office: OfficeFacts, now: Date): Html {
  const { today, lastContactAt } = office;
  return html`<tr>
<th scope="row"><a href="/offices/${office.code}"><bdi dir="ltr">${office.code}</bdi> ${office.name}</a></th>
<td class="age" title="${lastContactAt === null ? '' : dayAndTime(lastContactAt)}">${ago(lastContactAt, now)}</td>
<td class="age">${office.heldUpTo === null ? s.nothing : ago(office.heldUpTo, now)}</td>
${todayColumns.map(({ cell }) => cell(today))}
<td>${duties(office)}</td>
${openDifferences(office)}
${linked(office.code, 'not-understood', office.notUnderstood)}${linked(office.code, 'alarms', office.alarms)}
</tr>`;
}

/** How many stay open that nothing can still bring, and for how many working days the oldest does. */
function openDifferences({ code, open }: OfficeFacts): Html {
  const count = open.reduce((sum, one) => sum + one.count, 0);
  if (count === 0) return html`<td class="number">${s.nothing}</td>`;
  const oldest = open.reduce((age, one) => Math.max(age, one.age), 0);
  return html`<td class="number bad"><a href="/offices/${code}#open-differences">${amount(count)}</a>، ${amount(oldest)} ${ledger.workingDays}</td>`;
}

/** A number that leads to its part of the office's file; nought leads nowhere. */
function linked(office: string, part: string, number: number): Html {
  const shown = number === 0 ? s.nothing : html`<a href="/offices/${office}#${part}">${amount(number)}</a>`;
  return html`<td class="number">${shown}</td>`;
}

const failedWords = {
  sign127_failed: s.sign127Failed,
  day_not_opened: s.dayNotOpened,
  day_not_closed: s.dayNotClosed,
  cut_off_late: s.cutOffLate,
  access_still_open: s.accessStillOpen,
  manager_opened: s.managerOpened,
  too_many_cut_offs: s.tooManyCutOffs,
};
/** What is about the day of the page needs no date. */
const isDated: Record<FailedDuty['duty'], boolean> = {
  sign127_failed: false,
  day_not_opened: false,
  day_not_closed: true,
  cut_off_late: true,
  access_still_open: true,
  manager_opened: true,
  too_many_cut_offs: false,
};

function duties({ today, failed }: OfficeFacts): Html {
  const marks = failed.map(({ duty, day }) =>
    mark('bad', '✗', isDated[duty] ? `${failedWords[duty]}: ${shortDay(day)}` : failedWords[duty]),
  );
  return html`<ul class="marks">${marks}${today === null ? null : [sign127(today), dayState(today)].flat()}</ul>`;
}

function sign127({ sign127Ok }: OfficeDay): Html[] {
  if (sign127Ok === null) return [mark('soft', '–', s.sign127Unknown)];
  return sign127Ok ? [mark('good', '✓', s.sign127Ok)] : [];
}

function dayState(today: OfficeDay): Html[] {
  if (isClosed(today)) return [mark('good', '✓', `${s.dayClosed} ${timeOfDay(today.closedAt)}`)];
  return today.openedAt === null ? [] : [mark('good', '✓', `${s.dayOpened} ${timeOfDay(today.openedAt)}`)];
}

function mark(tone: 'good' | 'bad' | 'soft', sign: string, word: string): Html {
  return html`<li class="${tone}"><span aria-hidden="true">${sign}</span> ${word}</li>`;
}

function codeForm(fingerprint: string, csrf: string): Html {
  return html`<section><h2>${s.newCode}</h2><p class="soft">${s.newCodeHint}</p>
<p>${s.keysFingerprint}: <bdi dir="ltr">${fingerprint}</bdi><br><span class="soft">${s.keysFingerprintHint}</span></p>
<form class="card" method="post" action="/enrol-codes">
<input type="hidden" name="csrf" value="${csrf}">
<label>${s.officeCode}<input name="office" required inputmode="numeric" dir="ltr" autocomplete="off" maxlength="8"></label>
<label>${s.officeName}<input name="officeName" autocomplete="off" maxlength="80"></label>
${passwordField()}
<button>${s.makeCode}</button>
</form></section>`;
}
