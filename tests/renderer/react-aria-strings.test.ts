// react-aria throws on a missing string and otherwise speaks English: our Persian dictionary must be complete.
import type { LocalizedString } from '@internationalized/string';
import { expect, test } from 'vitest';
import { reactAriaFa } from '#renderer/i18n/react-aria-fa.ts';

type Strings = Record<string, Record<string, LocalizedString>>;
const english: { default: Strings } = await import('react-aria-components/i18n/en-US');

const keysOf = (strings: Strings): string[] => {
  return Object.entries(strings)
    .flatMap(([name, entries]) => Object.keys(entries).map((key) => `${name} ${key}`))
    .sort();
};

test('the Persian dictionary has exactly the keys of the English one', () => {
  expect(keysOf(reactAriaFa)).toEqual(keysOf(english.default));
});

test('no Persian string holds a Latin letter', () => {
  const values = {
    count: 2,
    optionCount: 2,
    groupCount: 2,
    value: 3,
    isGroupChange: 'true',
    isSelected: 'true',
  };
  for (const [name, entries] of Object.entries(reactAriaFa)) {
    for (const [key, string] of Object.entries(entries)) {
      // The formatter's own methods are not used by our strings.
      const said = typeof string === 'string' ? string : Reflect.apply(string, undefined, [values]);
      expect(said, `${name} ${key}`).not.toMatch(/[A-Za-z]/);
      expect(said, `${name} ${key}`).not.toBe('');
    }
  }
});
