// Which checks make a client's identity complete, for each type of client (D1, domain.md §3).
// An item counts only when it was checked on *this* visit, or when its own rule lets it be left out.
import type { ClientType } from '#core/counter/visits/contract.ts';
import { type ChecklistItem, checklistsOf, currentChecklist, type Waiver } from './checklists/rules.ts';

export type { ChecklistItem } from './checklists/rules.ts';

export type ItemState = 'checked' | 'not_checked' | 'not_required';

export type ChecklistAnswer = { code: string; state: ItemState; option?: string | undefined };

export type ChecklistOutcome = { complete: true } | { complete: false; missing: string[] };

/** The items to check for a type of client, in the order of the counter (D1, domain.md §3) (D1.13). */
export function checklistFor(
  clientType: ClientType,
  version: string = currentChecklist,
): readonly ChecklistItem[] {
  return checklistsOf(version)[clientType];
}

/**
 * Whether the answers complete the checklist; otherwise the codes that are still missing, in the checklist's order. An item
 * answered twice must hold both times; answers to items that are not on the list do not count (D1.3).
 */
export function checklistOutcome(
  answers: readonly ChecklistAnswer[],
  checklist: readonly ChecklistItem[],
): ChecklistOutcome {
  const missing = checklist
    .filter((item) => item.required && !isSatisfied(item, answers))
    .map((item) => item.code);
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
      details.principalIdentifier === undefined ? undefined : kindOf(details.principalIdentifier),
  }),
);

/** Eleven digits are a legal person's id. */
const kindOf = (identifier: string): string => (identifier.length === 11 ? 'company' : 'natural_person');

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

/** Whether a verified client, and whoever they act for, may have a service that needs Sana (A6), by the check's answers. */
export function hasSana(
  answers: readonly { readonly code: string; readonly option?: string | undefined }[],
): boolean {
  const isIn = (option: string | undefined) => option === 'active' || option === 'registered_now';
  const represented = answers.filter(({ code }) => code === 'represented_sana');
  return (
    isIn(answers.find(({ code }) => code === 'sana_status')?.option) &&
    represented.every(({ option }) => isIn(option))
  );
}

/**
 * Of a visit's checks those count that no other of the visit knew. Of several, which are concurrent, the first of these kinds
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
