// The sentences of problems, under the ids by which the screens say them.
import type { ProblemCode } from '#core/foundation/problems/catalogue.ts';

export const problemMessages = (sentences: Record<ProblemCode, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(sentences).map(([code, sentence]) => [`problem.${code}`, sentence]));
