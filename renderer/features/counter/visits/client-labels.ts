// The client's fields, types and findings in words.

import { foreignKindSchema } from '#core/counter/people/contract.ts';
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
  kind: 'identifier' | 'text' | 'choice' | 'date';
  /** How many digits are expected. */
  length?: number;
};

/** The choice that takes back that somebody is no Iranian. */
export const noForeigner = 'iranian';

export const fieldShapes: Record<ClientField, FieldShape> = {
  name: { kind: 'text' },
  nationalCode: { kind: 'identifier', length: 10 },
  mobile: { kind: 'identifier', length: 11 },
  postalCode: { kind: 'identifier', length: 10 },
  matterRole: { kind: 'choice' },
  trackingNumber: { kind: 'identifier' },
  licenceNumber: { kind: 'text' },
  licenceBody: { kind: 'choice' },
  licenceYear: { kind: 'text' },
  principalIdentifier: { kind: 'identifier' },
  personKind: { kind: 'choice' },
  principalKind: { kind: 'choice' },
  principalNationality: { kind: 'text' },
  wardKind: { kind: 'choice' },
  wardNationality: { kind: 'text' },
  signatures: { kind: 'choice' },
  ownRole: { kind: 'choice' },
  companyName: { kind: 'text' },
  legalId: { kind: 'identifier', length: 11 },
  gazetteReference: { kind: 'text' },
  representativePost: { kind: 'choice' },
  letterNumber: { kind: 'text' },
  licenceExpiresOn: { kind: 'date' },
  principalName: { kind: 'text' },
  powerNumber: { kind: 'text' },
  powerDate: { kind: 'date' },
  letterDate: { kind: 'date' },
  authority: { kind: 'text' },
  personnelNumber: { kind: 'text' },
  wardName: { kind: 'text' },
  wardIdentifier: { kind: 'identifier', length: 10 },
  birthDate: { kind: 'date' },
  gender: { kind: 'choice' },
  documentKind: { kind: 'choice' },
  documentNumber: { kind: 'text' },
  documentExpiresOn: { kind: 'date' },
  nationality: { kind: 'text' },
  orderNumber: { kind: 'text' },
  orderDate: { kind: 'date' },
  court: { kind: 'text' },
};

/** The label of a field of this type of client: a representative's name is not the company's. */
export function labelOf(field: ClientField, clientType: ClientType): MessageId {
  return labelsOf[clientType][field] ?? `visits.field.${field}`;
}

const guardian = { name: 'visits.field.guardianName', nationalCode: 'visits.field.guardianCode' } as const;
/** What a type of client calls a field otherwise. */
const labelsOf: Record<ClientType, Partial<Record<ClientField, MessageId>>> = {
  legal_person: { name: 'visits.field.representativeName', nationalCode: 'visits.field.representativeCode' },
  minor_below_sana_age: {
    ...guardian,
    wardName: 'visits.field.childName',
    wardIdentifier: 'visits.field.childCode',
    birthDate: 'visits.field.childBirthDate',
  },
  natural_guardian: { ...guardian, birthDate: 'visits.field.wardBirthDate' },
  appointed_guardian: guardian,
  iranian_adult: {},
  minor_of_sana_age: {},
  foreign_national: {},
  lawyer: {},
  notarised_agent: {},
  government_representative: {},
  court_expert: {},
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
    case 'ownRole':
      return [[noForeigner, 'visits.ownRole.none'], ...named(roles)];
    case 'representativePost':
      return (['ceo', 'other'] as const).map((code) => [code, `visits.post.${code}`] as const);
    case 'gender':
      return (['girl', 'boy'] as const).map((code) => [code, `visits.gender.${code}`] as const);
    case 'personKind':
    case 'principalKind':
    case 'wardKind':
      return ([...foreignKindSchema.options, noForeigner] as const).map(
        (code) => [code, `visits.foreignKind.${code}`] as const,
      );
    case 'signatures':
      return (['2', '3', '4'] as const).map((code) => [code, `visits.signatures.${code}`] as const);
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
    const fields = problem.params.fields.map((path) => nameOf(path.replace(/^(?:client|person)\./, '')));
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
  const fields = problem.params.fields.map((path) => path.replace(/^(?:client|person)\./, ''));
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
