// A time of day as a slip or a report says it (HH:mm or HH:mm:ss): no identifier, so in the digits of the language.
import { toPersianDigits } from '#core/leaves/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';

export function ClockText({ time }: { time: string }) {
  const language = useLanguage((state) => state.language);
  return <time>{language === 'fa' ? toPersianDigits(time) : time}</time>;
}
