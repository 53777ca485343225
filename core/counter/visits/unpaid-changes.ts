// When a visit became served and not paid for, and when it was paid after all (D21). Pure; amounts are rials.
// Invariant: a visit counts once, however many payments were reversed: a served visit is unpaid or it is not.

/** Where a visit stands, as far as it matters whether it was served free. */
export type ServiceStatus = {
  readonly isCompleted: boolean;
  /** Charged to the POS, less what was paid and still stands. */
  readonly due: number;
  /** Charges that were not cancelled. */
  readonly charges: number;
  /** A charge was cancelled after the visit was completed: no payment makes up for that. */
  readonly isUncharged: boolean;
};

export const isServedUnpaid = ({ isCompleted, due, charges, isUncharged }: ServiceStatus): boolean =>
  isCompleted && (due > 0 || charges === 0 || isUncharged);

/** What happened in a visit. `amount` of a payment is what it pays for, without what was taken beyond that. */
export type AccountEvent = { readonly lc: number; readonly id: string; readonly day: string } & (
  | { readonly kind: 'charged' | 'uncharged' | 'paid' | 'reversed'; readonly amount: number }
  | { readonly kind: 'completed' | 'verified_cancelled_unpaid' }
);

/** How often a visit became unpaid, and was paid after all, on a business day. */
export type UnpaidChanges = { readonly became: number; readonly settled: number };

/** Plays the events of one visit in their order, and counts what changed on `day`. */
export function unpaidChanges(events: readonly AccountEvent[], day: string): UnpaidChanges {
  let status: ServiceStatus = { isCompleted: false, due: 0, charges: 0, isUncharged: false };
  let isCancelledUnpaid = false;
  let wasUnpaid = false;
  let became = 0;
  let settled = 0;
  const inOrder = events.toSorted((one, other) => one.lc - other.lc || (one.id < other.id ? -1 : 1));
  for (const event of inOrder) {
    status = after(status, event);
    isCancelledUnpaid ||= event.kind === 'verified_cancelled_unpaid';
    const isUnpaid = isCancelledUnpaid || isServedUnpaid(status);
    if (event.day === day) {
      if (isUnpaid && !wasUnpaid) became += 1;
      if (wasUnpaid && !isUnpaid) settled += 1;
    }
    wasUnpaid = isUnpaid;
  }
  return { became, settled };
}

function after(status: ServiceStatus, event: AccountEvent): ServiceStatus {
  const { due, charges, isCompleted, isUncharged } = status;
  switch (event.kind) {
    case 'charged':
      return { ...status, due: due + event.amount, charges: charges + 1 };
    case 'uncharged':
      return {
        ...status,
        due: due - event.amount,
        charges: charges - 1,
        isUncharged: isUncharged || isCompleted,
      };
    case 'paid':
      return { ...status, due: due - event.amount };
    case 'reversed':
      return { ...status, due: due + event.amount };
    case 'completed':
      return { ...status, isCompleted: true };
    case 'verified_cancelled_unpaid':
      return status;
  }
}
