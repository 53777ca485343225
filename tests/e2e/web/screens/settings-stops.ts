// What the office works by: tariffs, rates, terminals and closed days.
import { expect } from '../../support/desk.ts';
import { openPart, toSettings } from '../../support/settings.ts';
import { scheduleStops } from './premises-stops.ts';
import { holdPaper, leave, press, putAway, type Stop } from './stop.ts';

export const settingsStops: readonly Stop[] = [
  {
    screen: 'office settings: tariffs',
    async reach(page) {
      await leave(page);
      await toSettings(page, 'تعرفه‌ها');
      await expect(page.getByRole('button', { name: /باز کردن تعرفه/ })).toBeVisible();
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
      await openPart(page, 'نرخ‌های نهادهای متولی');
      await press(page, 'نرخ تازه');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'office settings: terminals',
    async reach(page) {
      await leave(page);
      await openPart(page, 'پایانه‌های تعیین‌شده');
      await expect(page.getByText('14999001')).toBeVisible();
    },
  },
  {
    screen: 'a terminal, with what is missing',
    async reach(page) {
      await press(page, 'پایانهٔ تازه');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a closed day, with what is missing',
    async reach(page) {
      await leave(page);
      await openPart(page, 'روزهای تعطیل');
      await press(page, 'ثبت روز تعطیل');
      await page.getByRole('dialog').getByRole('button', { name: 'ثبت روز تعطیل' }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'one-time codes of the manager, with what is missing',
    async reach(page) {
      await leave(page);
      await openPart(page, 'تأیید دوم مدیر');
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
      await openPart(page, 'خدمت‌ها و بخش‌ها');
      await press(page, 'افزودن بخش');
      await page.getByLabel('نام بخش').fill('بایگانی');
      await page.getByLabel('نام بخش').press('Enter');
      await expect(page.getByRole('button', { name: 'پایان بخش بایگانی' })).toBeVisible();
    },
  },
  {
    screen: 'office settings: history',
    async reach(page) {
      await page.getByRole('button', { name: 'پایان بخش بایگانی' }).press('Enter');
      await expect(page.getByRole('button', { name: 'پایان بخش بایگانی' })).toHaveCount(0);
      await openPart(page, 'سابقهٔ تنظیمات');
      const history = page.getByRole('region', { name: 'سابقهٔ تنظیمات' });
      await expect(history.getByRole('row').nth(1)).toBeVisible();
    },
  },
  {
    screen: 'office settings: matching rules, one tried',
    async reach(page) {
      await openPart(page, 'قاعده‌های تطبیق');
      await press(page, /^شمارهٔ پیگیری: آزمودن/);
      await expect(page.getByText(/تا دست‌کم/)).toBeVisible();
    },
  },
  {
    screen: 'office settings: what nobody has confirmed',
    async reach(page) {
      await openPart(page, 'موارد تأییدنشده');
      await expect(page.getByRole('button', { name: 'آسان‌تر شود: گذرنامه به‌تنهایی' })).toBeVisible();
    },
  },
  {
    screen: 'office settings: the address and telephone',
    reach: (page) => openPart(page, 'نشانی و تلفن دفتر'),
  },
  {
    screen: 'office settings: a part that is looked for in vain',
    async reach(page) {
      await page.getByLabel('جست‌وجو در تنظیمات').fill('ققققق');
      await expect(page.getByText('تنظیمی با این نام نیست')).toBeVisible();
    },
  },
  {
    screen: 'office settings: printers',
    reach: (page) => openPart(page, 'چاپگرها'),
  },
  {
    screen: 'office settings: tariffs again',
    reach: (page) => openPart(page, 'تعرفه‌ها'),
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
