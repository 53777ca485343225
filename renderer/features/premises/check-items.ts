// The checks of the morning in words, and the rule behind each.
import type { CheckItem } from '#core/premises/contract.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { DutyId } from '../../i18n/rule-sentences.ts';

type CheckItemWords = { name: MessageId; what: MessageId; rule: DutyId | null };

export const checkItemWords: Record<CheckItem, CheckItemWords> = {
  sign_127: { name: 'premises.sign127', what: 'premises.sign127What', rule: 'D6' },
  rate_board: { name: 'premises.rateBoard', what: 'premises.rateBoardWhat', rule: 'D4' },
  guide_boards: { name: 'premises.guideBoards', what: 'premises.guideBoardsWhat', rule: 'D5' },
  // Not from the directive: legal deadlines run on what lies in the in-box.
  lawyers_inbox: { name: 'premises.lawyersInbox', what: 'premises.lawyersInboxWhat', rule: null },
};
