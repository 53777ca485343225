// @vitest-environment happy-dom
// The reminder that no legal advice is given: where it belongs, quiet, and away for who has put it away.
import { act } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { useSession } from '#renderer/api/session.ts';
import { AdviceReminder } from '#renderer/features/counter/fees/advice-reminder.tsx';
import { type Rendered, render } from '#tests/renderer/render.tsx';

const title = 'این دفتر مشاورهٔ حقوقی نمی‌دهد';
const signIn = (id: string) =>
  useSession.getState().begin({
    token: `${id} signed in`,
    person: { id, name: 'علی رضایی', role: 'clerk' } as Parameters<
      ReturnType<typeof useSession.getState>['begin']
    >[0]['person'],
  });

let rendered: Rendered | undefined;
beforeEach(() => signIn('one'));
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
  useSession.getState().end();
});

const show = (...chosen: string[]) => {
  rendered?.unmount();
  rendered = render(<AdviceReminder chosen={chosen} />);
  return rendered.container;
};
const press = (container: HTMLElement, name: string) => {
  const button = [...container.querySelectorAll('button')].find(
    ({ textContent }) => textContent?.trim() === name,
  );
  if (button === undefined) throw new Error(`no button ${name}`);
  act(() => button.click());
};

test('D15.2 drafting brings the reminder with the card of 129, and nothing else does', () => {
  expect(show().textContent).toBe('');
  expect(show('typing', 'sana-register').textContent).toBe('');
  for (const code of ['petition', 'brief', 'declaration']) {
    const container = show('typing', code);
    expect(container.textContent).toContain(title);
    expect(container.textContent).toContain('F11');
    expect(container.textContent).toContain('چاپ برگهٔ ۱۲۹');
  }
});

test('D15.2 it interrupts nobody: no alert, no dialog, and the focus stays where it was', () => {
  const field = document.body.appendChild(document.createElement('input'));
  field.focus();
  const container = show('petition');
  expect(container.querySelector('[role=alert], [role=dialog]')).toBeNull();
  expect(document.activeElement).toBe(field);
  field.remove();
});

test('D15.2 put away it stays away for that session, over a lock too, and comes back with the next', () => {
  press(show('petition'), 'تا خروج من نشان نده');
  expect(rendered?.container.textContent).toBe('');
  expect(show('brief').textContent).toBe('');
  act(() => useSession.getState().lock());
  act(() => useSession.getState().unlock('another token of the same session'));
  expect(show('petition').textContent).toBe('');
  act(() => signIn('another'));
  expect(show('petition').textContent).toContain(title);
  act(() => useSession.getState().end());
  act(() => signIn('one'));
  expect(show('petition').textContent).toContain(title);
});
