// Gives the tree its language: sentences, numbers, direction, and react-aria's own strings.
import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider } from 'react-aria-components';
import { IntlProvider } from 'react-intl';
import { directionOf, localeOf, useLanguage } from './language.ts';
import { sentencesOf } from './spoken.ts';

const formats = { number: { grouped: { useGrouping: true, maximumFractionDigits: 0 } } };

const refuseBrokenMessage = (error: Error): never => {
  throw error;
};

export function LanguageProvider({ children }: { children: ReactNode }) {
  const language = useLanguage((state) => state.language);
  const locale = localeOf(language);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = directionOf(language);
    document.title = sentencesOf(language)['app.name'] ?? '';
  }, [language, locale]);
  return (
    <IntlProvider
      locale={locale}
      messages={sentencesOf(language)}
      formats={formats}
      defaultFormats={formats}
      timeZone="Asia/Tehran"
      onError={refuseBrokenMessage}
    >
      <I18nProvider locale={locale}>{children}</I18nProvider>
    </IntlProvider>
  );
}
