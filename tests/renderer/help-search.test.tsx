// @vitest-environment happy-dom
// The help (F1) finds the directive's sentence behind every rule by Persian words, however they are typed: with the letters and digits
// of an Arabic keyboard, without half-spaces, without marks.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { HelpDialog } from '#renderer/app/help-dialog.tsx';
import { ruleHeadings, ruleText } from '#renderer/i18n/rule-sentences.ts';
import { enterText, find, type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const nothing = () => undefined;
const open = () => {
  rendered = render(<HelpDialog isOpen onClose={nothing} section={undefined} sections={[]} isDemo={false} />);
  return find(document.body, '[role="dialog"]');
};
const search = (dialog: HTMLElement, typed: string) =>
  act(() => enterText(find<HTMLInputElement>(dialog, 'input[type="search"]'), typed));

/** As somebody types it whose keyboard has Arabic letters and no half-space; `without` stands for ZWNJ. */
const typedBadly = (sentence: string) =>
  sentence
    .replaceAll('ی', 'ي')
    .replaceAll('ک', 'ك')
    .replaceAll('هٔ', 'ه')
    .replaceAll('\u200c', '')
    .replaceAll(/[۰-۹]/g, (digit) => String.fromCharCode((digit.codePointAt(0) ?? 0) - 0x6f0 + 0x660));

test('every heading has its sentence in Persian', () => {
  expect(ruleHeadings.length).toBeGreaterThan(20);
  for (const { id, fa } of ruleHeadings) expect(fa, id).toMatch(/[آ-ی]{2,}/);
});

test('the sentence behind every rule is found by its words, and what it does not say is not', {
  tags: 'release',
}, () => {
  const dialog = open();
  for (const { id, fa } of ruleHeadings) {
    search(dialog, typedBadly(fa));
    expect(dialog.textContent, id).toContain(fa);
  }
  search(dialog, 'هواپیمای بی‌سرنشین');
  for (const { fa } of ruleHeadings) expect(dialog.textContent).not.toContain(fa);
  expect(find(dialog, '[role="status"]').textContent).not.toBe('');
});

test('a rule in Persian brings the sentence that it comes from', { tags: 'release' }, () => {
  const dialog = open();
  const rules = ruleHeadings.flatMap(({ fa, rules: under }) =>
    under.flatMap((rule) => {
      const said = ruleText(rule, 'fa');
      return said === null ? [] : [{ id: rule.id, said, fa }];
    }),
  );
  expect(rules.length).toBeGreaterThan(50);
  // One of each dozen: the whole help is drawn anew for each.
  for (const { id, said, fa } of rules.filter((_rule, at) => at % 12 === 0)) {
    search(dialog, typedBadly(said));
    expect(dialog.textContent, id).toContain(fa);
    expect(dialog.textContent, id).toContain(said);
  }
});
