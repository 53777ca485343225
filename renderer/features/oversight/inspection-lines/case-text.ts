// A case of a line in a sentence. What it is of is a code of its duty, told in that duty's words.

import { anyKindSchema } from '#core/closing/day-close/explanations/contract.ts';
import { builtInItemSchema } from '#core/closing/premises/contract.ts';
import { accountSchema } from '#core/foundation/settlement/ledger/contract.ts';
import type { LineCase } from '#core/oversight/inspection-lines/contract.ts';
import { calendarStateSchema } from '#core/oversight/reports/contract.ts';
import { alertKindSchema } from '#core/oversight/shifts/contract.ts';
import { checkItemName } from '#renderer/frame/check-items.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

const itemName = (text: SayText, subject: string): string => {
  const item = builtInItemSchema.safeParse(subject);
  return item.success
    ? checkItemName(text, { item: item.data, title: null })
    : text('premises.ownItemElsewhere');
};

/** What a case is, in the language of the screen. */
export function caseText(text: SayText, { kind, subject, count, amount }: LineCase): string {
  switch (kind) {
    case 'check':
      return itemName(text, subject);
    case 'action':
      return text('inspectionLines.case.action', { item: itemName(text, subject) });
    case 'sharing_sign':
    case 'sharing_answered': {
      const sign = alertKindSchema.safeParse(subject);
      return sign.success ? text(`shifts.kind.${sign.data}`) : subject;
    }
    case 'difference_explained': {
      const difference = anyKindSchema.safeParse(subject);
      return difference.success ? text(`dayClose.kind.${difference.data}`) : subject;
    }
    case 'day': {
      const state = calendarStateSchema.safeParse(subject);
      return state.success ? text(`reports.days.state.${state.data}`) : subject;
    }
    case 'difference': {
      const account = accountSchema.safeParse(subject);
      return account.success
        ? text(`inspectionLines.case.difference.${account.data}`, { amount: amount ?? 0 })
        : subject;
    }
    default:
      return text(`inspectionLines.case.${kind}`, { subject, count, amount: amount ?? 0 });
  }
}
