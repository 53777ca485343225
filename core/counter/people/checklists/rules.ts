// What is asked of whom, as data by version (D1, domain.md §3). Who comes by a form has traits: what they are known by, which part
// they have, by what they act for another. A facet is a row that says for which traits which items are asked; the eleven types
// of client are eleven rows of traits. What is in force is what a visit is opened under and keeps (D1.17).
import type { MandateBasis } from '../contract.ts';

/** When `not_required` is a valid answer: never, as the clerk judges, or if another item was answered so. */
export type Waiver = 'never' | 'by_clerk' | { readonly item: string; readonly option: string };

/** The person at the counter, what entitles them to act for another, and that other person themself. */
export type ChecklistGroup = 'person' | 'mandate' | 'represented';

export type ChecklistItem = {
  readonly code: string;
  readonly group: ChecklistGroup;
  readonly waiver: Waiver;
  /** The kinds of document or answer of which one is chosen when the item is checked; empty when there is no choice. */
  readonly options: readonly string[];
  /** Seen once on a day: for the same person it holds in a further visit of that day (D1.79). */
  readonly holdsToday: boolean;
};

const traits = [
  'here',
  'iranian',
  'foreign',
  'young',
  'party',
  'guardian',
  'appointed',
  'lawyer',
  'representative',
  'post_holder',
  'agent',
  'expert',
  'helper',
  'attests_age',
  'asks_post',
  'child',
  'known_principal',
] as const;
/** A trait of those who come by a form: one of the list, or the basis on which somebody acts. */
export type Trait = (typeof traits)[number] | MandateBasis;

type Facet = {
  readonly group: ChecklistGroup;
  readonly when: readonly Trait[];
  readonly unless?: readonly Trait[];
  readonly items: readonly ChecklistItem[];
};

const PERSON_DOCUMENTS = ['smart_national_card', 'receipt_with_birth_certificate'];
const FOREIGN_DOCUMENTS = ['passport_with_residence', 'amayesh_card', 'comprehensive_id'];
const SANA_STATES = ['active', 'registered_now', 'needs_registration', 'needs_edit'];
const PARTY_ROLES = ['plaintiff', 'respondent', 'complainant', 'accused', 'third_party', 'applicant'];

/** What is seen anew in every visit: the person, the paper in their hand, and what only this matter says. */
const seenAnew: ReadonlySet<string> = new Set([
  'person_present',
  'original_document',
  'face_matches',
  'role_in_matter',
  'scope_covers_service',
  'not_revoked',
  'service_is_expert_opinion',
  'helper_accepted',
]);

/** Who acts for a child by nature, as the birth certificate shows; of a mother the judiciary has not confirmed it (D1.226). */
const RELATIONS = ['father', 'paternal_grandfather', 'mother'] as const;

type Asked = string | readonly [code: string, options: readonly string[], waiver?: Waiver];

/** One row of the table: what is asked of whoever has the traits. */
function facet(
  group: ChecklistGroup,
  when: readonly Trait[],
  asked: readonly Asked[],
  unless: readonly Trait[] = [],
): Facet {
  const items = asked.map((one): ChecklistItem => {
    const [code, options = [], waiver = 'never'] = typeof one === 'string' ? [one] : one;
    return { code, group, waiver, options, holdsToday: !seenAnew.has(code) };
  });
  return { group, when, unless, items };
}

const licences = (bodies: readonly string[]): Asked => ['licence_valid', bodies];

/** First what is asked of whoever stands at the counter (A1–A7), then what entitles them to act, then the one for whom they do. */
const facets: readonly Facet[] = [
  facet('person', ['here'], ['person_present']),
  facet('person', ['iranian'], [['original_document', PERSON_DOCUMENTS]], ['lawyer', 'expert', 'young']),
  facet('person', ['iranian', 'lawyer'], [['original_document', ['licence', ...PERSON_DOCUMENTS]]]),
  facet('person', ['iranian', 'expert'], [['original_document', ['licence', ...PERSON_DOCUMENTS]]]),
  facet('person', ['young'], [['original_document', ['original_birth_certificate']]]),
  facet('person', ['foreign'], [['original_document', FOREIGN_DOCUMENTS]]),
  facet('person', ['here'], ['face_matches', 'identifier_format', 'name_and_birth_date']),
  // Sana and mobile are asked of whoever has a part in the matter: not of who stands beside.
  facet('person', ['here'], [['sana_status', SANA_STATES]], ['helper']),
  facet('person', ['party'], [['role_in_matter', PARTY_ROLES]]),
  facet('person', ['guardian'], [['role_in_matter', ['guardian']]]),
  facet('person', ['appointed'], [['role_in_matter', ['guardian', 'trustee']]]),
  facet('person', ['lawyer'], [['role_in_matter', ['lawyer']]]),
  facet('person', ['representative'], [['role_in_matter', ['representative']]]),
  facet('person', ['post_holder'], [['role_in_matter', ['representative', ...PARTY_ROLES]]]),
  facet('person', ['agent'], [['role_in_matter', ['agent']]]),
  facet('person', ['expert'], [['role_in_matter', ['court_expert']]]),
  facet('person', ['helper'], [['role_in_matter', ['interpreter', 'companion']]]),
  facet('person', ['foreign'], ['nationality', 'document_not_expired']),
  facet('person', ['foreign'], [['interpreter_present', [], 'by_clerk']], ['helper']),
  facet('person', ['here'], ['mobile_own'], ['helper']),
  facet('person', ['asks_post'], ['postal_code']),
  facet('person', ['attests_age'], ['of_age']),

  facet('mandate', ['lawyer'], [licences(['bar_association', 'judiciary_centre'])]),
  facet('mandate', ['expert'], [licences(['experts_association', 'judiciary_centre'])]),
  facet('mandate', ['expert'], ['service_is_expert_opinion']),
  facet('mandate', ['helper'], ['helper_accepted']),
  facet('mandate', ['lawyer_power'], ['power_of_attorney_stamped', 'principal_identifier']),
  facet('mandate', ['company_post'], ['legal_id_format', 'gazette_last_changes'], ['known_principal']),
  facet(
    'mandate',
    ['company_post'],
    [
      'signatory_confirmed',
      ['representative_post', ['ceo', 'other']],
      ['representation_letter', [], { item: 'representative_post', option: 'ceo' }],
    ],
  ),
  facet(
    'mandate',
    ['notarised_power'],
    ['power_of_attorney_id_and_date', 'scope_covers_service', 'not_revoked', 'principal_identifier'],
  ),
  facet(
    'mandate',
    ['natural_guardianship', 'child'],
    ['child_birth_certificate', ['proof_of_relation', RELATIONS]],
  ),
  facet(
    'mandate',
    ['natural_guardianship'],
    [['birth_certificate_shows_relation', RELATIONS], 'ward_identifier'],
    ['child'],
  ),
  facet(
    'mandate',
    ['court_appointment'],
    [
      ['appointment_order', ['guardian_appointment', 'trustee_appointment']],
      'ward_identifier',
      'appointment_in_force',
    ],
  ),
  facet('mandate', ['authority_letter'], ['letter_number_and_date', 'personnel_card']),

  // The one for whom somebody acts is a person of their own: who they are, that they are there, and their own Sana (D1.22).
  ...(['lawyer_power', 'company_post', 'notarised_power'] as const).map((basis) =>
    facet(
      'represented',
      [basis],
      ['represented_name_agrees', 'represented_in_being', ['represented_sana', SANA_STATES]],
      ['known_principal'],
    ),
  ),
  // What a company has done is done by whoever signed for it: the chain goes one person further.
  facet(
    'represented',
    ['notarised_power'],
    [
      ['principal_kind', ['natural_person', 'company']],
      ['principal_signatory', [], { item: 'principal_kind', option: 'natural_person' }],
    ],
  ),
  facet('represented', ['natural_guardianship'], ['ward_name_and_birth_date'], ['known_principal']),
  facet('represented', ['court_appointment'], ['ward_name_and_birth_date'], ['known_principal']),
  facet(
    'represented',
    ['natural_guardianship'],
    [
      ['ward_age', ['minor', 'adult']],
      // A father acts for a child who has grown up only while a court holds that they cannot act for themself.
      ['ward_incapacity', [], { item: 'ward_age', option: 'minor' }],
    ],
    ['child'],
  ),
];

/** The eleven types of client (domain.md §3): eleven ways to begin the same form. */
export const traitsOfType = {
  iranian_adult: ['here', 'iranian', 'party', 'attests_age', 'asks_post'],
  minor_below_sana_age: [
    ...['here', 'iranian', 'guardian', 'attests_age', 'asks_post'],
    ...['natural_guardianship', 'child'],
  ],
  minor_of_sana_age: ['here', 'young', 'party'],
  foreign_national: ['here', 'foreign', 'party'],
  lawyer: ['here', 'iranian', 'lawyer', 'lawyer_power'],
  legal_person: ['here', 'iranian', 'post_holder', 'company_post'],
  notarised_agent: ['here', 'iranian', 'agent', 'attests_age', 'notarised_power'],
  natural_guardian: ['here', 'iranian', 'guardian', 'attests_age', 'natural_guardianship'],
  appointed_guardian: ['here', 'iranian', 'appointed', 'attests_age', 'court_appointment'],
  government_representative: ['here', 'iranian', 'representative', 'authority_letter'],
  court_expert: ['here', 'iranian', 'expert'],
  /** An interpreter or companion of somebody in the visit. */
  helper: ['here', 'iranian', 'helper', 'attests_age'],
  /** One more for whom somebody in the visit acts: the basis says what is asked. */
  further_principal: [],
} as const satisfies Readonly<Record<string, readonly Trait[]>>;

/** Items that a version did not ask yet. */
const askedLater: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['built-in-1', new Set(['represented_name_agrees', 'represented_in_being', 'represented_sana', 'of_age'])],
  ['built-in-2', new Set<string>()],
]);
/** The version that a visit is opened under today. */
export const currentChecklist = 'built-in-2';

/**
 * What is asked of those who have these traits, in the order of the counter: the person, what entitles them to act, and whom they act
 * for (D1.3, D1.13). Of a version that this program does not know what is in force is asked, which is no less.
 */
export function askedOf(having: readonly Trait[], version: string): readonly ChecklistItem[] {
  const later = askedLater.get(version) ?? new Set();
  const has = (trait: Trait) => having.includes(trait);
  return facets
    .filter(({ when, unless = [] }) => when.every(has) && !unless.some(has))
    .flatMap(({ items }) => items)
    .filter(({ code }) => !later.has(code));
}
