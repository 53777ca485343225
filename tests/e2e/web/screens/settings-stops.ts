// What the office works by: tariffs, rates, terminals and closed days.
import { expect } from '../../support/desk.ts';
import { arrive, leave, press, type Stop } from './stop.ts';

export const settingsStops: readonly Stop[] = [
  {
    screen: 'office settings: tariffs, rates, terminals and closed days',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+7');
      await arrive(page, 'تنظیمات دفتر');
      await expect(
        page.getByRole('region', { name: 'پایانه‌های تعیین‌شده' }).getByText('14999001'),
      ).toBeVisible();
    },
  },
  {
    screen: 'a tariff with its prices and changes',
    async reach(page) {
      await press(page, /مرور و تأیید تعرفه/);
      await expect(page.getByRole('dialog').getByRole('row').nth(5)).toBeVisible();
    },
  },
  {
    screen: 'a tariff by form, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'تعرفه با فرم');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /مالیات بر ارزش افزوده/ }).click();
      await page.getByRole('option', { name: 'به نرخ افزوده می‌شود' }).click();
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(dialog.getByText('درصد مالیات را از ۱ تا ۵۰ وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a rate, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'نرخ تازه');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a terminal, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'پایانهٔ تازه');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a closed day, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'ثبت روز تعطیل');
      await page.getByRole('dialog').getByRole('button', { name: 'ثبت روز تعطیل' }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'one-time codes of the manager, with what is missing',
    async reach(page) {
      await leave(page);
      const section = page.getByRole('region', { name: 'تأیید دوم مدیر' });
      await section.getByRole('button', { name: 'برگهٔ کدهای یک‌بارمصرف' }).click();
      await press(page, 'ساخت کدها');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
];
