// What the facts of a day's numbers come to: who waits, who was called where, and what a desk may do next (D14). Pure.

import { builtInSections } from '#core/access/postings/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { seriesSize, type TicketState } from './contract.ts';

type Fact = { readonly id: string; readonly at: string; readonly device: string };
export type TicketFact = Fact & {
  readonly sectionId: string;
  readonly deskNumber: number;
  readonly series: number;
  readonly number: number;
};
export type CallFact = Fact & { readonly ticketId: string; readonly deskNumber: number };
export type ServingFact = Fact & {
  readonly ticketId: string;
  readonly visitId: string;
  readonly deskNumber: number;
};

/** The facts of one business day, each kind in the order of facts, without undone acts; `voided`: the undone numbers. */
export type QueueFacts = {
  readonly tickets: readonly TicketFact[];
  readonly calls: readonly CallFact[];
  readonly recalls: readonly { readonly callId: string; readonly at: string; readonly id: string }[];
  readonly releases: readonly { readonly callId: string; readonly outcome: 'absent' | 'no_visit' }[];
  readonly servings: readonly ServingFact[];
  readonly voided: ReadonlySet<string>;
};

export type TicketStatus = TicketFact & {
  readonly state: TicketState;
  /** Calls that nobody let go. Two of different PCs: both called while the cable was cut. */
  readonly live: readonly CallFact[];
  readonly firstCall: CallFact | null;
  readonly served: ServingFact | null;
};

/** Every number of the day as it stands, the oldest first. The same on every PC that holds the same facts. */
export function ticketStatuses(facts: QueueFacts): TicketStatus[] {
  const calls = Map.groupBy(facts.calls, ({ ticketId }) => ticketId);
  const releases = new Map(facts.releases.map(({ callId, outcome }) => [callId, outcome]));
  return facts.tickets.map((ticket) => {
    const all = calls.get(ticket.id) ?? [];
    const live = all.filter(({ id }) => !releases.has(id));
    const served = facts.servings.find(({ ticketId }) => ticketId === ticket.id) ?? null;
    const ended = all.some(({ id }) => releases.get(id) === 'no_visit');
    const state =
      served !== null
        ? 'served'
        : live.length > 0
          ? 'called'
          : facts.voided.has(ticket.id)
            ? 'void'
            : ended
              ? 'over'
              : all.length > 0
                ? 'absent'
                : 'waiting';
    return { ...ticket, state, live, firstCall: all[0] ?? null, served };
  });
}

/** The number at a PC's desk: of those that it called and did not let go, the one called last. */
export function currentAt(
  tickets: readonly TicketStatus[],
  device: string,
): { readonly ticket: TicketStatus; readonly call: CallFact } | null {
  const [last] = tickets
    .flatMap((ticket) => ticket.live.map((call) => ({ ticket, call })))
    .filter(({ call }) => call.device === device)
    .toSorted(({ call: a }, { call: b }) => (key(a) < key(b) ? 1 : -1));
  return last ?? null;
}

const key = ({ at, id }: Pick<Fact, 'at' | 'id'>): string => `${at}|${id}`;

/** Who is called next: of those who wait for one of these sections, who got their number first. */
export function nextWaiting(
  tickets: readonly TicketStatus[],
  isOwn: (sectionId: string) => boolean,
): TicketStatus | null {
  return tickets.find(({ state, sectionId }) => state === 'waiting' && isOwn(sectionId)) ?? null;
}

/** Why a number cannot be called to `device`'s desk: it stands at another one, or is over (D14.2). */
export function callRefusal(ticket: TicketStatus, device: string): Problem | null {
  if (ticket.state === 'waiting' || ticket.state === 'absent') return null;
  const there = ticket.live.find((call) => call.device !== device);
  return ticket.state === 'called' && there !== undefined
    ? { code: 'TICKET_AT_OTHER_DESK', params: { desk: there.deskNumber } }
    : { code: 'ACTION_ALREADY_DONE', params: {} };
}

/** Why a desk cannot call the next one: the number before it waits for its visit, or for the word that nobody came (D14.3). */
export function deskRefusal(tickets: readonly TicketStatus[], device: string): Problem | null {
  return currentAt(tickets, device)?.ticket.state === 'called'
    ? { code: 'TICKET_AT_DESK', params: {} }
    : null;
}

/** Place of a section: built-in ones always have the same, the office's own follow in their order. */
export function seriesOf(sectionId: string, sectionIds: readonly string[]): number {
  const own = sectionIds.filter((id) => !builtInSections.some((builtIn) => builtIn === id));
  const builtIn = (builtInSections as readonly string[]).indexOf(sectionId);
  return builtIn >= 0 ? builtIn + 1 : builtInSections.length + own.indexOf(sectionId) + 1;
}

/** The number as it is printed and called, behind its desk. */
export const shownNumber = ({ series, number }: Pick<TicketFact, 'series' | 'number'>): number =>
  series * seriesSize + number;
