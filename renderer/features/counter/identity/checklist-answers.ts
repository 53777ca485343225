// The answers to an identity checklist: what the usual case looks like, and what is still missing. Nothing is answered
// before a person says so, and core judges the same answers again.
import type { z } from 'zod';
import type { checklistAnswerSchema, checklistItemSchema } from '#core/counter/identity/contract.ts';

export type ChecklistItem = z.infer<typeof checklistItemSchema>;
export type ChecklistAnswer = z.infer<typeof checklistAnswerSchema>;
/** `isHeld`: not answered anew, but as the whole check of the same day answered it (D1.79). */
export type Answer = {
  state: 'checked' | 'not_checked' | 'not_required' | null;
  option: string | null;
  isHeld?: boolean;
};
export type Answers = Readonly<Record<string, Answer>>;

export const noAnswer: Answer = { state: null, option: null };

/** What this visit already says of an item with options, e.g. the role in the matter. */
export type KnownOptions = Readonly<Record<string, string>>;

/** The document or answer of the usual case; the first option where nothing else is known. */
const usualOptions: KnownOptions = {
  original_document: 'smart_national_card',
  sana_status: 'active',
  represented_sana: 'active',
};
/** Items whose option is a fact about the client: the usual case does not guess it. */
const factsOfTheClient: ReadonlySet<string> = new Set([
  'role_in_matter',
  'representative_post',
  'licence_valid',
  'appointment_order',
  'ward_age',
  'principal_kind',
]);

/** What the whole check of the same day answered, by item: option or null. */
export type Held = Readonly<Record<string, string | null>>;
export const nothingHeld: Held = {};

/** The items that are held, before anything is answered anew. */
export const heldAnswers = (held: Held): Answers =>
  Object.fromEntries(
    Object.entries(held).map(([code, option]): [string, Answer] => [
      code,
      { state: 'checked', option, isHeld: true },
    ]),
  );

/** «همه بررسی شد»: every item checked in the usual way; an option that would be a guess stays open. */
export function usualAnswers(
  items: readonly ChecklistItem[],
  known: KnownOptions,
  held: Held = nothingHeld,
): Answers {
  const answers: Record<string, Answer> = {};
  for (const item of items) answers[item.code] = { state: 'checked', option: usualOption(item, known) };
  Object.assign(answers, heldAnswers(held));
  for (const { code, waiver } of items) {
    const isWaived = typeof waiver === 'object' && answers[waiver.item]?.option === waiver.option;
    if (isWaived) answers[code] = { state: 'not_required', option: null };
  }
  return answers;
}

function usualOption({ code, options }: ChecklistItem, known: KnownOptions): string | null {
  if (options.length <= 1) return options[0] ?? null;
  const wanted = known[code] ?? usualOptions[code];
  if (wanted !== undefined && options.includes(wanted)) return wanted;
  return factsOfTheClient.has(code) ? null : (options[0] ?? null);
}

/** Whether «not required» may be answered at all, as things stand. */
export function mayBeWaived({ waiver }: ChecklistItem, answers: Answers): boolean {
  if (waiver === 'never') return false;
  if (waiver === 'by_clerk') return true;
  const condition = answers[waiver.item];
  return condition?.state === 'checked' && condition.option === waiver.option;
}

/** The items that keep the checklist from being complete, in its order. */
export function missingItems(items: readonly ChecklistItem[], answers: Answers): ChecklistItem[] {
  return items.filter((item) => {
    const { state, option } = answers[item.code] ?? noAnswer;
    if (state === 'not_required') return !mayBeWaived(item, answers);
    return state !== 'checked' || (item.options.length > 0 && option === null);
  });
}

/** The answers as core takes them; what was not answered is left out. */
export function answersToSend(items: readonly ChecklistItem[], answers: Answers): ChecklistAnswer[] {
  return items.flatMap(({ code }): ChecklistAnswer[] => {
    const { state, option, isHeld } = answers[code] ?? noAnswer;
    if (state === null) return [];
    if (isHeld) return [{ code, state: 'held', ...(option === null ? {} : { option }) }];
    return [{ code, state, ...(state === 'checked' && option !== null ? { option } : {}) }];
  });
}
