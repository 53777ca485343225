// @vitest-environment happy-dom
// A screen that cannot be drawn is a plain sentence with a way on.
import { CatchBoundary } from '@tanstack/react-router';
import { act } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { ScreenFailed } from '#renderer/app/screen-failed.tsx';
import { find, type Rendered, render } from './render.tsx';

let rendered: Rendered;
let fails = true;

function Screen() {
  if (fails) throw new TypeError('this.is is not a function');
  return <p>{'همه چیز هست'}</p>;
}

afterEach(() => {
  rendered.unmount();
  vi.restoreAllMocks();
});

test('a screen that fails says what to do in Persian, and comes back when it is tried again', () => {
  // React reports every caught error there.
  vi.spyOn(console, 'error').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  rendered = render(
    <CatchBoundary getResetKey={() => 'screen'} errorComponent={ScreenFailed}>
      <Screen />
    </CatchBoundary>,
  );
  const { container } = rendered;
  expect(container.textContent).toContain('آنچه پیش‌تر ثبت شده محفوظ است. دوباره تلاش کنید');
  expect(container.textContent).not.toMatch(/not a function|went wrong/i);
  fails = false;
  act(() => find<HTMLButtonElement>(container, 'button').click());
  expect(container.textContent).toBe('همه چیز هست');
});
