// The settings, one part at a time.
import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/** Opens a part of the settings by its name, from the index of the settings, by keyboard. */
export async function openPart(page: Page, name: string): Promise<void> {
  await page.getByLabel('جست‌وجو در تنظیمات').fill(name);
  await expect(page.getByRole('menuitemradio').first()).toHaveText(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitemradio', { name, exact: true })).toBeChecked();
}

/** Goes to a part of the settings from any screen of the manager. */
export async function toSettings(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: /تنظیمات دفتر/ }).press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'تنظیمات دفتر' })).toBeVisible();
  await openPart(page, name);
}
