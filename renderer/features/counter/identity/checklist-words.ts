// The identity checklist in words: items, documents and other answers, roles in the matter, reasons of a refusal.
import type { z } from 'zod';
import type { refusalReasonSchema } from '#core/counter/identity/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import type { MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';

export type RefusalReason = z.infer<typeof refusalReasonSchema>;

export const itemWords: Record<string, MessageId> = {
  person_present: 'identity.item.personPresent',
  original_document: 'identity.item.originalDocument',
  face_matches: 'identity.item.faceMatches',
  identifier_format: 'identity.item.identifierFormat',
  name_and_birth_date: 'identity.item.nameAndBirthDate',
  sana_status: 'identity.item.sanaStatus',
  role_in_matter: 'identity.item.roleInMatter',
  mobile_own: 'identity.item.mobileOwn',
  postal_code: 'identity.item.postalCode',
  licence_valid: 'identity.item.licenceValid',
  power_of_attorney_stamped: 'identity.item.powerOfAttorney',
  principal_identifier: 'identity.item.principalIdentifier',
  legal_id_format: 'identity.item.legalIdFormat',
  gazette_last_changes: 'identity.item.gazette',
  signatory_confirmed: 'identity.item.signatory',
  representative_post: 'identity.item.representativePost',
  representation_letter: 'identity.item.representationLetter',
  child_birth_certificate: 'identity.item.childBirthCertificate',
  proof_of_relation: 'identity.item.proofOfRelation',
  nationality: 'identity.item.nationality',
  document_not_expired: 'identity.item.documentNotExpired',
  interpreter_present: 'identity.item.interpreterPresent',
  power_of_attorney_id_and_date: 'identity.item.powerIdAndDate',
  scope_covers_service: 'identity.item.scopeCoversService',
  not_revoked: 'identity.item.notRevoked',
  birth_certificate_shows_relation: 'identity.item.certificateShowsRelation',
  appointment_order: 'identity.item.appointmentOrder',
  ward_identifier: 'identity.item.wardIdentifier',
  letter_number_and_date: 'identity.item.letterNumberAndDate',
  personnel_card: 'identity.item.personnelCard',
  service_is_expert_opinion: 'identity.item.expertOpinion',
  of_age: 'identity.item.ofAge',
  appointment_in_force: 'identity.item.appointmentInForce',
  represented_name_agrees: 'identity.item.representedName',
  represented_in_being: 'identity.item.representedInBeing',
  represented_sana: 'identity.item.representedSana',
  principal_kind: 'identity.item.principalKind',
  principal_signatory: 'identity.item.principalSignatory',
  ward_name_and_birth_date: 'identity.item.wardName',
  ward_age: 'identity.item.wardAge',
  ward_incapacity: 'identity.item.wardIncapacity',
};

export const roleWords: Record<string, MessageId> = {
  plaintiff: 'identity.role.plaintiff',
  respondent: 'identity.role.respondent',
  complainant: 'identity.role.complainant',
  accused: 'identity.role.accused',
  third_party: 'identity.role.thirdParty',
  applicant: 'identity.role.applicant',
  lawyer: 'identity.role.lawyer',
  representative: 'identity.role.representative',
  agent: 'identity.role.agent',
  guardian: 'identity.role.guardian',
  trustee: 'identity.role.trustee',
  court_expert: 'identity.role.courtExpert',
};

export const optionWords: Record<string, MessageId> = {
  ...roleWords,
  smart_national_card: 'identity.option.smartCard',
  receipt_with_birth_certificate: 'identity.option.receiptAndCertificate',
  licence: 'identity.option.licence',
  active: 'identity.option.sanaActive',
  registered_now: 'identity.option.sanaRegisteredNow',
  needs_registration: 'identity.option.sanaRegistration',
  needs_edit: 'identity.option.sanaEdit',
  bar_association: 'identity.option.barAssociation',
  judiciary_centre: 'identity.option.judiciaryCentre',
  ceo: 'identity.option.ceo',
  other: 'identity.option.otherPost',
  original_birth_certificate: 'identity.option.birthCertificate',
  passport_with_residence: 'identity.option.passport',
  amayesh_card: 'identity.option.amayeshCard',
  comprehensive_id: 'identity.option.comprehensiveId',
  guardian_appointment: 'identity.option.guardianAppointment',
  trustee_appointment: 'identity.option.trusteeAppointment',
  experts_association: 'identity.option.expertsAssociation',
  natural_person: 'identity.option.naturalPerson',
  company: 'identity.option.company',
  minor: 'identity.option.minor',
  adult: 'identity.option.adult',
};

export const reasonWords: Record<RefusalReason, MessageId> = {
  document_missing: 'identity.reason.documentMissing',
  document_is_copy: 'identity.reason.documentIsCopy',
  face_does_not_match: 'identity.reason.faceDoesNotMatch',
  data_does_not_agree: 'identity.reason.dataDoesNotAgree',
  sana_missing: 'identity.reason.sanaMissing',
  mandate_missing: 'identity.reason.mandateMissing',
  suspected_forgery: 'identity.reason.suspectedForgery',
};

/** A problem that names items of the checklist, by their words instead of their codes. */
export function withItemNames(problem: Problem, text: SayText): Problem {
  const named = (codes: readonly string[]): string[] =>
    codes.map((code) => {
      const word = itemWords[code];
      return word === undefined ? code : text(word);
    });
  switch (problem.code) {
    case 'IDENTITY_INCOMPLETE':
      return { code: problem.code, params: { missing: named(problem.params.missing) } };
    case 'PARTS_DISAGREE':
      return { code: problem.code, params: { parts: named(problem.params.parts) } };
    default:
      return problem;
  }
}
