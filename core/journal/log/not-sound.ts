// What a command wrote and no entry is made of: told apart, so that a person hears of their text and a programmer of the rest.
import type { z } from 'zod';
import { cleanTexts } from '#core/foundation/identifiers/clean-text.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';

/**
 * Why what a command wrote is not of its entry's form: INPUT_INVALID where only a text was wrong that was nothing but
 * invisible characters, the check's own error otherwise.
 */
export function notSound(schema: z.ZodType | null, value: unknown): Error {
  const said = schema?.safeParse(cleanTexts(value));
  if (schema === null || said === undefined || said.success)
    return new TypeError('the entry changed in writing');
  if (!schema.safeParse(value).success) return said.error;
  return refusal('INPUT_INVALID', {
    fields: said.error.issues.map(({ path }) => path.join('.')).slice(0, 20),
  });
}
