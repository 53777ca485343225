// States of people and reasons of a cut-off in words.
import type { z } from 'zod';
import type { cutOffReasonSchema, PersonState } from '#core/staff/contract.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { Tone } from '../../ui/status-word.tsx';

export type CutOffReason = z.infer<typeof cutOffReasonSchema>;

export const stateWords: Record<PersonState, { tone: Tone; word: MessageId }> = {
  registered: { tone: 'waiting', word: 'staff.state.registered' },
  activated: { tone: 'waiting', word: 'staff.state.activated' },
  active: { tone: 'good', word: 'staff.state.active' },
  cut_off: { tone: 'bad', word: 'staff.state.cutOff' },
};

export const cutOffWords: Record<CutOffReason, MessageId> = {
  left: 'staff.cutOff.left',
  dismissed: 'staff.cutOff.dismissed',
  transferred: 'staff.cutOff.transferred',
  suspended: 'staff.cutOff.suspended',
  security: 'staff.cutOff.security',
};
