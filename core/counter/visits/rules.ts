// Reading a client's data as typed, and what state a visit is in. Pure.

import { type ForeignKind, foreignKindSchema } from '#core/counter/people/contract.ts';
import { adultAge, ageRoute, jalaliAge } from '#core/foundation/calendar/age.ts';
import { maskIdentifier } from '#core/foundation/identifiers/card.ts';
import { mobileVerdict, normaliseMobile, postalCodeVerdict } from '#core/foundation/identifiers/contact.ts';
import { foreignIdVerdict, passportVerdict } from '#core/foundation/identifiers/foreign.ts';
import { legalIdVerdict } from '#core/foundation/identifiers/legal-id.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';
import { trackingNumberVerdict } from '#core/foundation/identifiers/tracking-number.ts';
import { block, OK, type Verdict } from '#core/foundation/identifiers/verdict.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';
import type { VisitState } from './contract.ts';
import { isOfCompany, type PersonInput } from './people/contract.ts';

export type ClientFacts = {
  /** Identifier by which the client is known: the company's, not its representative's. */
  readonly identifier: string;
  readonly identifierMasked: string;
  readonly clientName: string;
  readonly mobile: string;
  readonly postalCode: string;
  readonly trackingNumber: string;
  readonly details: Readonly<Record<string, string>>;
};

export type ReadClient =
  | { readonly ok: true; readonly facts: ClientFacts }
  | { readonly ok: false; readonly refusal: Problem };

/** Fields that hold a national code or, of eleven digits, a legal person's id. */
const personOrCompany = (value: string): Verdict =>
  value.length === 11 ? legalIdVerdict(value) : nationalCodeVerdict(value);

/** The number of somebody who is no Iranian: it has no check digit, but it is there (D1.77). */
const foreignVerdict = (kind: ForeignKind, value: string): Verdict => {
  if (value === '') return block('missing');
  return kind === 'passport' ? passportVerdict(value) : foreignIdVerdict(value);
};

const verdictsOf: Readonly<Record<string, (value: string) => Verdict>> = {
  nationalCode: nationalCodeVerdict,
  legalId: legalIdVerdict,
  principalIdentifier: personOrCompany,
  wardIdentifier: nationalCodeVerdict,
  mobile: mobileVerdict,
  postalCode: postalCodeVerdict,
  trackingNumber: trackingNumberVerdict,
};
const pastDates = ['birthDate', 'powerDate', 'orderDate', 'letterDate'] as const;
/** The days after which a licence or document of a visit opens nothing (D1.15). */
const expiries = ['licenceExpiresOn', 'documentExpiresOn'] as const;
const routeOf = { minor_below_sana_age: 'below_sana_age', minor_of_sana_age: 'of_sana_age' } as const;

/**
 * Normalises and judges what was typed (domain.md §3, §4) against the business day `day`: the first thing that blocks is
 * named with its reason. Reasons: those of the identifiers, `missing`, `same_person` (nobody acts for
 * themself), `expired`, `in_future`, `under_age` (a minor who comes as an adult), and the route that a minor's age asks for
 * (`below_sana_age`, `of_sana_age`, `adult`).
 */
export function readClient(input: PersonInput, day: string): ReadClient {
  const typed = fieldsOf(input);
  const person = identifierFieldOf(input);
  for (const [field, value] of Object.entries(typed)) {
    const verdict = verdictOf(field, value, input);
    if (verdict.verdict === 'block') return identifierInvalid(field, verdict.code);
  }
  const refused = refusedFact(input, typed, day);
  if (refused !== null) return identifierInvalid(refused.field, refused.reason);
  const { name = '', mobile, postalCode, matterRole, trackingNumber, nationalCode = '', ...own } = typed;
  // Through whom somebody acts, and whom they help, is said by mandates.
  const { actsThrough, helps, ...details } = own;
  return {
    ok: true,
    facts: {
      identifier: typed[person] ?? '',
      identifierMasked: maskIdentifier(typed[person] ?? ''),
      clientName: nameOf(input),
      mobile: normaliseMobile(mobile ?? '') ?? '',
      postalCode: postalCode ?? '',
      trackingNumber: trackingNumber ?? '',
      details:
        input.clientType === 'legal_person'
          ? detailsOfCompany(details, name, nationalCode)
          : { ...details, ...wardNamed(input), ...wardAge(input, day), ...postOf(input) },
    },
  };
}

/** The field by which those of a form are known: of a company its own id, of one more principal theirs. */
function identifierFieldOf({ clientType }: PersonInput): string {
  if (clientType === 'foreign_national') return 'documentNumber';
  if (clientType === 'further_principal') return 'principalIdentifier';
  return clientType === 'legal_person' ? 'legalId' : 'nationalCode';
}

function nameOf(input: PersonInput): string {
  if (input.clientType === 'further_principal') return input.principalName;
  return input.clientType === 'legal_person' ? input.companyName : input.name;
}

/** One more ward is named in the same places as the ward of a guardian's own form. */
function wardNamed(input: PersonInput): Record<string, string> {
  if (input.clientType !== 'further_principal' || !isWardship(input.basis)) return {};
  return { wardName: input.principalName, wardIdentifier: normalised(input.principalIdentifier) };
}

/** Who signs for one more company has a post in it, or a letter of it. */
function postOf(input: PersonInput): Record<string, string> {
  if (input.clientType !== 'further_principal' || !isOfCompany(input.basis)) return {};
  return { representativePost: input.basis === 'company_post' ? 'ceo' : 'other' };
}

const isWardship = (basis: string): boolean =>
  basis === 'natural_guardianship' || basis === 'court_appointment';

/** An identifier without its separators; a passport's letters are capitals. */
const normalised = (typed: string): string => cleanIdentifier(typed).toUpperCase();

/** What was typed, identifiers without their separators; a passport's letters are capitals. */
function fieldsOf({ clientType, ...input }: PersonInput): Record<string, string> {
  const cleaned = Object.entries(input).flatMap(([field, value]): [string, string][] => {
    if (value === undefined) return [];
    const isIdentifier = field === 'documentNumber' || (field !== 'mobile' && field in verdictsOf);
    return [[field, isIdentifier ? normalised(value) : value]];
  });
  return Object.fromEntries(cleaned);
}

/** The fields that hold the identifier of somebody who may be no Iranian, and where it is said of what kind it is. */
const foreignParts = [
  { field: 'nationalCode', kind: 'personKind', facts: ['nationality', 'documentExpiresOn'] },
  { field: 'principalIdentifier', kind: 'principalKind', facts: ['principalNationality'] },
  { field: 'wardIdentifier', kind: 'wardKind', facts: ['wardNationality'] },
] as const;

/** Of what foreign kind the identifier in a field is; null for an Iranian or a company (D1.77). */
function foreignKindOf(field: string, input: PersonInput): ForeignKind | null {
  if (field === 'documentNumber' && input.clientType === 'foreign_national')
    return input.documentKind === 'passport_with_residence' ? 'passport' : 'foreign_id';
  const part = foreignParts.find((known) => known.field === field);
  const said: Readonly<Record<string, unknown>> = input;
  const { data } = foreignKindSchema.safeParse(part === undefined ? null : said[part.kind]);
  return data ?? null;
}

function verdictOf(field: string, value: string, input: PersonInput): Verdict {
  if (field === 'principalIdentifier' && 'basis' in input && isOfCompany(input.basis))
    return legalIdVerdict(value);
  const foreign = foreignKindOf(field, input);
  if (foreign !== null) return foreignVerdict(foreign, value);
  if (field === 'principalIdentifier' && 'basis' in input && isWardship(input.basis))
    return nationalCodeVerdict(value);
  return verdictsOf[field]?.(value) ?? OK;
}

function identifierInvalid(field: string, reason: string): ReadClient {
  return { ok: false, refusal: { code: 'IDENTIFIER_INVALID', params: { field, reason } } };
}

/** A fact that no format says: who acts for themself, a paper of the future or of the past, the wrong route for an age. */
function refusedFact(
  input: PersonInput,
  typed: Readonly<Record<string, string>>,
  day: string,
): { readonly field: string; readonly reason: string } | null {
  const isLetterMissing =
    input.clientType === 'legal_person' && input.representativePost === 'other' && input.letterNumber === '';
  if (isLetterMissing) return { field: 'letterNumber', reason: 'missing' };
  const missing = missingFact(input, typed);
  if (missing !== null) return { field: missing, reason: 'missing' };
  for (const field of ['principalIdentifier', 'wardIdentifier'])
    if (typed[field] !== undefined && typed[field] === typed.nationalCode)
      return { field, reason: 'same_person' };
  for (const field of pastDates) if ((typed[field] ?? '') > day) return { field, reason: 'in_future' };
  for (const field of expiries)
    if (typed[field] !== undefined && typed[field] < day) return { field, reason: 'expired' };
  if (input.clientType === 'iranian_adult' && isMinor(input.birthDate, day))
    return { field: 'birthDate', reason: 'under_age' };
  if (input.clientType !== 'minor_below_sana_age' && input.clientType !== 'minor_of_sana_age') return null;
  const route = ageRoute(input.birthDate, input.gender, day);
  return route === routeOf[input.clientType] ? null : { field: 'birthDate', reason: route };
}

/** The papers of one more principal, by the basis. */
const papersOf: Readonly<Record<string, readonly string[]>> = {
  lawyer_power: [],
  notarised_power: ['powerNumber', 'powerDate'],
  natural_guardianship: ['birthDate'],
  court_appointment: ['orderNumber', 'orderDate', 'court'],
  company_post: ['gazetteReference'],
  company_letter: ['gazetteReference', 'letterNumber'],
};

/** A fact that is asked because of another one: whose citizen a foreigner is, the paper of one more principal. */
function missingFact(input: PersonInput, typed: Readonly<Record<string, string>>): string | null {
  const ofForeigners = foreignParts.flatMap(({ kind, facts }) =>
    typed[kind] === undefined ? [] : [...facts],
  );
  const ofPapers = input.clientType === 'further_principal' ? (papersOf[input.basis] ?? []) : [];
  return [...ofForeigners, ...ofPapers].find((field) => (typed[field] ?? '') === '') ?? null;
}

/** The representative of a legal person is a person of their own; the company's name and id stand beside the details. */
function detailsOfCompany(
  { companyName, legalId, ...papers }: Readonly<Record<string, string>>,
  representativeName: string,
  representativeNationalCode: string,
): Record<string, string> {
  return { ...papers, representativeName, representativeNationalCode };
}

const isMinor = (birthDate: string | undefined, day: string): boolean =>
  birthDate !== undefined && jalaliAge(birthDate, day) < adultAge;

/** Whether a father's ward is of age: then a court has to have said that he still acts for them (D1.20). */
function wardAge(input: PersonInput, day: string): { wardAge?: 'minor' | 'adult' } {
  const isWard =
    input.clientType === 'natural_guardian' ||
    (input.clientType === 'further_principal' && input.basis === 'natural_guardianship');
  if (!isWard) return {};
  return { wardAge: isMinor(input.birthDate, day) ? 'minor' : 'adult' };
}

/**
 * Why a birth date that is typed, or was left out, is not believed of somebody of whom the office knows another from whatever part they
 * had: a minor who comes as an adult is asked for it, and one that is not the earlier one is for the manager to see. Null
 * when it is (D1.21).
 */
export function birthDateRefusal(
  birthDate: string | null,
  known: string | null,
  { day, isManager }: { readonly day: string; readonly isManager: boolean },
): Problem | null {
  if (known === null || known === birthDate) return null;
  if (birthDate === null) return isMinor(known, day) ? birthDateRefused('missing') : null;
  return isManager ? null : birthDateRefused('differs_from_before');
}

const birthDateRefused = (reason: string): Problem => ({
  code: 'IDENTIFIER_INVALID',
  params: { field: 'birthDate', reason },
});

/** By what name a visit says whose matter it is, when the person at the counter acts for somebody else. */
export function actsFor(details: Readonly<Record<string, string>> | null): string {
  return details?.wardName ?? details?.principalName ?? '';
}

export type VisitFacts = {
  readonly ending: 'completed' | 'cancelled' | 'asked' | null;
  readonly identity: 'verified' | 'refused' | 'escalated' | null;
  readonly hasCharge: boolean;
  /** Rials still due on the POS. */
  readonly due: number;
};

/** A visit's state from its facts. */
export function visitState(facts: VisitFacts): VisitState {
  if (facts.ending !== null) return facts.ending;
  if (facts.identity === null) return 'open';
  if (facts.identity !== 'verified') return facts.identity;
  if (!facts.hasCharge) return 'verified';
  return facts.due > 0 ? 'charged' : 'paid';
}

/** Why a visit whose client is verified cannot be completed; null when it can. Amounts are rials (D21.10). */
export function unfinishedRefusal(visit: {
  readonly state: VisitState;
  readonly charged: number;
  readonly paid: number;
}): Problem | null {
  if (visit.state === 'verified') return { code: 'FEES_NOT_CHARGED', params: {} };
  const due = visit.charged - visit.paid;
  return due > 0 ? { code: 'VISIT_NOT_PAID', params: { due } } : null;
}

/**
 * Why a visit is not ended as one in which the client only asked; null when it can be. `charges` are all that there ever were: what was
 * charged and taken back was perhaps served, and is cancelled (D1.29).
 */
export function onlyAskedRefusal({
  state,
  charges,
}: {
  readonly state: VisitState;
  readonly charges: number;
}): Problem | null {
  if (charges > 0) return { code: 'VISIT_WAS_CHARGED', params: {} };
  if (state === 'escalated') return { code: 'ESCALATED_TO_MANAGER', params: {} };
  return state === 'open' || state === 'verified' ? null : { code: 'VISIT_NOT_OPEN', params: {} };
}

/** States in which a visit still needs somebody: they keep the day from closing. */
export function isDraft(state: VisitState): boolean {
  return (
    state === 'open' ||
    state === 'verified' ||
    state === 'charged' ||
    state === 'paid' ||
    state === 'escalated'
  );
}

/** Folded words by which a client is found. */
export function nameWords(foldedName: string): readonly string[] {
  return [...new Set(foldedName.split(' ').filter((word) => word.length >= 2))];
}
