// A security key in a real browser (a virtual authenticator of Chromium): registered once, asked for by an act, lost, and
// answered by a printed code. In the browser only: the desktop shell does not speak with keys.
import type { CDPSession, Page } from '@playwright/test';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, manager, openDemoDay, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { toSettings } from '../support/settings.ts';
import { expectSound } from '../support/sound-screen.ts';
import { fill, press } from './screens/stop.ts';

async function plugIn(page: Page): Promise<() => Promise<void>> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: false,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return async () => {
    await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
  };
}

test('D11.15 D11.17 a manager registers a key, cuts off by a touch, loses it, and goes on by a printed code', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await toSettings(page, 'تأیید دوم مدیر');
  const section = page.getByRole('region', { name: 'تأیید دوم مدیر' });
  const unplug = await plugIn(page);
  await section.getByRole('button', { name: 'ثبت کلید امنیتی' }).click();
  await fill(page, { 'نام کلید': 'کلید کشوی مدیر', 'رمز شما': manager.password });
  await press(page, 'لمس کلید و ثبت');
  await expect(section.getByRole('row', { name: /کلید کشوی مدیر/ })).toBeVisible();

  // It opens the locked page too (A75).
  await page.keyboard.press('Control+l');
  await press(page, 'باز کردن با کلید امنیتی یا کارت');
  await expect(section.getByRole('row', { name: /کلید کشوی مدیر/ })).toBeVisible();

  // From now on what changes keys and codes takes the key, without a further press.
  await section.getByRole('button', { name: 'برگهٔ کدهای یک‌بارمصرف' }).click();
  await fill(page, { 'رمز شما': manager.password });
  await press(page, 'ساخت کدها');
  const codes = page.getByRole('alertdialog').getByRole('listitem');
  await expect(codes).toHaveCount(8);
  const code = (await codes.first().textContent()) ?? '';
  await press(page, 'کدها را نگه داشتم');
  await section.getByRole('button', { name: 'الزامی کردن تأیید دوم' }).click();
  await fill(page, { 'رمز شما': manager.password });
  await page.getByRole('dialog').getByRole('button', { name: 'الزامی کردن تأیید دوم' }).click();
  await expect(section.getByText('الزامی', { exact: true })).toBeVisible();

  // The key is lost: the act waits, and a code lets it go on.
  await unplug();
  await page.keyboard.press('Alt+7');
  await press(page, `باز کردن پروندهٔ ${clerk.name}`);
  await press(page, 'قطع دسترسی');
  await page.getByText('ترک دفتر', { exact: true }).click();
  await fill(page, { 'رمز شما': manager.password });
  await press(page, 'قطع دسترسی همین حالا');
  const asked = page.getByRole('dialog', { name: 'تأیید دوم' });
  await expect(asked.getByText('هنوز چیزی ثبت نشده است')).toBeVisible();
  await expectSound(page, 'second factor: asked, without its key');
  await asked.getByLabel('کد یک‌بارمصرف', { exact: true }).fill('0000-0000-0000-0000');
  await asked.getByRole('button', { name: 'تأیید با کد' }).click();
  await expect(asked.getByRole('alert')).toContainText('پذیرفته نشد');
  await asked.getByLabel('کد یک‌بارمصرف', { exact: true }).fill(code);
  await asked.getByRole('button', { name: 'تأیید با کد' }).click();
  await expect(page.getByText('زمان قطع دسترسی')).toBeVisible();
});

test('D11.15 the dialogs of the second factor are sound in every look', { tag: '@release' }, async ({
  openDesk,
  prepareOffice,
}) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await toSettings(page, 'تأیید دوم مدیر');
  const section = page.getByRole('region', { name: 'تأیید دوم مدیر' });
  await section.getByRole('button', { name: 'ثبت کلید امنیتی' }).click();
  await press(page, 'لمس کلید و ثبت');
  await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
  await expectSound(page, 'second factor: a key to register, with what is missing');
  await page.keyboard.press('Escape');
  await section.getByRole('button', { name: 'برگهٔ کدهای یک‌بارمصرف' }).click();
  await fill(page, { 'رمز شما': manager.password });
  await press(page, 'ساخت کدها');
  await expect(page.getByRole('alertdialog').getByRole('listitem')).toHaveCount(8);
  await expectSound(page, 'second factor: the sheet of codes');
  await press(page, 'کدها را نگه داشتم');
  await section.scrollIntoViewIfNeeded();
  await expectSound(page, 'second factor: keys and codes');
});

test('A76 a clerk lets their key open the page for the shift, without a registration', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await plugIn(page);
  await page.getByRole('button', { name: 'پین قفل' }).press('Enter');
  await page.getByRole('button', { name: 'به جای پین، کلید امنیتی یا کارت' }).press('Enter');
  await fill(page, { 'رمز شما': clerk.password });
  await page.keyboard.press('Enter');
  await expect(page.getByText('قفل این صفحه با آن باز می‌شود.')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+l');
  await press(page, 'باز کردن با کلید امنیتی یا کارت');
  await expect(page.getByRole('navigation', { name: 'بخش‌ها' })).toBeVisible();
});
