// The frame of every page.
import { type Html, html } from './html.ts';
import { sentences } from './sentences-fa.ts';

/** A whole document. `csrf` is the signed-in supervisor's token, null before signing in. */
export function document(heading: string, csrf: string | null, body: Html): string {
  const out =
    csrf === null
      ? null
      : html`<form method="post" action="/sign-out"><input type="hidden" name="csrf" value="${csrf}"><button class="quiet">${sentences.signOut}</button></form>`;
  return html`<!doctype html>
<html lang="fa" dir="rtl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${heading} | ${sentences.title}</title>
<link rel="stylesheet" href="/assets/page.css">
</head>
<body>
<header><a class="home" href="/">${sentences.title}</a>${out}</header>
<main><h1>${heading}</h1>${body}</main>
</body>
</html>
`.markup;
}

export function backLink(): Html {
  return html`<p><a href="/">${sentences.back}</a></p>`;
}

/** A table that scrolls by itself when it is wider than the window. `name` is read out. */
export function table(name: string, heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="wide" role="region" aria-label="${name}" tabindex="0"><table>
<thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

/** Said where more was added to a complaint, with the way to it. */
export function readOnNotice(path: string, part: Readonly<Record<string, number | undefined>>): Html {
  return html`<p class="soft">${sentences.moreAddenda} <a href="${pathOfPart(path, part)}">${sentences.readOn}</a></p>`;
}

/** The address of a part of a page, by the positions that it begins after. */
export function pathOfPart(path: string, part: Readonly<Record<string, number | undefined>>): string {
  const positions = Object.entries(part).flatMap(([name, at]) => (at === undefined ? [] : `${name}=${at}`));
  return positions.length === 0 ? path : `${path}?${positions.join('&')}`;
}

/** Said under a list that is not all there is, with the way to the rest. Nothing where it is all. */
export function olderLink(office: string, part: string, olderThan: number | null): Html | null {
  if (olderThan === null) return null;
  return html`<p class="soft">${sentences.notAll} <a href="/offices/${office}?before=${String(olderThan)}#${part}">${sentences.older}</a></p>`;
}
