// Several days in one sentence, as the language in force lists them.
import { useIntl } from 'react-intl';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { useLanguage } from '#renderer/i18n/language.ts';

export function Days({ days }: { days: readonly string[] }) {
  const intl = useIntl();
  const language = useLanguage((state) => state.language);
  return intl.formatList(days.map((day) => formatJalali(day, 'numeric', language)));
}
