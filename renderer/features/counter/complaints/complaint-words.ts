// Kinds, categories, states and outcomes of complaints in words.
import type {
  ComplaintFilter,
  ComplaintKind,
  ComplaintState,
  ComplaintView,
  complaintCategories,
  TextState,
} from '#core/counter/complaints/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { Tone } from '#renderer/ui/status-word.tsx';

export type ComplaintCategory = (typeof complaintCategories)[number];
export type Outcome = NonNullable<ComplaintView['addenda'][number]['outcome']>;

export const kindWords: Record<ComplaintKind, MessageId> = {
  complaint: 'complaints.kind.complaint',
  feedback: 'complaints.kind.feedback',
};

export const categoryWords: Record<ComplaintCategory, MessageId> = {
  conduct: 'complaints.category.conduct',
  delay: 'complaints.category.delay',
  overcharge: 'complaints.category.overcharge',
  cash_demand: 'complaints.category.cashDemand',
  legal_advice: 'complaints.category.legalAdvice',
  confidentiality: 'complaints.category.confidentiality',
  premises: 'complaints.category.premises',
  satisfaction: 'complaints.category.satisfaction',
  suggestion: 'complaints.category.suggestion',
  other: 'complaints.category.other',
};

export const stateWords: Record<ComplaintState, { tone: Tone; word: MessageId }> = {
  open: { tone: 'waiting', word: 'complaints.state.open' },
  closed: { tone: 'good', word: 'complaints.state.closed' },
  merged: { tone: 'neutral', word: 'complaints.state.merged' },
  with_province: { tone: 'neutral', word: 'complaints.state.withProvince' },
};

export const filterWords: Record<ComplaintFilter, MessageId> = {
  all: 'complaints.filter.all',
  open: 'complaints.filter.open',
  overdue: 'complaints.filter.overdue',
  closed: 'complaints.filter.closed',
  with_province: 'complaints.filter.withProvince',
};

export const outcomeWords: Record<Outcome, MessageId> = {
  upheld: 'complaints.outcome.upheld',
  rejected: 'complaints.outcome.rejected',
  referred: 'complaints.outcome.referred',
};

export const linkWords: Record<ComplaintView['links'][number]['kind'], MessageId> = {
  related: 'complaints.link.related',
  into: 'complaints.link.into',
  from: 'complaints.link.from',
};

/** Why a text is not shown. */
export const hiddenTextWords: Record<Exclude<TextState, 'shown'>, MessageId> = {
  sealed: 'complaints.text.sealed',
  not_taken: 'complaints.text.notTaken',
  withheld: 'complaints.text.withheld',
  not_here: 'complaints.text.notHere',
  none: 'complaints.text.none',
};
