// The identity checklists as data, by version (D1, domain.md §3). What is in force is what a visit is opened under and
// keeps; a former version is never changed, so that an old check reads as it was asked. Signed packages of the province
// will add versions here (design.md §7).

import type { ClientType } from '#core/counter/visits/contract.ts';

/** When `not_required` is a valid answer: never, as the clerk judges, or if another item was answered so. */
export type Waiver = 'never' | 'by_clerk' | { item: string; option: string };

/** The person at the counter, what entitles them to act for another, and that other person themself. */
export type ChecklistGroup = 'person' | 'mandate' | 'represented';

export type ChecklistItem = {
  code: string;
  group: ChecklistGroup;
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

function represented(code: string, options: readonly string[] = [], waiver: Waiver = 'never'): ChecklistItem {
  return { code, group: 'represented', required: true, waiver, options };
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

/** The one for whom somebody acts is a person of their own: who they are, that they are there, and their own Sana (D1.22). */
const principal = [
  represented('represented_name_agrees'),
  represented('represented_in_being'),
  represented('represented_sana', SANA_STATES),
];
/** What a company has done is done by whoever signed for it: the chain goes one person further. */
const signedFor = [
  represented('principal_kind', ['natural_person', 'company']),
  represented('principal_signatory', [], { item: 'principal_kind', option: 'natural_person' }),
];
const wardSeen = represented('ward_name_and_birth_date');

/** Whoever acts for themself or for another by their own word is of age, by the birth date on the document. */
function ofAge(items: readonly ChecklistItem[]): readonly ChecklistItem[] {
  const persons = items.filter(({ group }) => group === 'person');
  return [...persons, person('of_age'), ...items.filter(({ group }) => group !== 'person')];
}

const third: Checklists = {
  ...second,
  iranian_adult: ofAge(second.iranian_adult),
  minor_below_sana_age: [...ofAge(second.minor_below_sana_age), wardSeen],
  lawyer: [...second.lawyer, ...principal],
  legal_person: [...second.legal_person, ...principal],
  notarised_agent: [...ofAge(second.notarised_agent), ...principal, ...signedFor],
  natural_guardian: [
    ...ofAge(second.natural_guardian),
    wardSeen,
    represented('ward_age', ['minor', 'adult']),
    // A father acts for a child who has grown up only while a court holds that they cannot act for themself.
    represented('ward_incapacity', [], { item: 'ward_age', option: 'minor' }),
  ],
  appointed_guardian: [...ofAge(second.appointed_guardian), mandate('appointment_in_force'), wardSeen],
};

/** Every version that a visit can have been opened under. */
const versions: ReadonlyMap<string, Checklists> = new Map(
  Object.entries<Checklists>({
    'built-in-1': first,
    'built-in-2': second,
    'built-in-3': third,
  }),
);
/** The version that a visit is opened under today. */
export const currentChecklist = 'built-in-3';

/** The checklists of a version; those in force for a version that this program does not know, which ask no less. */
export function checklistsOf(version: string): Checklists {
  return versions.get(version) ?? third;
}
