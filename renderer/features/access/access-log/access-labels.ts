// What a look is called: what was looked at, and why.
import type { AccessRow } from '#core/oversight/records/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';

/** Why somebody looked; what has no purpose of its own is named by what it is. */
export function purposeLabel({ purpose, subject }: AccessRow): MessageId {
  if (subject.kind === 'complaint_contact') return 'accessLog.purpose.contact';
  if (subject.kind === 'psp_report') return 'accessLog.purpose.report';
  return purpose === null ? 'accessLog.purpose.unknown' : `accessLog.purpose.${purpose}`;
}
