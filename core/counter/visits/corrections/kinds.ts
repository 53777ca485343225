// Of what kind the identifier in a field of a form may be said to be, and what is said beside it (D1.224). Pure.
import { foreignKindSchema } from '#core/counter/people/contract.ts';
import { foreignDocumentSchema } from '../contract.ts';
import { type FormType, personInputSchema } from '../people/contract.ts';
import type { IdentifierField, IdentifierOfKind } from './contract.ts';

type PlacesOf = {
  /** The field that says the kind, and those that only a foreigner has. */
  readonly kind: string;
  readonly nationality: string;
  readonly expires: string | null;
};
const places: Readonly<Partial<Record<IdentifierField, PlacesOf>>> = {
  nationalCode: { kind: 'personKind', nationality: 'nationality', expires: 'documentExpiresOn' },
  documentNumber: { kind: 'documentKind', nationality: 'nationality', expires: 'documentExpiresOn' },
  principalIdentifier: { kind: 'principalKind', nationality: 'principalNationality', expires: null },
  wardIdentifier: { kind: 'wardKind', nationality: 'wardNationality', expires: null },
};

const fieldsOf = new Map(
  personInputSchema.options.map((option) => [option.shape.clientType.value, Object.keys(option.shape)]),
);

/** The kinds of which the identifier in a field of such a form may be; none where it has one kind only. */
export function kindsOf(clientType: FormType, field: IdentifierField): readonly IdentifierOfKind['kind'][] {
  const place = places[field];
  if (place === undefined || fieldsOf.get(clientType)?.includes(place.kind) !== true) return [];
  return field === 'documentNumber'
    ? foreignDocumentSchema.options
    : ['iranian', ...foreignKindSchema.options];
}

/** Of which of them it is as it was typed, and whether the day until which a document holds is asked beside a foreign one. */
export const kindNow = (typed: Readonly<Record<string, string>>, field: IdentifierField): string =>
  typed[places[field]?.kind ?? ''] ?? 'iranian';
export const asksExpiry = (field: IdentifierField): boolean => (places[field]?.expires ?? null) !== null;

/** What was typed, with another identifier and, where it is said, of another kind. */
export function typedWith(
  typed: Readonly<Record<string, string>>,
  field: IdentifierField,
  identifier: string,
  said: IdentifierOfKind | undefined,
): Record<string, string> {
  const place = places[field];
  const next = { ...typed, [field]: identifier };
  if (said === undefined || place === undefined) return next;
  const { [place.kind]: _kind, [place.nationality]: nationality = '', ...others } = next;
  const { [place.expires ?? '']: expires = '', ...rest } = others;
  if (said.kind === 'iranian') return rest;
  return {
    ...rest,
    [place.kind]: said.kind,
    ...present(place.nationality, said.nationality ?? nationality),
    ...(place.expires === null ? {} : present(place.expires, said.documentExpiresOn ?? expires)),
  };
}

const present = (field: string, value: string): Record<string, string> =>
  value === '' ? {} : { [field]: value };
