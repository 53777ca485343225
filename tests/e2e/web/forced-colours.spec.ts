// In the colours of the system (Windows' contrast themes) the screens lose shade and shadow: what is chosen still
// stands out, and the mark of an inspector's view does not cover what is under it.
import type { Locator } from '@playwright/test';
import { knowsProvince } from '#tests/support/visiting-inspector.ts';
import { signIn } from '../support/demo-day.ts';
import { manager } from '../support/demo-people.ts';
import { expect, test } from '../support/desk.ts';
import { codeOfNow, visitBy } from '../support/inspector.ts';
import { arrive, press } from './screens/stop.ts';

const styleOf = (place: Locator, property: string) =>
  place.first().evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);

/** Each reading of the office's clock takes a second: what is done in it lies before the page's own time. */
const tenMinutesAgo = (): string => new Date(Date.now() - 10 * 60_000).toISOString();

test('what is chosen stands out in the colours of the system', { tag: '@release' }, async ({
  openDesk,
  prepareOffice,
}) => {
  const dir = await prepareOffice(tenMinutesAgo(), async ({ desk }) => knowsProvince(desk));
  const { page } = await openDesk({ dir });
  await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark' });
  const language = (name: string) => page.getByRole('radio', { name });
  await expect(language('English')).toBeVisible();
  expect(await styleOf(language('فارسی'), 'background-color')).not.toBe(
    await styleOf(language('English'), 'background-color'),
  );

  await signIn(page, manager);
  const section = (name: string) => page.getByRole('link', { name });
  const border = 'border-inline-start-color';
  expect(await styleOf(section('کارت صبح'), border)).not.toBe(await styleOf(section('همگام‌سازی'), border));

  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog');
  const tick = dialog.locator('label svg');
  await expect(tick).toBeHidden();
  await dialog.getByText('دربارهٔ مدیر دفتر است').click();
  await expect(tick).toBeVisible();

  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
  await visitBy(page, codeOfNow());
  await arrive(page, 'بندهای بازدید');
  const mark = await styleOf(page.locator('[data-words]'), 'color');
  expect(Number(/[\d.]+(?=\)$)/.exec(mark)?.[0])).toBeLessThan(0.25);
});
