// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { TimeText } from '#renderer/ui/time-text.tsx';
import { find, render } from './render.tsx';

test('an instant is shown as the wall clock shows it, and one that no calendar has as it stands', () => {
  const { container, unmount } = render(
    <>
      <TimeText at="2026-11-25T04:30:00.000Z" />
      <TimeText at="2026-02-31T25:00:00.000Z" />
    </>,
  );
  expect(find(container, 'time').textContent).toBe('۰۸:۰۰');
  expect(find(container, 'bdi').textContent).toBe('2026-02-31T25:00:00.000Z');
  unmount();
});
