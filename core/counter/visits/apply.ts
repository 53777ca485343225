// Writes the tables of visits and clients.
import type { z } from 'zod';
import type {
  keptParticipantSchema,
  mandateSchema,
  participantSchema,
} from '#core/counter/people/contract.ts';
import { applier, type EntryApplier, factOf } from '#core/journal/log/entry-applier.ts';
import type { Store } from '#db/open-store.ts';
import { preparedInsert } from '#db/prepared.ts';
import {
  actWithdrawals,
  adviceReferrals,
  formRemovals,
  mandates,
  participants,
  visitCorrections,
  visitEndings,
  visitForms,
  visitReasons,
  visits,
} from '#db/schema/counter/visits.ts';
import { clientTypeSchema } from './contract.ts';
import {
  actWithdrawn,
  adviceReferred,
  peopleAdded,
  peopleRemoved,
  visitCancelled,
  visitClientCorrected,
  visitCompleted,
  visitOnlyAsked,
  visitOpened,
  visitReasonGiven,
} from './entries.ts';
import { filingAppliers } from './filing-apply.ts';
import { identifierApplier } from './identifier-apply.ts';
import { knownClientKeeper, versionOf } from './known-clients-apply.ts';
import { openVisitKeeper } from './open-visits-apply.ts';

export function visitAppliers({ orm }: Store): readonly EntryApplier[] {
  const keepOpenVisit = openVisitKeeper(orm);
  const insertCorrection = preparedInsert(orm, visitCorrections);
  const insertReason = preparedInsert(orm, visitReasons);
  const insertVisit = preparedInsert(orm, visits);
  const insertEnding = preparedInsert(orm, visitEndings);
  const insertWithdrawal = preparedInsert(orm, actWithdrawals);
  const insertReferral = preparedInsert(orm, adviceReferrals);
  const insertForm = preparedInsert(orm, visitForms);
  const insertRemoval = preparedInsert(orm, formRemovals);
  const insertPeople = peopleInserter(orm);
  const keepKnown = knownClientKeeper(orm);
  return [
    applier(visitOpened, (entry) => {
      const { visitId, client, participants, mandates, ...rest } = entry.body;
      const kept = entry.private;
      // Whoever the visit is known by is one of its participants.
      const identifierHmac = participants.find(({ id }) => id === client)?.hash ?? '';
      insertVisit({
        id: visitId,
        ...rest,
        identifierHmac,
        identifier: kept?.identifier ?? null,
        clientName: kept?.clientName ?? null,
        mobile: kept?.mobile ?? null,
        postalCode: kept?.postalCode ?? null,
        trackingNumber: kept?.trackingNumber ?? null,
        details: kept?.details ?? null,
        ...factOf(entry),
      });
      insertPeople(visitId, visitId, { participants, mandates, kept: kept?.people }, factOf(entry));
      keepOpenVisit(visitId);
      // A visit of another PC may name nobody of its own participants: nobody is known by it.
      if (kept !== undefined && identifierHmac !== '')
        keepKnown({ ...kept, identifierHmac, clientType: rest.clientType }, versionOf(entry.lc, visitId));
    }),
    applier(peopleAdded, (entry) => {
      const { formId, visitId, participants, mandates, ...rest } = entry.body;
      const kept = entry.private;
      insertForm({
        id: formId,
        visitId,
        ...rest,
        identifier: kept?.identifier ?? null,
        clientName: kept?.clientName ?? null,
        mobile: kept?.mobile ?? null,
        postalCode: kept?.postalCode ?? null,
        details: kept?.details ?? null,
        ...factOf(entry),
      });
      insertPeople(visitId, formId, { participants, mandates, kept: kept?.people }, factOf(entry));
      keepOpenVisit(visitId);
      // Of whoever came themself the contact data is known for the next time; of those who are acted for it is not.
      const here = participants.find(({ isHere }) => isHere);
      const type = clientTypeSchema.safeParse(rest.clientType).data;
      if (kept !== undefined && here !== undefined && type !== undefined && type !== 'legal_person')
        keepKnown({ ...kept, identifierHmac: here.hash, clientType: type }, versionOf(entry.lc, formId));
    }),
    applier(peopleRemoved, (entry) => insertRemoval({ ...entry.body, ...factOf(entry) })),
    applier(visitCompleted, (entry) => {
      const { id, visitId } = entry.body;
      insertEnding({ id, visitId, kind: 'completed', ...factOf(entry) });
      keepOpenVisit(visitId);
    }),
    applier(visitOnlyAsked, (entry) => {
      insertEnding({ ...entry.body, kind: 'asked', ...factOf(entry) });
      keepOpenVisit(entry.body.visitId);
    }),
    applier(visitCancelled, (entry) => {
      insertEnding({ ...entry.body, kind: 'cancelled', ...factOf(entry) });
      keepOpenVisit(entry.body.visitId);
    }),
    applier(visitClientCorrected, (entry) =>
      insertCorrection({
        ...entry.body,
        clientName: entry.private?.clientName ?? null,
        mobile: entry.private?.mobile ?? null,
        postalCode: entry.private?.postalCode ?? null,
        details: entry.private?.details ?? null,
        ...factOf(entry),
      }),
    ),
    identifierApplier(orm, keepKnown),
    ...filingAppliers(orm),
    applier(visitReasonGiven, (entry) =>
      insertReason({ ...entry.body, reason: entry.private?.reason ?? null, ...factOf(entry) }),
    ),
    applier(adviceReferred, (entry) => insertReferral({ ...entry.body, ...factOf(entry) })),
    applier(actWithdrawn, (entry) => insertWithdrawal({ ...entry.body, ...factOf(entry) })),
  ];
}

type PeopleOfEntry = {
  readonly participants: readonly z.infer<typeof participantSchema>[];
  readonly mandates: readonly z.infer<typeof mandateSchema>[];
  /** What stays in the office of each, in the order of the participants. */
  readonly kept: readonly z.infer<typeof keptParticipantSchema>[] | undefined;
};

/** Writes the participants and mandates of a form. */
function peopleInserter(orm: Store['orm']) {
  const insertParticipant = preparedInsert(orm, participants);
  const insertMandate = preparedInsert(orm, mandates);
  return (visitId: string, formId: string, people: PeopleOfEntry, fact: ReturnType<typeof factOf>): void => {
    for (const [index, participant] of people.participants.entries()) {
      const { identifier = null, name = null, birthDate = null } = people.kept?.[index] ?? {};
      insertParticipant({ visitId, formId, ...participant, identifier, name, birthDate, ...fact });
    }
    for (const { from, to, ...rest } of people.mandates)
      insertMandate({ visitId, formId, fromId: from, toId: to, ...rest, ...fact });
  };
}
