// A value that was read of a report, as the screens write such values.

import type { TriedMapping } from '#core/closing/day-close/report-import/contract.ts';
import { isDay } from '#core/foundation/calendar/day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { formatRial } from '#core/foundation/money/rial.ts';
import { useLanguage } from '#renderer/i18n/language.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import { useText } from '#renderer/i18n/use-text.ts';
import type { AskedField } from './mapping-draft.ts';

/** Numbers with marks in them (a masked card) keep their direction inside a sentence: first strong isolate, or left to right. */
const apart = (written: string): string => `${/\p{L}/u.test(written) ? '\u2068' : '\u2066'}${written}\u2069`;

type Sampled = NonNullable<TriedMapping['samples'][number]['cells'][AskedField]>;

/** Returns the function that says what was read of a cell: a day, an amount, a type or a number. */
export function useSampleText(): (field: AskedField, sampled: Sampled) => string | undefined {
  const text = useText();
  const language = useLanguage((state) => state.language);
  const say = (field: AskedField, read: string): string => {
    if (field === 'date' && isDay(read)) return formatJalali(read, 'full', language);
    if (field === 'amount') return text('ui.amount.rials', { amount: formatRial(Number(read), language) });
    const id = `dayClose.${field}.${read}`;
    return (field === 'type' || field === 'status') && isMessageId(id) ? text(id) : apart(read);
  };
  return (field, { text: written, read }) => {
    if (read === null) return undefined;
    const said = say(field, read);
    return written === read ? said : text('dayClose.map.sample', { written: apart(written), read: said });
  };
}
