// Which checks make a client's identity complete, for each type of client (D1, domain.md §3).
// An item counts only when it was checked on *this* visit, or when its own rule lets it be left out.

export type ClientType =
  | 'iranian_adult'
  | 'minor_below_sana_age'
  | 'minor_of_sana_age'
  | 'foreign_national'
  | 'lawyer'
  | 'legal_person'
  | 'notarised_agent'
  | 'natural_guardian'
  | 'appointed_guardian'
  | 'government_representative'
  | 'court_expert';

export type ItemState = 'checked' | 'not_checked' | 'not_required';

/** When `not_required` is a valid answer: never, as the clerk judges, or if another item was answered so. */
export type Waiver = 'never' | 'by_clerk' | { item: string; option: string };

export type ChecklistItem = {
  code: string;
  /** The person at the counter, or what entitles them to act for the one whose matter it is. */
  group: 'person' | 'mandate';
  required: boolean;
  waiver: Waiver;
  /** The kinds of document or answer of which one is chosen when the item is checked; empty when there is no choice. */
  options: readonly string[];
};

export type ChecklistAnswer = { code: string; state: ItemState; option?: string | undefined };

export type ChecklistOutcome = { complete: true } | { complete: false; missing: string[] };

const PERSON_DOCUMENTS = ['smart_national_card', 'receipt_with_birth_certificate'];
const SANA_STATES = ['active', 'registered_now', 'needs_registration', 'needs_edit'];
const PARTY_ROLES = ['plaintiff', 'respondent', 'complainant', 'accused', 'third_party', 'applicant'];

function person(code: string, options: readonly string[] = []): ChecklistItem {
  return { code, group: 'person', required: true, waiver: 'never', options };
}

function mandate(code: string, options: readonly string[] = [], waiver: Waiver = 'never'): ChecklistItem {
  return { code, group: 'mandate', required: true, waiver, options };
}

/** A1–A7: asked of whoever stands at the counter, whatever their type. */
function common(documents: readonly string[], roles: readonly string[]): ChecklistItem[] {
  return [
    person('person_present'),
    person('original_document', documents),
    person('face_matches'),
    person('identifier_format'),
    person('name_and_birth_date'),
    person('sana_status', SANA_STATES),
    person('role_in_matter', roles),
  ];
}

const CHECKLISTS: Readonly<Record<ClientType, readonly ChecklistItem[]>> = {
  iranian_adult: [...common(PERSON_DOCUMENTS, PARTY_ROLES), person('mobile_own'), person('postal_code')],
  minor_below_sana_age: [
    ...common(PERSON_DOCUMENTS, ['guardian']),
    person('mobile_own'),
    person('postal_code'),
    mandate('child_birth_certificate'),
    mandate('proof_of_relation'),
  ],
  minor_of_sana_age: common(['original_birth_certificate'], PARTY_ROLES),
  foreign_national: [
    ...common(['passport_with_residence', 'amayesh_card', 'comprehensive_id'], PARTY_ROLES),
    person('nationality'),
    person('document_not_expired'),
    { code: 'interpreter_present', group: 'person', required: true, waiver: 'by_clerk', options: [] },
  ],
  lawyer: [
    ...common(['licence', ...PERSON_DOCUMENTS], ['lawyer']),
    mandate('licence_valid', ['bar_association', 'judiciary_centre']),
    mandate('power_of_attorney_stamped'),
    mandate('principal_identifier'),
  ],
  legal_person: [
    ...common(PERSON_DOCUMENTS, ['representative', ...PARTY_ROLES]),
    mandate('legal_id_format'),
    mandate('gazette_last_changes'),
    mandate('signatory_confirmed'),
    mandate('representative_post', ['ceo', 'other']),
    mandate('representation_letter', [], { item: 'representative_post', option: 'ceo' }),
  ],
  notarised_agent: [
    ...common(PERSON_DOCUMENTS, ['agent']),
    mandate('power_of_attorney_id_and_date'),
    mandate('scope_covers_service'),
    mandate('not_revoked'),
    mandate('principal_identifier'),
  ],
  natural_guardian: [...common(PERSON_DOCUMENTS, ['guardian']), mandate('birth_certificate_shows_relation')],
  appointed_guardian: [
    ...common(PERSON_DOCUMENTS, ['guardian', 'trustee']),
    mandate('appointment_order', ['guardian_appointment', 'trustee_appointment']),
    mandate('ward_identifier'),
  ],
  government_representative: [
    ...common(PERSON_DOCUMENTS, ['representative']),
    mandate('letter_number_and_date'),
    mandate('personnel_card'),
  ],
  court_expert: [
    ...common(['licence', ...PERSON_DOCUMENTS], ['court_expert']),
    mandate('licence_valid', ['experts_association', 'judiciary_centre']),
    mandate('service_is_expert_opinion'),
  ],
};

/** The items to check for a type of client, in the order of the counter (D1, domain.md §3). */
export function checklistFor(clientType: ClientType): readonly ChecklistItem[] {
  return CHECKLISTS[clientType];
}

/**
 * Whether the answers complete the checklist; otherwise the codes that are still missing, in the checklist's order.
 * An item answered twice must hold both times; answers to items that are not on the list do not count.
 */
export function checklistOutcome(
  answers: readonly ChecklistAnswer[],
  checklist: readonly ChecklistItem[],
): ChecklistOutcome {
  const missing = checklist
    .filter((item) => item.required && !isSatisfied(item, answers))
    .map((item) => item.code);
  return missing.length === 0 ? { complete: true } : { complete: false, missing };
}

/** The roles in the matter that a type of client may have. */
export function rolesOf(clientType: ClientType): readonly string[] {
  return CHECKLISTS[clientType].find(({ code }) => code === 'role_in_matter')?.options ?? [];
}

/** What a visit says of its client, as far as items of the checklist speak of the same. */
export type ClientParts = {
  readonly matterRole: string;
  readonly identifier: string;
  readonly mobile: string;
  readonly postalCode: string;
  readonly details: Readonly<Record<string, string | undefined>>;
};

/** Items whose answer has to be what the visit says already. */
const saidTwice: Readonly<Record<string, (parts: ClientParts) => string | undefined>> = {
  role_in_matter: ({ matterRole }) => matterRole,
  representative_post: ({ details }) => details.representativePost,
};

/** Items that say that something was seen which the visit holds. */
const seenInVisit: Readonly<Record<string, (parts: ClientParts) => string | undefined>> = {
  mobile_own: ({ mobile }) => mobile,
  postal_code: ({ postalCode }) => postalCode,
  principal_identifier: ({ details }) => details.principalIdentifier,
  licence_valid: ({ details }) => details.licenceNumber,
  legal_id_format: ({ identifier }) => identifier,
  gazette_last_changes: ({ details }) => details.gazetteReference,
  representation_letter: ({ details }) => details.letterNumber,
};

/** Items answered otherwise than the visit says: role in the matter, post of a representative (domain.md §3). */
export function disagreeingItems(answers: readonly ChecklistAnswer[], parts: ClientParts): string[] {
  return answers.flatMap(({ code, state, option }) => {
    const said = saidTwice[code]?.(parts);
    return said !== undefined && state === 'checked' && option !== said ? [code] : [];
  });
}

/** Items that are answered «seen» though the visit holds nothing of it: a postal code that is empty was not seen. */
export function emptySeen(answers: readonly ChecklistAnswer[], parts: ClientParts): string[] {
  return answers.flatMap(({ code, state }) => {
    const value = seenInVisit[code];
    return value !== undefined && state === 'checked' && (value(parts) ?? '') === '' ? [code] : [];
  });
}

/** Whether a verified client may have a service that needs Sana (A6); `answers` are those of the check. */
export function hasSana(
  answers: readonly { readonly code: string; readonly option?: string | undefined }[],
): boolean {
  const option = answers.find(({ code }) => code === 'sana_status')?.option;
  return option === 'active' || option === 'registered_now';
}

/** Days in which a refusal of the same person is remembered. */
export const refusalRememberedDays = 7;

/** Whether a clerk would verify themself, which is refused (domain.md §3). Takes cleaned identifiers. */
export function isSelfVerification(clerkNationalCode: string, clientNationalCode: string): boolean {
  return clerkNationalCode === clientNationalCode;
}

function isSatisfied(item: ChecklistItem, answers: readonly ChecklistAnswer[]): boolean {
  const given = answers.filter((answer) => answer.code === item.code);
  return given.length > 0 && given.every((answer) => answerHolds(item, answer, answers));
}

function answerHolds(
  item: ChecklistItem,
  answer: ChecklistAnswer,
  answers: readonly ChecklistAnswer[],
): boolean {
  switch (answer.state) {
    case 'checked':
      return (
        item.options.length === 0 || (answer.option !== undefined && item.options.includes(answer.option))
      );
    case 'not_required':
      return mayBeLeftOut(item.waiver, answers);
    case 'not_checked':
      return false;
  }
}

function mayBeLeftOut(waiver: Waiver, answers: readonly ChecklistAnswer[]): boolean {
  if (waiver === 'never') return false;
  if (waiver === 'by_clerk') return true;
  const condition = answers.filter((answer) => answer.code === waiver.item);
  return (
    condition.length > 0 &&
    condition.every((answer) => answer.state === 'checked' && answer.option === waiver.option)
  );
}
