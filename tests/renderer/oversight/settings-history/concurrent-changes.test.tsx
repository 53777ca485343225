// @vitest-environment happy-dom
// D20.4: a value that was set apart is shown with who set it, where and when.
import { afterEach, expect, test } from 'vitest';
import { WeekText } from '#renderer/features/oversight/shifts/week-text.tsx';
import { ConcurrentChangesNotice } from '#renderer/frame/concurrent-changes.tsx';
import { type Rendered, render } from '#tests/renderer/render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

test('D20.4 nothing is said while nothing was set apart', () => {
  rendered = render(<ConcurrentChangesNotice settings={[]} />);
  expect(rendered.container.textContent).toBe('');
});

test('D20.4 what was set apart is said with its name, its value, who set it and where', () => {
  const id = '01992d10-0000-7000-8000-000000000001';
  const setting = {
    ...{ register: 'rate' as const, id, about: 'typing', what: '5000' },
    ...{ at: '2026-11-25T06:00:00.000Z', byName: 'مریم احمدی', here: false },
  };
  rendered = render(
    <ConcurrentChangesNotice settings={[setting]} nameOf={() => 'تایپ'} wordsOf={(what) => `${what} ریال`} />,
  );
  const text = rendered.container.textContent ?? '';
  for (const said of ['تایپ: 5000 ریال', 'مریم احمدی', 'رایانهٔ دیگر']) expect(text).toContain(said);
});

test('D20.4 a week that was set apart is said with its day and its hours, not as it is stored', () => {
  const hours = { starts: '08:00', ends: '14:00' };
  const setting = {
    ...{ register: 'week' as const, id: '01992d10-0000-7000-8000-000000000001', about: '' },
    what: `2026-11-21 ${JSON.stringify([hours, null, null, null, null, null, null])}`,
    ...{ at: '2026-11-25T06:00:00.000Z', byName: 'مریم احمدی', here: true },
  };
  rendered = render(
    <ConcurrentChangesNotice settings={[setting]} wordsOf={(what) => <WeekText week={what} />} />,
  );
  const text = rendered.container.textContent ?? '';
  for (const said of ['شنبه', '۰۸:۰۰', '۱۴:۰۰']) expect(text).toContain(said);
  expect(text).not.toContain('{');
});
