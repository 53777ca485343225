// What this duty brings to the application. Facts about accounts are written by the duties above it, each of its own type.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { accountAppliers } from './apply.ts';
import { type AccountReads, accountReads } from './queries.ts';

export const accounts = defineDuty({ appliers: accountAppliers, reads: accountReads });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly accounts: AccountReads;
  }
}
