// What the manager does when somebody leaves: one act cuts them off here and opens the list of everything outside (D9).
import type { z } from 'zod';
import { type LooseningReads, recordLoosening } from '#core/access/controls/commands.ts';
import type { BesideWord } from '#core/access/staff/beside.ts';
import type { cutOffInput } from '#core/access/staff/contract.ts';
import { cutOffPerson } from '#core/access/staff/cut-off.ts';
import type { NewManagerReads } from '#core/access/staff/new-manager.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { businessDayOf } from '#core/foundation/calendar/business-day.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { foldFa } from '#core/foundation/text/fold.ts';
import type { JournalReads } from '#core/journal/log/journal-store.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import type { closeInput, endSystemInput, listSystemInput, recordAccessInput } from './contract.ts';
import {
  accessCut,
  checklistBegun,
  departureClosed,
  draftsTaken,
  systemEnded,
  systemListed,
} from './entries.ts';
import type { DepartureReads } from './queries.ts';
import { accessRefusal, closingRefusal, departureStatus, leavingRefusal } from './rules.ts';

export type DepartureCommandReads = { readonly departures: DepartureReads; readonly staff: StaffReads };
type BeginReads = DepartureCommandReads &
  NewManagerReads & { readonly journal: Pick<JournalReads, 'streams' | 'head'> };

/**
 * Cuts a person off and begins the checklist of the systems outside, in one transaction; sessions are ended by the caller
 * (D9.5). Systems that left the list in the last thirty days are asked for too (D9.65).
 * @returns the cut-off.
 * @throws INPUT_INVALID for a time of the future, and what cutOffPerson throws
 */
export function beginDeparture(
  tx: Transaction,
  reads: BeginReads,
  input: Omit<z.infer<typeof cutOffInput>, 'password'>,
): string {
  refuse(leavingRefusal(input.leftAt, tx.now));
  const cutOffId = cutOffPerson(tx, reads, input);
  const systems = reads.departures.systemsToCut(tx.day).map(({ systemId }) => systemId);
  tx.append(checklistBegun, { id: tx.newId(), cutOffId, personId: input.personId, systems });
  return cutOffId;
}

/** Adds a system of this office to the list. @throws ACTION_ALREADY_DONE when one has this name, however it is written */
export function listSystem(
  tx: Transaction,
  { departures }: DepartureCommandReads,
  { name }: z.infer<typeof listSystemInput>,
): string {
  if (departures.systems().some((known) => foldFa(known.name ?? '') === foldFa(name)))
    throw refusal('ACTION_ALREADY_DONE', {});
  const systemId = tx.newId();
  tx.append(systemListed, { systemId }, { name });
  return systemId;
}

/**
 * Takes a system off the list for later leavers, by two people (D20.65). A checklist that was begun keeps it, and those of the next
 * thirty days still have it.
 * @throws NOT_FOUND and what recordLoosening throws
 */
export function endSystem(
  tx: Transaction,
  reads: DepartureCommandReads & LooseningReads,
  { systemId }: Pick<z.infer<typeof endSystemInput>, 'systemId'>,
  word: BesideWord | null,
): void {
  const system = reads.departures.systems().find((known) => known.systemId === systemId);
  if (system === undefined) throw refusal('NOT_FOUND', { what: 'system' });
  const id = tx.newId();
  recordLoosening(tx, reads, word, {
    ...{ control: 'outside_system', settingId: id, about: systemId, title: system.name },
    ...{ before: 'listed', after: 'ended' },
  });
  tx.append(systemEnded, { id, systemId });
}

/**
 * Records that one access was cut: by whom, when, and what shows it.
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, INPUT_INVALID, REASON_NEEDED
 */
export function recordAccess(
  tx: Transaction,
  reads: DepartureCommandReads,
  { by, proof, ...facts }: z.infer<typeof recordAccessInput>,
): void {
  const { status } = requireOpen(reads, facts.cutOffId);
  if (!status.systems.includes(facts.systemId)) throw refusal('NOT_FOUND', { what: 'system' });
  if (!status.open.includes(facts.systemId)) throw refusal('ACTION_ALREADY_DONE', {});
  refuse(accessRefusal({ ...facts, proof }, tx.now));
  tx.append(accessCut, { id: tx.newId(), ...facts }, { by, proof });
}

/**
 * Ends a departure with the letter that tells of it: never while one access is open.
 * @throws NOT_FOUND, ACTION_ALREADY_DONE, ACCESS_STILL_OPEN, REASON_NEEDED, INPUT_INVALID
 */
export function closeDeparture(
  tx: Transaction,
  reads: DepartureCommandReads,
  { reason, ...facts }: z.infer<typeof closeInput>,
): void {
  const { status, leftOn } = requireOpen(reads, facts.cutOffId);
  refuse(closingRefusal(status, reason));
  if (facts.letterDay > tx.day || facts.letterDay < leftOn)
    throw refusal('INPUT_INVALID', { fields: ['letterDay'] });
  const body = { id: tx.newId(), ...facts, late: status.late };
  tx.append(departureClosed, body, { reason: reason === '' ? null : reason });
}

/** Gives the manager what a leaver had half finished, at whichever PC it was; each once (D9). Null when nothing is left. */
export function takeDrafts(
  tx: Transaction,
  { departures, staff }: DepartureCommandReads,
  personId: string,
): string | null {
  if (staff.person(personId)?.state !== 'cut_off') return null;
  const left = departures.draftsOf(personId);
  if (left === null) return null;
  tx.append(draftsTaken, { id: tx.newId(), leftId: left.id });
  return left.drafts;
}

function requireOpen({ departures }: DepartureCommandReads, cutOffId: string) {
  const found = departures.departure(cutOffId);
  if (found === null) throw refusal('NOT_FOUND', { what: 'cut_off' });
  if (found.closing !== null) throw refusal('ACTION_ALREADY_DONE', {});
  const { systems, cutOff, cuts } = found;
  const status = departureStatus({ leftAt: cutOff.leftAt, cutAt: cutOff.at, systems }, cuts);
  return { status: { ...status, systems }, leftOn: businessDayOf(cutOff.leftAt) };
}
