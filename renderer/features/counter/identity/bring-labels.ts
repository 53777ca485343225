// What a client brings so that an item of the checklist can be checked: the words of the note after a refusal.
import type { MessageId } from '#renderer/i18n/messages.ts';

/** Null for what is asked and not brought; several items are answered by one paper. */
export const bringLabels: Readonly<Record<string, MessageId | null>> = {
  original_document: 'identity.bring.document',
  face_matches: 'identity.bring.document',
  identifier_format: 'identity.bring.document',
  name_and_birth_date: 'identity.bring.document',
  of_age: 'identity.bring.document',
  person_present: 'identity.bring.person',
  sana_status: 'identity.bring.sana',
  mobile_own: 'identity.bring.mobile',
  postal_code: 'identity.bring.postalCode',
  licence_valid: 'identity.bring.licence',
  power_of_attorney_stamped: 'identity.bring.stampedPower',
  principal_identifier: 'identity.bring.principal',
  principal_kind: 'identity.bring.principal',
  gazette_last_changes: 'identity.bring.gazette',
  legal_id_format: 'identity.bring.gazette',
  signatory_confirmed: 'identity.bring.signatory',
  principal_signatory: 'identity.bring.signatory',
  representative_post: 'identity.bring.representative',
  representation_letter: 'identity.bring.representative',
  child_birth_certificate: 'identity.bring.childCertificate',
  proof_of_relation: 'identity.bring.relation',
  birth_certificate_shows_relation: 'identity.bring.relation',
  nationality: 'identity.bring.validDocument',
  document_not_expired: 'identity.bring.validDocument',
  interpreter_present: 'identity.bring.interpreter',
  power_of_attorney_id_and_date: 'identity.bring.power',
  scope_covers_service: 'identity.bring.power',
  not_revoked: 'identity.bring.power',
  appointment_order: 'identity.bring.order',
  appointment_in_force: 'identity.bring.order',
  ward_identifier: 'identity.bring.wardCertificate',
  ward_name_and_birth_date: 'identity.bring.wardCertificate',
  ward_age: 'identity.bring.wardCertificate',
  ward_incapacity: 'identity.bring.incapacity',
  letter_number_and_date: 'identity.bring.letter',
  personnel_card: 'identity.bring.personnelCard',
  represented_name_agrees: 'identity.bring.represented',
  represented_in_being: 'identity.bring.represented',
  represented_sana: 'identity.bring.representedSana',
  helper_accepted: null,
  role_in_matter: null,
  service_is_expert_opinion: null,
};

/** The papers for these items, each once, in the order of the checklist. */
export function toBring(missing: readonly string[]): MessageId[] {
  return [...new Set(missing.flatMap((code) => bringLabels[code] ?? []))];
}
