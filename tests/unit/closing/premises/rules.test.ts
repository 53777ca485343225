import { describe, expect, it } from 'vitest';
import { checkRefusal, isOverdue, openingRefusal } from '#core/closing/premises/rules.ts';

const today = '2026-11-25';
const action = { description: 'تابلو دوباره نصب شود', ownerId: 'someone', dueDay: today };

describe('opening a day', () => {
  it('needs the check of the 127 sign', () => {
    expect(openingRefusal({ day: today, state: 'not_opened', signCheck: null })).toEqual({
      code: 'SIGN_CHECK_NEEDED',
      params: {},
    });
  });

  it('is possible after a passed check, and after a failed one with its corrective action', () => {
    const passed = { result: 'passed', hasAction: false } as const;
    const planned = { result: 'failed', hasAction: true } as const;
    expect(openingRefusal({ day: today, state: 'not_opened', signCheck: passed })).toBeNull();
    expect(openingRefusal({ day: today, state: 'not_opened', signCheck: planned })).toBeNull();
  });

  it('is refused after a failed check without a corrective action', () => {
    const failed = { result: 'failed', hasAction: false } as const;
    expect(openingRefusal({ day: today, state: 'not_opened', signCheck: failed })).toEqual({
      code: 'SIGN_CHECK_NEEDED',
      params: {},
    });
  });

  it('happens once, and never to a closed day', () => {
    const signCheck = { result: 'passed', hasAction: false } as const;
    expect(openingRefusal({ day: today, state: 'open', signCheck })).toEqual({
      code: 'DAY_ALREADY_OPEN',
      params: { day: today },
    });
    expect(openingRefusal({ day: today, state: 'closed', signCheck })).toEqual({
      code: 'DAY_CLOSED',
      params: { day: today },
    });
  });
});

describe('a premises check', () => {
  it('that passed needs nothing more, and takes no corrective action', () => {
    expect(checkRefusal('passed', undefined, today)).toBeNull();
    expect(checkRefusal('passed', action, today)).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['correctiveAction'] },
    });
  });

  it('that failed needs a corrective action, due today or later', () => {
    expect(checkRefusal('failed', undefined, today)).toEqual({
      code: 'CORRECTIVE_ACTION_NEEDED',
      params: {},
    });
    expect(checkRefusal('failed', action, today)).toBeNull();
    expect(checkRefusal('failed', { ...action, dueDay: '2026-12-01' }, today)).toBeNull();
  });

  it.each(['2026-11-24', '2026-02-30'])('is refused with the due day %s', (dueDay) => {
    expect(checkRefusal('failed', { ...action, dueDay }, today)).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['correctiveAction.dueDay'] },
    });
  });
});

describe('a corrective action', () => {
  it('is overdue from the day after its due day', () => {
    expect(isOverdue(today, today)).toBe(false);
    expect(isOverdue('2026-11-24', today)).toBe(true);
  });
});
