// Kinds, categories, states and outcomes of complaints in words.
import type { ComplaintState, complaintCategories } from '#core/counter/complaints/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-label.tsx';

export type ComplaintCategory = (typeof complaintCategories)[number];

export const stateLabels: Record<ComplaintState, { tone: Tone; word: MessageId }> = {
  open: { tone: 'waiting', word: 'complaints.state.open' },
  closed: { tone: 'good', word: 'complaints.state.closed' },
  merged: { tone: 'neutral', word: 'complaints.state.merged' },
  with_province: { tone: 'neutral', word: 'complaints.state.withProvince' },
};
