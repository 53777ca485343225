// The client's fields, types and findings in words.
import type { Problem } from '#core/leaves/problems/catalogue.ts';
import type { MessageId } from '../../i18n/messages.ts';
import type { SayText } from '../../i18n/use-text.ts';
import type { ClientField, ClientType, FieldFinding } from './client-draft.ts';

export const clientTypeWords: Record<ClientType, MessageId> = {
  iranian_adult: 'visits.type.iranianAdult',
  lawyer: 'visits.type.lawyer',
  legal_person: 'visits.type.legalPerson',
};

type FieldShape = {
  label: MessageId;
  kind: 'identifier' | 'text' | 'choice';
  /** How many digits are expected. */
  length?: number;
};

export const fieldShapes: Record<ClientField, FieldShape> = {
  name: { label: 'visits.field.name', kind: 'text' },
  nationalCode: { label: 'visits.field.nationalCode', kind: 'identifier', length: 10 },
  mobile: { label: 'visits.field.mobile', kind: 'identifier', length: 11 },
  postalCode: { label: 'visits.field.postalCode', kind: 'identifier', length: 10 },
  matterRole: { label: 'visits.field.matterRole', kind: 'choice' },
  trackingNumber: { label: 'visits.field.trackingNumber', kind: 'identifier' },
  licenceNumber: { label: 'visits.field.licenceNumber', kind: 'text' },
  licenceBody: { label: 'visits.field.licenceBody', kind: 'text' },
  licenceYear: { label: 'visits.field.licenceYear', kind: 'text' },
  principalIdentifier: { label: 'visits.field.principalIdentifier', kind: 'identifier' },
  companyName: { label: 'visits.field.companyName', kind: 'text' },
  legalId: { label: 'visits.field.legalId', kind: 'identifier', length: 11 },
  gazetteReference: { label: 'visits.field.gazetteReference', kind: 'text' },
  representativePost: { label: 'visits.field.representativePost', kind: 'choice' },
  letterNumber: { label: 'visits.field.letterNumber', kind: 'text' },
};

/** The label of a field of this type of client: a representative's name is not the company's. */
export function labelOf(field: ClientField, clientType: ClientType): MessageId {
  if (clientType === 'legal_person' && field === 'name') return 'visits.field.representativeName';
  if (clientType === 'legal_person' && field === 'nationalCode') return 'visits.field.representativeCode';
  return fieldShapes[field].label;
}

export const findingWords: Record<FieldFinding['code'], MessageId> = {
  missing: 'visits.finding.missing',
  too_short: 'visits.finding.tooShort',
  refused: 'visits.finding.refused',
  national_code_length: 'visits.finding.nationalCodeLength',
  national_code_checksum: 'visits.finding.nationalCodeChecksum',
  national_code_repeated_digit: 'visits.finding.nationalCodeRepeated',
  national_code_unknown_place: 'visits.finding.nationalCodePlace',
  legal_id_length: 'visits.finding.legalIdLength',
  legal_id_checksum: 'visits.finding.legalIdChecksum',
  mobile_format: 'visits.finding.mobileFormat',
  postal_code_format: 'visits.finding.postalCodeFormat',
  foreign_id_format: 'visits.finding.foreignIdFormat',
  passport_format: 'visits.finding.passportFormat',
};

export const postWords: Record<'ceo' | 'other', MessageId> = {
  ceo: 'visits.post.ceo',
  other: 'visits.post.other',
};

const isField = (name: string): name is ClientField => Object.hasOwn(fieldShapes, name);
const isFinding = (code: string): code is FieldFinding['code'] => Object.hasOwn(findingWords, code);

/** A problem that names fields of the client, by their labels instead of their codes. */
export function withFieldNames(problem: Problem, clientType: ClientType, text: SayText): Problem {
  const nameOf = (field: string): string => (isField(field) ? text(labelOf(field, clientType)) : field);
  if (problem.code === 'IDENTIFIER_INVALID') {
    const { field, reason } = problem.params;
    const said = isFinding(reason) ? text(findingWords[reason]) : reason;
    return { code: problem.code, params: { field: nameOf(field), reason: said } };
  }
  if (problem.code === 'INPUT_INVALID') {
    const fields = problem.params.fields.map((path) => nameOf(path.replace(/^client\./, '')));
    return { code: problem.code, params: { fields } };
  }
  return problem;
}

/** The fields that a refusal of core names. */
export function fieldsNamedBy(problem: Problem | null): ClientField[] {
  if (problem?.code === 'IDENTIFIER_INVALID') return [problem.params.field].filter(isField);
  if (problem?.code !== 'INPUT_INVALID') return [];
  return problem.params.fields.map((path) => path.replace(/^client\./, '')).filter(isField);
}
