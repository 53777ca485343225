// @vitest-environment happy-dom
// The first faulty field takes the focus when the form is sent, and is left alone while it is corrected.
import { act, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { ErrorSummary } from '#renderer/ui/error-summary.tsx';
import { enterText, find, type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

/** A code of four digits: what is said of it changes with every digit. */
function CodeForm() {
  const [code, setCode] = useState('');
  const [attempts, setAttempts] = useState(0);
  const message = code === '' ? 'empty' : `too short: ${code.length}`;
  const errors = attempts > 0 && code.length < 4 ? [{ fieldId: 'code', message }] : [];
  return (
    <>
      <ErrorSummary errors={errors} attempts={attempts} />
      <input id="code" value={code} onChange={(event) => setCode(event.target.value)} />
      <button type="button" onClick={() => setAttempts((before) => before + 1)} />
    </>
  );
}

const show = () => {
  rendered = render(<CodeForm />);
  const { container } = rendered;
  const input = find<HTMLInputElement>(container, 'input');
  const write = (text: string) => {
    act(() => input.focus());
    enterText(input, text);
  };
  const send = () => act(() => find(container, 'button').click());
  const hasFocus = () => document.activeElement === input;
  return { input, write, send, hasFocus };
};

test('a form that is sent with errors leads to the first of them', () => {
  const { send, hasFocus } = show();
  send();
  expect(hasFocus()).toBe(true);
});

test('what is typed afterwards goes on in its field, whatever becomes of the errors', () => {
  const { input, write, send } = show();
  send();
  for (const text of ['1', '12', '123', '1234', '123']) {
    write(text);
    expect(document.activeElement).toBe(input);
  }
});

test('a form that is sent again with errors leads there again', () => {
  const { input, write, send, hasFocus } = show();
  send();
  write('12');
  act(() => input.blur());
  send();
  expect(hasFocus()).toBe(true);
});

test('errors that come after the answer are said first, where no field is theirs', () => {
  rendered = render(<ErrorSummary errors={[]} attempts={1} />);
  rendered.rerender(<ErrorSummary errors={[{ fieldId: 'code', message: 'refused' }]} attempts={1} />);
  expect(document.activeElement?.getAttribute('role')).toBe('alert');
});
