// The checks of the morning in words, and the rule behind each.
import type { CheckItem, DueWhy, ScheduledItem } from '#core/premises/contract.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { DutyId } from '../../i18n/rule-sentences.ts';

type CheckItemWords = { name: MessageId; what: MessageId; rule: DutyId | null };

export const checkItemWords: Record<CheckItem, CheckItemWords> = {
  sign_127: { name: 'premises.sign127', what: 'premises.sign127What', rule: 'D6' },
  rate_board: { name: 'premises.rateBoard', what: 'premises.rateBoardWhat', rule: 'D4' },
  guide_boards: { name: 'premises.guideBoards', what: 'premises.guideBoardsWhat', rule: 'D5' },
  cleanliness: { name: 'premises.cleanliness', what: 'premises.cleanlinessWhat', rule: 'D17' },
  orderliness: { name: 'premises.orderliness', what: 'premises.orderlinessWhat', rule: 'D17' },
  waiting_area: { name: 'premises.waitingArea', what: 'premises.waitingAreaWhat', rule: 'D17' },
  equipment_state: { name: 'premises.equipmentState', what: 'premises.equipmentStateWhat', rule: 'D18' },
  safety: { name: 'premises.safety', what: 'premises.safetyWhat', rule: null },
  // Not from the directive: legal deadlines run on what lies in the in-box.
  lawyers_inbox: { name: 'premises.lawyersInbox', what: 'premises.lawyersInboxWhat', rule: null },
};

export const periodWords: Record<ScheduledItem['every'], MessageId> = {
  day: 'premises.every.day',
  week: 'premises.every.week',
  month: 'premises.every.month',
};

export const whyWords: Record<DueWhy, MessageId> = {
  ...periodWords,
  new_tariff: 'premises.why.new_tariff',
  equipment_fault: 'premises.why.equipment_fault',
  mended: 'premises.why.mended',
  first: 'premises.why.first',
};
