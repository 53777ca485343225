// The word and tone of a visit in the list of the day.
import { expect, test } from 'vitest';
import { visitStateLabel } from '#renderer/features/counter/visits/visit-states.ts';

test('a visit whose money went back after its end is not shown as well ended', () => {
  const shown = (charged: number, paid: number) =>
    visitStateLabel({ state: 'completed', charged, paid }).tone;
  expect(shown(770_000, 770_000)).toBe('good');
  expect(shown(0, 0)).toBe('good');
  expect(shown(770_000, 0)).toBe('warn');
  expect(visitStateLabel({ state: 'charged', charged: 770_000, paid: 0 }).word).toBe('visits.state.charged');
});
