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

/** What happened in a visit. `amount` of what went back is what it had paid for, without what was taken beyond that. */
export type AccountEvent = { readonly lc: number; readonly id: string; readonly day: string } & (
  | {
      /** `over`: what of a payment pays for nothing, and goes back. */
      readonly kind: 'uncharged' | 'paid' | 'over' | 'reversed';
      readonly amount: number;
    }
  /** `insteadOf`: the event that took another charge back for this one (D4.80). */
  | { readonly kind: 'charged'; readonly amount: number; readonly insteadOf?: string | null }
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
  for (const event of exchangesAsOne(inOrder)) {
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

/** A charge that stands in the place of another one. `amount`: the difference, in rials; less than nothing where it costs less. */
type Exchanged = Pick<AccountEvent, 'lc' | 'id' | 'day'> & {
  readonly kind: 'exchanged';
  readonly amount: number;
};

/** A charge that was taken back and the one in its place are one event, and only the difference counts. */
function exchangesAsOne(events: readonly AccountEvent[]): (AccountEvent | Exchanged)[] {
  const replaced = new Set(events.map((event) => (event.kind === 'charged' ? event.insteadOf : null)));
  const takenBack = new Map(
    events.flatMap((event) =>
      event.kind === 'uncharged' && replaced.has(event.id) ? [[event.id, event.amount] as const] : [],
    ),
  );
  return events
    .filter(({ id }) => !takenBack.has(id))
    .map((event) => {
      const before = event.kind === 'charged' ? takenBack.get(event.insteadOf ?? '') : undefined;
      if (event.kind !== 'charged' || before === undefined) return event;
      const { lc, id, day, amount } = event;
      return { lc, id, day, kind: 'exchanged', amount: amount - before };
    });
}

function after(status: ServiceStatus, event: AccountEvent | Exchanged): ServiceStatus {
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
    case 'exchanged':
    case 'over':
    case 'reversed':
      return { ...status, due: due + event.amount };
    case 'completed':
      return { ...status, isCompleted: true };
    case 'verified_cancelled_unpaid':
      return status;
  }
}
