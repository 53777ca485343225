// @vitest-environment happy-dom
// What comes next after an act has the focus: on what is typed into, else as a whole; a button only where it asks first.
import { act, useState } from 'react';
import { expect, test } from 'vitest';
import { ComesNext } from '#renderer/ui/comes-next.tsx';
import { find, render } from './render.tsx';

type Next = { what: string; hasField: boolean; isBegunByButton?: boolean; isLedTo?: boolean };

function Screen({ nexts }: { nexts: readonly Next[] }) {
  const [at, setAt] = useState(-1);
  const next = nexts[at];
  return (
    <main id="screen" tabIndex={-1}>
      {/* Its button goes with the act. */}
      <button type="button" id="act" key={at} onClick={() => setAt(at + 1)}>
        ثبت
      </button>
      <input id="elsewhere" />
      {next === undefined ? null : (
        <ComesNext {...next}>
          <p>{next.what}</p>
          <button type="button" id="button">
            باز کردن
          </button>
          {next.hasField ? <input id="field" /> : null}
        </ComesNext>
      )}
    </main>
  );
}

/** What has the focus after so many acts. */
function after(acts: number, nexts: readonly Next[], isElsewhere = false): string | null {
  const { container } = render(<Screen nexts={nexts} />);
  for (let done = 0; done < acts; done += 1) {
    const button = find(container, '#act');
    act(() => (isElsewhere ? find(container, '#elsewhere') : button).focus());
    act(() => button.click());
  }
  const focused = document.activeElement;
  return focused?.hasAttribute('data-comes-next') === true ? focused.textContent : (focused?.id ?? null);
}

const code = { what: 'کد یک‌بارمصرف', hasField: false };
const form = { what: 'پرونده', hasField: true };

test('what is read first has the focus as a whole, and no button in it', () => {
  expect(after(1, [code])).toContain(code.what);
});

test('what is typed into has the focus', () => {
  expect(after(1, [form])).toBe('field');
});

test('a button has it where it asks before it does anything', () => {
  expect(after(1, [{ ...form, isBegunByButton: true }])).toBe('button');
});

test('what comes in its place has the focus anew', () => {
  expect(after(2, [code, form])).toBe('field');
  expect(after(2, [form, code])).toContain(code.what);
});

test('who works elsewhere stays there, and where nothing led nothing is taken', () => {
  expect(after(1, [form], true)).toBe('elsewhere');
  expect(after(1, [{ ...form, isLedTo: false }])).not.toBe('field');
});
