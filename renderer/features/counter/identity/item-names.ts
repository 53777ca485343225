// A refusal's items of the identity checklist by their names.
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

/** A problem that names items of the checklist, by their words instead of their codes. */
export function withItemNames(problem: Problem, text: SayText): Problem {
  const named = (codes: readonly string[]): string[] =>
    codes.map((code) => {
      const id = `identity.item.${code}`;
      return isMessageId(id) ? text(id) : code;
    });
  switch (problem.code) {
    case 'NOT_SEEN_TODAY':
    case 'IDENTITY_INCOMPLETE':
      return { code: problem.code, params: { missing: named(problem.params.missing) } };
    case 'PARTS_DISAGREE':
      return { code: problem.code, params: { parts: named(problem.params.parts) } };
    default:
      return problem;
  }
}
