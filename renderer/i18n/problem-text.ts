// Turns a problem into its sentence: days become Jalali dates, lists become lists of the language in force.
import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import { isDay } from '#core/calendar/day.ts';
import { formatJalali } from '#core/calendar/jalali.ts';
import type { Problem } from '#core/problems/catalogue.ts';
import { useLanguage } from './language.ts';
import type { ProblemMessageId } from './messages.ts';
import { problemWords } from './problem-words.ts';

/** Returns the function that says a problem in the language in force. */
export function useProblemText(): (problem: Problem) => string {
  const intl = useIntl();
  const language = useLanguage((state) => state.language);
  return useCallback(
    (problem) => {
      const say = (value: unknown): string | number => {
        if (typeof value === 'number') return value;
        if (Array.isArray(value)) return intl.formatList(value.map((item) => String(say(item))));
        const written = String(value);
        const word = problemWords[written];
        if (word !== undefined) return intl.formatMessage({ id: word });
        return isDay(written) ? formatJalali(written, 'numeric', language) : written;
      };
      const values = Object.fromEntries(
        Object.entries(problem.params).map(([name, value]) => [name, say(value)]),
      );
      const id: ProblemMessageId = `problem.${problem.code}`;
      return intl.formatMessage({ id }, values);
    },
    [intl, language],
  );
}
