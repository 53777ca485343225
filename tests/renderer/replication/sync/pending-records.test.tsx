// @vitest-environment happy-dom
// J38: records that are in no table yet are told with the PC whose records they are and the PC to switch on.
import { act } from 'react';
import { afterEach, expect, test } from 'vitest';
import { PendingRecords } from '#renderer/features/replication/sync/pending-records.tsx';
import { speak } from '#renderer/i18n/spoken.ts';
import { type Rendered, render } from '#tests/renderer/render.tsx';

const [one, two] = [
  { deskNumber: 1, name: 'باجهٔ یک' },
  { deskNumber: 2, name: 'باجهٔ دو' },
];

let rendered: Rendered | undefined;
afterEach(async () => {
  rendered?.unmount();
  rendered = undefined;
  await act(() => speak('fa'));
});

const shown = (waiting: Parameters<typeof PendingRecords>[0]['waiting']): string => {
  rendered = render(<PendingRecords waiting={waiting} />);
  return rendered.container.textContent ?? '';
};

test('J38 nothing is said while nothing waits', () => {
  expect(shown([])).toBe('');
});

test('J38 records that wait are said with their number, their PC and the PC to switch on', () => {
  const text = shown([
    { pc: two, entries: 3, missing: [one, null] },
    { pc: null, entries: 1, missing: [] },
  ]);
  expect(text).toContain('۳ ثبت باجهٔ دو (باجهٔ ۲)');
  expect(text).toContain('باجهٔ یک (باجهٔ ۱) و رایانه‌ای که اینجا شناخته نیست را روشن و به شبکه متصل کنید');
  expect(text).toContain('۱ ثبت رایانه‌ای که اینجا شناخته نیست دنبالهٔ ثبت‌های پیش از خود نیست');
});

test('J38 the same in English', async () => {
  await act(() => speak('en'));
  expect(shown([{ pc: two, entries: 1, missing: [one] }])).toContain(
    '1 record of باجهٔ دو (desk 2) names records of باجهٔ یک (desk 1) that are not here',
  );
});
