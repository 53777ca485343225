// The three keystrokes of the identity check: what «all was checked» answers, and what it never guesses.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checklistFor, checklistOutcome } from '#core/counter/identity/rules.ts';
import { clientTypes } from '#core/counter/visits/contract.ts';
import {
  type Answers,
  answersToSend,
  type ChecklistItem,
  mayBeWaived,
  missingItems,
  usualAnswers,
  withChoice,
} from '#renderer/features/counter/identity/checklist-answers.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';

const itemsOf = (clientType: (typeof clientTypes)[number]): ChecklistItem[] =>
  checklistFor(clientType).map((item) => ({ ...item, options: [...item.options] }));

const openOf = (items: readonly ChecklistItem[], answers: Answers) =>
  missingItems(items, answers).map(({ code }) => code);

test('D1.221 what is a yes is checked; which document and what Sana says are left to be said', () => {
  const items = itemsOf('iranian_adult');
  const answers = usualAnswers(items, { role_in_matter: 'complainant' });
  expect(openOf(items, answers)).toEqual(['original_document', 'sana_status']);
  expect(answersToSend(items, answers).map(({ code }) => code)).not.toContain('original_document');
  expect(answers.role_in_matter).toEqual({ state: 'checked', option: 'complainant' });
  const said = withChoice(
    items,
    withChoice(items, answers, 'original_document', 'receipt_with_birth_certificate'),
    'sana_status',
    'active',
  );
  expect(missingItems(items, said)).toEqual([]);
  expect(checklistOutcome(answersToSend(items, said), items)).toEqual({ complete: true });
  // Once more: what was chosen stays.
  expect(usualAnswers(items, { role_in_matter: 'complainant' }, {}, said)).toEqual(said);
});

test.each(clientTypes)('D1.221 of %s no choice that nobody made is made', (clientType) => {
  const items = itemsOf(clientType);
  const answers = usualAnswers(items, {});
  const choices = items.filter(({ options }) => options.length > 1).map(({ code }) => code);
  for (const code of choices) expect(answers[code], code).toEqual({ state: null, option: null });
  expect(choices.every((code) => openOf(items, answers).includes(code))).toBe(true);
});

test('D1.221 the letter is asked of a representative, not of the chief executive, and open until it is said which', () => {
  const items = itemsOf('legal_person');
  const answers = usualAnswers(items, { role_in_matter: 'representative' });
  expect(answers.representation_letter?.state).toBe(null);
  const ceo = withChoice(items, answers, 'representative_post', 'ceo');
  expect(ceo.representation_letter?.state).toBe('not_required');
  const other = withChoice(items, answers, 'representative_post', 'other');
  expect(openOf(items, other)).toContain('representation_letter');
  expect(usualAnswers(items, {}, {}, other).representation_letter?.state).toBe('checked');
  const said = { role_in_matter: 'representative', representative_post: 'ceo' };
  expect(usualAnswers(items, said).representation_letter?.state).toBe('not_required');
});

test('«not required» is offered only while its condition holds', () => {
  const letter = itemsOf('legal_person').find(({ code }) => code === 'representation_letter');
  if (letter === undefined) throw new Error('the letter is on the list');
  expect(mayBeWaived(letter, {})).toBe(false);
  expect(mayBeWaived(letter, { representative_post: { state: 'checked', option: 'ceo' } })).toBe(true);
  expect(mayBeWaived(letter, { representative_post: { state: 'checked', option: 'other' } })).toBe(false);
});

test('nothing is answered before a person answers', () => {
  const items = itemsOf('iranian_adult');
  expect(answersToSend(items, {})).toEqual([]);
  expect(missingItems(items, {})).toHaveLength(items.length);
});

test('every item and option that core may ask has its words', () => {
  for (const clientType of clientTypes) {
    for (const { code, options } of itemsOf(clientType)) {
      expect(isMessageId(`identity.item.${code}`), code).toBe(true);
      for (const option of options) expect(isMessageId(`identity.option.${option}`), option).toBe(true);
    }
  }
});

test('the screen and core agree on what is missing, whatever was answered', () => {
  const state = fc.constantFrom('checked' as const, 'not_checked' as const, 'not_required' as const, null);
  fc.assert(
    fc.property(
      fc.constantFrom(...clientTypes),
      fc.infiniteStream(state),
      fc.infiniteStream(fc.nat()),
      (type, states, picks) => {
        const items = itemsOf(type);
        const answers = Object.fromEntries(
          items.map(({ code, options }) => {
            const pick = picks.next().value ?? 0;
            return [
              code,
              { state: states.next().value ?? null, option: options[pick % (options.length + 1)] ?? null },
            ];
          }),
        );
        const outcome = checklistOutcome(answersToSend(items, answers), items);
        const missing = missingItems(items, answers).map(({ code }) => code);
        expect(outcome.complete ? [] : outcome.missing).toEqual(missing);
      },
    ),
  );
});
