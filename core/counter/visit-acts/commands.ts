// Opening, completing and cancelling visits; viewing a client's identifier; referring legal advice (D1, D15, D16).

import type { z } from 'zod';
import { type AccessLogCommandReads, logClientAccess } from '#core/access/access-log/commands.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { requireNoticesRead } from '#core/assets/training/commands.ts';
import type { TrainingReads } from '#core/assets/training/queries.ts';
import { cancelChargesOfVisit } from '#core/counter/fees/commands.ts';
import type { PriceReads } from '#core/counter/fees/price.ts';
import { currentChecklist } from '#core/counter/identity/checklists/rules.ts';
import { partCodes, requireNoStaff } from '#core/counter/identity/not-staff.ts';
import { rolesOf } from '#core/counter/identity/rules.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type {
  ClientInput,
  cancelVisitInput,
  openVisitOutput,
  revealIdentifierOutput,
  takeUpClientOutput,
} from '#core/counter/visits/contract.ts';
import {
  adviceReferred,
  visitCancelled,
  visitCompleted,
  visitOnlyAsked,
  visitOpened,
} from '#core/counter/visits/entries.ts';
import {
  type OpenVisitReads,
  requireOpenVisit,
  requireVerifiedVisit,
} from '#core/counter/visits/open-visit.ts';
import { minorRefusal, onlyAskedRefusal, readClient } from '#core/counter/visits/rules.ts';
import { ProblemError, refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { nothingOnPosMark, requireFinished, requireNoMoney, unpaidMark } from './finish-late.ts';

type VisitCommandReads = OpenVisitReads &
  PriceReads &
  SoundClockReads &
  AccessLogCommandReads & {
    readonly payments: PaymentReads;
    readonly visitState: VisitStateReads;
    readonly staff: StaffReads;
    readonly training: TrainingReads;
  };

/**
 * Opens a visit for a client; nothing is verified yet.
 * @throws CLOCK_DOUBTED, DAY_NOT_OPEN, DAY_CLOSED, NOTICE_UNREAD, IDENTIFIER_INVALID, PARTS_DISAGREE, SELF_VERIFICATION,
 * STAFF_AS_CLIENT
 */
export function openVisit(
  tx: Transaction,
  reads: VisitCommandReads,
  actor: Person,
  client: ClientInput,
): z.infer<typeof openVisitOutput> {
  requireSoundClock(tx, reads);
  requireOpenDay(reads, tx.day);
  requireNoticesRead(reads, tx.actor, tx.day);
  const read = readClient(client, tx.day);
  if (!read.ok) throw new ProblemError(read.refusal);
  const { facts } = read;
  requireOfAge(tx, reads, actor, client);
  if (!rolesOf(client.clientType).includes(client.matterRole))
    throw refusal('PARTS_DISAGREE', { parts: ['role_in_matter'] });
  requireNoStaff(tx, reads, actor, {
    ...partCodes({ identifier: facts.identifier, details: facts.details }),
    person: facts.personIdentifier,
  });
  const visitId = tx.newId();
  const number = reads.visits.nextNumber(tx.day, tx.device.deskNumber);
  tx.append(
    visitOpened,
    {
      visitId,
      number,
      deskNumber: tx.device.deskNumber,
      clientType: client.clientType,
      identifierHmac: tx.device.identifierHmac('client', facts.identifier),
      identifierMasked: facts.identifierMasked,
      // A foreigner's number is no national code, even when it has ten digits.
      personHmac: tx.device.identifierHmac(
        client.clientType === 'foreign_national' ? 'client' : 'national_code',
        facts.personIdentifier,
      ),
      matterRole: client.matterRole,
      checklist: currentChecklist,
    },
    {
      identifier: facts.identifier,
      clientName: facts.clientName,
      mobile: facts.mobile,
      postalCode: facts.postalCode,
      trackingNumber: facts.trackingNumber,
      details: facts.details,
    },
  );
  return { visitId, number };
}

/** Who was here as a minor and comes as an adult is asked for the birth date. @throws IDENTIFIER_INVALID */
function requireOfAge(tx: Transaction, reads: VisitCommandReads, actor: Person, client: ClientInput): void {
  if (client.clientType !== 'iranian_adult') return;
  const hmac = tx.device.identifierHmac('client', cleanIdentifier(client.nationalCode));
  const known = reads.visits.birthDateAsMinor(hmac);
  const refused = minorRefusal(client.birthDate, known, tx.day, actor.role === 'manager');
  if (refused !== null) throw new ProblemError(refused);
}

/**
 * Ends a visit that was served and paid.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, IDENTITY_NEEDED, FEES_NOT_CHARGED, VISIT_NOT_PAID, DAY_NOT_OPEN, DAY_CLOSED
 */
export function completeVisit(tx: Transaction, reads: VisitCommandReads, visitId: string): void {
  requireVerifiedVisit(tx, reads, visitId);
  requireFinished(reads, visitId);
  tx.append(visitCompleted, { id: tx.newId(), visitId, ...nothingOnPosMark(reads, visitId) });
}

/**
 * Ends a visit in which the client only asked: nothing was charged, nothing filed (D1.29).
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, VISIT_WAS_CHARGED, ESCALATED_TO_MANAGER, DAY_NOT_OPEN, DAY_CLOSED
 */
export function onlyAsked(tx: Transaction, reads: VisitCommandReads, visitId: string): void {
  requireOpenVisit(tx, reads, visitId);
  const { state = 'open' } = reads.visitState.row(visitId) ?? {};
  refuse(onlyAskedRefusal({ state, charges: reads.fees.chargesOf(visitId).length }));
  tx.append(visitOnlyAsked, { id: tx.newId(), visitId });
}

/**
 * Ends a visit without a service; its unpaid charge falls with it. Money that was taken has to be reversed first.
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, VISIT_HAS_PAYMENTS, DAY_NOT_OPEN, DAY_CLOSED
 */
export function cancelVisit(
  tx: Transaction,
  reads: VisitCommandReads,
  input: z.infer<typeof cancelVisitInput>,
): void {
  requireOpenVisit(tx, reads, input.visitId);
  requireNoMoney(reads, input.visitId);
  cancelChargesOfVisit(tx, reads, input.visitId);
  tx.append(visitCancelled, {
    id: tx.newId(),
    ...input,
    ...unpaidMark(reads, input.visitId, input.reasonCode),
  });
}

/** Shows a client's full identifier; the view itself is journalled (D16.5). @throws NOT_FOUND */
export function revealIdentifier(
  tx: Transaction,
  reads: VisitCommandReads,
  visitId: string,
): z.infer<typeof revealIdentifierOutput> {
  const visit = reads.visits.visit(visitId);
  if (visit === null || visit.identifier === null) throw refusal('NOT_FOUND', { what: 'identifier' });
  logClientAccess(tx, reads, visitId, 'revealed');
  return { identifier: visit.identifier, mobile: visit.mobile ?? '' };
}

/**
 * Takes up a client who was found by search for a new visit: contact data, never the verification (D1). The full identifier
 * is among it, so the view is journalled (D16.3).
 * @param visitId a visit of the client.
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED
 */
export function takeUpClient(
  tx: Transaction,
  reads: VisitCommandReads,
  visitId: string,
): z.infer<typeof takeUpClientOutput> {
  requireOpenDay(reads, tx.day);
  const visit = reads.visits.visit(visitId);
  const client = visit === null ? null : reads.visits.client(visit.identifierHmac);
  if (visit === null || client === null || client.identifier === null)
    throw refusal('NOT_FOUND', { what: 'client' });
  logClientAccess(tx, reads, visitId, 'taken_up');
  const newest = reads.visits.lastVisit(client.identifierHmac);
  return {
    clientType: client.clientType,
    identifier: client.identifier,
    ...reads.visits.contactOf(client, newest?.id ?? visitId),
    lastVisitDay: newest?.day ?? visit.day,
  };
}

/** "Legal advice asked, referred to 129" (D15.1): one key, with or without a visit. @throws NOT_FOUND */
export function referAdvice(tx: Transaction, reads: VisitCommandReads, visitId: string | null): string {
  if (visitId !== null && reads.visits.visit(visitId) === null) throw refusal('NOT_FOUND', { what: 'visit' });
  const id = tx.newId();
  tx.append(adviceReferred, { id, visitId });
  return id;
}
