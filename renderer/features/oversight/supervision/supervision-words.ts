// How the counts of supervision are called, and how long something took is said.
import type { WatchedMetric, WorkMetric } from '#core/oversight/supervision/contract.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

export const metricWords: Readonly<Record<WorkMetric, MessageId>> = {
  visits: 'supervision.visits',
  refusals: 'supervision.refusals',
  reversals: 'supervision.reversals',
  reductions: 'supervision.reductions',
  cancelledVisits: 'supervision.cancelledVisits',
  cancelledCharges: 'supervision.cancelledCharges',
  unpaid: 'supervision.unpaid',
  cashOffers: 'supervision.cashOffers',
  complaints: 'supervision.complaints',
  outOfHours: 'supervision.outOfHours',
  explanations: 'supervision.explanations',
  emergencies: 'supervision.emergencies',
};

/** What somebody did, as the middle of a sentence. */
export const didWords: Readonly<Record<WatchedMetric, MessageId>> = {
  refusals: 'supervision.did.refusals',
  reversals: 'supervision.did.reversals',
  reductions: 'supervision.did.reductions',
  cancelledVisits: 'supervision.did.cancelledVisits',
  cancelledCharges: 'supervision.did.cancelledCharges',
  cashOffers: 'supervision.did.cashOffers',
  complaints: 'supervision.did.complaints',
  outOfHours: 'supervision.did.outOfHours',
};

/** A length of time in words, to the minute beyond the first one. */
export function durationText(text: SayText, ms: number | null): string {
  if (ms === null) return text('supervision.none');
  const seconds = Math.round(ms / 1000);
  return seconds < 60
    ? text('supervision.seconds', { count: seconds })
    : text('supervision.minutes', { count: Math.round(seconds / 60) });
}
