// A visit as the counter shows it: with those of each form, what is asked of them, and its account.

import type { Reader } from '#core/counter/complaints/rules.ts';
import { isInSana } from '#core/counter/identity/commands.ts';
import { managersPoint, partsOf, wholeCheckToday } from '#core/counter/identity/people-checked.ts';
import { askedNow } from '#core/counter/identity/points/rules.ts';
import { checklistOfForm, saidOptions } from '#core/counter/identity/rules.ts';
import { representativePostSchema } from '#core/counter/visits/contract.ts';
import { clientNames, formDetails, identifierFields } from '#core/counter/visits/corrections/contract.ts';
import { asksExpiry, kindNow, kindsOf } from '#core/counter/visits/corrections/kinds.ts';
import { feeDifference } from '#core/counter/visits/filing-rules.ts';
import type { VisitForm } from '#core/counter/visits/form-queries.ts';
import { partiesOf } from '#core/counter/visits/parties.ts';
import { actsFor } from '#core/counter/visits/rules.ts';
import { typedAgain } from '#core/counter/visits/typed-again.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { refusal } from '#core/foundation/problems/problem-error.ts';
import type { Reads } from '#core/journal/log/reads.ts';
import type { FormView, VisitView } from './contract.ts';
import { awaitsCheck, unitsOpen, unitsToFile } from './record-filing.ts';

type Decided = NonNullable<ReturnType<Reads['identity']['decided']>>;

/** A visit as the counter shows it. @throws NOT_FOUND */
export function visitView(reads: Reads, visitId: string, reader: Reader, today: string): VisitView {
  const row = reads.visitState.row(visitId);
  const visit = reads.visits.visit(visitId);
  if (row === null || visit === null) throw refusal('NOT_FOUND', { what: 'visit' });
  const isSana = isInSana(reads, visitId);
  const decisions = new Map(reads.identity.decisions(visitId).map((one) => [one.formId, one.decided]));
  const inVisit = reads.visits.forms(visitId);
  const forms = inVisit.map((form) =>
    formView(reads, { ...visit, day: today }, { form, decided: decisions.get(form.formId) ?? null, isSana }),
  );
  const check = reads.identity.latest(visitId);
  return {
    ...row,
    day: visit.day,
    matterRole: visit.matterRole,
    representativePost: representativePostSchema.safeParse(visit.details?.representativePost).data ?? null,
    // The version that it was opened under, and keeps (D1.17).
    checklist: visit.checklist,
    said: forms[0]?.said ?? {},
    actsFor: actsFor(visit.details),
    mobileMasked: visit.mobile === null ? '' : maskIdentifier(visit.mobile),
    identity: check === null ? null : identityView(reads, check, isSana),
    forms,
    participants: inVisit
      .flatMap(({ participants }) => participants)
      .map(({ id, formId, name, role, isHere }) => ({ id, formId, name: name ?? '', role, isHere })),
    filings: reads.visits.filings(visitId),
    withdrawnNumbers: reads.visits.withdrawnNumbers(visitId),
    toFile: { units: unitsToFile(reads, visitId), open: unitsOpen(reads, visitId) },
    feeDifference: feeDifference({
      charged: reads.fees.chargedForFilings(visitId),
      units: unitsToFile(reads, visitId),
      stated: reads.visits.filings(visitId).map(({ officeFee }) => officeFee),
    }),
    account: reads.payments.account(visitId),
    awaitsCheck: awaitsCheck(reads, visitId),
    uncountedPersons: reads.fees.uncountedPersons(visitId, partiesOf(inVisit)),
    complaints: reads.complaints.ofVisit(visitId, reader),
  };
}

/** `day`: today, on which whoever was wholly checked is known. */
type VisitOfForm = { readonly id: string; readonly day: string; readonly checklist: string };

function formView(
  reads: Reads,
  visit: VisitOfForm,
  { form, decided, isSana }: { form: VisitForm; decided: Decided | null; isSana: boolean },
): FormView {
  const { formId, clientType, clientName, identifier, mobile, matterRole, details } = form;
  const items = askedNow(checklistOfForm(form, visit.checklist), reads.identity.isLoose);
  const typed = typedAgain(form);
  const earlier = decided === null ? wholeCheckToday(reads, visit, form) : null;
  const holds = new Set(items.filter(({ holdsToday }) => holdsToday).map(({ code }) => code));
  const held = earlier?.answers.filter(({ code, state }) => state === 'checked' && holds.has(code)) ?? [];
  return {
    formId,
    clientType,
    name: clientName ?? '',
    identifierMasked: identifier === null ? '' : maskIdentifier(identifier),
    mobileMasked: mobile === null || mobile === '' ? '' : maskIdentifier(mobile),
    matterRole,
    actsFor: actsFor(details),
    names: clientNames.flatMap((field) => {
      const name = typed[field] ?? '';
      return name === '' ? [] : [{ field, name }];
    }),
    identifiers: identifierFields.flatMap((field) => {
      const whole = typed[field] ?? '';
      if (whole === '') return [];
      const kinds = kindsOf(clientType, field);
      const kind = kindNow(typed, field);
      return [{ field, masked: maskIdentifier(whole), kind, kinds, asksExpiry: asksExpiry(field) }];
    }),
    details: formDetails.filter((field) => (typed[field] ?? '') !== ''),
    items,
    said: saidOptions(items, partsOf(form)),
    identity: decided === null ? null : identityView(reads, decided, isSana),
    managersPoint: managersPoint(reads, form),
    seenToday:
      earlier === null
        ? null
        : {
            at: earlier.at,
            deskNumber: earlier.deskNumber,
            held: Object.fromEntries(held.map(({ code, option }) => [code, option ?? null])),
          },
  };
}

function identityView(reads: Reads, check: Decided, isSana: boolean): NonNullable<VisitView['identity']> {
  return {
    outcome: check.outcome,
    reasonCode: check.reasonCode,
    at: check.at,
    byName: reads.staff.nameOf(check.actor),
    note: check.outcome === 'escalated' ? (check.note ?? '') : '',
    isInSana: isSana,
  };
}
