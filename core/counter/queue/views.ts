// What the desks, a printed number and the waiting room see of the queue.
import type { z } from 'zod';
import type { PostingReads } from '#core/access/postings/queries.ts';
import { mayWorkIn } from '#core/access/postings/rules.ts';
import type { Person } from '#core/access/staff/contract.ts';
import {
  type AtDesk,
  type printedTicketOutput,
  shownCalls,
  type TicketView,
  type WaitingRoom,
} from './contract.ts';
import type { QueueReads } from './queries.ts';
import { currentAt, shownNumber, type TicketStatus, ticketStatuses } from './rules.ts';

type ViewReads = {
  readonly queue: QueueReads;
  readonly postings: Pick<PostingReads, 'sections' | 'posting'>;
};

/** The number of a ticket as callers name it. */
export const numberOf = (ticket: TicketStatus) => ({
  ticketId: ticket.id,
  deskNumber: ticket.deskNumber,
  number: shownNumber(ticket),
});

function viewOf(ticket: TicketStatus, names: ReadonlyMap<string, string | null>): TicketView {
  const { sectionId, state, at } = ticket;
  return {
    ...numberOf(ticket),
    sectionId,
    sectionName: names.get(sectionId) ?? null,
    state,
    issuedAt: at,
  };
}

const namesOf = ({ postings }: ViewReads): ReadonlyMap<string, string | null> =>
  new Map(postings.sections().map(({ sectionId, name }) => [sectionId, name]));

/** The queue of a business day as a person at this PC's desk sees it. */
export function atDeskOf(reads: ViewReads, actor: Person, device: string, day: string): AtDesk {
  if (!reads.queue.switched().isOn) return { isOn: false, current: null, sections: [], absent: [] };
  const all = ticketStatuses(reads.queue.factsOf(day));
  const names = namesOf(reads);
  const posting = reads.postings.posting(actor.id, day);
  const isOwn = (sectionId: string): boolean => mayWorkIn(actor.role, posting, sectionId);
  const current = currentAt(all, device);
  return {
    isOn: true,
    current:
      current === null
        ? null
        : {
            ...viewOf(current.ticket, names),
            callId: current.call.id,
            calledAt: current.call.at,
            visitId: current.ticket.served?.visitId ?? null,
            servingId: current.ticket.served?.id ?? null,
            alsoAt: current.ticket.live
              .filter((call) => call.device !== device)
              .map(({ deskNumber }) => deskNumber),
            servedAt: current.ticket.served?.deskNumber ?? null,
          },
    sections: [...names]
      .map(([sectionId, sectionName]) => ({
        sectionId,
        sectionName,
        isOwn: isOwn(sectionId),
        ...countsOf(all.filter((ticket) => ticket.sectionId === sectionId)),
      }))
      .toSorted((a, b) => Number(b.isOwn) - Number(a.isOwn)),
    absent: all
      .filter(({ state, sectionId }) => state === 'absent' && isOwn(sectionId))
      .map((ticket) => viewOf(ticket, names)),
  };
}

function countsOf(tickets: readonly TicketStatus[]) {
  const waiting = tickets.filter(({ state }) => state === 'waiting');
  // Two PCs' clocks may stand a little apart: nobody waited less than nothing.
  const waits = tickets.flatMap(({ at, firstCall }) =>
    firstCall === null ? [] : [Math.max(0, Date.parse(firstCall.at) - Date.parse(at))],
  );
  const sum = waits.reduce((total, wait) => total + wait, 0);
  return {
    waiting: waiting.length,
    oldestAt: waiting[0]?.at ?? null,
    called: waits.length,
    averageWaitMs: waits.length === 0 ? null : Math.round(sum / waits.length),
  };
}

/** A number of a business day for its paper; null for one that is not of this day. */
export function printedTicketOf(
  reads: ViewReads,
  ticketId: string,
  day: string,
): z.infer<typeof printedTicketOutput> | null {
  const all = ticketStatuses(reads.queue.factsOf(day));
  const at = all.findIndex(({ id }) => id === ticketId);
  const ticket = all[at];
  if (ticket === undefined) return null;
  const before = all
    .slice(0, at)
    .filter(({ sectionId, state }) => sectionId === ticket.sectionId && state === 'waiting');
  return { ticket: viewOf(ticket, namesOf(reads)), waitingBefore: before.length };
}

/** The newest calls that stand, served or not; with nothing but numbers and desks (D14.5). */
export function waitingRoomOf({ queue }: Pick<ViewReads, 'queue'>, day: string): WaitingRoom {
  if (!queue.switched().isOn) return { isOn: false, waiting: 0, calls: [] };
  const facts = queue.factsOf(day);
  const all = ticketStatuses(facts);
  const calls = all
    .flatMap((ticket) => ticket.live.map((call) => ({ ticket, call })))
    .map(({ ticket, call }) => {
      const again = facts.recalls.filter(({ callId }) => callId === call.id);
      const said = [call.at, ...again.map(({ at }) => at)].toSorted().at(-1) ?? call.at;
      return { ticket, call, said, times: again.length + 1 };
    })
    .toSorted((a, b) => (`${a.said}|${a.call.id}` < `${b.said}|${b.call.id}` ? 1 : -1))
    .slice(0, shownCalls);
  return {
    isOn: true,
    waiting: all.filter(({ state }) => state === 'waiting').length,
    calls: calls.map(({ ticket, call, times }) => ({
      callId: call.id,
      deskNumber: ticket.deskNumber,
      number: shownNumber(ticket),
      toDesk: call.deskNumber,
      times,
    })),
  };
}
