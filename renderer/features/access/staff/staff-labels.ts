// The states of people, each with its label and tone.
import type { PersonState } from '#core/access/staff/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

export const stateLabels: Record<PersonState, { tone: Tone; word: MessageId }> = {
  registered: { tone: 'waiting', word: 'staff.state.registered' },
  file_opened: { tone: 'waiting', word: 'staff.state.fileOpened' },
  inquiry_requested: { tone: 'waiting', word: 'staff.state.inquiryRequested' },
  approved: { tone: 'waiting', word: 'staff.state.approved' },
  activated: { tone: 'waiting', word: 'staff.state.activated' },
  active: { tone: 'good', word: 'staff.state.active' },
  suspended: { tone: 'bad', word: 'staff.state.suspended' },
  cut_off: { tone: 'bad', word: 'staff.state.cutOff' },
};
