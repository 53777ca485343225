// @vitest-environment happy-dom
// Persian is there from the start; English is fetched by whoever chooses it, and speaks once it is there.
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { LanguageSwitch } from '#renderer/frame/language-switch.tsx';
import { useLanguage } from '#renderer/i18n/language.ts';
import { sentencesOf, speak } from '#renderer/i18n/spoken.ts';
import { find, render } from './render.tsx';

afterEach(() => act(() => speak('fa')));

test('whoever chooses English reads English sentences, and Persian ones again afterwards', {
  tags: 'release',
}, async () => {
  // Until then nobody has fetched them.
  expect(sentencesOf('en')).toBe(sentencesOf('fa'));
  const { container } = render(<LanguageSwitch />);
  const group = () => container.querySelector('[aria-label]')?.getAttribute('aria-label');
  const inPersian = group();
  const choose = (language: 'en' | 'fa', locale: string) =>
    act(async () => {
      find(container, `button[lang=${language}]`).click();
      await vi.waitFor(() => expect(document.documentElement.lang).toBe(locale), 20_000);
    });
  await choose('en', 'en-GB');
  expect(document.documentElement.dir).toBe('ltr');
  expect(group()).not.toBe(inPersian);
  expect(group()).toBe(sentencesOf('en')['app.language.label']);
  await choose('fa', 'fa-IR');
  expect(group()).toBe(inPersian);
});

test('every sentence is there in both languages', async () => {
  await act(() => speak('en'));
  expect(useLanguage.getState().language).toBe('en');
  expect(Object.keys(sentencesOf('en')).toSorted()).toEqual(Object.keys(sentencesOf('fa')).toSorted());
});
