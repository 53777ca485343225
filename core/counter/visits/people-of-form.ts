// Who comes by a form: whoever stands at the counter, whom they act for, and by what. The forms differ in what they ask; what comes of
// them is the same participants and mandates (D1.75). Pure.
import {
  type ForeignKind,
  foreignKindSchema,
  type IdentifierKind,
  type MandateBasis,
} from '#core/counter/people/contract.ts';
import { cleanIdentifier, foldFa } from '#core/foundation/text/fold.ts';
import { isOfCompany, type PersonInput } from './people/contract.ts';
import type { ClientFacts } from './rules.ts';

export type PersonOfForm = {
  readonly kind: IdentifierKind;
  readonly identifier: string;
  readonly name: string;
  /** Null where nothing says it. */
  readonly birthDate: string | null;
};

export type PeopleOfForm = {
  /** Whoever stands at the counter; null for one more principal of somebody who stands there already. */
  readonly here: PersonOfForm | null;
  readonly represented: PersonOfForm | null;
  /** By what the one here acts for the one represented, or helps. */
  readonly basis: MandateBasis | null;
  /** How many sign together for the company; 1 for everybody else. */
  readonly signatures: number;
};

/** The part that an absent one has in a visit. */
export const representedRole = 'represented';

/** The people of a form that was read and found sound. */
export function peopleOf(input: PersonInput, { details, identifier, clientName }: ClientFacts): PeopleOfForm {
  const said = (field: string): string => details[field] ?? '';
  const born = said('birthDate') === '' ? null : said('birthDate');
  const foreign = foreignKindSchema.safeParse(details.personKind).data ?? null;
  const here: PersonOfForm = {
    kind: foreign ?? 'national_code',
    identifier,
    name: clientName,
    birthDate: null,
  };
  const principal = (name: string): PersonOfForm => ({
    kind: kindOf(said('principalIdentifier'), details.principalKind),
    identifier: said('principalIdentifier'),
    name,
    birthDate: null,
  });
  const ward: PersonOfForm = {
    kind: foreignKindSchema.safeParse(details.wardKind).data ?? 'national_code',
    identifier: said('wardIdentifier'),
    name: said('wardName'),
    birthDate: born,
  };
  const none = { represented: null, basis: null, signatures: 1 };
  switch (input.clientType) {
    case 'iranian_adult':
    case 'minor_of_sana_age':
      return { ...none, here: { ...here, birthDate: born } };
    case 'foreign_national': {
      const kind: ForeignKind = input.documentKind === 'passport_with_residence' ? 'passport' : 'foreign_id';
      return { ...none, here: { ...here, kind } };
    }
    case 'court_expert':
      return { ...none, here };
    case 'lawyer':
      return { ...none, here, represented: principal(said('principalName')), basis: 'lawyer_power' };
    case 'notarised_agent':
      return {
        ...none,
        here,
        represented: principal(said('principalName')),
        basis: 'notarised_power',
      };
    case 'legal_person':
      return {
        here: {
          ...here,
          identifier: said('representativeNationalCode'),
          name: said('representativeName'),
        },
        represented: { kind: 'legal_id', identifier, name: clientName, birthDate: null },
        basis: input.representativePost === 'ceo' ? 'company_post' : 'company_letter',
        signatures: Number(input.signatures ?? 1),
      };
    case 'minor_below_sana_age':
    case 'natural_guardian':
      return { ...none, here, represented: ward, basis: 'natural_guardianship' };
    case 'appointed_guardian':
      return {
        ...none,
        here,
        represented: ward,
        basis: 'court_appointment',
      };
    case 'government_representative':
      return {
        ...none,
        here,
        represented: {
          kind: 'name',
          identifier: foldFa(input.authority),
          name: input.authority,
          birthDate: null,
        },
        basis: 'authority_letter',
      };
    case 'further_principal': {
      const isWard = said('wardIdentifier') !== '';
      const kind = isOfCompany(input.basis) ? 'legal_id' : kindOf(identifier, details.principalKind);
      return {
        signatures: Number(input.signatures ?? 1),
        here: null,
        represented: { kind, identifier, name: clientName, birthDate: isWard ? born : null },
        basis: input.basis,
      };
    }
    case 'helper':
      return { ...none, here, basis: 'helper' };
  }
}

/** Of what kind an identifier of a principal is: what was said of a foreigner, else eleven digits are a legal person's. */
export function kindOf(identifier: string, foreign: string | undefined): IdentifierKind {
  const said = foreignKindSchema.safeParse(foreign).data;
  return said ?? (identifier.length === 11 ? 'legal_id' : 'national_code');
}

/** Where the number of a mandate's paper stands in what was typed. */
const numberField: Readonly<Partial<Record<MandateBasis, string>>> = {
  notarised_power: 'powerNumber',
  court_appointment: 'orderNumber',
  company_letter: 'letterNumber',
  authority_letter: 'letterNumber',
};

/**
 * By what the paper of a mandate is known again, whoever brings it; null where it has no number. Only a notary's number is unique:
 * any other one is that of a paper for this represented one (D1.78).
 */
export function paperKey(
  basis: MandateBasis,
  details: Readonly<Record<string, string>> | null,
  representedHash: string,
): string | null {
  const number = cleanIdentifier(foldFa(details?.[numberField[basis] ?? ''] ?? ''));
  if (number === '') return null;
  return basis === 'notarised_power' ? `${basis}:${number}` : `${basis}:${number}:${representedHash}`;
}
