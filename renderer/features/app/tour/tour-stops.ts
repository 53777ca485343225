// The stops of the tour, in the order of a day: which screen each is about, and what it says.
import type { MessageId } from '#renderer/i18n/messages.ts';

export type TourStop = { readonly path: `/${string}`; readonly title: MessageId; readonly what: MessageId };

export const tourStops: readonly TourStop[] = [
  { path: '/', title: 'tour.morning', what: 'tour.morningWhat' },
  { path: '/counter', title: 'tour.client', what: 'tour.clientWhat' },
  { path: '/counter', title: 'tour.identity', what: 'tour.identityWhat' },
  { path: '/counter', title: 'tour.fees', what: 'tour.feesWhat' },
  { path: '/counter', title: 'tour.payment', what: 'tour.paymentWhat' },
  { path: '/complaints', title: 'tour.complaints', what: 'tour.complaintsWhat' },
  { path: '/sync', title: 'tour.sync', what: 'tour.syncWhat' },
  { path: '/', title: 'tour.keys', what: 'tour.keysWhat' },
];
