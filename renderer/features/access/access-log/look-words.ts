// What a look is called: what was looked at, and why.
import type { ClientLookPurpose, LookRow } from '#core/access/access-log/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

const purposeWords: Readonly<Record<ClientLookPurpose, MessageId>> = {
  revealed: 'looks.purpose.revealed',
  taken_up: 'looks.purpose.taken_up',
  looked_up: 'looks.purpose.looked_up',
  history: 'looks.purpose.history',
};

/** Why somebody looked; what has no purpose of its own is named by what it is. */
export function purposeWord({ purpose, subject }: LookRow): MessageId {
  if (subject.kind === 'complaint_contact') return 'looks.purpose.contact';
  if (subject.kind === 'psp_report') return 'looks.purpose.report';
  return purpose === null ? 'looks.purpose.unknown' : purposeWords[purpose];
}
