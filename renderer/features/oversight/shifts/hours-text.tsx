// From when to when, in the digits of the language.
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { useText } from '#renderer/i18n/use-text.ts';

export function HoursText({ hours: { starts, ends } }: { hours: { starts: string; ends: string } }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const shown = (time: string): string => (language === 'fa' ? toPersianDigits(time) : time);
  return <>{text('shifts.hours', { starts: shown(starts), ends: shown(ends) })}</>;
}
