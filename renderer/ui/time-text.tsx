// An instant as the office's wall clock shows it, with its day where that matters.
import { businessDayOf, tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import { isUsualInstant } from '#core/foundation/calendar/day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { toPersianDigits } from '#core/foundation/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';

export function TimeText({ at, withDay = false }: { at: string; withDay?: boolean }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  // A record of another PC may name a moment that no calendar has; it is shown as it stands there.
  if (!isUsualInstant(at)) return <bdi dir="ltr">{at}</bdi>;
  const clock = language === 'fa' ? toPersianDigits(tehranTimeOf(at)) : tehranTimeOf(at);
  const day = formatJalali(businessDayOf(at), 'numeric', language);
  return <time dateTime={at}>{withDay ? text('ui.time.onDay', { day, time: clock }) : clock}</time>;
}
