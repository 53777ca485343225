// The small pages: sign-in, a new code, and plain messages.
import { html } from './html.ts';
import { backLink, document } from './layout.ts';
import { sentences as s } from './sentences-fa.ts';

export function signInPage(problem: string | null): string {
  const notice = problem === null ? null : html`<p class="notice bad" role="alert">${problem}</p>`;
  return document(
    s.signIn,
    null,
    html`${notice}<form class="card" method="post" action="/sign-in">
<label>${s.accountName}<input name="name" value="supervisor" required dir="auto" autocomplete="username" maxlength="60"></label>
<label>${s.password}<input type="password" name="password" required autofocus dir="ltr" autocomplete="current-password" maxlength="200"></label>
<button>${s.enter}</button>
</form>`,
  );
}

export function codePage(office: string, code: string, csrf: string): string {
  return document(
    `${s.codeFor} ${office}`,
    csrf,
    html`<p class="code"><bdi dir="ltr">${code}</bdi></p><p class="notice warn">${s.codeOnce}</p>${backLink()}`,
  );
}

export function releasedPage(office: string, answer: string, csrf: string): string {
  return document(
    `${s.answerFor} ${office}`,
    csrf,
    html`<p class="code answer"><bdi dir="ltr">${answer}</bdi></p><p class="notice warn">${s.answerOnce}</p>
<p><a href="/offices/${office}">${s.backToOffice}</a></p>`,
  );
}

export function messagePage(message: string, csrf: string | null): string {
  return document(s.title, csrf, html`<p class="notice warn" role="alert">${message}</p>${backLink()}`);
}
