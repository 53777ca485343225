// HTML by tagged template. Every value is escaped unless it is itself Html: there is no other way to put text in.

/** Markup that is safe to send as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Value = Html | string | number | null | readonly Html[];

export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(parts.map((part, index) => part + rendered(values[index] ?? null)).join(''));
}

function rendered(value: Value): string {
  if (value === null) return '';
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map((item: Html) => item.markup).join('');
  return String(value).replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0)};`);
}
