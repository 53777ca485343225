// @vitest-environment happy-dom
// A record that was set aside says so in its row; one that counts says nothing of it.
import { afterEach, expect, test } from 'vitest';
import type { RecordRow } from '#core/oversight/records/contract.ts';
import { RecordsTable } from '#renderer/features/oversight/records/records-table.tsx';
import { type Rendered, render } from '#tests/renderer/render.tsx';

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

const row: RecordRow = {
  pos: 1,
  type: 'payment.recorded',
  at: '2026-11-25T06:30:00.000Z',
  day: '2026-11-25',
  personId: null,
  personName: null,
  deskNumber: 2,
  seq: 7,
  code: '0123-4567-89ab-cdef',
  amount: 770_000,
  aboutName: null,
  isSupervised: false,
  isQuarantined: false,
  visit: null,
};

test('N39 what was set aside is marked in the list of records, and nothing else is', () => {
  const rows = [row, { ...row, pos: 2, isQuarantined: true }];
  rendered = render(<RecordsTable caption="ثبت‌های روز" rows={rows} />);
  const told = [...rendered.container.querySelectorAll('tbody tr')].map(({ textContent }) =>
    textContent?.includes('کنار گذاشته شد؛ اثری ندارد'),
  );
  expect(told).toEqual([false, true]);
});
