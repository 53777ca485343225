// The directive's own sentences for the screens, from the same file that numbers the rules and that the tests name.
import inPersian from '#docs/rules.fa.md?raw';
import source from '#docs/rules.md?raw';
import type { Language } from './language.ts';
import { type NumberedRule, parseRuleLines, parseRules } from './numbered-rules.ts';

/** Number of a duty, as docs/rules.md counts them. */
export type DutyId = `D${number}`;

const headings = new Map(parseRules(source).map((heading) => [heading.id, heading]));

/** Every heading in the document's order: the sentence and the rules that are built under it. */
export const ruleHeadings = [...headings.values()];

/** The directive's sentence behind a duty. Throws when the document has no such duty. */
export function ruleSentence(duty: DutyId, language: Language): string {
  const heading = headings.get(duty);
  if (heading === undefined) throw new Error(`docs/rules.md has no ${duty}`);
  return heading[language];
}

const persian = new Map(parseRuleLines(inPersian).map(({ id, text }) => [id, text]));

/** What a rule says in a language; null where nobody has put it into Persian yet. */
export const ruleText = ({ id, text }: NumberedRule, language: Language): string | null =>
  language === 'fa' ? (persian.get(id) ?? null) : text;
