// @vitest-environment happy-dom
// The focus is never on nothing: when what had it goes, the part of the screen around it has it, and no other control.
import { act, useState } from 'react';
import { expect, test, vi } from 'vitest';
import { useKeptFocus } from '#renderer/frame/kept-focus.ts';
import { find, render } from './render.tsx';

type Leads = 'nowhere' | 'itself' | 'form';

function Screen({ leads }: { leads: Leads }) {
  useKeptFocus();
  const [isDone, setIsDone] = useState(false);
  return (
    <main id="screen" tabIndex={-1}>
      <section id="part">
        {isDone ? null : (
          <form id="form">
            <button type="button" id="act" onClick={() => setIsDone(true)}>
              ثبت
            </button>
          </form>
        )}
        {isDone && leads === 'form' ? (
          <form>
            <input id="field" />
          </form>
        ) : null}
        <button
          type="button"
          id="next"
          ref={(next) => (isDone && leads === 'itself' ? next?.focus() : undefined)}
        >
          بعدی
        </button>
      </section>
    </main>
  );
}

const later = () => act(() => new Promise((resolve) => setTimeout(resolve, 250)));

test.each([
  ['the part around it', 'nowhere', 'part'],
  ['what the screen itself leads to', 'itself', 'next'],
  ['the first field of the form that came there', 'form', 'field'],
] as const)('after an act whose button goes, %s has the focus', async (_what, leads, id) => {
  const { container } = render(<Screen leads={leads} />);
  const button = find(container, '#act');
  act(() => button.focus());
  await act(async () => button.click());
  await later();
  expect(document.activeElement?.id).toBe(id);
});

test('what was shut for a moment has the focus again', async () => {
  const { container } = render(<Screen leads="nowhere" />);
  const button = find<HTMLButtonElement>(container, '#act');
  act(() => button.focus());
  act(() => {
    button.disabled = true;
    button.blur();
  });
  act(() => {
    button.disabled = false;
  });
  await later();
  expect(document.activeElement?.id).toBe('act');
});

test('a loss that was made good is none: after the next one a screen has its whole time to lead on', () => {
  vi.useFakeTimers();
  try {
    const { container } = render(<Screen leads="nowhere" />);
    const [button, next] = [find(container, '#act'), find(container, '#next')];
    const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
    act(() => button.focus());
    act(() => button.blur());
    act(() => next.focus());
    // What has the focus now goes just before the look that the first loss had asked for; what leads on comes a moment later.
    pass(90);
    act(() => next.blur());
    pass(90);
    expect(document.activeElement).toBe(document.body);
    pass(100);
    expect(document.activeElement?.id).toBe('next');
  } finally {
    vi.useRealTimers();
  }
});

test('who pressed beside everything has the focus on nothing, and nobody takes it', async () => {
  const { container } = render(<Screen leads="nowhere" />);
  const button = find(container, '#act');
  act(() => button.focus());
  act(() => void document.body.dispatchEvent(new Event('pointerdown', { bubbles: true })));
  act(() => button.blur());
  act(() => find(container, '#part').append(document.createElement('span')));
  await later();
  expect(document.activeElement).toBe(document.body);
});
