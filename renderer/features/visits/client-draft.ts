// What is typed about a client before the visit is opened: which fields a type of client has, what the live checks say
// of each, and the input that comes of it. Nothing here decides: core judges the same fields again.
import { mobileVerdict, postalCodeVerdict } from '#core/leaves/identifiers/contact.ts';
import { legalIdVerdict } from '#core/leaves/identifiers/legal-id.ts';
import { nationalCodeVerdict } from '#core/leaves/identifiers/national-code.ts';
import type { BlockCode, Verdict, WarnCode } from '#core/leaves/identifiers/verdict.ts';
import { cleanIdentifier } from '#core/leaves/text/fold.ts';
import type { ClientInput } from '#core/visits/contract.ts';

export type ClientType = ClientInput['clientType'];

/** Everything that any type of client is asked; what a type does not have stays empty. */
export type ClientDraft = {
  clientType: ClientType;
  name: string;
  nationalCode: string;
  mobile: string;
  postalCode: string;
  matterRole: string | null;
  trackingNumber: string;
  licenceNumber: string;
  licenceBody: string;
  licenceYear: string;
  principalIdentifier: string;
  companyName: string;
  legalId: string;
  gazetteReference: string;
  representativePost: 'ceo' | 'other' | null;
  letterNumber: string;
  /** What was filled in from an earlier visit of the client; null when nothing was. */
  filled: KnownContact | null;
};
/** What the office knows of a returning client; of a legal person, `name` is the company's. */
export type KnownContact = { name: string; mobile: string; postalCode: string };
export type ClientField = Exclude<keyof ClientDraft, 'clientType' | 'filled'>;

export const emptyClient: ClientDraft = {
  clientType: 'iranian_adult',
  name: '',
  nationalCode: '',
  mobile: '',
  postalCode: '',
  matterRole: null,
  trackingNumber: '',
  licenceNumber: '',
  licenceBody: '',
  licenceYear: '',
  principalIdentifier: '',
  companyName: '',
  legalId: '',
  gazetteReference: '',
  representativePost: null,
  letterNumber: '',
  filled: null,
};

/** The field by which the client is known: the scan box of the counter. */
export function identifierField(clientType: ClientType): 'nationalCode' | 'legalId' {
  return clientType === 'legal_person' ? 'legalId' : 'nationalCode';
}

/** The fields of a type of client after its identifier, in the order of the form. */
export function fieldsOf({ clientType, representativePost }: ClientDraft): readonly ClientField[] {
  switch (clientType) {
    case 'iranian_adult':
      return ['name', 'mobile', 'postalCode', 'matterRole', 'trackingNumber'];
    case 'lawyer':
      return [
        'name',
        'mobile',
        'postalCode',
        'matterRole',
        'licenceNumber',
        'licenceBody',
        'licenceYear',
        'principalIdentifier',
        'trackingNumber',
      ];
    case 'legal_person':
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
      ];
  }
}

/** `missing` and `too_short` are this form's own, `refused` is core's answer; the rest are the verdicts on identifiers (domain.md §4). */
export type FieldFinding =
  | { kind: 'problem'; code: 'missing' | 'too_short' | 'refused' | BlockCode }
  | { kind: 'warning'; code: WarnCode };
export type Findings = Partial<Record<ClientField, FieldFinding>>;

const optional: ReadonlySet<ClientField> = new Set(['trackingNumber', 'postalCode']);

/** Whether a field may stay empty. */
export function isOptional(field: ClientField, clientType: ClientType): boolean {
  return field === 'postalCode' ? clientType !== 'iranian_adult' : optional.has(field);
}

/** What is wrong or odd in a draft, field by field. */
export function findingsOf(draft: ClientDraft): Findings {
  const found: Findings = {};
  for (const field of [identifierField(draft.clientType), ...fieldsOf(draft)]) {
    const finding = findingOf(field, draft);
    if (finding !== null) found[field] = finding;
  }
  return found;
}

function findingOf(field: ClientField, draft: ClientDraft): FieldFinding | null {
  const value = (draft[field] ?? '').trim();
  if (value === '') {
    return isOptional(field, draft.clientType) ? null : { kind: 'problem', code: 'missing' };
  }
  if (field === 'name' || field === 'companyName') {
    return value.length < 2 ? { kind: 'problem', code: 'too_short' } : null;
  }
  const verdict = verdictOf(field, value);
  if (verdict === null || verdict.verdict === 'ok') return null;
  return verdict.verdict === 'block'
    ? { kind: 'problem', code: verdict.code }
    : { kind: 'warning', code: verdict.code };
}

function verdictOf(field: ClientField, value: string): Verdict | null {
  switch (field) {
    case 'nationalCode':
      return nationalCodeVerdict(value);
    case 'legalId':
      return legalIdVerdict(value);
    case 'principalIdentifier':
      return cleanIdentifier(value).length === 11 ? legalIdVerdict(value) : nationalCodeVerdict(value);
    case 'mobile':
      return mobileVerdict(value);
    case 'postalCode':
      return postalCodeVerdict(value);
    default:
      return null;
  }
}

/** The identifier of the client once it can be one; null while it is incomplete or blocked. */
export function soundIdentifier(draft: ClientDraft): string | null {
  const field = identifierField(draft.clientType);
  const finding = findingOf(field, draft);
  return finding?.kind === 'problem' ? null : cleanIdentifier(draft[field]);
}

/** The input of `visits.open`; null while a field is missing or blocked. */
export function toClientInput(draft: ClientDraft): ClientInput | null {
  const isSound = Object.values(findingsOf(draft)).every(({ kind }) => kind === 'warning');
  if (!isSound || draft.matterRole === null) return null;
  const { name, nationalCode, mobile, postalCode, matterRole, trackingNumber } = draft;
  const common = { name, nationalCode, mobile, postalCode, matterRole, trackingNumber };
  switch (draft.clientType) {
    case 'iranian_adult':
      return { clientType: 'iranian_adult', ...common };
    case 'lawyer': {
      const { licenceNumber, licenceBody, licenceYear, principalIdentifier } = draft;
      return {
        clientType: 'lawyer',
        ...common,
        licenceNumber,
        licenceBody,
        licenceYear,
        principalIdentifier,
      };
    }
    case 'legal_person': {
      const { companyName, legalId, gazetteReference, representativePost, letterNumber } = draft;
      if (representativePost === null) return null;
      const company = { companyName, legalId, gazetteReference, representativePost };
      const letter = representativePost === 'other' ? letterNumber : '';
      return { clientType: 'legal_person', ...common, ...company, letterNumber: letter };
    }
  }
}

/**
 * The draft after a scan: eleven digits are a legal person's id, anything else a person's national code; with a legal
 * person's id in place, its representative's. Another identifier than the one that stands begins with another person:
 * what was typed for the first goes.
 */
export function withScanned(draft: ClientDraft, scanned: string): ClientDraft {
  const identifier = cleanIdentifier(scanned);
  if (/^\d{11}$/.test(identifier)) return withIdentifier(draft, 'legal_person', 'legalId', identifier);
  if (draft.clientType === 'legal_person' && draft.legalId !== '' && draft.nationalCode === '')
    return { ...draft, nationalCode: identifier };
  const clientType = draft.clientType === 'legal_person' ? 'iranian_adult' : draft.clientType;
  return withIdentifier(draft, clientType, 'nationalCode', identifier);
}

function withIdentifier(
  draft: ClientDraft,
  clientType: ClientType,
  field: 'nationalCode' | 'legalId',
  identifier: string,
): ClientDraft {
  const before = cleanIdentifier(draft[identifierField(draft.clientType)]);
  const kept = before === '' || before === identifier ? draft : emptyClient;
  return { ...kept, clientType, [field]: identifier };
}

/** Whether anything of a client was typed, scanned or chosen. */
export function isHalfTyped({ filled, clientType, ...fields }: ClientDraft): boolean {
  return Object.values(fields).some((value) => value !== null && value !== '');
}

/** A new visit's draft for a client who was found by search: contact data only, never the verification (D1). */
export function foundClient(
  client: KnownContact & { clientType: ClientType; identifier: string },
): ClientDraft {
  const { clientType, identifier, name, mobile, postalCode } = client;
  const started = { ...emptyClient, clientType, [identifierField(clientType)]: identifier };
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
