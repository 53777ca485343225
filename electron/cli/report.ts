// What the command line says: results as plain lines or as JSON on standard output, progress and problems on standard error.
import { IntlMessageFormat } from 'intl-messageformat';
import { isDay } from '#core/foundation/calendar/day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { sentencesEn } from '#core/foundation/problems/sentences-en.ts';
import { sentencesFa } from '#core/foundation/problems/sentences-fa.ts';

export type Reporter = {
  /** The one result of the operation. */
  result(value: Record<string, unknown>): void;
  /** One line of output that is data itself (export). */
  line(bytes: Uint8Array): void;
  progress(step: string, done: number, total: number | null): void;
  problem(problem: Problem): void;
};

const sentences = { fa: sentencesFa, en: sentencesEn };

/** The sentence of a problem in a language. */
export function problemSentence(problem: Problem, language: 'fa' | 'en'): string {
  const params = Object.entries(problem.params).map(([name, value]: [string, unknown]) => [
    name,
    shown(value, language),
  ]);
  const message = new IntlMessageFormat(
    sentences[language][problem.code],
    language === 'fa' ? 'fa-IR' : 'en',
  );
  return String(message.format(Object.fromEntries(params) as Record<string, string | number>));
}

function shown(value: unknown, language: 'fa' | 'en'): string | number {
  if (typeof value === 'number') return value;
  // A sentence that may list nothing has words for that.
  if (Array.isArray(value) && value.length === 0) return 'none';
  if (Array.isArray(value)) return value.map(String).join(language === 'fa' ? '، ' : ', ');
  const text = String(value);
  return isDay(text) ? formatJalali(text, 'numeric', language) : text;
}

/** What parseArgs refuses (an unknown option, a missing value) as a problem; null when it is something else. */
export function argumentProblem(error: unknown): Problem | null {
  const isRefusal =
    error instanceof TypeError &&
    'code' in error &&
    typeof error.code === 'string' &&
    error.code.startsWith('ERR_PARSE_ARGS');
  if (!isRefusal) return null;
  return { code: 'INPUT_INVALID', params: { fields: [/'([^' ]+)/.exec(error.message)?.[1] ?? ''] } };
}

/** Writes to the standard streams. Progress is drawn on a terminal only, so that logs stay readable. */
export function reporterFor(json: boolean, language: 'fa' | 'en'): Reporter {
  const terminal = process.stderr.isTTY === true;
  let drawn = false;
  const clear = () => {
    if (drawn) process.stderr.write('\r\u001b[K');
    drawn = false;
  };
  return {
    result(value) {
      clear();
      if (json) process.stdout.write(`${JSON.stringify(value)}\n`);
      else
        for (const [name, part] of Object.entries(value)) process.stdout.write(`${name}: ${plain(part)}\n`);
    },
    line(bytes) {
      process.stdout.write(bytes);
      process.stdout.write('\n');
    },
    progress(step, done, total) {
      if (!terminal) return;
      const share = total === null || total === 0 ? '' : ` ${Math.floor((done / total) * 100)} %`;
      process.stderr.write(`\r\u001b[K${step}: ${done}${share}`);
      drawn = true;
    },
    problem(problem) {
      clear();
      const sentence = problemSentence(problem, language);
      if (json) process.stdout.write(`${JSON.stringify({ problem, sentence })}\n`);
      process.stderr.write(`${problem.code}: ${sentence}\n`);
    },
  };
}

function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
