// Registers react-aria's strings in both languages before any of its components renders. The registry is read
// once, so every key is a getter that follows the language in force.
import type { LocalizedString } from '@internationalized/string';
import * as reactAriaEn from 'react-aria-components/i18n/en-US';
import { currentLanguage, localeOf } from './language.ts';
import { reactAriaFa } from './react-aria-fa.ts';

type PackageStrings = Record<string, Record<string, LocalizedString>>;

// The package's declaration gives its default export as a type only.
const { default: english } = reactAriaEn as unknown as { default: PackageStrings };

const followLanguage = (packageName: string, original: Record<string, LocalizedString>) => {
  const strings: Record<string, LocalizedString> = {};
  for (const key of Object.keys(original)) {
    Object.defineProperty(strings, key, {
      enumerable: true,
      get: () => (currentLanguage() === 'fa' ? reactAriaFa[packageName]?.[key] : original[key]),
    });
  }
  return strings;
};

/** Puts the strings where react-aria looks for them. Call once, first thing. */
export const registerReactAriaStrings = (): void => {
  const strings: PackageStrings = {};
  for (const [packageName, original] of Object.entries(english)) {
    strings[packageName] = followLanguage(packageName, original);
  }
  Object.assign(window, {
    [Symbol.for('react-aria.i18n.locale')]: localeOf(currentLanguage()),
    [Symbol.for('react-aria.i18n.strings')]: strings,
  });
};
