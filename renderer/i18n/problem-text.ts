// Turns a problem into its sentence: days become Jalali dates, lists become lists of the language in force.
import { useCallback } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import { isDay } from '#core/foundation/calendar/day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { useLanguage } from './language.ts';
import { isMessageId, type ProblemMessageId } from './messages.ts';

/** Returns the function that says a problem in the language in force. */
export function useProblemText(): (problem: Problem) => string {
  const intl = useIntl();
  const language = useLanguage((state) => state.language);
  return useCallback(
    (problem) => {
      const say = (value: unknown): string | number => {
        if (typeof value === 'number') return value;
        // A sentence that may list nothing has words for that.
        if (Array.isArray(value) && value.length === 0) return 'none';
        if (Array.isArray(value))
          return intl.formatList(
            value.map((item) => (typeof item === 'number' ? intl.formatNumber(item) : String(say(item)))),
          );
        const written = String(value);
        // A thing that a problem names by its code, e.g. what was not found.
        const thing = `ui.thing.${written}`;
        if (isMessageId(thing)) return intl.formatMessage({ id: thing });
        return isDay(written) ? formatJalali(written, 'numeric', language) : written;
      };
      const values = Object.fromEntries(
        Object.entries(paramsOf(problem, intl)).map(([name, value]) => [name, say(value)]),
      );
      const id: ProblemMessageId = `problem.${problem.code}`;
      return intl.formatMessage({ id }, values);
    },
    [intl, language],
  );
}

/** The parameters of a problem, with the fields of an input by their names; one without a name is never said by its key. */
function paramsOf(problem: Problem, intl: IntlShape): object {
  // A code for support keeps its direction inside the sentence.
  if (problem.code === 'UNEXPECTED') return { reference: `\u2068${problem.params.reference}\u2069` };
  if (problem.code !== 'INPUT_INVALID') return problem.params;
  const named = problem.params.fields.flatMap((field) => {
    // By the last part of its path, where the feature has not named it itself.
    const id = `ui.field.${field.split('.').at(-1)}`;
    if (isMessageId(id)) return [intl.formatMessage({ id })];
    return /^[\w.]+$/.test(field) ? [] : [field];
  });
  return { fields: named.length > 0 ? named : [intl.formatMessage({ id: 'ui.field.entered' })] };
}
