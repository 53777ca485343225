// What becomes of a print that failed: it waits in the queue of this PC, is tried again by key or by itself, and leaves the queue once it
// came out. The queue is the application's own: it outlives the window.

import {
  type PrintFailure,
  printFailures,
  type WaitingPage,
  type WaitingPrint,
  waitingPages,
} from '#core/counter/prints/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { desk } from '../../api/client.ts';
import { problemOf } from '../../api/problem.ts';
import { useSession } from '../../api/session.ts';
import { type PageSize, type PrintAddress, pageSizes } from './print-address.ts';

/** What became of a print, and who printed (null: nobody is signed in). `failure` is null when it came out. */
type Outcome = {
  readonly page: WaitingPage;
  readonly subject: string;
  readonly paper: PageSize;
  readonly failure: PrintFailure | null;
  readonly by: string | null;
};
type Paper = Pick<Outcome, 'page' | 'subject' | 'paper'>;

/** Refusals that no later moment changes. */
const forGood: ReadonlySet<Problem['code']> = new Set(['NOT_ALLOWED', 'NOT_FOUND', 'INPUT_INVALID']);

const isWaitingPage = (name: string): name is WaitingPage => Object.hasOwn(waitingPages, name);
const paperOf = ({ name, paper }: PrintAddress): PageSize => paper ?? pageSizes[name];
const isSame = (one: Paper, other: Paper): boolean =>
  one.page === other.page && one.subject === other.subject && one.paper === other.paper;

/** The person whose session this screen has, locked or not. */
export const personAtHand = (): string | null => useSession.getState().session?.person.id ?? null;

/** The print of the queue that is this one, or null. */
export function waitingFor(queue: readonly WaitingPrint[], address: PrintAddress): WaitingPrint | null {
  const { name, id: subject } = address;
  if (!isWaitingPage(name)) return null;
  const printed = { page: name, subject, paper: paperOf(address) };
  return queue.find((waiting) => isSame(waiting, printed)) ?? null;
}

/** The address at which a print of the queue is printed again. */
export function addressOf({ page, subject, paper }: WaitingPrint): PrintAddress {
  return { name: page, id: subject, ...(paper === pageSizes[page] ? {} : { paper }) };
}

/**
 * Whether what stopped this print stops the next one too: the state of the printer, or the person who cancelled. A page that was
 * refused stops nothing but itself.
 */
export function stopsTheNext({ printed, problem }: { printed: boolean; problem: Problem | null }): boolean {
  if (printed) return false;
  return problem === null || printFailures.some((known) => known !== 'UNEXPECTED' && known === problem.code);
}

/** Whether this print is only tried again by hand, by the person at hand: its page was refused to them, and would be again. */
export const isLeftToHand = (waiting: WaitingPrint): boolean =>
  refused.some((one) => one.by === personAtHand() && isSame(one, waiting));

/**
 * Keeps a print that failed in the name of who printed; whoever may not keep it has been told why it failed all the same. A rate
 * board without a tariff does not wait: nobody asked for the one of the day on which the next tariff comes into force.
 */
export async function keepFailed(address: PrintAddress, { code }: Problem, by: string | null): Promise<void> {
  noteRefusal(address, forGood.has(code) || code === 'TARIFF_MISSING', by);
  if (code === 'TARIFF_MISSING') return;
  await note(address, printFailures.find((known) => known === code) ?? 'UNEXPECTED', by);
}

/** Takes a print that came out from the queue, where it waited there. */
export function endWaiting(address: PrintAddress, by: string | null): Promise<void> {
  noteRefusal(address, false, by);
  return note(address, null, by);
}

/** Papers whose page was refused, and to whom, until another try of the same paper has another outcome. */
let refused: readonly (Paper & Pick<Outcome, 'by'>)[] = [];

function noteRefusal(address: PrintAddress, isRefused: boolean, by: string | null): void {
  const { name, id: subject } = address;
  if (!isWaitingPage(name)) return;
  const tried = { page: name, subject, paper: paperOf(address), by };
  const others = refused.filter((one) => !isSame(one, tried) || (isRefused && one.by !== by));
  refused = isRefused ? [...others, tried] : others;
}

async function note(address: PrintAddress, failure: PrintFailure | null, by: string | null): Promise<void> {
  const { name, id: subject } = address;
  if (!isWaitingPage(name)) return;
  const outcome = { page: name, subject, paper: paperOf(address), failure, by };
  // What was not told yet of the same paper is over with this.
  untold = untold.filter((older) => !isSame(older, outcome));
  if (!(await isReported(outcome)) && by !== null) untold = [...untold, outcome];
  followSession();
}

/**
 * What the application could not be told: the screen was locked, the session over or the application away in the moment between the
 * print and its outcome. It is told as soon as the session allows it. What waits names no client.
 */
let untold: readonly Outcome[] = [];
let stopFollowing: (() => void) | null = null;

function followSession(): void {
  if (untold.length > 0) stopFollowing ??= useSession.subscribe(() => void tellAll());
  else {
    stopFollowing?.();
    stopFollowing = null;
  }
}

async function tellAll(): Promise<void> {
  const all = untold;
  untold = [];
  for (const outcome of all) {
    const isOver = (await isReported(outcome)) || untold.some((newer) => isSame(newer, outcome));
    if (!isOver) untold = [...untold, outcome];
  }
  followSession();
}

/** Tells one outcome. @returns whether there is no more to tell of it */
async function isReported({ failure, by, ...paper }: Outcome): Promise<boolean> {
  const isOwn = personAtHand() === by;
  // That it failed is said by who printed alone; that it came out by anybody who finds it waiting, so that it is not printed twice.
  if (useSession.getState().isLocked || (failure !== null && !isOwn)) return false;
  try {
    if (failure !== null) {
      await desk.prints.keep.mutate({ ...paper, failure });
      return true;
    }
    const waiting = (await desk.prints.queue.query()).find((one) => isSame(one, paper));
    if (waiting === undefined) return isOwn;
    await desk.prints.printed.mutate({ jobId: waiting.jobId });
    return true;
  } catch (error) {
    return isOwn && forGood.has(problemOf(error).code);
  }
}
