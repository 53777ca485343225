// States of people and reasons of a cut-off in words.
import type { z } from 'zod';
import type { cutOffReasonSchema, PersonEvent, PersonState } from '#core/access/staff/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-word.tsx';

export type CutOffReason = z.infer<typeof cutOffReasonSchema>;

export const stateWords: Record<PersonState, { tone: Tone; word: MessageId }> = {
  registered: { tone: 'waiting', word: 'staff.state.registered' },
  file_opened: { tone: 'waiting', word: 'staff.state.fileOpened' },
  inquiry_requested: { tone: 'waiting', word: 'staff.state.inquiryRequested' },
  approved: { tone: 'waiting', word: 'staff.state.approved' },
  activated: { tone: 'waiting', word: 'staff.state.activated' },
  active: { tone: 'good', word: 'staff.state.active' },
  suspended: { tone: 'bad', word: 'staff.state.suspended' },
  cut_off: { tone: 'bad', word: 'staff.state.cutOff' },
};

export const cutOffWords: Record<CutOffReason, MessageId> = {
  left: 'staff.cutOff.left',
  dismissed: 'staff.cutOff.dismissed',
  transferred: 'staff.cutOff.transferred',
  suspended: 'staff.cutOff.suspended',
  security: 'staff.cutOff.security',
};

export const eventWords: Record<PersonEvent['kind'], MessageId> = {
  registered: 'staff.event.registered',
  supervision_file: 'staff.event.supervisionFile',
  inquiry: 'staff.event.inquiry',
  clearance: 'staff.event.clearance',
  clearance_withdrawn: 'staff.event.clearanceWithdrawn',
  introduced: 'staff.event.introduced',
  activated: 'staff.event.activated',
  reset: 'staff.event.reset',
  password_chosen: 'staff.event.passwordChosen',
  transferred: 'staff.event.transferred',
  transfer_withdrawn: 'staff.event.transferWithdrawn',
  cut_off: 'staff.event.cutOff',
  departure_closed: 'staff.event.departureClosed',
  emergency: 'staff.event.emergency',
};
