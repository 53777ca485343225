// The pages beside the overview: sign-in, a new code, one office's file, and plain messages.
import { type Html, html } from './html.ts';
import { document } from './layout.ts';
import type { OfficeFile } from './office-facts.ts';
import { ago, amount, dayAndTime, shortDay, timeOfDay } from './persian.ts';
import { type AlarmName, sentences as s } from './sentences-fa.ts';

export function signInPage(problem: string | null): string {
  const notice = problem === null ? null : html`<p class="notice bad" role="alert">${problem}</p>`;
  return document(
    s.signIn,
    null,
    html`${notice}<form class="card" method="post" action="/sign-in">
<label>${s.password}<input type="password" name="password" required autofocus dir="ltr" autocomplete="current-password" maxlength="200"></label>
<button>${s.enter}</button>
</form>`,
  );
}

export function codePage(office: string, code: string, csrf: string): string {
  return document(
    `${s.codeFor} ${office}`,
    csrf,
    html`<p class="code"><bdi dir="ltr">${code}</bdi></p><p class="notice warn">${s.codeOnce}</p>${back()}`,
  );
}

export function messagePage(message: string, csrf: string | null): string {
  return document(s.title, csrf, html`<p class="notice warn" role="alert">${message}</p>${back()}`);
}

export function officePage(file: OfficeFile, csrf: string, now: Date): string {
  return document(
    `${s.office} ${file.code}${file.name === null ? '' : ` · ${file.name}`}`,
    csrf,
    html`${back()}
<section><h2>${s.devices}</h2>${table(
      [s.device, s.lastContact, s.held, s.version, s.enrolledAt],
      file.devices.map(
        (device) => html`<tr><th scope="row">${device.name}</th><td>${ago(device.lastContactAt, now)}</td>
<td class="number">${amount(device.held)}</td><td><bdi dir="ltr">${device.appVersion}</bdi></td><td>${dayAndTime(device.enrolledAt)}</td></tr>`,
      ),
    )}</section>
<section><h2>${s.days}</h2>${table(
      [
        s.day,
        s.opened,
        s.closed,
        s.visits,
        s.identity,
        s.fees,
        s.payments,
        s.reversals,
        s.complaints,
        s.cashOffers,
        s.exceptions,
      ],
      file.days.map(
        (
          day,
        ) => html`<tr><th scope="row">${shortDay(day.day)}</th><td>${timeOfDay(day.openedAt)}</td><td>${timeOfDay(day.closedAt)}</td>
<td class="number">${amount(day.visits)}</td><td class="number">${amount(day.verified)} / ${amount(day.refused)}</td>
<td class="number">${amount(day.feesRial)} ${s.rials}</td>
<td class="number">${amount(day.payments)} · ${amount(day.paymentsRial)} ${s.rials}</td>
<td class="number">${amount(day.reversals)} · ${amount(day.reversalsRial)} ${s.rials}</td>
<td class="number">${amount(day.complaints)}</td><td class="number">${amount(day.cashOffers)}</td>
<td class="number">${amount(day.exceptions)}</td></tr>`,
      ),
    )}</section>
<section id="alarms"><h2>${s.alarms}</h2>${
      file.alarms.length === 0
        ? html`<p class="empty">${s.noAlarms}</p>`
        : table(
            [s.kind, s.device, s.entry, s.when],
            file.alarms.map(
              (alarm) => html`<tr><td>${alarmSentence(alarm.kind)}</td>
<td>${file.devices.find(({ id }) => id === alarm.device)?.name ?? alarm.device}</td>
<td class="number">${alarm.seq === null ? s.nothing : amount(alarm.seq)}</td><td>${dayAndTime(alarm.raisedAt)}</td></tr>`,
            ),
          )
    }</section>`,
  );
}

function table(heads: string[], rows: Html[]): Html {
  return html`<div class="wide" tabindex="0"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

function back(): Html {
  return html`<p><a href="/">${s.back}</a></p>`;
}

function alarmSentence(kind: string): string {
  return Object.hasOwn(s.alarmKinds, kind) ? s.alarmKinds[kind as AlarmName] : kind;
}
