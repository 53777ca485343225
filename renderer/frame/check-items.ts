// The checks of the morning in words, and the rule behind each.
import {
  type BuiltInItem,
  builtInItemSchema,
  type CheckItem,
  rhythmSchema,
} from '#core/closing/premises/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { DutyId } from '#renderer/i18n/rule-sentences.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

type CheckItemLabels = { name: MessageId; what: MessageId; rule: DutyId | null };

const builtInLabels: Record<BuiltInItem, CheckItemLabels> = {
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

/** What is said of a check beside its name; null for what the office added, whose name says all. */
export function checkItemLabels(item: CheckItem): CheckItemLabels | null {
  const builtIn = builtInItemSchema.safeParse(item);
  return builtIn.success ? builtInLabels[builtIn.data] : null;
}

/** The name of a check: of the schedules, or the words of the office. */
export function checkItemName(
  text: SayText,
  { item, title }: { item: CheckItem; title: string | null },
): string {
  const words = checkItemLabels(item);
  return words === null ? (title ?? text('premises.ownItemElsewhere')) : text(words.name);
}

/** A line of the settings' history: a check and how often, as the journal's table names them. */
export function rhythmText(text: SayText, label: string): string {
  const cut = label.lastIndexOf(':');
  const rhythm = rhythmSchema.safeParse(label.slice(cut + 1));
  const item = label.slice(0, cut);
  const words = checkItemLabels(item);
  return text('premises.rhythmOf', {
    name: words === null ? item : text(words.name),
    every: text(`premises.every.${rhythm.success ? rhythm.data : 'never'}`),
  });
}
