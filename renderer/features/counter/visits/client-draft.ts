// What is typed about a client before the visit is opened: which fields a type of client has, what the live checks say
// of each, and the input that comes of it. Nothing here decides: core judges the same fields again.

import { type ClientInput, clientInputSchema } from '#core/counter/visits/contract.ts';
import type { CorrectableField } from '#core/counter/visits/corrections/contract.ts';
import { mobileVerdict, postalCodeVerdict } from '#core/foundation/identifiers/contact.ts';
import { foreignIdVerdict, passportVerdict } from '#core/foundation/identifiers/foreign.ts';
import { legalIdVerdict } from '#core/foundation/identifiers/legal-id.ts';
import { trackingNumberVerdict } from '#core/foundation/identifiers/tracking-number.ts';
import type { BlockCode, Verdict, WarnCode } from '#core/foundation/identifiers/verdict.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import { foreignFieldsOf, isNumberOfPerson, isUnsaid, personVerdict } from './foreign-fields.ts';

export type ClientType = ClientInput['clientType'];

/** Everything that any type of client is asked; what a type does not have stays empty. Dates are YYYY-MM-DD. */
export type ClientDraft = {
  clientType: ClientType;
  name: string;
  nationalCode: string;
  mobile: string;
  postalCode: string;
  matterRole: string | null;
  trackingNumber: string;
  licenceNumber: string;
  licenceBody: string | null;
  licenceYear: string;
  licenceExpiresOn: string;
  principalIdentifier: string;
  principalName: string;
  powerNumber: string;
  powerDate: string;
  companyName: string;
  legalId: string;
  gazetteReference: string;
  representativePost: 'ceo' | 'other' | null;
  letterNumber: string;
  letterDate: string;
  authority: string;
  personnelNumber: string;
  wardName: string;
  wardIdentifier: string;
  birthDate: string;
  gender: string | null;
  documentKind: string | null;
  documentNumber: string;
  documentExpiresOn: string;
  nationality: string;
  orderNumber: string;
  orderDate: string;
  court: string;
  /** Of what kind the number of somebody is who is no Iranian; null for an Iranian or a company. */
  personKind: string | null;
  principalKind: string | null;
  principalNationality: string;
  wardKind: string | null;
  wardNationality: string;
  /** How many sign together for the company; null where one does. */
  signatures: string | null;
  /** In which role whoever signs for a company is a party too; null where they are none. */
  ownRole: string | null;
  /** Core asked for an adult's birth date: the office knows them as a minor. */
  asksBirthDate: boolean;
  /** What was filled in from an earlier visit of the client; null when nothing was. */
  filled: KnownContact | null;
  /** The client that was looked up last: every look is journalled, so none is taken twice (D16). */
  foundClient: FoundClient | null;
  /** Whom each identifier named last, so that another one is seen to name somebody else. */
  namedBy: Partial<Record<NamingField, string>>;
};
/** The identifiers of a visit: the client's own, and those of whom they act for or are represented by. */
export type NamingField =
  | 'nationalCode'
  | 'legalId'
  | 'documentNumber'
  | 'wardIdentifier'
  | 'principalIdentifier';
/** What the office knows of a returning client; of a legal person, `name` is the company's. */
export type KnownContact = { name: string; mobile: string; postalCode: string };
/** Whose contact data was asked for; `lastVisitDay` is null for a client who is not known. */
export type FoundClient = { clientType: ClientType; identifier: string; lastVisitDay: string | null };
export type ClientField = Exclude<
  keyof ClientDraft,
  'clientType' | 'filled' | 'foundClient' | 'asksBirthDate' | 'namedBy'
>;

export const emptyClient: ClientDraft = {
  clientType: 'iranian_adult',
  name: '',
  nationalCode: '',
  mobile: '',
  postalCode: '',
  matterRole: null,
  trackingNumber: '',
  licenceNumber: '',
  licenceBody: null,
  licenceYear: '',
  licenceExpiresOn: '',
  principalIdentifier: '',
  principalName: '',
  powerNumber: '',
  powerDate: '',
  companyName: '',
  legalId: '',
  gazetteReference: '',
  representativePost: null,
  letterNumber: '',
  letterDate: '',
  authority: '',
  personnelNumber: '',
  wardName: '',
  wardIdentifier: '',
  birthDate: '',
  gender: null,
  documentKind: null,
  documentNumber: '',
  documentExpiresOn: '',
  nationality: '',
  orderNumber: '',
  orderDate: '',
  court: '',
  personKind: null,
  principalKind: null,
  principalNationality: '',
  wardKind: null,
  wardNationality: '',
  signatures: null,
  ownRole: null,
  asksBirthDate: false,
  filled: null,
  foundClient: null,
  namedBy: {},
};

/** The field by which the client is known: the scan box of the counter. */
export function identifierField(clientType: ClientType): 'nationalCode' | 'legalId' | 'documentNumber' {
  if (clientType === 'foreign_national') return 'documentNumber';
  return clientType === 'legal_person' ? 'legalId' : 'nationalCode';
}

/** What each type of natural person is asked beside what all are. */
const ownFields: Readonly<Record<Exclude<ClientType, 'legal_person'>, readonly ClientField[]>> = {
  iranian_adult: [],
  minor_below_sana_age: ['wardIdentifier', 'wardName', 'gender', 'birthDate'],
  minor_of_sana_age: ['gender', 'birthDate'],
  foreign_national: ['documentKind', 'documentExpiresOn', 'nationality'],
  lawyer: ['licenceNumber', 'licenceBody', 'licenceYear', 'licenceExpiresOn', 'principalIdentifier'],
  notarised_agent: ['powerNumber', 'powerDate', 'principalIdentifier', 'principalName'],
  natural_guardian: ['wardIdentifier', 'wardName', 'birthDate'],
  appointed_guardian: ['orderNumber', 'orderDate', 'court', 'wardIdentifier', 'wardName'],
  government_representative: ['authority', 'letterNumber', 'letterDate', 'personnelNumber'],
  court_expert: ['licenceNumber', 'licenceBody', 'licenceExpiresOn'],
};

/** The fields of a type of client after its identifier, in the order of the form. */
export function fieldsOf(draft: ClientDraft): readonly ClientField[] {
  const before = foreignFieldsOf(identifierField(draft.clientType), draft);
  return [...before, ...typeFieldsOf(draft).flatMap((field) => [field, ...foreignFieldsOf(field, draft)])];
}

function typeFieldsOf({
  clientType,
  representativePost,
  asksBirthDate,
  personKind,
}: ClientDraft): readonly ClientField[] {
  if (clientType !== 'legal_person')
    return [
      ...(['name', 'mobile', 'postalCode', 'matterRole'] as const),
      ...ownFields[clientType],
      'trackingNumber',
      ...(clientType === 'iranian_adult' && asksBirthDate ? (['birthDate'] as const) : []),
    ];
  return [
    'companyName',
    'gazetteReference',
    'nationalCode',
    'name',
    'representativePost',
    ...(representativePost === 'other' ? (['letterNumber'] as const) : []),
    'mobile',
    'postalCode',
    'matterRole',
    'trackingNumber',
    'signatures',
    ...(personKind === null ? (['ownRole'] as const) : []),
  ];
}

export type CorrectedField = ClientField & CorrectableField;
const neverCorrected: ReadonlySet<ClientField> = new Set([
  'nationalCode',
  'legalId',
  'documentNumber',
  'documentKind',
  'principalIdentifier',
  'wardIdentifier',
  'matterRole',
  'trackingNumber',
  'personKind',
  'principalKind',
  'wardKind',
  'signatures',
  'ownRole',
]);
const isCorrectable = (field: ClientField): field is CorrectedField => !neverCorrected.has(field);

/** What of a type of client can be put right while the identity is undecided: never who an identifier names. */
export function correctableFields(
  clientType: ClientType,
  representativePost: ClientDraft['representativePost'],
): readonly CorrectedField[] {
  return fieldsOf({ ...emptyClient, clientType, representativePost, asksBirthDate: true }).filter(
    isCorrectable,
  );
}

/** What core says of a fact that no format says: see `readClient` of core. */
export type FactRefusal =
  | 'same_person'
  | 'expired'
  | 'in_future'
  | 'below_sana_age'
  | 'of_sana_age'
  | 'adult'
  | 'under_age'
  | 'differs_from_before';
/** `too_short` is this form's own, `refused` is core's answer; the rest are the verdicts on identifiers (domain.md §4). */
export type FieldFinding =
  | { kind: 'problem'; code: 'too_short' | 'refused' | FactRefusal | BlockCode }
  | { kind: 'warning'; code: WarnCode };
export type Findings = Partial<Record<ClientField, FieldFinding>>;

/** Whether a field may stay empty. */
export function isOptional(field: ClientField, clientType: ClientType): boolean {
  if (
    field === 'trackingNumber' ||
    field === 'signatures' ||
    field === 'ownRole' ||
    (field.endsWith('Kind') && field !== 'documentKind')
  )
    return true;
  return field === 'postalCode' && clientType !== 'iranian_adult' && clientType !== 'minor_below_sana_age';
}

/** What is wrong or odd in a draft, field by field. */
export function findingsOf(draft: ClientDraft): Findings {
  const found: Findings = {};
  for (const field of [identifierField(draft.clientType), ...fieldsOf(draft)]) {
    const finding = findingOf(field, draft);
    if (finding !== null) found[field] = finding;
  }
  // What core would not even read, e.g. a name without end.
  for (const { path } of clientInputSchema.safeParse(inputOf(draft)).error?.issues ?? []) {
    const field = fieldsOf(draft).find((known) => known === path[0]);
    if (field !== undefined) found[field] ??= { kind: 'problem', code: 'refused' };
  }
  return found;
}

const words: ReadonlySet<ClientField> = new Set([
  'name',
  'companyName',
  'wardName',
  'principalName',
  'nationality',
  'authority',
  'court',
]);

function findingOf(field: ClientField, draft: ClientDraft): FieldFinding | null {
  const value = (draft[field] ?? '').trim();
  if (value === '') {
    return isOptional(field, draft.clientType) ? null : { kind: 'problem', code: 'missing' };
  }
  if (words.has(field)) {
    return value.length < 2 ? { kind: 'problem', code: 'too_short' } : null;
  }
  const verdict = verdictOf(field, value, draft);
  if (verdict === null || verdict.verdict === 'ok') return null;
  return verdict.verdict === 'block'
    ? { kind: 'problem', code: verdict.code }
    : { kind: 'warning', code: verdict.code };
}

function verdictOf(field: ClientField, value: string, draft: ClientDraft): Verdict | null {
  if (isNumberOfPerson(field)) return personVerdict(field, value, draft);
  switch (field) {
    case 'documentNumber':
      return draft.documentKind === 'passport_with_residence'
        ? passportVerdict(value)
        : foreignIdVerdict(value);
    case 'legalId':
      return legalIdVerdict(value);
    case 'mobile':
      return mobileVerdict(value);
    case 'postalCode':
      return postalCodeVerdict(value);
    case 'trackingNumber':
      return trackingNumberVerdict(value);
    default:
      return null;
  }
}

/** The identifier of the client once it can be one; null while it is incomplete or blocked. */
export function soundIdentifier(draft: ClientDraft): string | null {
  return soundIdentifierIn(identifierField(draft.clientType), draft);
}

/** What an identifier of the draft names once it can name somebody; null until then. */
export function soundIdentifierIn(field: NamingField, draft: ClientDraft): string | null {
  const finding = findingOf(field, draft);
  return finding?.kind === 'problem' ? null : cleanIdentifier(draft[field]);
}

/** What was looked up of the client whom the draft names now, or null when nobody asked for them yet. */
export function foundClientOf(draft: ClientDraft): FoundClient | null {
  const { foundClient, clientType } = draft;
  return foundClient?.clientType === clientType && foundClient.identifier === soundIdentifier(draft)
    ? foundClient
    : null;
}

/** The input of `visits.open`; null while a field is missing or blocked. */
export function toClientInput(draft: ClientDraft): ClientInput | null {
  const isSound = Object.values(findingsOf(draft)).every(({ kind }) => kind === 'warning');
  return isSound ? (clientInputSchema.safeParse(inputOf(draft)).data ?? null) : null;
}

/** The fields of this type of client as core takes them; only who is not the CEO has a letter. */
function inputOf(draft: ClientDraft): Record<string, string> {
  const fields = [identifierField(draft.clientType), ...fieldsOf(draft)];
  // What is chosen where it is so is left out where it is not.
  const said = Object.fromEntries(
    fields.filter((field) => !isUnsaid(field, draft)).map((field) => [field, draft[field] ?? '']),
  );
  const noLetter = draft.clientType === 'legal_person' ? { letterNumber: '' } : {};
  return { clientType: draft.clientType, ...noLetter, ...said };
}

/** Whether anything of a client was typed, scanned or chosen. */
export function isHalfTyped({
  filled,
  foundClient,
  clientType,
  asksBirthDate,
  namedBy,
  ...fields
}: ClientDraft): boolean {
  return Object.values(fields).some((value) => value !== null && value !== '');
}

/** A new visit's draft for a client who was found by search: contact data only, never the verification (D1). */
export function foundClient(
  client: KnownContact & { clientType: ClientType; identifier: string; lastVisitDay: string },
): ClientDraft {
  const { clientType, identifier, name, mobile, postalCode, lastVisitDay } = client;
  const foundClient = { clientType, identifier, lastVisitDay };
  const started = { ...emptyClient, clientType, [identifierField(clientType)]: identifier, foundClient };
  return withContact(started, { name, mobile, postalCode });
}

/**
 * The draft with a returning client's contact data where nothing was typed; never a verification (D1). Whatever an
 * earlier filling left untouched goes again, so that one client's data never stays under another's identifier.
 */
export function withContact(draft: ClientDraft, known: KnownContact | null): ClientDraft {
  const nameField = draft.clientType === 'legal_person' ? 'companyName' : 'name';
  const fill = (typed: string, part: keyof KnownContact): string =>
    typed === '' || typed === draft.filled?.[part] ? (known?.[part] ?? '') : typed;
  return {
    ...draft,
    [nameField]: fill(draft[nameField], 'name'),
    mobile: fill(draft.mobile, 'mobile'),
    postalCode: fill(draft.postalCode, 'postalCode'),
    filled: known === null ? null : { name: known.name, mobile: known.mobile, postalCode: known.postalCode },
  };
}
