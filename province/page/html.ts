// HTML by tagged template. Every value is escaped unless it is itself Html: there is no other way to put text in.
// Nor does a text turn what stands around it round or hide a part of itself: what an office sealed or wrote may be anything.

/** Markup that is safe to send as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

/** Control, bidi, private and invisible characters; line breaks and the half-space of a word stay. */
const unseen = /(?![\t\n\r\u200c])[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}]/gu;

type Value = Html | string | number | null | readonly Html[];

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.map((part, index) => part + rendered(values[index] ?? null)).join(''));
}

function rendered(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map((item: Html) => item.markup).join('');
  return String(value)
    .replace(unseen, '')
    .replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
