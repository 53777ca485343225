// @vitest-environment happy-dom
// The report room over a real office: its numbers, their rows, and the period before.
import { act } from 'react';
import { expect, test } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { officeAtWork, servedVisit } from '#tests/support/closing-day.ts';

test('D20.85 a number of the month opens its rows, and the keys go to the month before', async () => {
  const office = await officeAtWork();
  await servedVisit(office, 1);
  const { container } = await showOver(office, office.manager, async () => {
    const { ReportScreen } = await import('#renderer/features/oversight/reports/report-screen.tsx');
    return <ReportScreen />;
  });
  const number = await there(
    () => container.querySelector<HTMLButtonElement>('button[aria-label^="دادخواست، دریافت"]'),
    'what came in for petitions',
  );
  expect(number.textContent).toContain('۷۷۰٬۰۰۰');
  expect(container.textContent).toContain('آذر ۱۴۰۵');
  // Days without a close are named.
  expect(container.textContent).toContain('۱ روز این دوره هنوز بسته نشده است');
  // A bar says its day and its amount; the hours are shown by visits, and by money when that is asked.
  const bar = [...container.querySelectorAll('svg rect title')].find((title) =>
    title.textContent?.includes('۷۷۰٬۰۰۰ ریال'),
  );
  expect(bar?.textContent).toContain('آذر ۱۴۰۵');
  const hours = container.querySelector('section[aria-label="مراجعه در ساعت و روز هفته"]');
  expect(hours?.querySelector('table')?.textContent).not.toContain('۷۷۰٬۰۰۰');
  await act(async () => hours?.querySelector('button')?.click());
  const money = container.querySelector('section[aria-label="دریافت در ساعت و روز هفته، ریال"]');
  expect(money?.querySelector('table')?.textContent).toContain('۷۷۰٬۰۰۰');
  await act(async () => number.click());
  const dialog = await there(() => document.querySelector('[role="dialog"]'), 'the rows');
  await there(() => dialog.textContent?.includes('14999001'), 'the terminal of the payment');
  await there(() => dialog.textContent?.includes(office.clerk.name), 'who took it');
  const close = dialog.querySelector<HTMLButtonElement>('header button');
  await act(async () => close?.click());
  await there(() => document.querySelector('[role="dialog"]') === null, 'the dialog is gone');
  await act(async () => {
    for (const type of ['keydown', 'keyup'])
      document.dispatchEvent(new KeyboardEvent(type, { code: 'BracketLeft', key: 'چ', bubbles: true }));
  });
  await there(
    () => container.textContent?.includes('آبان ۱۴۰۵'),
    'the month before, under a Persian layout too',
  );
  await there(() => container.textContent?.includes('چیزی ثبت نشده است'), 'nothing was recorded in it');
});

test('D20.87 the lines of an inspection stand beside the duties, each with its sentence and its own arrows', async () => {
  const office = await officeAtWork();
  const { container } = await showOver(office, office.manager, async () => {
    const { ReportScreen } = await import('#renderer/features/oversight/reports/report-screen.tsx');
    return <ReportScreen />;
  });
  const boxOf = (line: string) => container.querySelector<HTMLButtonElement>(`button[data-duty="${line}"]`);
  const first = await there(() => boxOf('V1'), 'the first line');
  expect(container.querySelectorAll('button[data-duty^="V"]')).toHaveLength(15);
  expect(container.querySelectorAll('button[data-duty^="D"]')).toHaveLength(22);
  // Tab comes into each of both.
  expect(first.tabIndex).toBe(0);
  await act(async () => first.click());
  await there(() => container.textContent?.includes('تابلوی ۱۲۷'), 'what the line is about');
  await act(async () => {
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
  });
  await there(() => boxOf('V2')?.getAttribute('aria-pressed') === 'true', 'the second line');
});
