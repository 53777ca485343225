// @vitest-environment happy-dom
// Who stands on a row stays on it when it goes on to another list, and nobody else is taken there.
import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { useKeptRow } from '#renderer/frame/kept-row.ts';
import { find, render } from './render.tsx';

function Lists() {
  const [over, setOver] = useState<readonly string[]>([]);
  const listOf = (rows: readonly string[]) => (
    <ul>
      {rows.map((row) => (
        <li key={row}>
          <button type="button" data-row={row}>
            {row}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <button type="button" id="end" onClick={() => setOver(['one'])}>
        پایان
      </button>
      <section {...useKeptRow()}>
        <div>{listOf(['one', 'two'].filter((row) => !over.includes(row)))}</div>
        <div>{listOf(over)}</div>
      </section>
    </>
  );
}

/** What has the focus after the visit that it names ended, with the focus on another element before. */
function endedWhileOn(...focused: readonly string[]): string | null {
  const { container } = render(<Lists />);
  for (const one of focused) act(() => find(container, one).focus());
  act(() => find(container, '#end').click());
  return document.activeElement?.textContent ?? null;
}

test('the row that goes on to another list has the focus there', () => {
  expect(endedWhileOn('[data-row="one"]')).toBe('one');
});

test('who stands on another row, or went elsewhere, stays there', () => {
  expect(endedWhileOn('[data-row="two"]')).toBe('two');
  expect(endedWhileOn('[data-row="one"]', '#end')).toBe('پایان');
});

test('who opened a row and went on is not taken back to it when its visit ends', () => {
  const { container } = render(<Lists />);
  const end = find(container, '#end');
  act(() => find(container, '[data-row="one"]').focus());
  act(() => end.focus());
  act(() => end.blur());
  act(() => end.click());
  expect(document.activeElement).toBe(document.body);
});
