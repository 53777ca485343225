// @vitest-environment happy-dom
// An act that is asked for before what it needs has been read.
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useWhenThere } from '#renderer/frame/use-when-there.ts';
import { find, type Rendered, render } from './render.tsx';

let rendered: Rendered;
let done: string[] = [];

function Screen({ read, typed }: { read: boolean; typed: string }) {
  const { press, isWaiting } = useWhenThere(read, () => done.push(typed));
  return (
    <button type="button" onClick={press} aria-busy={isWaiting}>
      {typed}
    </button>
  );
}

const button = () => find<HTMLButtonElement>(rendered.container, 'button');
const press = () => act(() => button().click());

beforeEach(() => {
  done = [];
});
afterEach(() => rendered.unmount());

test('it is done at once when everything is there, each time', () => {
  rendered = render(<Screen read typed="اول" />);
  press();
  press();
  expect(done).toEqual(['اول', 'اول']);
});

test('it waits, says so, and is done once, with what was typed until then', () => {
  rendered = render(<Screen read={false} typed="اول" />);
  press();
  press();
  expect(done).toEqual([]);
  expect(button().getAttribute('aria-busy')).toBe('true');
  rendered.rerender(<Screen read={false} typed="دوم" />);
  rendered.rerender(<Screen read typed="سوم" />);
  expect(done).toEqual(['سوم']);
  expect(button().getAttribute('aria-busy')).toBe('false');
  rendered.rerender(<Screen read={false} typed="چهارم" />);
  rendered.rerender(<Screen read typed="پنجم" />);
  expect(done).toEqual(['سوم']);
});

test('what nobody asked for is not done', () => {
  rendered = render(<Screen read={false} typed="اول" />);
  rendered.rerender(<Screen read typed="اول" />);
  expect(done).toEqual([]);
});
