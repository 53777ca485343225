// The access log, and the alert of bulk access.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { dayBefore } from '../../support/day-with-differences.ts';
import { clerk } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { arrive, asked, fill, leave, press, type Stop } from './stop.ts';

export const accessLogStops: readonly Stop[] = [
  {
    screen: 'who looked at what, with a sign',
    async reach(page) {
      await leave(page);
      await page.getByRole('link', { name: 'مشاهدهٔ اطلاعات' }).click();
      await arrive(page, 'مشاهدهٔ اطلاعات');
      await expect(page.getByRole('table', { name: 'مشاهده‌های پی‌درپی' })).toContainText(clerk.name);
      await expect(page.getByRole('table', { name: 'مشاهده‌های روز' })).toContainText('نمایش شناسهٔ کامل');
    },
  },
  {
    screen: 'a day on which nobody looked at anything',
    async reach(page) {
      await fill(page, { 'روز کاری': formatJalali(dayBefore, 'numeric', 'fa') });
      await expect(page.getByText('در این روز مشاهده‌ای ثبت نشده است')).toBeVisible();
    },
  },
  {
    screen: 'the answer to a sign, with what is missing',
    async reach(page) {
      await press(page, 'ثبت پاسخ');
      await asked(page, `مشاهده‌های پی‌درپی ${clerk.name}`);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('بنویسید از چه کسی پرسیده شد و چه معلوم شد.')).toBeVisible();
    },
  },
];
