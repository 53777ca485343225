// One office's file: its PCs, its days, who was cut off, how differences were settled, what is not understood, alarms.

import { idSchema } from '#core/foundation/wire/contract.ts';
import type { keysOfOffice } from '../held-keys/held-keys.ts';
import type { ClockDoubt } from './clock-doubts.ts';
import { complaintNumber } from './complaint-page.ts';
import { confirmationSentences as words } from './confirmation-sentences-fa.ts';
import type { ConfirmedAlone } from './confirmed-alone.ts';
import { controlSentences as c } from './control-sentences-fa.ts';
import { fileColumns } from './day-columns.ts';
import { heldKeysSection } from './held-keys-section.ts';
import { type Html, html } from './html.ts';
import { inspectionsSection } from './inspection-page.ts';
import { backLink, document } from './layout.ts';
import { cutOffMinutes, type Leaver } from './leavers.ts';
import { ledgerSentences as ledger } from './ledger-sentences-fa.ts';
import { managerSentences as of } from './manager-sentences-fa.ts';
import type { OfficeFile } from './office-facts.ts';
import { restOf, section, wordOf } from './office-section.ts';
import { periodSentences as period } from './period-words-fa.ts';
import { ago, amount, dayAndTime, instantOf, shortDay, timeOfDay } from './persian.ts';
import { numberOf } from './report-page.ts';
import { sentences as s } from './sentences-fa.ts';

export function officePage(
  file: OfficeFile,
  keys: Awaited<ReturnType<typeof keysOfOffice>>,
  csrf: string,
  now: Date,
): string {
  return document(
    `${s.office} ${file.code}${file.name === null ? '' : `، ${file.name}`}`,
    csrf,
    html`${backLink()}<p><a href="/offices/${file.code}/period">${period.ofOffice}</a></p>${newestLink(file)}${devices(file, now)}${days(file)}${daysToCome(file)}${cutOffs(file)}${resetsOf(file)}${managers(file)}${ownClearances(file)}${openDifferences(file)}${openReports(file)}${differences(file)}${alone(file)}${loosened(file)}${clocks(file)}${reports(file)}${complaints(file)}${inspectionsSection(file.code, file.inspections, csrf)}${quarantine(file)}${alarms(file)}${heldKeysSection(file.code, file.devices, keys, csrf)}`,
  );
}

/** On a page of older entries: the way back to the newest. */
function newestLink({ code, before }: OfficeFile): Html | null {
  return before === undefined ? null : html`<p><a href="/offices/${code}">${s.newestAgain}</a></p>`;
}

function devices(file: OfficeFile, now: Date): Html {
  return section({
    id: 'devices',
    name: s.devices,
    none: s.noDevices,
    heads: [s.device, s.deviceId, s.status, s.lastContact, s.held, s.version, s.enrolledAt],
    rows: file.devices.map(
      (
        device,
      ) => html`<tr><th scope="row">${device.name}</th><td><bdi dir="ltr">${device.id}</bdi></td><td>${deviceStatus(device)}</td><td>${ago(device.lastContactAt, now)}</td>
<td class="number">${amount(device.held)}</td><td><bdi dir="ltr">${device.appVersion}</bdi></td><td>${dayAndTime(device.enrolledAt)}</td></tr>`,
    ),
  });
}

function deviceStatus({ isRevoked, isVouchedFor }: OfficeFile['devices'][number]): string {
  if (isRevoked) return s.revoked;
  return isVouchedFor ? s.vouchedFor : s.enrolled;
}

function days(file: OfficeFile): Html {
  return section({
    id: 'days',
    name: s.days,
    none: s.noDays,
    heads: [s.day, s.opened, s.closed, ...fileColumns.map(({ head }) => head)],
    rows: file.days.map(
      (day) => html`<tr><th scope="row">${shortDay(day.day)}</th><td>${timeOfDay(day.openedAt)}</td>
<td>${timeOfDay(day.closedAt)}</td>${fileColumns.map(({ cell }) => cell(day))}</tr>`,
    ),
  });
}

/** A day that has not come counts for nothing, and is no usual mistake. */
function daysToCome({ daysToCome: { count, first } }: OfficeFile): Html | null {
  if (count === 0) return null;
  return html`<p class="notice bad">${s.daysToCome}: ${amount(count)} (${s.firstDay}: ${first === null ? s.nothing : shortDay(first)})</p>`;
}

function cutOffs(file: OfficeFile): Html {
  return section({
    id: 'leavers',
    name: s.leavers,
    none: s.noLeavers,
    heads: [s.person, s.cutOffReason, s.leftAt, s.cutAt, s.cutAfter, s.outsideAccess, s.received],
    rest: restOf(file, file.leavers),
    rows: file.leavers.list.map(
      (leaver) => html`<tr><th scope="row">${leaver.name ?? s.nothing}</th>
<td>${wordOf(s.cutOffReasons, leaver.reasonCode)}</td><td>${instantOf(leaver.leftAt)}</td>
<td>${instantOf(leaver.cutAt)}</td>${delay(leaver)}${outside(leaver)}<td>${dayAndTime(leaver.receivedAt)}</td></tr>`,
    ),
  });
}

function resetsOf(file: OfficeFile): Html {
  return section({
    id: 'resets',
    name: s.resets,
    none: s.noResets,
    heads: [s.person, s.resetBy, s.resetAt, s.received],
    rest: restOf(file, file.resets),
    rows: file.resets.list.map(
      ({ name, byName, at, receivedAt }) => html`<tr><th scope="row">${name ?? s.nothing}</th>
<td>${byName ?? s.nothing}</td><td>${instantOf(at)}</td><td>${dayAndTime(receivedAt)}</td></tr>`,
    ),
  });
}

/** Whoever gave the code could have used it: an account that nobody asked for shows here first. */
function managers(file: OfficeFile): Html {
  return section({
    id: 'managers',
    name: of.openedManagers,
    none: of.noOpenedManagers,
    heads: [s.person, of.openedHow, of.codeBy, of.codeAt, s.received],
    rest: restOf(file, file.openedManagers),
    rows: file.openedManagers.list.map(
      ({ how, name, byName, at, receivedAt }) => html`<tr><th scope="row">${name ?? s.nothing}</th>
<td>${of.opened[how]}</td><td>${byName ?? s.nothing}</td><td>${instantOf(at)}</td><td>${dayAndTime(receivedAt)}</td></tr>`,
    ),
  });
}

function ownClearances(file: OfficeFile): Html {
  return section({
    id: 'own-clearances',
    name: of.ownClearances,
    none: of.noOwnClearances,
    heads: [s.person, s.letterNumber, s.until, s.when],
    rest: restOf(file, file.ownClearances),
    rows: file.ownClearances.list.map(
      ({ name, reference, until, at }) => html`<tr><th scope="row">${name ?? s.nothing}</th>
<td><bdi>${reference}</bdi></td><td>${shortDay(until)}</td><td>${instantOf(at)}</td></tr>`,
    ),
  });
}

/** How it stands in the systems outside: what is open and since when, or how long it took and the letter that closed it. */
function outside({ outside: found }: Leaver): Html {
  if (found === null) return html`<td>${s.nothing}</td>`;
  const { systems, open, minutes, letter } = found;
  const isLate = minutes !== null && minutes > cutOffMinutes;
  const took = minutes === null ? null : html`، ${duration(minutes)}`;
  const late = isLate ? html`، ${s.tooLate}` : null;
  if (open > 0)
    return html`<td class="bad"><span aria-hidden="true">✗</span> ${amount(open)} ${s.outsideOpen} ${amount(systems)}${took}${late}</td>`;
  const by =
    letter === null ? null : html`، ${s.closedByLetter} <bdi>${letter.number}</bdi> ${shortDay(letter.day)}`;
  return html`<td class="${isLate ? 'bad' : 'good'}"><span aria-hidden="true">${isLate ? '✗' : '✓'}</span> ${s.outsideCut}${took}${late}${by}</td>`;
}

function delay({ minutes }: Leaver): Html {
  if (minutes === null) return html`<td>${s.nothing}</td>`;
  const isLate = minutes > cutOffMinutes;
  const sign = html`<span aria-hidden="true">${isLate ? '✗' : '✓'}</span>`;
  return html`<td class="number ${isLate ? 'bad' : 'good'}">${sign} ${duration(minutes)}${isLate ? html`، ${s.tooLate}` : null}</td>`;
}

/** Minutes, hours or days: whole ones, rounded down. */
function duration(minutes: number): string {
  if (minutes < 60) return `${amount(minutes)} ${s.minutes}`;
  if (minutes < 48 * 60) return `${amount(Math.floor(minutes / 60))} ${s.hours}`;
  return `${amount(Math.floor(minutes / 1440))} ${s.wholeDays}`;
}

/** What the last close left open: who supervises asks for the oldest. */
function openDifferences(file: OfficeFile): Html {
  return section({
    id: 'open-differences',
    name: ledger.openDifferences,
    none: ledger.noOpenDifferences,
    heads: [s.kind, s.status, s.howMany, ledger.openSize, ledger.oldest],
    rows: file.open.map(
      ({
        account,
        state,
        count,
        size,
        oldest,
        age,
      }) => html`<tr><th scope="row">${wordOf(ledger.accounts, account)}</th>
<td class="${state === 'awaited' ? '' : 'bad'}">${wordOf(ledger.openStates, state)}</td><td class="number">${amount(count)}</td>
<td class="number">${amount(size)}</td><td>${shortDay(oldest)}، ${amount(age)} ${ledger.workingDays}</td></tr>`,
    ),
  });
}

/** Days that were closed without the report of a terminal, the oldest first. */
const openReports = ({ openReports: reports }: OfficeFile): Html =>
  section({
    id: 'open-reports',
    name: ledger.openReports,
    none: ledger.noOpenReports,
    heads: [ledger.terminal, ledger.oldest],
    rows: reports.map(
      ({ terminalId, day, age }) => html`<tr><th scope="row"><bdi dir="ltr">${terminalId}</bdi></th>
<td>${shortDay(day)}، ${amount(age)} ${ledger.workingDays}</td></tr>`,
    ),
  });

function differences(file: OfficeFile): Html {
  return section({
    id: 'differences',
    name: s.differences,
    none: s.noDifferences,
    heads: [s.kind, s.settledBy, s.howMany, s.lastDay],
    rows: file.settled.map(
      ({
        kind,
        reasonCode,
        count,
        lastDay,
      }) => html`<tr><th scope="row">${wordOf(s.differenceKinds, kind)}</th>
<td>${wordOf(s.settlingReasons, reasonCode)}</td><td class="number">${amount(count)}</td><td>${shortDay(lastDay)}</td></tr>`,
    ),
  });
}

function alone(file: OfficeFile): Html {
  return section({
    id: 'confirmed-alone',
    name: s.confirmedAlone,
    none: s.noConfirmedAlone,
    heads: [s.kind, s.what, s.letterNumber, s.inForceFrom, s.confirmedAt, s.secondWord, words.provinceWord],
    rest: restOf(file, file.confirmedAlone),
    rows: file.confirmedAlone.list.map(
      ({
        what,
        name,
        letterNumber,
        from,
        at,
        secondAt,
        isVoided,
        ...thing
      }) => html`<tr><td>${s.takesTwo[what]}</td>
<th scope="row"><bdi>${what === 'control' ? wordOf(c.controls, name) : name}</bdi></th><td><bdi>${letterNumber ?? s.nothing}</bdi></td>
<td>${shortDay(from)}</td><td>${instantOf(at)}</td>
<td class="${secondAt === null ? 'bad' : 'good'}">${secondAt === null ? (isVoided ? words.voided : s.nobodyElse) : instantOf(secondAt)}</td>
<td>${wordOfProvince(file.code, { what, secondAt, ...thing })}</td></tr>`,
    ),
  });
}

/** When the province gave its word, or the way to it while nobody's is there. */
function wordOfProvince(
  code: string,
  {
    what,
    proposalId,
    secondAt,
    givenAt,
    isRefused,
  }: Pick<ConfirmedAlone, 'what' | 'proposalId' | 'secondAt' | 'givenAt' | 'isRefused'>,
): Html | string {
  if (givenAt !== null)
    return isRefused ? html`${words.refusedAt} ${dayAndTime(givenAt)}` : dayAndTime(givenAt);
  if (secondAt !== null || !isId(proposalId)) return s.nothing;
  return html`<a href="/offices/${code}/confirmations/${what}/${proposalId}">${words.read}</a>`;
}

const isId = (text: string): boolean => idSchema.safeParse(text).success;

function loosened(file: OfficeFile): Html {
  const value = (said: string) =>
    /^\d+$/.test(said) ? amount(Number(said)) : isId(said) ? c.ownSection : wordOf(c.values, said);
  return section({
    id: 'loosened',
    name: c.loosened,
    none: c.noLoosened,
    heads: [c.control, c.before, c.after, c.by, c.second, s.when],
    rest: restOf(file, file.loosened),
    rows: file.loosened.list.map(
      ({ control, about, before, after, byName, secondName, isAsked, at }) => html`<tr>
<th scope="row">${wordOf(c.controls, control)}${about === null ? null : html` ${wordOf(c.abouts, about)}`}</th>
<td>${value(before)}</td><td>${value(after)}</td><td>${byName ?? s.nothing}</td>
<td>${isAsked ? words.provinceWord : (secondName ?? s.nothing)}</td><td>${instantOf(at)}</td></tr>`,
    ),
  });
}

function clocks(file: OfficeFile): Html {
  return section({
    id: 'clock-doubts',
    name: s.clockDoubts,
    none: s.noClockDoubts,
    heads: [s.device, s.why, s.clockSaid, s.clockExpected, s.confirmedBy, s.stoodFor, s.meanwhile],
    rest: restOf(file, file.clockDoubts),
    rows: file.clockDoubts.list.map(
      ({
        device,
        kind,
        wall,
        expected,
        confirmed,
        meanwhile,
      }) => html`<tr><th scope="row">${file.devices.find(({ id }) => id === device)?.name ?? device}</th>
<td>${wordOf(s.clockDoubtKinds, kind)}</td><td>${instantOf(wall)}</td><td>${instantOf(expected)}</td>
<td class="${confirmed === null ? 'bad' : ''}">${confirmed === null ? s.notConfirmed : personOf(confirmed)}</td>
<td class="number">${confirmed === null ? s.nothing : duration(confirmed.minutes)}</td>
<td>${writtenMeanwhile(meanwhile)}</td></tr>`,
    ),
  });
}

function personOf({ by, wall }: NonNullable<ClockDoubt['confirmed']>): Html {
  const who = by === null ? s.nothing : html`${by.name} (${wordOf(s.roles, by.role)})`;
  return html`${who}، ${instantOf(wall)}`;
}

/** What was written under a clock in doubt: what matters by name, the rest together. */
function writtenMeanwhile(meanwhile: ClockDoubt['meanwhile']): Html | string {
  const named = meanwhile.filter(({ type }) => Object.hasOwn(s.meanwhileKinds, type));
  const others = meanwhile
    .filter(({ type }) => !Object.hasOwn(s.meanwhileKinds, type))
    .reduce((sum, each) => sum + each.count, 0);
  const parts = [
    ...named.map(({ type, count }) => html`<li>${wordOf(s.meanwhileKinds, type)}: ${amount(count)}</li>`),
    ...(others === 0 ? [] : [html`<li>${s.otherEntries}: ${amount(others)}</li>`]),
  ];
  return parts.length === 0 ? s.nothing : html`<ul class="marks">${parts}</ul>`;
}

function reports(file: OfficeFile): Html {
  return section({
    id: 'reports',
    name: s.reports,
    none: s.noReports,
    heads: [s.report, s.brokenRule, s.aboutPerson, s.reporter, s.when, s.evidence, s.status],
    rest: restOf(file, file.reports),
    rows: file.reports.list.map((report) => {
      const last = report.steps.at(-1)?.state ?? 'received';
      return html`<tr><th scope="row"><a href="/offices/${file.code}/reports/${report.reportId}"><bdi dir="ltr">${numberOf(report)}</bdi></a></th>
<td>${report.isProvinceOnly ? s.sealedReport : report.rule === null ? s.nothing : wordOf(s.brokenRules, report.rule)}</td>
<td>${report.aboutName ?? s.nothing}</td><td>${report.byName ?? s.nothing}</td><td>${instantOf(report.at)}</td>
<td class="number">${report.isProvinceOnly ? s.nothing : amount(report.evidenceNamed)}</td>
<td class="${last === 'received' ? 'bad' : ''}">${s.reportStates[last]}</td></tr>`;
    }),
  });
}

function complaints(file: OfficeFile): Html {
  return section({
    id: 'complaints',
    name: s.complaintsAboutManager,
    none: s.noComplaintsAboutManager,
    heads: [s.complaintAboutManager, s.complaintCategory, s.when, s.answerUntil, s.openings],
    rest: restOf(file, file.complaints),
    rows: file.complaints.list.map((complaint) => {
      const [last] = complaint.openings;
      return html`<tr><th scope="row"><a href="/offices/${file.code}/complaints/${complaint.complaintId}"><bdi dir="ltr">${complaintNumber(complaint)}</bdi></a></th>
<td>${wordOf(s.complaintCategories, complaint.category)}</td><td>${instantOf(complaint.at)}</td><td>${shortDay(complaint.dueDay)}</td>
<td class="${last === undefined ? 'bad' : ''}">${last === undefined ? s.neverOpened : dayAndTime(last.at)}</td></tr>`;
    }),
  });
}

function quarantine(file: OfficeFile): Html {
  return section({
    id: 'not-understood',
    name: s.notUnderstood,
    none: s.allUnderstood,
    heads: [s.entryType, s.why, s.howMany, s.newest],
    rows: file.notUnderstood.map(
      ({ type, reason, count, lastAt }) => html`<tr><th scope="row"><bdi dir="ltr">${type}</bdi></th>
<td>${wordOf(s.quarantineReasons, reason)}</td><td class="number">${amount(count)}</td>
<td>${lastAt === null ? s.nothing : dayAndTime(lastAt)}</td></tr>`,
    ),
  });
}

function alarms(file: OfficeFile): Html {
  const { list, count } = file.alarms;
  const told = section({
    id: 'alarms',
    name: s.alarms,
    none: s.noAlarms,
    heads: [s.kind, s.device, s.entry, s.when],
    rows: list.map(
      (alarm) => html`<tr><td>${wordOf(s.alarmKinds, alarm.kind)}</td>
<td>${file.devices.find(({ id }) => id === alarm.device)?.name ?? alarm.device}</td>
<td class="number">${alarm.seq === null ? s.nothing : amount(alarm.seq)}</td><td>${dayAndTime(alarm.raisedAt)}</td></tr>`,
    ),
  });
  const notAll =
    count > list.length ? html`<p class="notice warn">${s.newestAlarms} ${amount(count)}</p>` : null;
  return html`${told}${notAll}`;
}
