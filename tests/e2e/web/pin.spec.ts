// The PIN of a shift opens the lock and nothing else. In the browser only: the shell makes no difference to it.
import type { Page } from '@playwright/test';
import { clerk, openDemoDay, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

async function setPin(page: Page, pin: string): Promise<void> {
  await page.getByRole('button', { name: 'پین قفل' }).click();
  await expect(page.getByLabel('رمز شما')).toBeFocused();
  await type(page, clerk.password);
  await press(page, 'Tab');
  await type(page, pin);
  await press(page, 'Tab');
  await type(page, pin);
  await press(page, 'Enter');
  await expect(page.getByText('پین تعیین شد')).toBeVisible();
  await press(page, 'Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

async function lockAndType(page: Page, pin: string): Promise<void> {
  await press(page, 'Control+l');
  await expect(page.getByLabel('پین')).toBeFocused();
  await type(page, pin);
  await press(page, 'Enter');
}

test('a clerk unlocks with the PIN and finds what was half typed; after five wrong ones the password is asked for', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await setPin(page, '2580');
  await toCounter(page);
  await type(page, '0790');
  await lockAndType(page, '۲۵۸۰');
  await expect(page.getByLabel('کد ملی', { exact: true })).toHaveValue('0790');

  await lockAndType(page, '2581');
  for (const left of ['۴', '۳', '۲', '۱']) {
    await expect(page.getByRole('alert')).toContainText(`${left} بار دیگر`);
    await type(page, '2581');
    await press(page, 'Enter');
  }
  await expect(page.getByRole('alert')).toContainText('با رمز خود باز کنید');
  await expect(page.getByLabel('رمز', { exact: true })).toBeFocused();
  await type(page, '2580');
  await press(page, 'Enter');
  await expect(page.getByRole('alert')).toContainText('رمز نادرست است');
  await type(page, clerk.password);
  await press(page, 'Enter');
  await expect(page.getByLabel('کد ملی', { exact: true })).toHaveValue('0790');
});

test('another person who signs in finds neither the PIN nor a way in by it', { tag: '@release' }, async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await setPin(page, '2580');
  await press(page, 'Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await page.getByText(clerk.name, { exact: true }).first().click();
  await expect(page.getByLabel('رمز', { exact: true })).toBeVisible();
  await expect(page.getByLabel('پین')).toHaveCount(0);
  await page.getByLabel('رمز', { exact: true }).fill('2580');
  await press(page, 'Enter');
  await expect(page.getByRole('alert')).toContainText('رمز نادرست است');
});
