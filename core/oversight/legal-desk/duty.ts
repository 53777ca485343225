// What this duty brings to the application. It reads what others recorded, and nothing of its own.
import { defineDuty } from '#core/journal/log/define-duty.ts';
import { legalDeskRouter } from './router.ts';

export const legalDesk = defineDuty({ reads: () => ({}), router: legalDeskRouter });

declare module '#core/journal/log/reads.ts' {
  interface Reads {
    readonly legalDesk: Readonly<Record<never, never>>;
  }
}
