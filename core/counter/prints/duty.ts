// What this duty brings to the application.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { printAppliers } from './apply.ts';
import { type PrintReads, printReads } from './queries.ts';
import { printsRouter } from './router.ts';

export const prints = defineDuty({
  appliers: printAppliers,
  reads: printReads,
  router: printsRouter,
});

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly prints: PrintReads;
  }
}
