// The numbers in a client's form that may be those of somebody who is no Iranian, and what is asked of them then (D1.77).
import type { ClientType } from '#core/counter/visits/contract.ts';
import { foreignIdVerdict, passportVerdict } from '#core/foundation/identifiers/foreign.ts';
import { legalIdVerdict } from '#core/foundation/identifiers/legal-id.ts';
import { nationalCodeVerdict } from '#core/foundation/identifiers/national-code.ts';
import type { Verdict } from '#core/foundation/identifiers/verdict.ts';
import { cleanIdentifier } from '#core/foundation/text/fold.ts';

/** Whose number may be a foreigner's, and what is asked of them then. */
const foreignFields = {
  nationalCode: { kind: 'personKind', facts: ['nationality', 'documentExpiresOn'] },
  principalIdentifier: { kind: 'principalKind', facts: ['principalNationality'] },
  wardIdentifier: { kind: 'wardKind', facts: ['wardNationality'] },
} as const;
type NumberOfPerson = keyof typeof foreignFields;
type ForeignField =
  | (typeof foreignFields)[NumberOfPerson]['kind']
  | (typeof foreignFields)[NumberOfPerson]['facts'][number];
/** As much of a client's draft as is asked here. */
type Numbers = Readonly<
  Record<NumberOfPerson, string> &
    Record<(typeof foreignFields)[NumberOfPerson]['kind'] | 'signatures' | 'ownRole', string | null> & {
      clientType: ClientType;
    }
>;

/** Types of client in which whoever acts for another may be no Iranian. */
const foreignersAct: ReadonlySet<ClientType> = new Set([
  'minor_below_sana_age',
  'legal_person',
  'notarised_agent',
  'natural_guardian',
  'appointed_guardian',
]);

/**
 * The fields that follow an identifier because it is no Iranian's: of what kind the number is, asked as soon as it can be no code and no
 * company's id, and then whose citizen they are (D1.77).
 */
export function foreignFieldsOf(field: string, draft: Numbers): readonly ForeignField[] {
  if (!isNumberOfPerson(field)) return [];
  if (field === 'nationalCode' && !foreignersAct.has(draft.clientType)) return [];
  const { kind, facts } = foreignFields[field];
  if (draft[kind] !== null) return [kind, ...facts];
  const value = cleanIdentifier(draft[field]);
  const isOdd =
    /[A-Za-z]/.test(value) || (value.length >= 10 && iranianVerdict(field, value).verdict === 'block');
  return isOdd ? [kind] : [];
}

/** Whether a field holds the number of somebody of whom it was said that they are no Iranian. */
export const isForeignNumber = (field: string, draft: Numbers): boolean =>
  isNumberOfPerson(field) && draft[foreignFields[field].kind] !== null;

const iranianVerdict = (field: NumberOfPerson, value: string): Verdict =>
  field === 'principalIdentifier' && value.length === 11 ? legalIdVerdict(value) : nationalCodeVerdict(value);

export const isNumberOfPerson = (field: string): field is NumberOfPerson =>
  Object.hasOwn(foreignFields, field);

/** What is wrong or odd in such a number: by its kind, or as an Iranian's or a company's. */
export function personVerdict(field: NumberOfPerson, value: string, draft: Numbers): Verdict {
  const kind = draft[foreignFields[field].kind];
  if (kind !== null) return kind === 'passport' ? passportVerdict(value) : foreignIdVerdict(value);
  return iranianVerdict(field, cleanIdentifier(value));
}

/** What is left out while nothing is chosen. */
export const isUnsaid = (field: string, draft: Numbers): boolean =>
  (['personKind', 'principalKind', 'wardKind', 'signatures', 'ownRole'] as const).some(
    (choice) => choice === field && draft[choice] === null,
  );
