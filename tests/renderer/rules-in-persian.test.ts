// What the help says of the rules to a Persian clerk: of rules that there are, once each, in the words of a court office.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { refusedWords } from '#build/scripts/persian-words.ts';
import { inProject } from '#build/scripts/places.ts';
import { parseRuleLines, parseRules } from '#renderer/i18n/numbered-rules.ts';

const said = parseRuleLines(readFileSync(inProject('docs/rules.fa.md'), 'utf8'));
const headings = parseRules(readFileSync(inProject('docs/rules.md'), 'utf8'));

test('nothing is said twice in Persian, or of a rule that is not, and every duty of the counter is spoken of', () => {
  const ids = said.map(({ id }) => id);
  const known = headings.flatMap(({ rules }) => rules.map(({ id }) => id));
  expect(ids.length).toBe(new Set(ids).size);
  expect(ids.filter((id) => !known.includes(id))).toEqual([]);
  for (const duty of ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7'])
    expect(ids.filter((id) => id.startsWith(`${duty}.`)).length, duty).toBeGreaterThan(0);
});

test('they are in the words of a court office, without Latin', () => {
  for (const { id, text } of said) {
    expect(text, id).not.toMatch(/[A-Za-z]/);
    for (const { refused, instead } of refusedWords) expect(text, `${id}: ${instead}`).not.toMatch(refused);
  }
});
