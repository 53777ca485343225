import { expect, test } from 'vitest';
import { endingClearances } from '#core/closing/premises/rules.ts';

const today = '2026-11-25';
const cleared = (name: string, expiresOn: string | null, state = 'active') => ({
  person: { id: name, name, state },
  clearance: expiresOn === null ? null : { expiresOn },
});

test('a clearance is reminded of from thirty days before its end, and after it', () => {
  const people = [
    cleared('far', '2026-12-26'),
    cleared('noticed', '2026-12-25'),
    cleared('last day', '2026-11-25'),
    cleared('ended', '2026-11-20'),
  ];
  expect(endingClearances(people, today).map(({ name, daysLeft }) => [name, daysLeft])).toEqual([
    ['ended', -5],
    ['last day', 0],
    ['noticed', 30],
  ]);
});

test('nobody is reminded of who does not work here', () => {
  const people = [
    cleared('without one', null),
    cleared('cut off', '2026-11-26', 'cut_off'),
    cleared('not activated yet', '2026-11-26', 'approved'),
    cleared('suspended', '2026-11-26', 'suspended'),
    cleared('before the first password', '2026-11-26', 'activated'),
  ];
  expect(endingClearances(people, today).map(({ name }) => name)).toEqual(['before the first password']);
});
