// @vitest-environment happy-dom
// The calendar of days by its keys, and before the first day.
import { act } from 'react';
import { expect, test } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { openOffice, type TestOffice } from '#tests/support/office.ts';

const show = async (office: TestOffice) =>
  showOver(office, office.manager, async () => {
    const { DaysScreen } = await import('#renderer/features/oversight/reports/days-screen.tsx');
    return <DaysScreen />;
  });

const focused = (): string => document.activeElement?.getAttribute('data-day') ?? '';
const press = (key: string) =>
  act(async () => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
    );
  });

test('D21.85 the focus is on today, arrows go over days and months, Home comes back', async () => {
  const office = await officeAtWork();
  const { container } = await show(office);
  await there(() => focused() === '2026-11-25', 'today has the focus');
  expect(document.activeElement?.textContent).toContain('باز');
  await press('ArrowRight');
  await there(() => focused() === '2026-11-24', 'the day before is to the right');
  await press('ArrowUp');
  await there(() => focused() === '2026-11-17', 'a week before, in the month before');
  await press('PageUp');
  await there(() => focused().startsWith('2026-10'), 'a month before');
  await press('Home');
  await there(() => focused() === '2026-11-25', 'today again');
  // One Tab stop.
  expect(container.querySelectorAll('[data-day][tabindex="0"]')).toHaveLength(1);
});

test('before the first day there is no calendar, and the reason', async () => {
  const office = await openOffice();
  const { container } = await show(office);
  await there(() => container.textContent?.includes('هنوز روزی باز نشده است'), 'an empty state');
  expect(container.querySelector('table')).toBeNull();
});
