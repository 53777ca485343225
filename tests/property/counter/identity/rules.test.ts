import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChecklistAnswer, checklistFor, checklistOutcome } from '#core/counter/identity/rules.ts';

const clientType = fc.constantFrom('iranian_adult' as const, 'lawyer' as const, 'legal_person' as const);

const checklistWithAnswers = clientType.chain((type) => {
  const checklist = checklistFor(type);
  const answer = fc.constantFrom(...checklist).chain(({ code, options }) =>
    fc.record({
      code: fc.constant(code),
      state: fc.constantFrom('checked' as const, 'not_checked' as const, 'not_required' as const),
      option: fc.constantFrom(undefined, 'unlisted', ...options),
    }),
  );
  return fc.tuple(fc.constant(checklist), fc.array<ChecklistAnswer>(answer, { maxLength: 30 }));
});

describe('the outcome of a checklist', () => {
  it('D1.3 is complete exactly when nothing is missing, and only items of the list can be missing', () => {
    fc.assert(
      fc.property(checklistWithAnswers, ([checklist, answers]) => {
        const outcome = checklistOutcome(answers, checklist);
        if (outcome.complete) return;
        expect(outcome.missing.length).toBeGreaterThan(0);
        expect(checklist.map(({ code }) => code)).toEqual(expect.arrayContaining(outcome.missing));
      }),
    );
  });

  it('does not depend on the order of the answers', () => {
    fc.assert(
      fc.property(checklistWithAnswers, ([checklist, answers]) => {
        expect(checklistOutcome(answers.toReversed(), checklist)).toEqual(
          checklistOutcome(answers, checklist),
        );
      }),
    );
  });

  it('never becomes complete by one more "not checked"', () => {
    fc.assert(
      fc.property(checklistWithAnswers, fc.nat(), ([checklist, answers], at) => {
        const item = checklist[at % checklist.length];
        if (item === undefined) throw new Error('the checklist is empty');
        const outcome = checklistOutcome([...answers, { code: item.code, state: 'not_checked' }], checklist);
        expect(outcome.complete).toBe(false);
      }),
    );
  });
});
