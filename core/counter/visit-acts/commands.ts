// Opening, completing and cancelling visits; viewing a client's identifier; referring legal advice (D1, D15, D16).

import type { z } from 'zod';
import { type AccessLogCommandReads, logClientAccess } from '#core/access/access-log/commands.ts';
import type { Person } from '#core/access/staff/contract.ts';
import type { StaffReads } from '#core/access/staff/queries.ts';
import { requireNoticesRead } from '#core/assets/training/commands.ts';
import type { TrainingReads } from '#core/assets/training/queries.ts';
import { cancelChargesOfVisit } from '#core/counter/fees/commands.ts';
import type { PriceReads } from '#core/counter/fees/price.ts';
import type { PaymentReads } from '#core/counter/payments/queries.ts';
import { currentChecklist } from '#core/counter/people/checklists/rules.ts';
import type { VisitStateReads } from '#core/counter/visit-state/queries.ts';
import type {
  ClientInput,
  cancelVisitInput,
  openVisitOutput,
  revealIdentifierInput,
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
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import {
  type OpenVisitReads,
  requireOpenVisit,
  requireVerifiedVisit,
} from '#core/counter/visits/open-visit.ts';
import { onlyAskedRefusal } from '#core/counter/visits/rules.ts';
import { refusal, refuse } from '#core/foundation/problems/problem-error.ts';
import { requireOpenDay } from '#core/journal/business-day/require-open-day.ts';
import { requireSoundClock, type SoundClockReads } from '#core/journal/business-day/sound-clock.ts';
import type { Transaction } from '#core/journal/log/write-path.ts';
import { nothingOnPosMark, requireFinished, requireNoMoney, unpaidMark } from './finish-late.ts';
import { addPerson, apartFromCompany, type PeopleReads, readForm } from './people.ts';

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
 * Opens a visit for a client and whom they act for; nothing is verified yet.
 * @throws CLOCK_DOUBTED, DAY_NOT_OPEN, DAY_CLOSED, NOTICE_UNREAD, IDENTIFIER_INVALID, PARTS_DISAGREE, SELF_VERIFICATION,
 * STAFF_AS_CLIENT, REPRESENTATION_IMPOSSIBLE
 */
export function openVisit(
  tx: Transaction,
  reads: VisitCommandReads & PeopleReads,
  actor: Person,
  client: ClientInput,
): z.infer<typeof openVisitOutput> {
  const apart = apartFromCompany(client);
  const { client: opened, ...visit } = openFor(tx, reads, actor, apart?.own ?? client);
  const { visitId } = visit;
  if (apart !== null) addPerson(tx, reads, actor, { visitId, person: apart.companyOf(opened) });
  return visit;
}

function openFor(
  tx: Transaction,
  reads: VisitCommandReads,
  actor: Person,
  client: ClientInput,
): z.infer<typeof openVisitOutput> & { client: string } {
  requireSoundClock(tx, reads);
  requireOpenDay(reads, tx.day);
  requireNoticesRead(reads, tx.actor, tx.day);
  const form = readForm(tx, reads, actor, client, []);
  const { facts, participants, mandates, kept } = form;
  const visitId = tx.newId();
  const number = reads.visits.nextNumber(tx.day, tx.device.deskNumber);
  tx.append(
    visitOpened,
    {
      visitId,
      number,
      deskNumber: tx.device.deskNumber,
      clientType: client.clientType,
      client: form.client,
      identifierMasked: facts.identifierMasked,
      matterRole: form.matterRole,
      checklist: currentChecklist,
      participants,
      mandates,
    },
    {
      identifier: facts.identifier,
      clientName: facts.clientName,
      mobile: facts.mobile,
      postalCode: facts.postalCode,
      trackingNumber: facts.trackingNumber,
      details: facts.details,
      people: kept,
    },
  );
  return { visitId, number, client: form.client };
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
 * @throws NOT_FOUND, VISIT_NOT_OPEN, VISIT_OF_OTHER_DAY, VISIT_HAS_PAYMENTS, PAYMENT_IN_PROGRESS, DAY_NOT_OPEN, DAY_CLOSED
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
  { visitId, formId = reads.visits.headForm(visitId) }: z.infer<typeof revealIdentifierInput>,
): z.infer<typeof revealIdentifierOutput> {
  const form = reads.visits.form(visitId, formId);
  if (form === null || form.identifier === null) throw refusal('NOT_FOUND', { what: 'identifier' });
  logClientAccess(tx, reads, visitId, 'revealed');
  return { identifier: form.identifier, mobile: form.mobile ?? '' };
}

/**
 * Takes up a client who was found by search for a new visit: contact data, never the verification (D1). The full identifier
 * is among it, so the view is journalled (D16.3).
 * @param formId a form by which the client came; of a visit's first one it is the visit's id
 * @throws NOT_FOUND, DAY_NOT_OPEN, DAY_CLOSED
 */
export function takeUpClient(
  tx: Transaction,
  reads: VisitCommandReads,
  formId: string,
): z.infer<typeof takeUpClientOutput> {
  requireOpenDay(reads, tx.day);
  const visitId = reads.visits.visitOfForm(formId);
  const form = visitId === null ? null : reads.visits.form(visitId, formId);
  const hash = form?.clientType === 'legal_person' ? form.mandates[0]?.toHash : hereOf(form)?.hash;
  const client = hash === undefined ? null : reads.visits.client(hash);
  if (visitId === null || client === null || client.identifier === null)
    throw refusal('NOT_FOUND', { what: 'client' });
  logClientAccess(tx, reads, visitId, 'taken_up');
  const newest = reads.visits.lastForm(client.identifierHmac);
  return {
    clientType: client.clientType,
    identifier: client.identifier,
    name: newest?.name ?? client.name ?? '',
    mobile: newest?.mobile ?? client.mobile ?? '',
    postalCode: newest?.postalCode ?? client.postalCode ?? '',
    lastVisitDay: newest?.day ?? tx.day,
  };
}

const hereOf = (form: VisitForm | null) => form?.participants.find(({ isHere }) => isHere);

/** "Legal advice asked, referred to 129" (D15.1): one key, with or without a visit. @throws NOT_FOUND */
export function referAdvice(tx: Transaction, reads: VisitCommandReads, visitId: string | null): string {
  if (visitId !== null && reads.visits.visit(visitId) === null) throw refusal('NOT_FOUND', { what: 'visit' });
  const id = tx.newId();
  tx.append(adviceReferred, { id, visitId });
  return id;
}
