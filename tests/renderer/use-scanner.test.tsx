// @vitest-environment happy-dom
// Where a scan goes, and what its Enter never does.
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useScanner } from '#renderer/frame/use-scanner.ts';
import { Button } from '#renderer/ui/button.tsx';
import { enterText, find, type Rendered, render } from './render.tsx';

let rendered: Rendered;
let scans: string[] = [];
let presses = 0;

function Screen() {
  useScanner((text) => scans.push(text));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        presses += 1;
      }}
    >
      <input id="plain" />
      <input id="scans" data-scan="here" />
      <Button type="submit">{'ثبت'}</Button>
    </form>
  );
}

beforeEach(() => {
  scans = [];
  presses = 0;
  rendered = render(<Screen />);
});
afterEach(() => rendered.unmount());

/** When the last key was pressed, ms. */
let keyedAt = 0;

const press = (target: HTMLElement, code: string): KeyboardEvent => {
  const event = new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true });
  // A scanner's pace, whatever the machine's own.
  keyedAt += 5;
  Object.defineProperty(event, 'timeStamp', { value: keyedAt });
  act(() => target.dispatchEvent(event));
  return event;
};

/** Keys at machine speed; the field receives what a Persian layout makes of them. */
const scanInto = (target: HTMLElement, digits: string): KeyboardEvent => {
  for (const [index, digit] of Array.from(digits).entries()) {
    press(target, `Digit${digit}`);
    if (target instanceof HTMLInputElement)
      enterText(target, `${target.value}${'۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? index}`);
  }
  return press(target, 'Enter');
};

test('a scan reaches the screen as the scanner meant it', () => {
  scanInto(find(rendered.container, 'button'), '123456789012');
  expect(scans).toEqual(['123456789012']);
});

test('the Enter of a scan presses no button and submits no form', () => {
  const enter = scanInto(find(rendered.container, 'button'), '123456789012');
  expect(enter.defaultPrevented).toBe(true);
  expect(presses).toBe(0);
});

test('what the scanner typed into some other field is taken back', () => {
  const field = find<HTMLInputElement>(rendered.container, '#plain');
  enterText(field, 'احمد');
  scanInto(field, '123456789012');
  expect(field.value).toBe('احمد');
  expect(scans).toEqual(['123456789012']);
});

test('a field that asks for scans gets the text in Latin digits', () => {
  const field = find<HTMLInputElement>(rendered.container, '#scans');
  scanInto(field, '123456789012');
  expect(field.value).toBe('123456789012');
});
