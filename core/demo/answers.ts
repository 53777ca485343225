// The answers of a checklist on which all is in order, as a clerk's usual three keystrokes give them.
import type { ChecklistAnswer } from '#core/counter/identity/rules.ts';
import { checklistFor } from '#core/counter/identity/rules.ts';
import type { ClientType } from '#core/counter/visits/contract.ts';

/** Every item checked with its first document; the letter of a CEO is not required. */
export function completeAnswers(clientType: ClientType, matterRole: string): ChecklistAnswer[] {
  return checklistFor(clientType).map((item) => {
    if (typeof item.waiver === 'object') return { code: item.code, state: 'not_required' };
    const option = item.options.includes(matterRole) ? matterRole : item.options[0];
    return option === undefined
      ? { code: item.code, state: 'checked' }
      : { code: item.code, state: 'checked', option };
  });
}
