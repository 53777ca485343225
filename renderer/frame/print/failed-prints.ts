// What becomes of a print that failed: it waits in the queue of this PC, is tried again by key or by itself, and leaves the queue once it
// came out. The queue is the application's own: it outlives the window.

import type { Problem } from '#core/leaves/problems/catalogue.ts';
import { printFailures, type WaitingPage, type WaitingPrint, waitingPages } from '#core/prints/contract.ts';
import { desk } from '../../api/client.ts';
import { type PageSize, type PrintAddress, pageSizes } from './print-address.ts';

const isWaitingPage = (name: string): name is WaitingPage => Object.hasOwn(waitingPages, name);
const paperOf = ({ name, paper }: PrintAddress): PageSize => paper ?? pageSizes[name];

/** The print of the queue that is this one, or null. */
export function waitingFor(queue: readonly WaitingPrint[], address: PrintAddress): WaitingPrint | null {
  const paper = paperOf(address);
  return (
    queue.find(
      (waiting) => waiting.page === address.name && waiting.subject === address.id && waiting.paper === paper,
    ) ?? null
  );
}

/** The address at which a print of the queue is printed again. */
export function addressOf({ page, subject, paper }: WaitingPrint): PrintAddress {
  return { name: page, id: subject, ...(paper === pageSizes[page] ? {} : { paper }) };
}

/** Keeps a print that failed; whoever may not keep it has been told why it failed all the same. */
export async function keepFailed(address: PrintAddress, { code }: Problem): Promise<void> {
  if (!isWaitingPage(address.name)) return;
  const failure = printFailures.find((known) => known === code) ?? 'UNEXPECTED';
  try {
    await desk.prints.keep.mutate({
      page: address.name,
      subject: address.id,
      paper: paperOf(address),
      failure,
    });
  } catch {
    // The refusal of the print is what the person is shown.
  }
}

/** Takes a print that came out from the queue, where it waited there. */
export async function endWaiting(address: PrintAddress): Promise<void> {
  if (!isWaitingPage(address.name)) return;
  try {
    const waiting = waitingFor(await desk.prints.queue.query(), address);
    if (waiting !== null) await desk.prints.printed.mutate({ jobId: waiting.jobId });
  } catch {
    // It stays in the queue, where it is seen and thrown away.
  }
}
