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

/**
 * «همه بررسی شد»: every item that is a yes is checked. Which document was shown, and what Sana or the client says, is a choice that this
 * makes for nobody: it stays as it was chosen, or open, and so does what depends on it (D1.221).
 */
export function usualAnswers(
  items: readonly ChecklistItem[],
  known: KnownOptions,
  held: Held = nothingHeld,
  chosen: Answers = {},
): Answers {
  const answers: Record<string, Answer> = {};
  for (const item of items) {
    const { code, options } = item;
    const option = usualOption(item, known) ?? chosen[code]?.option ?? null;
    answers[code] = options.length > 0 && option === null ? noAnswer : { state: 'checked', option };
  }
  Object.assign(answers, heldAnswers(held));
  for (const { code, waiver } of items) {
    const condition = typeof waiver === 'object' ? (answers[waiver.item] ?? noAnswer) : null;
    if (condition?.state === null) answers[code] = noAnswer;
  }
  return withWaived(items, answers);
}

/** What the visit says already, or the only one there is; null where it is a choice. */
function usualOption({ code, options }: ChecklistItem, known: KnownOptions): string | null {
  const said = known[code];
  if (said !== undefined && options.includes(said)) return said;
  return options.length === 1 ? (options[0] ?? null) : null;
}

/** The answers with a choice made; what is not asked of that choice is not required. */
export const withChoice = (
  items: readonly ChecklistItem[],
  answers: Answers,
  code: string,
  option: string,
): Answers => withWaived(items, { ...answers, [code]: { state: 'checked', option } });

const withWaived = (items: readonly ChecklistItem[], answers: Answers): Answers => ({
  ...answers,
  ...Object.fromEntries(
    items.flatMap(({ code, waiver }): [string, Answer][] =>
      typeof waiver === 'object' && answers[waiver.item]?.option === waiver.option
        ? [[code, { state: 'not_required', option: null }]]
        : [],
    ),
  ),
});

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
