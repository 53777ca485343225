// How a visit that was left open on another day can be ended, as it stands. Core decides that again.
import type { VisitView } from '#core/counter/visit-acts/contract.ts';

export type LateAct = 'complete' | 'cancel' | 'refuse' | 'asked';

/**
 * The ways to end it; none while part of the money was taken: that is paid up or reversed first. Who was ever charged did not only ask
 * (D1.110).
 */
export function lateActsOf({ state, account }: Pick<VisitView, 'state' | 'account'>): LateAct[] {
  switch (state) {
    case 'paid':
      return account.paid > 0 ? ['complete'] : ['complete', 'cancel'];
    case 'open':
      return ['asked', 'cancel', 'refuse'];
    case 'escalated':
      return ['cancel', 'refuse'];
    case 'verified':
    case 'charged':
      if (account.paid > 0) return [];
      return account.charges.length === 0 ? ['asked', 'cancel'] : ['cancel'];
    case 'completed':
    case 'refused':
    case 'cancelled':
    case 'asked':
      return [];
  }
}
