// In the colours of the system (Windows' contrast themes) the screens lose shade and shadow: what is chosen still
// stands out, and the mark of a demo office does not cover what is under it.
import type { Locator } from '@playwright/test';
import { signIn } from '../support/demo-day.ts';
import { manager } from '../support/demo-people.ts';
import { expect, test } from '../support/desk.ts';

const styleOf = (place: Locator, property: string) =>
  place.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

test('what is chosen stands out in the colours of the system', { tag: '@release' }, async ({ openDesk }) => {
  const { page } = await openDesk();
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const language = (name: string) => page.getByRole('radio', { name });
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await expect(language('English')).toBeVisible();
  expect(await styleOf(language('فارسی'), 'background-color')).not.toBe(
    await styleOf(language('English'), 'background-color'),
  );

  await signIn(page, manager);
  const section = (name: string) => page.getByRole('link', { name });
  const border = 'border-inline-start-color';
  expect(await styleOf(section('کارت صبح'), border)).not.toBe(await styleOf(section('همگام‌سازی'), border));
  const mark = await styleOf(page.locator('[data-words]'), 'color');
  expect(Number(/[\d.]+(?=\)$)/.exec(mark)?.[0])).toBeLessThan(0.25);

  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog');
  const tick = dialog.locator('label svg');
  await expect(tick).toBeHidden();
  await dialog.getByText('دربارهٔ مدیر دفتر است').click();
  await expect(tick).toBeVisible();
});
