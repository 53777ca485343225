// @vitest-environment happy-dom
// A refusal: a code for support only where support is needed, and the focus once, never from somebody who types on.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { act, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { inProject } from '#build/scripts/places.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import { problemOf } from '#renderer/api/problem.ts';
import { ProblemNotice } from '#renderer/ui/problem-notice.tsx';
import { enterText, find, type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const shown = (problem: Problem, isForSupport = false): string => {
  rendered = render(<ProblemNotice problem={problem} isForSupport={isForSupport} />);
  return rendered.container.textContent ?? '';
};

test('a refusal that the application knows is said in words alone', () => {
  expect(shown({ code: 'NOT_ALLOWED', params: {} })).not.toMatch(/[A-Z]/);
});

test('what nobody expected has a code and a reference for support', () => {
  const said = shown({ code: 'UNEXPECTED', params: { reference: 'r-7' } });
  expect(said).toContain('کد برای پشتیبانی: UNEXPECTED');
  expect(said).toContain('r-7');
});

test('what keeps the application from running has its code, whatever it is', () => {
  expect(shown({ code: 'STORE_FORBIDDEN', params: {} }, true)).toContain('STORE_FORBIDDEN');
});

/** As useDeskCommand does it: the problem of the last failure is asked for at every rendering. */
function Form({ failure }: { failure: unknown }) {
  const [typed, setTyped] = useState('');
  return (
    <>
      <ProblemNotice problem={problemOf(failure)} takesFocus />
      <input value={typed} onChange={(event) => setTyped(event.target.value)} />
    </>
  );
}

test.each([
  ['a refusal', Object.assign(new Error('no'), { data: { problem: { code: 'NOT_ALLOWED', params: {} } } })],
  ['a failure without a code', new TypeError('failed to fetch')],
])('%s takes the focus, and typing on keeps it', (_what, failure) => {
  rendered = render(<Form failure={failure} />);
  const notice = find(rendered.container, '[tabindex="-1"]');
  expect(document.activeElement).toBe(notice);
  const input = find<HTMLInputElement>(rendered.container, 'input');
  act(() => input.focus());
  for (const text of ['6', '63', '633']) {
    enterText(input, text);
    expect(document.activeElement).toBe(input);
  }
  rendered.rerender(<Form failure={new TypeError('failed again')} />);
  expect(document.activeElement).toBe(notice);
});

/** As the counter does it: the refusal is put into other words at every rendering. */
function InOtherWords({ refusal }: { refusal: Problem }) {
  const [typed, setTyped] = useState('');
  return (
    <>
      <ProblemNotice problem={{ ...refusal }} refusal={refusal} takesFocus />
      <input value={typed} onChange={(event) => setTyped(event.target.value)} />
    </>
  );
}

test('a refusal that is put into other words takes the focus once, and again when it is refused again', () => {
  rendered = render(<InOtherWords refusal={{ code: 'NOT_ALLOWED', params: {} }} />);
  const input = find<HTMLInputElement>(rendered.container, 'input');
  act(() => input.focus());
  for (const text of ['6', '63', '633']) {
    enterText(input, text);
    expect(document.activeElement).toBe(input);
  }
  rendered.rerender(<InOtherWords refusal={{ code: 'NOT_ALLOWED', params: {} }} />);
  expect(document.activeElement).toBe(find(rendered.container, '[tabindex="-1"]'));
});

test('no screen puts a refusal into other words without saying which one it is', () => {
  const files = readdirSync(inProject('renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => [file, readFileSync(join(inProject('renderer'), file), 'utf8')] as const);
  const unsaid = files.flatMap(([file, source]) =>
    [...source.matchAll(/<ProblemNotice\s[^>]*problem=\{\w+\([^>]*>/g)]
      .map(([element]) => element)
      .filter((element) => element.includes('takesFocus') && !element.includes('refusal='))
      .map((element) => `${file}: ${element}`),
  );
  expect(unsaid).toEqual([]);
});

/** Where the field that is typed in stands right beside the refusal and keeps the focus: for a secret, or the next search. */
const keptInField = [
  'app/password-form.tsx',
  'app/lock-screen.tsx',
  'app/sign-in-screen.tsx',
  'app/palette.tsx',
];

test('the refusal of every command takes the focus, so that no key seems dead', () => {
  const files = readdirSync(inProject('renderer'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx') && !keptInField.includes(file))
    .map((file) => [file, readFileSync(join(inProject('renderer'), file), 'utf8')] as const);
  const dead = files.flatMap(([file, source]) =>
    [...source.matchAll(/<ProblemNotice\s[^>]*problem=\{\w+\.problem\}[^>]*>/g)]
      .map(([element]) => element)
      .filter((element) => !/takesFocus|\b(read|state|report)\.problem/.test(element))
      .map((element) => `${file}: ${element}`),
  );
  expect(files.length).toBeGreaterThan(200);
  expect(dead).toEqual([]);
});
