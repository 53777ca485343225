// The identity checklists as data, by version (D1, domain.md §3). What is in force is what a visit is opened under and
// keeps; a former version is never changed, so that an old check reads as it was asked. Signed packages of the province
// will add versions here (design.md §7).

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

export type Checklists = Readonly<Record<ClientType, readonly ChecklistItem[]>>;

const PERSON_DOCUMENTS = ['smart_national_card', 'receipt_with_birth_certificate'];
const FOREIGN_DOCUMENTS = ['passport_with_residence', 'amayesh_card', 'comprehensive_id'];
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

const first: Checklists = {
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
    ...common(FOREIGN_DOCUMENTS, PARTY_ROLES),
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

/** A6 in full: that the mobile is the person's own is asked of every type, before what entitles them to act. */
function withOwnMobile(items: readonly ChecklistItem[]): readonly ChecklistItem[] {
  if (items.some(({ code }) => code === 'mobile_own')) return items;
  const persons = items.filter(({ group }) => group === 'person');
  return [...persons, person('mobile_own'), ...items.filter(({ group }) => group === 'mandate')];
}

const second: Checklists = {
  iranian_adult: withOwnMobile(first.iranian_adult),
  minor_below_sana_age: withOwnMobile(first.minor_below_sana_age),
  minor_of_sana_age: withOwnMobile(first.minor_of_sana_age),
  foreign_national: withOwnMobile(first.foreign_national),
  lawyer: withOwnMobile(first.lawyer),
  legal_person: withOwnMobile(first.legal_person),
  notarised_agent: withOwnMobile(first.notarised_agent),
  natural_guardian: withOwnMobile([...first.natural_guardian, mandate('ward_identifier')]),
  appointed_guardian: withOwnMobile(first.appointed_guardian),
  government_representative: withOwnMobile(first.government_representative),
  court_expert: withOwnMobile(first.court_expert),
};

/** Every version that a visit can have been opened under. Visits of before there were versions are of the first. */
const versions: Readonly<Record<string, Checklists>> = { 'built-in-1': first, 'built-in-2': second };
export const firstChecklist = 'built-in-1';
/** The version that a visit is opened under today. */
export const currentChecklist = 'built-in-2';

/** The checklists of a version; those in force for a version that this program does not know, which ask no less. */
export function checklistsOf(version: string): Checklists {
  return versions[version] ?? second;
}
