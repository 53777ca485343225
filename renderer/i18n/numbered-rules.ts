// Reads docs/rules.md: the one source of the numbered rules, for the screens and for the check. Knows neither of them.

export type NumberedRule = { readonly id: string; readonly text: string };
export type RuleHeading = {
  /** A duty (D1 … D22) or a letter. */
  readonly id: string;
  /** The directive's sentence in Persian and in English. */
  readonly fa: string;
  readonly en: string;
  readonly rules: readonly NumberedRule[];
};

/** The rules of a part of a document, one a line: their number and what they say. */
export const parseRuleLines = (markdown: string): readonly NumberedRule[] =>
  [...markdown.matchAll(/^- \*\*([A-Z]\d+(?:\.\d+)?)\*\* (.+)$/gm)].map(([, id = '', text = '']) => ({
    id,
    text: text.trim(),
  }));

/** The headings of the document in their order, each with its sentences and its rules. */
export function parseRules(markdown: string): readonly RuleHeading[] {
  return markdown
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const said = (language: 'fa' | 'en'): string =>
        new RegExp(`^- ${language}: (.+)$`, 'm').exec(part)?.[1]?.trim() ?? '';
      return {
        id: part.slice(0, part.indexOf('\n')).trim(),
        fa: said('fa'),
        en: said('en'),
        rules: parseRuleLines(part),
      };
    });
}
