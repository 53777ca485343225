// The three keystrokes of the identity check: what «all was checked» answers, and what it never guesses.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checklistFor, checklistOutcome } from '#core/counter/identity/rules.ts';
import { clientTypes } from '#core/counter/visits/contract.ts';
import {
  answersToSend,
  type ChecklistItem,
  mayBeWaived,
  missingItems,
  usualAnswers,
} from '#renderer/features/counter/identity/checklist-answers.ts';
import { isMessageId } from '#renderer/i18n/messages.ts';

const itemsOf = (clientType: (typeof clientTypes)[number]): ChecklistItem[] =>
  checklistFor(clientType).map((item) => ({ ...item, options: [...item.options] }));

test('the usual case of an adult is complete, for core as well', () => {
  const items = itemsOf('iranian_adult');
  const answers = usualAnswers(items, { role_in_matter: 'complainant' });
  expect(missingItems(items, answers)).toEqual([]);
  expect(checklistOutcome(answersToSend(items, answers), items)).toEqual({ complete: true });
  expect(answers.role_in_matter).toEqual({ state: 'checked', option: 'complainant' });
  expect(answers.original_document?.option).toBe('smart_national_card');
});

test('a fact about the client that nobody said is not guessed', () => {
  const items = itemsOf('legal_person');
  const answers = usualAnswers(items, { role_in_matter: 'representative' });
  expect(missingItems(items, answers).map(({ code }) => code)).toEqual(['representative_post']);
});

test('the chief executive needs no letter, another representative does', () => {
  const items = itemsOf('legal_person');
  const ceo = usualAnswers(items, { role_in_matter: 'representative', representative_post: 'ceo' });
  expect(ceo.representation_letter?.state).toBe('not_required');
  expect(missingItems(items, ceo)).toEqual([]);
  const other = usualAnswers(items, { role_in_matter: 'representative', representative_post: 'other' });
  expect(other.representation_letter?.state).toBe('checked');
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
