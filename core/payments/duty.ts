// What this duty brings to the application.

import { feeReads } from '#core/fees/queries.ts';
import { defineDuty } from '#core/journal/define-duty.ts';
import { staffReads } from '#core/staff/queries.ts';
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
});

declare module '#core/journal/reads.ts' {
  interface Reads {
    readonly payments: PaymentReads;
  }
}
