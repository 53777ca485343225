// Whether those who have a part in a visit may be in it together (D1.76). Pure.
import type { IdentifierKind, MandateBasis } from './contract.ts';

export type Participant = {
  readonly id: string;
  readonly kind: IdentifierKind;
  readonly hash: string;
  readonly isHere: boolean;
  readonly role: string;
  readonly signatures?: number | null | undefined;
};
export type Mandate = { readonly from: string; readonly to: string; readonly basis: MandateBasis };
export type People = { readonly participants: readonly Participant[]; readonly mandates: readonly Mandate[] };

export const helperRoles = ['interpreter', 'companion'] as const;
export const isHelper = (role: string): boolean => helperRoles.some((helper) => helper === role);

/** Kinds of identifiers that only people have; the others are of bodies. */
export const isNatural = (kind: IdentifierKind): boolean =>
  kind === 'national_code' || kind === 'foreign_id' || kind === 'passport';

/**
 * `twice`: the same one has two parts. `acts_for_themself`: also round a circle. `mandate_twice`: one pair, two mandates.
 * `not_represented`: absent, and nobody here acts for them. `wrong_basis`: only a lawyer acts by a lawyer's power, and who
 * helps represents nobody. `signature_missing`: fewer sign than the company's rule asks.
 */
export type PeopleFault =
  | 'twice'
  | 'acts_for_themself'
  | 'mandate_twice'
  | 'not_represented'
  | 'wrong_basis'
  | 'nobody_here'
  | 'signature_missing';

/** A fault with the participant whom it is about; nobody's is of all. */
export type Fault = { readonly fault: PeopleFault; readonly participant: string | null };

/** What is wrong with the people of a visit; nothing for those who may be served together (D1.76). */
export function faultsOf(people: People): readonly Fault[] {
  const { participants, mandates } = people;
  const standing = standingOf(people);
  const isAnyoneHere = participants.some((one) => standing.has(one.id) && one.isHere);
  return [
    ...(isAnyoneHere ? [] : [{ fault: 'nobody_here', participant: null } as const]),
    ...participants.flatMap((one) => faultsOfOne(one, people, standing)),
    ...mandates.flatMap((mandate, index) => faultsOfMandate(mandate, index, people)),
  ];
}

/** Those who are here, and those for whom one of them acts, by however many mandates; a helper's does not count. */
export function standingOf({ participants, mandates }: People): ReadonlySet<string> {
  const standing = new Set(
    participants.filter(({ isHere, role }) => isHere && !isHelper(role)).map(({ id }) => id),
  );
  for (;;) {
    const next = mandates.filter(
      ({ from, to, basis }) => basis !== 'helper' && standing.has(from) && !standing.has(to),
    );
    if (next.length === 0) return standing;
    for (const { to } of next) standing.add(to);
  }
}

/** How many different people sign for a company by post or letter, each here or represented. */
function signersOf(company: Participant, { mandates }: People, standing: ReadonlySet<string>): number {
  const signing = mandates.filter(
    ({ from, to, basis }) =>
      to === company.id && (basis === 'company_post' || basis === 'company_letter') && standing.has(from),
  );
  return new Set(signing.map(({ from }) => from)).size;
}

function faultsOfOne(one: Participant, people: People, standing: ReadonlySet<string>): Fault[] {
  const found: PeopleFault[] = [];
  const isTwice = people.participants.some(
    (other) => other.id !== one.id && other.kind === one.kind && other.hash === one.hash,
  );
  if (isTwice) found.push('twice');
  if (!one.isHere && !standing.has(one.id)) found.push('not_represented');
  if (one.signatures && signersOf(one, people, standing) < one.signatures) found.push('signature_missing');
  // Who helps has nobody else's matter, and helps somebody.
  const own = people.mandates.filter(({ from }) => from === one.id);
  const helps = own.some(({ basis }) => basis === 'helper');
  if (isHelper(one.role) && (!helps || own.some(({ basis }) => basis !== 'helper')))
    found.push('wrong_basis');
  return found.map((fault) => ({ fault, participant: one.id }));
}

function faultsOfMandate(mandate: Mandate, index: number, people: People): Fault[] {
  const { from, to, basis } = mandate;
  const found: PeopleFault[] = [];
  if (reaches(to, from, people.mandates)) found.push('acts_for_themself');
  if (people.mandates.slice(0, index).some((other) => other.from === from && other.to === to))
    found.push('mandate_twice');
  const actor = people.participants.find(({ id }) => id === from);
  if (actor === undefined || !basisFits(basis, actor)) found.push('wrong_basis');
  return found.map((fault) => ({ fault, participant: from }));
}

/** Whether the one acts for the other, by however many mandates; everybody reaches themself. */
function reaches(one: string, other: string, mandates: readonly Mandate[]): boolean {
  const seen = new Set([one]);
  for (const at of seen)
    for (const { from, to, basis } of mandates) if (basis !== 'helper' && from === at) seen.add(to);
  return seen.has(other);
}

/** By a lawyer's power only a lawyer acts, so that the licence cannot be stepped round; a helper only helps. */
function basisFits(basis: MandateBasis, { role, kind }: Participant): boolean {
  if (basis === 'helper') return isHelper(role);
  if (isHelper(role)) return false;
  if (basis === 'lawyer_power') return role === 'lawyer';
  return basis === 'notarised_power' || isNatural(kind);
}
