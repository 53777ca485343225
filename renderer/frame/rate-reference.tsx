// The letter by which another body set a rate, in words (D4).
import type { RateReference } from '#core/counter/fees/contract.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { useLanguage } from '../i18n/language.ts';
import { useText } from '../i18n/use-text.ts';

export function RateReferenceText({ rate: { authority, letterNumber, letterDay } }: { rate: RateReference }) {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const day = formatJalali(letterDay, 'numeric', language);
  return <bdi>{text('fees.rateReference', { authority, letter: letterNumber, day })}</bdi>;
}
