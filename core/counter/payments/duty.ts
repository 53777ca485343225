// What this duty brings to the application.

import { staffReads } from '#core/access/staff/queries.ts';
import { feeReads } from '#core/counter/fees/queries.ts';
import { secondWordTasks } from '#core/counter/fees/second-word-tasks.ts';
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { paymentAppliers } from './apply.ts';
import { type PaymentReads, paymentReads } from './queries.ts';
import { paymentsRouter } from './router.ts';
import type { TerminalSales } from './terminal-sales/service.ts';

export const payments = defineDuty({
  appliers: paymentAppliers,
  reads(orm) {
    const staff = staffReads(orm);
    return paymentReads(orm, feeReads(orm, staff), staff);
  },
  router: paymentsRouter,
  tasks: {
    topics: ['staff', 'sync', 'fees'],
    of: (reads, reader, day) => ({
      // A day cannot be worked without a terminal.
      noTerminal: reads.payments.terminals(day).some(({ inForce }) => inForce) ? 0 : 1,
      ...secondWordTasks(reads, reads.payments.terminalsOnOneWord(day), reader, day),
    }),
  },
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly payments: PaymentReads;
  }
}

declare module '#core/access/request-context/desk.ts' {
  interface OfficeServices {
    /** Asks connected terminals. */
    readonly terminals: TerminalSales;
  }
}
