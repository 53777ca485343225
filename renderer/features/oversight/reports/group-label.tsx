// What the groups and columns of a report are called.
import type { ReactNode } from 'react';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import type { Grouping, ReportRow } from '#core/oversight/reports/contract.ts';
import { weekdayLabels } from '#renderer/frame/weekday-labels.ts';
import type { Language } from '#renderer/i18n/language.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';
import { Bdi } from '#renderer/ui/bdi.tsx';

/** Where the codes of a grouping have their words. */
const wordsOf: Partial<Record<Grouping, (code: string) => readonly string[]>> = {
  payee: (code) => [`reports.payee.${code}`],
  channel: (code) => [`reports.channel.${code}`],
  returnReason: (code) => [`payments.reason.${code}`],
  refusalReason: (code) => [`identity.reason.${code}`],
  cancelReason: (code) => [`fees.cancel.${code}`, `reports.cancel.${code}`],
  ending: (code) => [`reports.ending.${code}`],
  complaintCategory: (code) => [`complaints.category.${code}`],
  complaintOutcome: (code) => [`complaints.outcome.${code}`, `reports.outcome.${code}`],
  differenceKind: (code) => [`dayClose.kind.${code}`],
  explanation: (code) => [`dayClose.reason.${code}`],
  register: (code) => [`reports.fact.${code}`],
  viewPurpose: (code) => [`accessLog.purpose.${code}`],
  checkItem: (code) => [
    `premises.${code.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    'reports.ownCheck',
  ],
  leavingReason: (code) => [`staff.cutOff.${code}`],
  openAccount: (code) => [`dayClose.account.${code}`],
  openState: (code) => [`reports.openState.${code}`],
  openAge: (code) => [`reports.openAge.${code}`],
};

/** The words of a code; the code itself where this version knows none. */
export function codeText(text: SayText, grouping: Grouping, code: string): string {
  if (grouping === 'missingPc') return text('reports.pcOfDesk', { desk: Number(code) });
  const id = wordsOf[grouping]?.(code).find(isMessageId);
  return id === undefined ? code : text(id);
}

/** The name of a group as plain text. */
export function groupText(
  text: SayText,
  language: Language,
  grouping: Grouping,
  { key, name }: Pick<ReportRow, 'key' | 'name'>,
): string {
  if (key === '') return text('reports.noGroup');
  const weekday = grouping === 'weekday' ? weekdayLabels[Number(key)] : undefined;
  if (weekday !== undefined) return text(weekday);
  switch (grouping) {
    case 'day':
      return formatJalali(key, 'numeric', language);
    case 'week':
      return text('reports.weekFrom', { day: formatJalali(key, 'numeric', language) });
    case 'month':
      return formatJalali(key, 'month-year', language);
    case 'hour':
      return text('reports.hourFrom', { from: Number(key), to: Number(key) + 1 });
    case 'trainingTopic':
      return name ?? text('reports.topicNotHere');
    default:
      return name ?? codeText(text, grouping, key);
  }
}

/** The name of a group on the screen: identifiers read left to right. */
export function GroupName({ grouping, shown }: { grouping: Grouping; shown: string }): ReactNode {
  return grouping === 'terminal' ? <Bdi>{shown}</Bdi> : shown;
}
