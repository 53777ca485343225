// The part of an office's file about its PCs' data keys: since when one is kept, who released which and why, and the form.
import type { keysOfOffice } from '../held-keys/held-keys.ts';
import { type Html, html } from './html.ts';
import { table } from './layout.ts';
import type { OfficeFile } from './office-facts.ts';
import { passwordField } from './password-again.ts';
import { dayAndTime, instantOf } from './persian.ts';
import { sentences as s } from './sentences-fa.ts';

type Keys = Awaited<ReturnType<typeof keysOfOffice>>;
type Device = OfficeFile['devices'][number];

export function heldKeysSection(code: string, devices: readonly Device[], keys: Keys, csrf: string): Html {
  const nameOf = (id: string): string => devices.find((device) => device.id === id)?.name ?? id;
  const releasable = devices.filter(({ id, isRevoked }) => !isRevoked && keys.held.has(id));
  const rows = devices.map(({ id, name }) => {
    const heldAt = keys.held.get(id);
    return html`<tr><th scope="row">${name}</th><td><bdi dir="ltr">${id}</bdi></td>
<td>${heldAt === undefined ? s.noKeyOfDevice : dayAndTime(heldAt)}</td></tr>`;
  });
  const openedAt = (request: string): string => {
    const opened = keys.opened.get(request);
    return opened === undefined ? s.notOpenedYet : instantOf(opened.at);
  };
  const released = keys.released.map(
    ({ at, device, supervisor, reason, request }) => html`<tr><th scope="row">${dayAndTime(at)}</th>
<td>${nameOf(device)}</td><td><bdi>${supervisor}</bdi></td><td><bdi>${reason}</bdi></td><td><bdi dir="ltr">${request}</bdi></td><td>${openedAt(request)}</td></tr>`,
  );
  const strange = [...keys.unknown].map(
    ([request, { by, at }]) => html`<tr><th scope="row">${instantOf(at)}</th>
<td><bdi>${by}</bdi></td><td><bdi dir="ltr">${request}</bdi></td></tr>`,
  );
  return html`<section id="held-keys"><h2>${s.heldKeys}</h2><p class="soft">${s.heldKeysWhat}</p>
${rows.length === 0 ? html`<p class="empty">${s.noDevices}</p>` : table(s.heldKeys, [s.device, s.deviceId, s.keyHeldSince], rows)}
${released.length === 0 ? null : html`<h3>${s.keyReleases}</h3>${table(s.keyReleases, [s.when, s.device, s.releasedBy, s.why, s.requestFingerprint, s.openedAt], released)}`}
${strange.length === 0 ? null : html`<p class="notice warn">${s.strangeReleases}</p>${table(s.strangeReleasesOf, [s.openedAt, s.releasedBy, s.requestFingerprint], strange)}`}
${releasable.length === 0 ? null : releaseForm(code, releasable, csrf)}</section>`;
}

function releaseForm(code: string, devices: readonly Device[], csrf: string): Html {
  return html`<h3>${s.releaseKey}</h3><p class="notice warn">${s.releaseWarning}</p>
<form class="card" method="post" action="/offices/${code}/released-keys">
<input type="hidden" name="csrf" value="${csrf}">
<label>${s.device}<select name="device" required><option value=""></option>${devices.map(
    ({ id, name }) => html`<option value="${id}">${name}، ${id}</option>`,
  )}</select></label>
<label>${s.requestText}<input name="request" required dir="ltr" autocomplete="off" maxlength="500"></label>
<label>${s.requestFingerprint}<input name="fingerprint" required dir="ltr" autocomplete="off" maxlength="40"></label>
<label>${s.releaseReason}<input name="reason" required minlength="10" maxlength="500" autocomplete="off"></label>
${passwordField()}
<button>${s.releaseIt}</button>
</form>`;
}
