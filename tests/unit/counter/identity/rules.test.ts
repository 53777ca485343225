import { describe, expect, it, test } from 'vitest';
import {
  type ChecklistAnswer,
  checklistFor,
  checklistOutcome,
  disagreeingItems,
  emptySeen,
} from '#core/counter/identity/rules.ts';
import { currentChecklist } from '#core/counter/people/checklists/rules.ts';
import { type ClientType, clientTypes } from '#core/counter/visits/contract.ts';

/** Every item checked, with its first option. */
function completeAnswers(clientType: ClientType): ChecklistAnswer[] {
  return checklistFor(clientType).map(({ code, options }) => ({
    code,
    state: 'checked',
    option: options[0],
  }));
}

function withAnswer(answers: readonly ChecklistAnswer[], changed: ChecklistAnswer): ChecklistAnswer[] {
  return answers.map((answer) => (answer.code === changed.code ? changed : answer));
}

// FUZZ_SEED=1231881543
test.each(['__proto__', 'constructor', 'toString'])(
  'the code or version %s is one that nobody knows',
  (code) => {
    const parts = {
      matterRole: 'principal',
      identifier: '',
      mobile: '',
      postalCode: '',
      details: {},
    } as const;
    const answers = [{ code, state: 'checked', option: 'x' }] as const;
    expect([disagreeingItems(answers, parts), emptySeen(answers, parts)]).toEqual([[], []]);
    expect(checklistFor('lawyer', code)).toEqual(checklistFor('lawyer', currentChecklist));
  },
);

describe('the checklist', () => {
  it.each(clientTypes)('of %s asks the seven common questions and names every item once', (clientType) => {
    const codes = checklistFor(clientType).map(({ code }) => code);
    expect(codes.slice(0, 7)).toEqual([
      'person_present',
      'original_document',
      'face_matches',
      'identifier_format',
      'name_and_birth_date',
      'sana_status',
      'role_in_matter',
    ]);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each(clientTypes)('of %s is complete when every item is checked', (clientType) => {
    expect(checklistOutcome(completeAnswers(clientType), checklistFor(clientType))).toEqual({
      complete: true,
    });
  });

  it.each(clientTypes)('of %s misses exactly the item that was not checked', (clientType) => {
    const checklist = checklistFor(clientType);
    for (const { code } of checklist.filter(
      ({ code }) => !checklist.some(({ waiver }) => typeof waiver === 'object' && waiver.item === code),
    )) {
      const answers = withAnswer(completeAnswers(clientType), { code, state: 'not_checked' });
      expect(checklistOutcome(answers, checklist)).toEqual({ complete: false, missing: [code] });
    }
  });

  it.each(clientTypes)('of %s misses everything when nothing was answered', (clientType) => {
    const checklist = checklistFor(clientType);
    const missing = checklist.map(({ code }) => code);
    expect(checklistOutcome([], checklist)).toEqual({ complete: false, missing });
  });
});

describe('an item', () => {
  const checklist = checklistFor('iranian_adult');
  const complete = completeAnswers('iranian_adult');

  it('may not be left out unless its rule says so', () => {
    const answers = withAnswer(complete, { code: 'face_matches', state: 'not_required' });
    expect(checklistOutcome(answers, checklist)).toEqual({ complete: false, missing: ['face_matches'] });
  });

  it('with a choice of documents needs one that is listed', () => {
    for (const option of [undefined, 'photocopy']) {
      const answers = withAnswer(complete, { code: 'original_document', state: 'checked', option });
      expect(checklistOutcome(answers, checklist)).toEqual({
        complete: false,
        missing: ['original_document'],
      });
    }
  });

  it('answered twice must hold both times', () => {
    const answers: ChecklistAnswer[] = [...complete, { code: 'face_matches', state: 'not_checked' }];
    expect(checklistOutcome(answers, checklist)).toEqual({ complete: false, missing: ['face_matches'] });
  });

  it('that is not on the list completes nothing', () => {
    expect(checklistOutcome([{ code: 'lawyer_known_to_us', state: 'checked' }], checklist).complete).toBe(
      false,
    );
    expect(checklistOutcome([...complete, { code: 'other', state: 'not_checked' }], checklist)).toEqual({
      complete: true,
    });
  });
});

describe('the letter of a legal person’s representative', () => {
  const checklist = checklistFor('legal_person');
  const withoutLetter = (post: ChecklistAnswer) =>
    checklistOutcome(
      withAnswer(withAnswer(completeAnswers('legal_person'), post), {
        code: 'representation_letter',
        state: 'not_required',
      }),
      checklist,
    );

  it('is not required of the CEO', () => {
    expect(withoutLetter({ code: 'representative_post', state: 'checked', option: 'ceo' })).toEqual({
      complete: true,
    });
  });

  it('is required of anybody else', () => {
    expect(withoutLetter({ code: 'representative_post', state: 'checked', option: 'other' })).toEqual({
      complete: false,
      missing: ['representation_letter'],
    });
  });

  it('is required while the post was not checked', () => {
    expect(withoutLetter({ code: 'representative_post', state: 'not_checked', option: 'ceo' })).toEqual({
      complete: false,
      missing: ['representative_post', 'representation_letter'],
    });
  });
});

it('the clerk judges whether a foreign national needs an interpreter', () => {
  const answers = withAnswer(completeAnswers('foreign_national'), {
    code: 'interpreter_present',
    state: 'not_required',
  });
  expect(checklistOutcome(answers, checklistFor('foreign_national'))).toEqual({ complete: true });
});
