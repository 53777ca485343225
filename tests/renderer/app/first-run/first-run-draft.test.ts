// @vitest-environment happy-dom
// Where an interrupted first run goes on: what is secret was never stored, and is asked again.
import { expect, test } from 'vitest';
import {
  emptyDraft,
  type FirstRunDraft,
  resumeAt,
} from '#renderer/features/app/first-run/first-run-draft.ts';

const joining = { joins: true, url: 'https://province.example' };
const at = (step: FirstRunDraft['step'], province: FirstRunDraft['province']): FirstRunDraft => ({
  ...emptyDraft,
  step,
  province,
});

test('with everything at hand it goes on where it was', () => {
  expect(resumeAt(at('check', joining), true, true)).toBe('check');
  expect(resumeAt(emptyDraft, false, false)).toBe('office');
  expect(resumeAt(at('province', joining), false, false)).toBe('province');
});

test('without the code it goes back to the province, unless the office begins without one', () => {
  expect(resumeAt(at('check', joining), true, false)).toBe('province');
  expect(resumeAt(at('manager', joining), false, false)).toBe('province');
  expect(resumeAt(at('terminals', { joins: false, url: '' }), true, false)).toBe('terminals');
});

test('without the manager’s secrets it goes back to the manager', () => {
  expect(resumeAt(at('terminals', { joins: false, url: '' }), false, false)).toBe('manager');
  expect(resumeAt(at('terminals', joining), false, true)).toBe('manager');
});
