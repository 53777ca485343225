// When a verdict counts and a protocol is complete (D16.121, D16.122). Pure.
import { daysBetween } from '#core/foundation/calendar/business-day.ts';
import type { DaySpan } from '#core/foundation/calendar/jalali-period.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isReason } from '#core/foundation/text/substance.ts';
import { inspectionLines, type LineVerdict, longestSpanDays } from './contract.ts';

/** The days of a look: in order, begun, and not more than a year of them. */
export const spanRefusal = ({ from, to }: DaySpan, today: string): Problem | null =>
  from <= to && from <= today && daysBetween(from, to) < longestSpanDays
    ? null
    : { code: 'INPUT_INVALID', params: { fields: ['from', 'to'] } };

/** A finding says what was found, and what was not checked says why; only what is well needs no words. */
export const verdictRefusal = (verdict: LineVerdict, words: string): Problem | null =>
  verdict === 'well' || isReason(words) ? null : { code: 'REASON_NEEDED', params: {} };

/** A protocol names a verdict on every line. @param given lines that have one */
export function protocolRefusal(given: readonly string[]): Problem | null {
  const left = inspectionLines.filter((line) => !given.includes(line));
  return left.length === 0 ? null : { code: 'LINES_WITHOUT_VERDICT', params: { count: left.length } };
}
