// The account of an amount: every part of core's explanation is a whole sentence, in both languages.
import { createIntl } from 'react-intl';
import { expect, test } from 'vitest';
import { type ExplanationPart, explain } from '#renderer/features/counter/fees/explanation.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { persian } from '#renderer/i18n/messages.ts';
import { english } from '#renderer/i18n/messages-en.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

const locales = { fa: 'fa-IR', en: 'en-GB' } as const;
const titles: Record<string, string> = { petition: 'دادخواست', insolvency: 'اعسار' };

function say(part: ExplanationPart, language: Language): string {
  const intl = createIntl({ locale: locales[language], messages: language === 'fa' ? persian : english });
  const text: SayText = (id, values) => intl.formatMessage({ id }, values);
  return explain(part, text, language, (code) => titles[code] ?? code, 'تعرفهٔ آزمون');
}

const parts: readonly (readonly [ExplanationPart, string])[] = [
  [{ kind: 'tariff_rate', tariff: 'test-1405', unitAmount: 770_000 }, '۷۷۰٬۰۰۰'],
  [
    {
      kind: 'external_rate',
      authority: 'مخابرات',
      letterNumber: '۱۲',
      letterDay: '2026-03-21',
      unitAmount: 15_000,
    },
    '۱۴۰۵/۰۱/۰۱',
  ],
  [{ kind: 'covered', what: 'persons', given: 2, included: 2 }, 'نفر'],
  [{ kind: 'covered', what: 'pages', given: 1, included: 2 }, 'صفحه'],
  [{ kind: 'excess_of', itemCode: 'petition', documents: 1, given: 5, included: 2 }, 'دادخواست'],
  [{ kind: 'reduction', code: 'insolvency', basisPoints: 3_000, amount: 231_000 }, 'اعسار'],
  [{ kind: 'vat', mode: 'added', basisPoints: 1_000, amount: 77_000 }, '۱۰'],
  [{ kind: 'vat', mode: 'included', basisPoints: 1_000, amount: 70_000 }, '۷۰٬۰۰۰'],
];

test.each(parts)('%o is said with its facts', (part, fact) => {
  expect(say(part, 'fa')).toContain(fact);
  expect(say(part, 'fa')).not.toMatch(/[A-Za-z{}]/);
  expect(say(part, 'en')).not.toMatch(/[{}]/);
});
