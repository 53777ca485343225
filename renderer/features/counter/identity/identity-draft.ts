// What was answered so far of those of a form, kept while they are checked: the list writes it, the columns of a joint visit read it.
import { type Draft, useDraft } from '#renderer/frame/drafts.ts';
import type { Answers } from './checklist-answers.ts';

export type IdentityDraft = { answers: Answers | null; note: string; changed: string };
const nothingAnswered: IdentityDraft = { answers: null, note: '', changed: '' };

export const useIdentityDraft = (formId: string): Draft<IdentityDraft> =>
  useDraft(`counter.identity.${formId}`, nothingAnswered);
