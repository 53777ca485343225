// @vitest-environment happy-dom
// Enter at the counter: to the next field, and in the last one the primary button.
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { Button } from '#renderer/ui/button.tsx';
import { enterMovesOn } from '#renderer/ui/enter-moves-on.ts';
import { StackedForm } from '#renderer/ui/stack.tsx';
import { find, type Rendered, render } from './render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const finish = vi.fn();
const show = (): HTMLElement => {
  finish.mockClear();
  rendered = render(
    <form onKeyDownCapture={enterMovesOn(finish)}>
      <input id="first" defaultValue="text" />
      <input id="hidden" type="hidden" />
      <input id="off" disabled />
      <input id="yes" type="radio" name="choice" />
      <input id="no" type="radio" name="choice" defaultChecked />
      <button id="empty" type="button" aria-haspopup="listbox">
        <span data-placeholder="true" />
      </button>
      <button id="filled" type="button" aria-haspopup="listbox" />
      <textarea id="lines" />
      <input id="last" />
    </form>,
  );
  return rendered.container;
};
const press = (container: HTMLElement, id: string, init: KeyboardEventInit = {}): KeyboardEvent => {
  const control = find(container, `#${id}`);
  act(() => control.focus());
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...init });
  act(() => void control.dispatchEvent(event));
  return event;
};

test.each([
  ['first', 'no'],
  ['no', 'empty'],
  ['filled', 'lines'],
])('Enter in %s goes to %s', (from, to) => {
  press(show(), from);
  expect(document.activeElement?.id).toBe(to);
  expect(finish).not.toHaveBeenCalled();
});

test.each(['empty', 'lines'])('%s keeps its own Enter', (id) => {
  const event = press(show(), id);
  expect(event.defaultPrevented).toBe(false);
  expect(document.activeElement?.id).toBe(id);
});

test('Enter in the last field is the primary button', () => {
  press(show(), 'last');
  expect(finish).toHaveBeenCalledOnce();
});

test('Ctrl+Enter belongs to the screen', () => {
  expect(press(show(), 'first', { ctrlKey: true }).defaultPrevented).toBe(false);
});

test('Ctrl+Enter confirms a form from whatever button of it has the focus, and presses none', () => {
  const pressed = vi.fn();
  finish.mockClear();
  rendered = render(
    <StackedForm onSubmit={finish}>
      <Button id="other" onPress={pressed}>
        other
      </Button>
      <button type="submit">send</button>
    </StackedForm>,
  );
  press(rendered.container, 'other', { ctrlKey: true });
  expect(finish).toHaveBeenCalledOnce();
  expect(pressed).not.toHaveBeenCalled();
});
