// The client's fields, types and findings in words.

import {
  expertsBodySchema,
  foreignDocumentSchema,
  lawyersBodySchema,
} from '#core/counter/visits/contract.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { isMessageId, type MessageId } from '#renderer/i18n/messages.ts';
import type { SayText } from '#renderer/i18n/use-text.ts';
import type { ClientField, ClientType, FactRefusal, FieldFinding } from './client-draft.ts';

type FieldShape = {
  label: MessageId;
  kind: 'identifier' | 'text' | 'choice' | 'date';
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
  licenceBody: { label: 'visits.field.licenceBody', kind: 'choice' },
  licenceYear: { label: 'visits.field.licenceYear', kind: 'text' },
  principalIdentifier: { label: 'visits.field.principalIdentifier', kind: 'identifier' },
  companyName: { label: 'visits.field.companyName', kind: 'text' },
  legalId: { label: 'visits.field.legalId', kind: 'identifier', length: 11 },
  gazetteReference: { label: 'visits.field.gazetteReference', kind: 'text' },
  representativePost: { label: 'visits.field.representativePost', kind: 'choice' },
  letterNumber: { label: 'visits.field.letterNumber', kind: 'text' },
  licenceExpiresOn: { label: 'visits.field.licenceExpiresOn', kind: 'date' },
  principalName: { label: 'visits.field.principalName', kind: 'text' },
  powerNumber: { label: 'visits.field.powerNumber', kind: 'text' },
  powerDate: { label: 'visits.field.powerDate', kind: 'date' },
  letterDate: { label: 'visits.field.letterDate', kind: 'date' },
  authority: { label: 'visits.field.authority', kind: 'text' },
  personnelNumber: { label: 'visits.field.personnelNumber', kind: 'text' },
  wardName: { label: 'visits.field.wardName', kind: 'text' },
  wardIdentifier: { label: 'visits.field.wardIdentifier', kind: 'identifier', length: 10 },
  birthDate: { label: 'visits.field.birthDate', kind: 'date' },
  gender: { label: 'visits.field.gender', kind: 'choice' },
  documentKind: { label: 'visits.field.documentKind', kind: 'choice' },
  documentNumber: { label: 'visits.field.documentNumber', kind: 'text' },
  documentExpiresOn: { label: 'visits.field.documentExpiresOn', kind: 'date' },
  nationality: { label: 'visits.field.nationality', kind: 'text' },
  orderNumber: { label: 'visits.field.orderNumber', kind: 'text' },
  orderDate: { label: 'visits.field.orderDate', kind: 'date' },
  court: { label: 'visits.field.court', kind: 'text' },
};

/** The label of a field of this type of client: a representative's name is not the company's. */
export function labelOf(field: ClientField, clientType: ClientType): MessageId {
  return labelsOf[clientType]?.[field] ?? fieldShapes[field].label;
}

const guardian = { name: 'visits.field.guardianName', nationalCode: 'visits.field.guardianCode' } as const;
const labelsOf: Partial<Record<ClientType, Partial<Record<ClientField, MessageId>>>> = {
  legal_person: { name: 'visits.field.representativeName', nationalCode: 'visits.field.representativeCode' },
  minor_below_sana_age: {
    ...guardian,
    wardName: 'visits.field.childName',
    wardIdentifier: 'visits.field.childCode',
    birthDate: 'visits.field.childBirthDate',
  },
  natural_guardian: { ...guardian, birthDate: 'visits.field.wardBirthDate' },
  appointed_guardian: guardian,
};

/** The choices of a field that is one out of a list, in words; those of the role in the matter come from core. */
export function choicesOf(
  field: ClientField,
  clientType: ClientType,
  roles: readonly string[],
): readonly (readonly [string, MessageId])[] {
  switch (field) {
    case 'matterRole':
      return named(roles);
    case 'representativePost':
      return (['ceo', 'other'] as const).map((code) => [code, `visits.post.${code}`] as const);
    case 'gender':
      return (['girl', 'boy'] as const).map((code) => [code, `visits.gender.${code}`] as const);
    case 'documentKind':
      return named(foreignDocumentSchema.options);
    case 'licenceBody':
      return named((clientType === 'lawyer' ? lawyersBodySchema : expertsBodySchema).options);
    default:
      return [];
  }
}

/** The codes with their labels; without those that this version has no label for. */
const named = (codes: readonly string[]) =>
  codes.flatMap((code): (readonly [string, MessageId])[] => {
    const id = `identity.option.${code}`;
    return isMessageId(id) ? [[code, id]] : [];
  });

const isField = (name: string): name is ClientField => Object.hasOwn(fieldShapes, name);

/** A problem that names fields of the client, by their labels instead of their codes. */
export function withFieldNames(problem: Problem, clientType: ClientType, text: SayText): Problem {
  const nameOf = (field: string): string => (isField(field) ? text(labelOf(field, clientType)) : field);
  if (problem.code === 'IDENTIFIER_INVALID') {
    const { field, reason } = problem.params;
    const finding = `visits.finding.${reason}`;
    const said = isMessageId(finding) ? text(finding) : reason;
    return { code: problem.code, params: { field: nameOf(field), reason: said } };
  }
  if (problem.code === 'INPUT_INVALID') {
    const fields = problem.params.fields.map((path) => nameOf(path.replace(/^client\./, '')));
    return { code: problem.code, params: { fields } };
  }
  return problem;
}

/** The fields that a refusal of core names, each with what it says of it. */
export function findingsIn(problem: Problem | null): (readonly [ClientField, FieldFinding])[] {
  const refused: FieldFinding = { kind: 'problem', code: 'refused' };
  if (problem?.code === 'IDENTIFIER_INVALID') {
    const { field, reason } = problem.params;
    const known = [...factRefusals, 'missing' as const].find((code) => code === reason);
    const finding: FieldFinding = known === undefined ? refused : { kind: 'problem', code: known };
    return isField(field) ? [[field, finding]] : [];
  }
  if (problem?.code !== 'INPUT_INVALID') return [];
  const fields = problem.params.fields.map((path) => path.replace(/^client\./, ''));
  return fields.filter(isField).map((field) => [field, refused]);
}

const factRefusals: readonly FactRefusal[] = [
  'same_person',
  'expired',
  'in_future',
  'below_sana_age',
  'of_sana_age',
  'adult',
  'under_age',
  'differs_from_before',
];
