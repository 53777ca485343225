// What a screen reader is given in Persian: every name, description, state in words and title of the page, and which of
// them carry Latin words.
import type { Page } from '@playwright/test';

/**
 * What is written with Latin letters in Persian too: keys and kinds of files. Whatever else is Latin must be marked up as
 * what it is: an identifier or a name that a person brought along, such as a file's (`<bdi>`, or bidi isolates inside of a
 * sentence), a key (`<kbd>`), or text in its own language (`lang`). One rule for all screens; what a person has typed into a
 * field is theirs.
 */
const sameInPersian = /\b(Alt|Ctrl|Enter|Esc|Shift|F\d{1,2}|CSV|XLSX|PDF|https)\b/g;
const broughtAlong = /\u2068[^\u2069]*\u2069/g;
const latinWord = /[A-Za-z]{2,}/;

type Said = { where: string; text: string };

/** Every node of Chromium's accessibility tree that is not ignored, with its words. */
async function spokenBy(page: Page): Promise<Said[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter(({ ignored, role }) => !ignored && role?.value !== 'InlineTextBox')
      .flatMap(({ role, name, description, properties = [] }) => [
        { where: `${role?.value} name`, text: String(name?.value ?? '') },
        { where: `${role?.value} description`, text: String(description?.value ?? '') },
        ...properties
          .filter((property) => ['roledescription', 'valuetext', 'errormessage'].includes(property.name))
          .map((property) => ({
            where: `${role?.value} ${property.name}`,
            text: String(property.value.value ?? ''),
          })),
      ]);
  } finally {
    await session.detach();
  }
}

/** What attributes say, of what is not in the tree at this moment too; and the texts that may be Latin. */
function inDocument(): { said: Said[]; marked: string[] } {
  const attributes = [
    'title',
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'aria-placeholder',
    'placeholder',
    'alt',
  ];
  const said = attributes.flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].map((element) => ({
      where: `${element.localName}[${attribute}]`,
      text: element.getAttribute(attribute) ?? '',
    })),
  );
  const marks = document.querySelectorAll('bdi, kbd, body [lang]:not([lang^="fa"])');
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  return {
    said,
    marked: [
      ...[...marks].map((element) => element.textContent ?? ''),
      ...[...fields].map(({ value }) => value),
    ],
  };
}

/** Every name, description or title with a Latin word that no rule allows, as «where: text». */
export async function latinIn(page: Page): Promise<string[]> {
  const spoken = await spokenBy(page);
  const { said, marked } = await page.evaluate(inDocument);
  const allowed = marked.filter((text) => latinWord.test(text)).toSorted((a, b) => b.length - a.length);
  const found = [...spoken, ...said].filter(({ text }) => {
    const rest = allowed.reduce((left, mark) => left.replaceAll(mark, ' '), text);
    return latinWord.test(rest.replace(broughtAlong, ' ').replace(sameInPersian, ' '));
  });
  return [...new Set(found.map(({ where, text }) => `${where}: ${text}`))];
}
