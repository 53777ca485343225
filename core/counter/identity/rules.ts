// Whether what was answered completes what is asked of those who come by a form (D1, domain.md §3).
// An item counts only when it was checked on *this* visit, or when its own rule lets it be left out or held.

import {
  askedOf,
  type ChecklistItem,
  currentChecklist,
  type Trait,
  traitsOfType,
  type Waiver,
} from '#core/counter/people/checklists/rules.ts';
import { foreignKindSchema, type MandateBasis } from '#core/counter/people/contract.ts';
import type { ClientType } from '#core/counter/visits/contract.ts';
import type { FormType } from '#core/counter/visits/people/contract.ts';

export type ItemState = 'checked' | 'not_checked' | 'not_required' | 'held';

export type ChecklistAnswer = { code: string; state: ItemState; option?: string | undefined };

export type ChecklistOutcome = { complete: true } | { complete: false; missing: string[] };

/** What decides what is asked of those of a form, beside its type. */
export type AskedForm = {
  readonly clientType: FormType;
  readonly details: Readonly<Record<string, string>> | null;
  readonly participants: readonly { readonly id: string }[];
  readonly mandates: readonly { readonly toId: string; readonly basis: MandateBasis }[];
};

const asked = (basis: MandateBasis): MandateBasis => (basis === 'company_letter' ? 'company_post' : basis);

/** The traits of those who came by a form (people/checklists/rules.ts). */
export function traitsOfForm({ clientType, details, participants, mandates }: AskedForm): readonly Trait[] {
  const isForeign = foreignKindSchema.safeParse(details?.personKind).success;
  const traits = traitsOfType[clientType].map((trait) =>
    isForeign && trait === 'iranian' ? 'foreign' : trait,
  );
  // Of a company the same is asked by post and by letter: the answers say which.
  const bases = clientType === 'further_principal' ? mandates.map(({ basis }) => asked(basis)) : [];
  // A company or ward that another form of the visit brought is asked about there.
  const isKnown = mandates.some(({ toId }) => participants.every(({ id }) => id !== toId));
  return [...traits, ...bases, ...(isKnown ? (['known_principal'] as const) : [])];
}

/** What is asked of those of a form, by the version under which the visit was opened (D1.13, D1.17). */
export const checklistOfForm = (form: AskedForm, version: string): readonly ChecklistItem[] =>
  askedOf(traitsOfForm(form), version);

/** The items to check for a type of client, in the order of the counter (D1, domain.md §3) (D1.13). */
export function checklistFor(
  clientType: ClientType,
  version: string = currentChecklist,
): readonly ChecklistItem[] {
  return askedOf(traitsOfType[clientType], version);
}

/**
 * Whether the answers complete the checklist; otherwise the codes that are still missing, in the checklist's order. An item
 * answered twice must hold both times; answers to items that are not on the list do not count (D1.3).
 */
export function checklistOutcome(
  answers: readonly ChecklistAnswer[],
  checklist: readonly ChecklistItem[],
): ChecklistOutcome {
  const missing = checklist.filter((item) => !isSatisfied(item, answers)).map((item) => item.code);
  return missing.length === 0 ? { complete: true } : { complete: false, missing };
}

/** The roles in the matter that a type of client may have. */
export function rolesOf(clientType: ClientType): readonly string[] {
  return checklistFor(clientType).find(({ code }) => code === 'role_in_matter')?.options ?? [];
}

/** What a visit says of its client, as far as items of the checklist speak of the same. */
export type ClientParts = {
  readonly matterRole: string;
  readonly identifier: string;
  readonly mobile: string;
  readonly postalCode: string;
  readonly details: Readonly<Record<string, string | undefined>>;
};

const licenceBodies = ['bar_association', 'judiciary_centre', 'experts_association'] as const;
const orderOf: Readonly<Record<string, string>> = {
  guardian: 'guardian_appointment',
  trustee: 'trustee_appointment',
};

type SaidByVisit = (parts: ClientParts) => string | undefined;

// Codes come from outside: an object would have an answer to `constructor`.
/** Items whose answer has to be what the visit says already. */
const saidTwice: ReadonlyMap<string, SaidByVisit> = new Map(
  Object.entries<SaidByVisit>({
    role_in_matter: ({ matterRole }) => matterRole,
    representative_post: ({ details }) => details.representativePost,
    // An entry of another PC may name a body that is on no list.
    licence_valid: ({ details }) => licenceBodies.find((body) => body === details.licenceBody),
    original_document: ({ details }) => details.documentKind,
    appointment_order: ({ matterRole }) => orderOf[matterRole],
    ward_age: ({ details }) => details.wardAge,
    principal_kind: ({ details }) =>
      details.principalIdentifier === undefined
        ? undefined
        : principalKind(details.principalIdentifier, details.principalKind),
  }),
);

/** Eleven digits are a legal person's id, unless they are said to be a foreigner's. */
const principalKind = (identifier: string, foreign: string | undefined): string =>
  foreign === undefined && identifier.length === 11 ? 'company' : 'natural_person';

/** Items that say that something was seen which the visit holds. */
const seenInVisit: ReadonlyMap<string, SaidByVisit> = new Map(
  Object.entries<SaidByVisit>({
    mobile_own: ({ mobile }) => mobile,
    postal_code: ({ postalCode }) => postalCode,
    principal_identifier: ({ details }) => details.principalIdentifier,
    licence_valid: ({ details }) => details.licenceNumber,
    legal_id_format: ({ identifier }) => identifier,
    gazette_last_changes: ({ details }) => details.gazetteReference,
    representation_letter: ({ details }) => details.letterNumber,
    nationality: ({ details }) => details.nationality,
    document_not_expired: ({ details }) => details.documentExpiresOn,
    power_of_attorney_id_and_date: ({ details }) => details.powerNumber,
    appointment_order: ({ details }) => details.orderNumber,
    letter_number_and_date: ({ details }) => details.letterNumber,
    personnel_card: ({ details }) => details.personnelNumber,
    ward_identifier: ({ details }) => details.wardIdentifier,
    child_birth_certificate: ({ details }) => details.wardIdentifier,
    birth_certificate_shows_relation: ({ details }) => details.wardIdentifier,
    ward_name_and_birth_date: ({ details }) => details.wardName,
  }),
);

/** The options that a visit says already, by item: what «all was checked» fills in and no other answer may contradict. */
export function saidOptions(items: readonly ChecklistItem[], parts: ClientParts): Record<string, string> {
  return Object.fromEntries(
    items.flatMap(({ code, options }) => {
      const said = saidTwice.get(code)?.(parts);
      return said !== undefined && options.includes(said) ? [[code, said]] : [];
    }),
  );
}

/** Items answered otherwise than the visit says: role in the matter, post of a representative (domain.md §3) (D1.8). */
export function disagreeingItems(answers: readonly ChecklistAnswer[], parts: ClientParts): string[] {
  return answers.flatMap(({ code, state, option }) => {
    const said = saidTwice.get(code)?.(parts);
    return said !== undefined && state === 'checked' && option !== said ? [code] : [];
  });
}

/** Items that are answered «seen» though the visit holds nothing of it: a postal code that is empty was not seen (D1.9). */
export function emptySeen(answers: readonly ChecklistAnswer[], parts: ClientParts): string[] {
  return answers.flatMap(({ code, state }) => {
    const value = seenInVisit.get(code);
    return value !== undefined && state === 'checked' && (value(parts) ?? '') === '' ? [code] : [];
  });
}

/** Whether those of a verified form may have a service that needs Sana (A6), by the check's answers: all of whom it was not left out. */
export function hasSana(
  answers: readonly {
    readonly code: string;
    readonly state: string;
    readonly option?: string | undefined;
  }[],
): boolean {
  return answers
    .filter(
      ({ code, state }) =>
        (code === 'sana_status' || code === 'represented_sana') && state !== 'not_required',
    )
    .every(({ option }) => option === 'active' || option === 'registered_now');
}

/**
 * The answers as they are judged: what is held is what the whole check of the same day answered. `unheld`: codes that are said to be
 * held and are not: without such a check, of an item that is seen anew in every visit, or not answered by it (D1.79).
 */
export function withHeld(
  answers: readonly ChecklistAnswer[],
  checklist: readonly ChecklistItem[],
  earlier: readonly ChecklistAnswer[] | null,
): { readonly answers: ChecklistAnswer[]; readonly unheld: readonly string[] } {
  const unheld: string[] = [];
  const judged = answers.map((answer): ChecklistAnswer => {
    if (answer.state !== 'held') return answer;
    const { code } = answer;
    const before = earlier?.find((one) => one.code === code && one.state !== 'not_checked');
    const holds = checklist.some((item) => item.code === code && item.holdsToday);
    if (before === undefined || !holds || (answer.option ?? before.option) !== before.option)
      unheld.push(code);
    return before === undefined ? { code, state: 'not_checked' } : { ...before };
  });
  return { answers: judged, unheld };
}

type Decision = 'verified' | 'refused' | 'escalated';

/**
 * What stands of a visit by what stands of each of its forms (null: undecided): verified are all or none, what one of them was left to the
 * manager for waits, and it is refused when nobody is left; until then the others can go on (D1.75). As SQL: check-in-force.ts.
 */
export function outcomeOfVisit(forms: readonly (Decision | null)[]): Decision | null {
  if (forms.length > 0 && forms.every((outcome) => outcome === 'verified')) return 'verified';
  if (forms.includes('escalated')) return 'escalated';
  return forms.length > 0 && forms.every((outcome) => outcome === 'refused') ? 'refused' : null;
}

/**
 * Of a form's checks those count that no other of the form knew. Of several, which are concurrent, the first of these kinds
 * stands, and of one kind the last by order: what one PC doubted is not done with because another had not heard of it (D1.24).
 */
export const standsFirst = ['refused', 'escalated', 'resumed', 'verified'] as const;

/** Refusals that a paper mends; a doubt about the person or the truth of a paper is none of them. */
const mendable: readonly (string | null)[] = [
  'document_missing',
  'document_is_copy',
  'data_does_not_agree',
  'sana_missing',
  'mandate_missing',
  // Nobody doubts them.
  'awaits_confirmation',
];
export const isMendable = (reasonCode: string | null): boolean => mendable.includes(reasonCode);

function isSatisfied(item: ChecklistItem, answers: readonly ChecklistAnswer[]): boolean {
  const given = answers.filter((answer) => answer.code === item.code);
  return given.length > 0 && given.every((answer) => answerHolds(item, answer, answers));
}

function answerHolds(
  item: ChecklistItem,
  answer: ChecklistAnswer,
  answers: readonly ChecklistAnswer[],
): boolean {
  switch (answer.state) {
    case 'checked':
      return (
        item.options.length === 0 || (answer.option !== undefined && item.options.includes(answer.option))
      );
    case 'not_required':
      return mayBeLeftOut(item.waiver, answers);
    case 'not_checked':
    case 'held':
      return false;
  }
}

function mayBeLeftOut(waiver: Waiver, answers: readonly ChecklistAnswer[]): boolean {
  if (waiver === 'never') return false;
  if (waiver === 'by_clerk') return true;
  const condition = answers.filter((answer) => answer.code === waiver.item);
  return (
    condition.length > 0 &&
    condition.every((answer) => answer.state === 'checked' && answer.option === waiver.option)
  );
}
