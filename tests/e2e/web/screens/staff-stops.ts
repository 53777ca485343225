// The people screen: the list, and the file of a person in each of its steps.
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { clerk, manager } from '../../support/demo-day.ts';
import { expect } from '../../support/desk.ts';
import { today } from '../../support/reports.ts';
import { newcomer, registeredOnly } from './office-at-work.ts';
import { arrive, fill, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

export const staffStops: readonly Stop[] = [
  {
    screen: 'people',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+7');
      await arrive(page, 'کارکنان');
      await expect(page.getByRole('row', { name: new RegExp(newcomer) })).toBeVisible();
    },
  },
  {
    screen: 'a new person, with what is missing',
    async reach(page) {
      await press(page, 'ثبت شخص تازه');
      await press(page, 'ثبت');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a new person with a colleague’s name',
    async reach(page) {
      await fill(page, { نام: 'علي رضايي', 'کد ملی': '0084575948' });
      // The password is asked for again: the walk gives it.
      await press(page, 'ثبت');
      await expect(page.getByText('شخص دیگری است و فقط هم‌نام همکار است')).toBeVisible();
    },
  },
  {
    screen: 'a person without a supervision file',
    async reach(page) {
      await leave(page);
      await press(page, `باز کردن پروندهٔ ${registeredOnly}`);
      await press(page, 'ثبت پروندهٔ نظارتی');
      await expect(page.getByText('این را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a person without an inquiry',
    async reach(page) {
      await fill(page, { 'شمارهٔ پروندهٔ نظارتی': '1405/21', 'تاریخ تشکیل پرونده': '14050101' });
      await press(page, 'ثبت پروندهٔ نظارتی');
      await expect(page.getByText(/درخواست استعلام حفاظتی ثبت نشده است/)).toBeVisible();
    },
  },
  {
    screen: 'a person without a clearance',
    async reach(page) {
      await fill(page, { 'شمارهٔ درخواست استعلام': '1405/22', 'تاریخ درخواست': '14050102' });
      await press(page, 'ثبت درخواست استعلام');
      await expect(page.getByText(/استعلام حفاظتی معتبری ثبت نشده است/)).toBeVisible();
    },
  },
  {
    screen: 'a person to activate',
    async reach(page) {
      await leave(page);
      await press(page, `باز کردن پروندهٔ ${newcomer}`);
      await expect(page.getByRole('button', { name: 'فعال‌سازی و گرفتن کد' })).toBeVisible();
    },
  },
  {
    screen: 'a code for the first password',
    async reach(page) {
      await press(page, 'فعال‌سازی و گرفتن کد');
      await expect(page.getByText('فعال شد. کد را همین حالا به شخص بدهید')).toBeVisible();
    },
  },
  {
    screen: 'a transfer, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, `باز کردن پروندهٔ ${clerk.name}`);
      await press(page, 'جابه‌جایی');
      await press(page, 'ثبت جابه‌جایی');
      await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'the file of a person with a transfer',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      await dialog.getByText('ابلاغ', { exact: true }).click();
      await dialog.getByRole('button', { name: /مرجع نظارتی/ }).click();
      await page.getByRole('option', { name: 'هیئت نظارت بر دفاتر' }).click();
      await fill(dialog, {
        'شمارهٔ نامه': 'ج-۷',
        'تاریخ نامه': '14050901',
        // One that has taken effect is not taken back any more.
        'تاریخ اجرا': formatJalali(addDays(today, 1), 'numeric', 'fa'),
        'دلیل جابه‌جایی': 'کمبود نیرو در بخش ابلاغ',
        'رمز شما': manager.password,
      });
      await press(page, 'ثبت جابه‌جایی');
      await expect(page.getByRole('row', { name: /کمبود نیرو/ })).toBeVisible();
    },
  },
  {
    screen: 'a transfer taken back, with what is missing',
    async reach(page) {
      await press(page, 'پس گرفتن جابه‌جایی');
      const dialog = page.getByRole('dialog', { name: 'پس گرفتن جابه‌جایی' });
      await dialog.getByRole('button', { name: /^پس گرفتن جابه‌جایی/ }).click();
      await expect(dialog.getByText('این را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'printed: letters of a transfer',
    async reach(page) {
      await leave(page);
      await holdPaper(page, () => press(page, 'چاپ نامه‌ها'));
    },
  },
  {
    screen: 'the week of a person, with what is missing',
    async reach(page) {
      await putAway(page);
      await press(page, 'تعیین هفتهٔ کاری');
      await press(page, 'ثبت هفتهٔ کاری');
      await expect(page.getByRole('dialog').getByText('روز را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'leave of a person, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'ثبت مرخصی');
      await page.getByRole('dialog').getByRole('button', { name: 'ثبت', exact: true }).click();
      await expect(page.getByRole('dialog').getByText('روز را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a clearance taken back, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'لغو استعلام');
      await press(page, 'لغو و تعلیق همین حالا');
      await expect(page.getByText('این را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a cut-off',
    async reach(page) {
      await leave(page);
      await press(page, 'قطع دسترسی');
      await press(page, 'قطع دسترسی همین حالا');
      await expect(page.getByText('یکی از دلیل‌ها را انتخاب کنید.')).toBeVisible();
    },
  },
  {
    screen: 'a departure with its open accesses',
    async reach(page) {
      await leave(page);
      await leave(page);
      await press(page, `باز کردن پروندهٔ ${registeredOnly}`);
      await press(page, 'قطع دسترسی');
      await page.getByText('ترک دفتر', { exact: true }).click();
      await fill(page, { 'رمز شما': manager.password });
      await press(page, 'قطع دسترسی همین حالا');
      await expect(page.getByRole('row', { name: /سامانهٔ ثنا/ })).toBeVisible();
    },
  },
  {
    screen: 'an access that was cut, with what is missing',
    async reach(page) {
      await press(page, 'ثبت قطع سامانهٔ ثنا');
      await press(page, 'ثبت');
      await expect(page.getByText('این را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'printed: letter of a departure',
    async reach(page) {
      await leave(page);
      await holdPaper(page, () => press(page, 'چاپ نامه'));
    },
  },
  {
    screen: 'people, with somebody who left',
    async reach(page) {
      await putAway(page);
      await leave(page);
      await arrive(page, 'کارکنان');
    },
  },
];
