// One part of an office's page: a heading, a table, and where the rest of it is read.
import { type Html, html } from './html.ts';
import { olderLink, table } from './layout.ts';
import type { OfficeFile } from './office-facts.ts';
import { sentences as s } from './sentences-fa.ts';

type Part = {
  id: string;
  name: string;
  none: string;
  heads: readonly string[];
  rows: readonly Html[];
  /** Where the list may not be all there is: the office, where the part ends, and from where on the rest is read. */
  rest?: { office: string; before: number | undefined; olderThan: number | null };
};

/** A part of the page with its heading; says when there is nothing in it. */
export function section({ id, name, none, heads, rows, rest }: Part): Html {
  return html`<section id="${id}"><h2>${name}</h2>${
    rows.length === 0
      ? html`<p class="empty">${isAll(rest) ? none : s.noneInThisPart}</p>`
      : table(name, heads, rows)
  }${rest === undefined ? null : olderLink(rest.office, id, rest.olderThan)}</section>`;
}

const isAll = (rest: Part['rest']): boolean =>
  rest === undefined || (rest.before === undefined && rest.olderThan === null);

/** Where the rest of a list is read. */
export const restOf = ({ code, before }: OfficeFile, { olderThan }: { olderThan: number | null }) => ({
  office: code,
  before,
  olderThan,
});

/** The word of a code; a code of a later version shows itself. */
export function wordOf(words: Readonly<Record<string, string>>, code: string | null): string | Html {
  if (code === null) return s.nothing;
  const word = Object.hasOwn(words, code) ? words[code] : undefined;
  return word ?? html`<bdi dir="ltr">${code}</bdi>`;
}
