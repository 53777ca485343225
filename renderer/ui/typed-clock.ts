// A time of day that somebody types, in either digits, and as it stands in a field that is filled in already.
import { z } from 'zod';
import { toLatinDigits, toPersianDigits } from '#core/foundation/text/fold.ts';
import { useLanguage } from '../i18n/language.ts';
import type { MessageId } from '../i18n/messages.ts';
import { sentence } from './form.tsx';

const digitsOf = (typed: string): string => toLatinDigits(typed).trim();
const clock = String.raw`(?:[01]\d|2[0-3]):[0-5]\d`;

/** Reads `H:MM` or `HH:MM` in either digits to `HH:MM`; says `wrong` of anything else. */
export const typedClock = (wrong: MessageId) =>
  z
    .string()
    .transform((typed) => digitsOf(typed).padStart(5, '0'))
    .pipe(z.string().regex(new RegExp(`^${clock}$`), sentence(wrong)));

/** The same where nothing need be typed: then it is empty. */
export const typedClockOrNone = (wrong: MessageId) =>
  z
    .string()
    .transform((typed) => (digitsOf(typed) === '' ? '' : digitsOf(typed).padStart(5, '0')))
    .pipe(z.string().regex(new RegExp(`^(?:${clock})?$`), sentence(wrong)));

/** Writes `HH:MM` in the digits of the language. */
export function useClockDigits(): (time: string) => string {
  const language = useLanguage((state) => state.language);
  return (time) => (language === 'fa' ? toPersianDigits(time) : time);
}
