// What a person's state follows from, how near the end of a clearance is, and the five posts.
import { describe, expect, it } from 'vitest';
import { clearanceStage, personState, postsOf } from '#core/access/staff/rules.ts';

const nothing = {
  hasCutOffInForce: false,
  hasWithdrawalInForce: false,
  hasFile: false,
  hasInquiry: false,
  hasClearance: false,
  hasActivation: false,
  hasPassword: false,
};

describe('a state', () => {
  it('D8.5 goes one step for each paper, and no paper makes up for one that is missing', () => {
    const steps = [
      [{}, 'registered'],
      [{ hasClearance: true, hasInquiry: true }, 'registered'],
      [{ hasFile: true }, 'file_opened'],
      [{ hasFile: true, hasInquiry: true }, 'inquiry_requested'],
      [{ hasFile: true, hasInquiry: true, hasClearance: true }, 'approved'],
      [{ hasFile: true, hasPassword: true }, 'file_opened'],
      [{ hasFile: true, hasClearance: true, hasActivation: true }, 'activated'],
      [{ hasFile: true, hasClearance: true, hasActivation: true, hasPassword: true }, 'active'],
    ] as const;
    for (const [facts, state] of steps) expect(personState({ ...nothing, ...facts })).toBe(state);
  });

  it('D8.6 D9.2 is suspended under a withdrawal and left under a cut-off, whatever else there is', () => {
    const all = { ...nothing, hasFile: true, hasClearance: true, hasActivation: true, hasPassword: true };
    expect(personState({ ...all, hasWithdrawalInForce: true })).toBe('suspended');
    expect(personState({ ...all, hasWithdrawalInForce: true, hasCutOffInForce: true })).toBe('cut_off');
  });
});

describe('a clearance', () => {
  it('D8.7 is warned of at thirty, fourteen and three days, and has ended the day after its last', () => {
    const stages = [
      ['2026-12-26', 'holds'],
      ['2026-12-25', 'month'],
      ['2026-12-10', 'month'],
      ['2026-12-09', 'fortnight'],
      ['2026-11-29', 'fortnight'],
      ['2026-11-28', 'days'],
      ['2026-11-25', 'days'],
      ['2026-11-24', 'ended'],
    ] as const;
    for (const [expiresOn, stage] of stages) expect(clearanceStage(expiresOn, '2026-11-25')).toBe(stage);
    expect(clearanceStage(null, '2026-11-25')).toBe('none');
  });
});

describe('the posts', () => {
  it('D8.8 count nobody who cannot work: no state but active, no clearance that has ended', () => {
    const clearance = { expiresOn: '2027-01-01' };
    const person = (role: 'clerk' | 'manager', state: 'active' | 'activated' | 'suspended' | 'cut_off') => ({
      person: { role, state },
      clearance,
    });
    const ended = { ...person('clerk', 'active'), clearance: { expiresOn: '2026-11-24' } };
    const people = [
      person('manager', 'active'),
      person('clerk', 'active'),
      person('clerk', 'activated'),
      person('clerk', 'suspended'),
      person('clerk', 'cut_off'),
      ended,
    ];
    expect(postsOf(people, '2026-11-25').map(({ role, needed, active }) => [role, needed, active])).toEqual([
      ['manager', 1, 1],
      ['legal_expert', 1, 0],
      ['it_expert', 1, 0],
      ['clerk', 2, 1],
    ]);
  });
});
