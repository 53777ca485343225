// What the office works by: tariffs, rates, terminals and closed days.
import { expect } from '../../support/desk.ts';
import { scheduleStops } from './premises-stops.ts';
import { arrive, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

export const settingsStops: readonly Stop[] = [
  {
    screen: 'office settings: tariffs, rates, terminals and closed days',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+8');
      await arrive(page, 'تنظیمات دفتر');
      await expect(
        page.getByRole('region', { name: 'پایانه‌های تعیین‌شده' }).getByText('14999001'),
      ).toBeVisible();
    },
  },
  {
    screen: 'a tariff with its prices and changes',
    async reach(page) {
      await press(page, /باز کردن تعرفه/);
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
  {
    screen: 'a section of the office',
    async reach(page) {
      await leave(page);
      await press(page, 'افزودن بخش');
      await page.getByLabel('نام بخش').fill('بایگانی');
      await page.getByLabel('نام بخش').press('Enter');
      await expect(page.getByRole('button', { name: 'پایان بخش بایگانی' })).toBeVisible();
    },
  },
  {
    screen: 'office settings: papers, printers and history',
    async reach(page) {
      await page.getByRole('button', { name: 'پایان بخش بایگانی' }).press('Enter');
      await expect(page.getByRole('button', { name: 'پایان بخش بایگانی' })).toHaveCount(0);
      const history = page.getByRole('region', { name: 'سابقهٔ تنظیمات' });
      await history.scrollIntoViewIfNeeded();
      await expect(history.getByRole('row').nth(1)).toBeVisible();
    },
  },
  {
    screen: 'printed: the rate board',
    reach: (page) => holdPaper(page, () => press(page, 'چاپ تابلوی نرخ (A3)')),
  },
  {
    screen: 'office settings again',
    reach: putAway,
  },
  ...scheduleStops,
];
