// A time of day that somebody types, in either digits, and as it stands in a field that is filled in already.
import { z } from 'zod';
import { toLatinDigits, toPersianDigits } from '#core/leaves/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';
import type { MessageId } from '../i18n/messages.ts';
import { sentence } from './form.tsx';

/** Reads `H:MM` or `HH:MM` in either digits to `HH:MM`; says `wrong` of anything else. */
export const typedClock = (wrong: MessageId) =>
  z
    .string()
    .transform((typed) => toLatinDigits(typed).trim().padStart(5, '0'))
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, sentence(wrong)));

/** Writes `HH:MM` in the digits of the language. */
export function useClockDigits(): (time: string) => string {
  const language = useLanguage((state) => state.language);
  return (time) => (language === 'fa' ? toPersianDigits(time) : time);
}
