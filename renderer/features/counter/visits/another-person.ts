// What becomes of a half typed client when an identifier comes to name somebody else: whatever was typed for the first
// one goes, so that one person's data never stands under another's identifier, typed or scanned (D1).
import { legalIdVerdict } from '#core/foundation/identifiers/legal-id.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import {
  type ClientDraft,
  type ClientField,
  type ClientType,
  emptyClient,
  fieldsOf,
  identifierField,
  type NamingField,
  soundIdentifierIn,
} from './client-draft.ts';

/** What is typed of each of the others in a visit, besides the client who is known by `identifierField`. */
const saidOf: Readonly<Partial<Record<NamingField, readonly ClientField[]>>> = {
  nationalCode: ['name', 'representativePost', 'letterNumber', 'mobile', 'postalCode'],
  wardIdentifier: ['wardName', 'wardNationality', 'birthDate', 'gender', 'orderNumber', 'orderDate', 'court'],
  principalIdentifier: ['principalName', 'principalNationality', 'powerNumber', 'powerDate'],
};
const naming: readonly NamingField[] = [
  'nationalCode',
  'legalId',
  'documentNumber',
  'wardIdentifier',
  'principalIdentifier',
];

/**
 * The draft `next` that follows on `before`. An identifier that names another person than it last did begins with them: the
 * client's with an empty form, a representative's, ward's or principal's without what was said of that one. Until it names
 * somebody, nothing goes: a digit that is put right loses no name (D1.23).
 */
export function withTyped(before: ClientDraft, next: ClientDraft): ClientDraft {
  const own = identifierField(next.clientType);
  const namedBy: ClientDraft['namedBy'] = { ...before.namedBy };
  let draft = next;
  for (const field of naming) {
    if (field !== own && !fieldsOf(next).includes(field)) continue;
    const named = soundIdentifierIn(field, next);
    if (named === null) continue;
    const first = namedBy[field] ?? soundIdentifierIn(field, before) ?? named;
    namedBy[field] = named;
    if (first === named) continue;
    if (field === own) {
      const { clientType } = next;
      return { ...emptyClient, clientType, [field]: next[field], namedBy: { [field]: named } };
    }
    draft = without(draft, field);
  }
  return { ...draft, namedBy };
}

function without(draft: ClientDraft, field: NamingField): ClientDraft {
  const gone = saidOf[field] ?? [];
  const { filled } = draft;
  // What came from the client's own last visit is theirs, whoever represents them.
  const isClients = (part: ClientField) =>
    (part === 'mobile' || part === 'postalCode') && filled !== null && draft[part] === filled[part];
  const emptied = gone.filter((part) => !isClients(part)).map((part) => [part, emptyClient[part]]);
  return { ...draft, ...Object.fromEntries(emptied) };
}

/** Whether `after` lacks something of what was typed in `before`, the identifiers apart. */
export function isShorn(before: ClientDraft, after: ClientDraft): boolean {
  const fields = (Object.keys(saidFields(before)) as ClientField[]).filter(
    (field) => !naming.some((identifier) => identifier === field),
  );
  return fields.some((field) => (before[field] ?? '') !== '' && (after[field] ?? '') === '');
}

const saidFields = ({ clientType, filled, foundClient, asksBirthDate, namedBy, ...fields }: ClientDraft) =>
  fields;

/** The draft `after` with what went out of `before` put back: the same person, whose identifier was mistyped. */
export function withBack(before: ClientDraft, after: ClientDraft): ClientDraft {
  const back = Object.entries(saidFields(before)).filter(
    ([field]) => (after[field as ClientField] ?? '') === '' && !naming.some((known) => known === field),
  );
  return { ...after, ...Object.fromEntries(back) };
}

/**
 * The draft after a scan: eleven digits are a legal person's id, anything else a person's national code; with a legal
 * person's id in place, its representative's. Another identifier than the one that stands begins with another person:
 * what was typed for the first goes.
 */
export function withScanned(draft: ClientDraft, scanned: string): ClientDraft {
  const identifier = cleanIdentifier(scanned);
  if (draft.clientType === 'foreign_national')
    return withIdentifier(draft, 'foreign_national', 'documentNumber', identifier);
  if (/^\d{11}$/.test(identifier)) return withIdentifier(draft, 'legal_person', 'legalId', identifier);
  if (draft.clientType === 'legal_person' && draft.legalId !== '' && draft.nationalCode === '')
    return withTyped(draft, { ...draft, nationalCode: identifier });
  const clientType = draft.clientType === 'legal_person' ? 'iranian_adult' : draft.clientType;
  return withIdentifier(draft, clientType, 'nationalCode', identifier);
}

/** A company's id where a person's code was asked: a company that is named first. Null while nothing else was said of a person. */
export function namedCompany(draft: ClientDraft): ClientDraft | null {
  const { clientType, personKind, nationalCode, name } = draft;
  const isAsked = clientType === 'iranian_adult' && personKind === null && name === '';
  const legalId = cleanIdentifier(nationalCode);
  if (!isAsked || legalIdVerdict(legalId).verdict !== 'ok') return null;
  return withScanned({ ...draft, nationalCode: '', namedBy: {} }, legalId);
}

function withIdentifier(
  draft: ClientDraft,
  clientType: ClientType,
  field: ReturnType<typeof identifierField>,
  identifier: string,
): ClientDraft {
  const own = identifierField(draft.clientType);
  const before = draft.namedBy[own] ?? cleanIdentifier(draft[own]);
  const kept = before === '' || before === identifier ? draft : emptyClient;
  return withTyped(kept, { ...kept, clientType, [field]: identifier });
}
