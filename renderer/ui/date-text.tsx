// A business day as people read it. Takes the stored day (YYYY-MM-DD), shows the Jalali date.
import { formatJalali, type JalaliStyle } from '#core/foundation/calendar/jalali.ts';
import { useLanguage } from '../i18n/language.ts';

export function DateText({ day, style = 'full' }: { day: string; style?: JalaliStyle }) {
  const language = useLanguage((state) => state.language);
  return <time dateTime={day}>{formatJalali(day, style, language)}</time>;
}
