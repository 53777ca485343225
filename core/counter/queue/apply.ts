// Writes the tables of queue numbers, one function per entry type.
import { applier, type EntryApplier, factOf, knowingFactOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  queueJumps,
  queueSwitches,
  ticketCalls,
  ticketRecalls,
  ticketReleases,
  ticketServings,
  tickets,
  ticketUndos,
} from '#db/schema/counter/queue.ts';
import {
  queueJumped,
  queueSwitched,
  ticketCalled,
  ticketCalledAgain,
  ticketCallUndone,
  ticketIssued,
  ticketReleased,
  ticketServed,
} from './entries.ts';

/** The appliers of this duty over a store. */
export function queueAppliers({ orm }: Store): readonly EntryApplier[] {
  const insertSwitch = preparedInsert(orm, queueSwitches);
  const insertTicket = preparedInsert(orm, tickets);
  const insertCall = preparedInsert(orm, ticketCalls);
  const insertRecall = preparedInsert(orm, ticketRecalls);
  const insertRelease = preparedInsert(orm, ticketReleases);
  const insertServing = preparedInsert(orm, ticketServings);
  const insertUndo = preparedInsert(orm, ticketUndos);
  const insertJump = preparedInsert(orm, queueJumps);
  return [
    applier(queueSwitched, (entry) => insertSwitch({ ...entry.body, ...knowingFactOf(entry) })),
    applier(ticketIssued, (entry) => insertTicket({ ...entry.body, ...factOf(entry) })),
    applier(ticketCalled, (entry) => insertCall({ ...entry.body, ...factOf(entry) })),
    applier(ticketCalledAgain, (entry) => insertRecall({ ...entry.body, ...factOf(entry) })),
    applier(ticketReleased, (entry) => insertRelease({ ...entry.body, ...factOf(entry) })),
    applier(ticketServed, (entry) => insertServing({ ...entry.body, ...factOf(entry) })),
    applier(queueJumped, (entry) => insertJump({ ...entry.body, ...factOf(entry) })),
    applier(ticketCallUndone, (entry) => insertUndo({ ...entry.body, ...factOf(entry) })),
  ];
}
