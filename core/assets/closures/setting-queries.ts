// What the history of settings tells of closed days (D20.2).
import { closures, closureWithdrawals } from '#db/schema/assets/closures.ts';

/** By kind: the table of the fact, what was set, and where it belongs to the row of another table. */
export const closureSettings = {
  closure_declared: { of: closures, what: closures.closedDay },
  closure_withdrawn: {
    of: closureWithdrawals,
    what: closures.closedDay,
    from: { table: closures, by: closureWithdrawals.closureId },
  },
} as const;
