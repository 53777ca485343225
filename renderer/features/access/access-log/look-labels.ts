// What a look is called: what was looked at, and why.
import type { LookRow } from '#core/oversight/records/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

/** Why somebody looked; what has no purpose of its own is named by what it is. */
export function purposeLabel({ purpose, subject }: LookRow): MessageId {
  if (subject.kind === 'complaint_contact') return 'looks.purpose.contact';
  if (subject.kind === 'psp_report') return 'looks.purpose.report';
  return purpose === null ? 'looks.purpose.unknown' : `looks.purpose.${purpose}`;
}
