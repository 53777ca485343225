// What this duty brings to the application.

import { staffReads } from '#core/access/staff/queries.ts';
import { feeReads } from '#core/counter/fees/queries.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { paymentAppliers } from './apply.ts';
import { type PaymentReads, paymentReads } from './queries.ts';
import { paymentsRouter } from './router.ts';

export const payments = defineDuty({
  appliers: paymentAppliers,
  reads(orm) {
    const staff = staffReads(orm);
    return paymentReads(orm, feeReads(orm, staff), staff);
  },
  router: paymentsRouter,
  // A day cannot be worked without a terminal.
  tasks: {
    of: (reads, _reader, day) => ({
      noTerminal: reads.payments.terminals(day).some(({ inForce }) => inForce) ? 0 : 1,
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly payments: PaymentReads;
  }
}
