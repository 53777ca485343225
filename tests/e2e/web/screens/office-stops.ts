// The manager's screens, duty by duty, then sync and the morning card. Two lists: each is walked in an office of its own.
import { bankStatementCsv } from '#core/demo/bank-statement.ts';
import { expect } from '../../support/desk.ts';
import { today } from '../../support/reports.ts';
import { accessLogStops } from './access-log-stops.ts';
import { complaintStops } from './complaint-stops.ts';
import { dayCloseStops } from './day-close-stops.ts';
import { equipmentStops } from './equipment-stops.ts';
import { photoStops } from './premises-stops.ts';
import { reportStops } from './report-stops.ts';
import { settingsStops } from './settings-stops.ts';
import { staffStops } from './staff-stops.ts';
import { arrive, choose, leave, press, type Stop } from './stop.ts';
import { supervisionStops } from './supervision-stops.ts';
import { trainingStops } from './training-stops.ts';
import { violationStops } from './violation-stops.ts';

const sync: readonly Stop[] = [
  {
    screen: 'sync, with a province that is not reached',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+6');
      await expect(page.getByText('مانع ارسال')).toBeVisible();
    },
  },
];

const inbox: readonly Stop[] = [
  {
    screen: 'the in-box, with what is open and what was handled',
    async reach(page) {
      await leave(page);
      await page.getByRole('link', { name: /کارتابل وکلا/ }).click();
      await expect(page.getByText('دادخواست مطالبهٔ وجه')).toBeVisible();
    },
  },
  {
    screen: 'what came in, with what is missing',
    async reach(page) {
      await press(page, 'ثبت مورد رسیده');
      await press(page, 'ثبت');
      await expect(page.getByText('موضوع را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'what was done with it, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'رسیدگی شد: دادخواست مطالبهٔ وجه');
      await press(page, 'ثبت');
      await expect(page.getByText('شرح اقدام را بنویسید.').first()).toBeVisible();
    },
  },
];

// The office was filled by another run of the application: what failed to print then still waits now (D2.11).
const prints: readonly Stop[] = [
  {
    screen: 'the prints that wait',
    async reach(page) {
      await leave(page);
      await press(page, '۱ چاپ در صف');
      await expect(page.getByRole('dialog').getByText('کاغذ ندارد یا گیر کرده')).toBeVisible();
    },
  },
  {
    screen: 'throwing a print away, with what is missing',
    async reach(page) {
      await press(page, 'کنار گذاشتن چاپ برگهٔ پرداخت با کارتخوان');
      const dialog = page.getByRole('dialog', { name: 'کنار گذاشتن چاپ' });
      await dialog.getByRole('button', { name: 'کنار گذاشتن', exact: true }).click();
      await expect(dialog.getByText('دلیل را بنویسید.')).toBeVisible();
      await dialog.getByRole('button', { name: 'انصراف' }).click();
    },
  },
];

const morning: readonly Stop[] = [
  {
    screen: 'morning card of the manager, with what is left over',
    async reach(page) {
      await page.keyboard.press('Alt+1');
      await expect(page.getByText(/^روز .+ بسته نشده است$/).first()).toBeVisible();
    },
  },
  {
    screen: 'what is paid for and not filed, over all days',
    async reach(page) {
      await press(page, /در انتظار ثبت/);
      await expect(page.getByRole('table', { name: 'در انتظار ثبت در سامانهٔ قضایی' })).toBeVisible();
    },
  },
  {
    screen: 'what does not agree, over all days',
    async reach(page) {
      await page.keyboard.press('Alt+1');
      await page
        .getByRole('button', { name: /مغایرت‌های باز/ })
        .first()
        .click();
      await expect(page.getByRole('table', { name: 'مغایرت‌های باز' })).toBeVisible();
    },
  },
  {
    screen: 'a difference ended with words, with what is missing',
    async reach(page) {
      await page
        .getByRole('button', { name: /^بستن با توضیح/ })
        .first()
        .click();
      await press(page, 'بستن با توضیح');
      await expect(page.getByText('یکی از دلیل‌ها را انتخاب کنید.')).toBeVisible();
    },
  },
  {
    screen: 'the bank statement: none yet',
    async reach(page) {
      await leave(page);
      await press(page, 'صورت‌حساب بانک');
      await arrive(page, 'صورت‌حساب بانک');
      await expect(page.getByText('هنوز صورت‌حسابی وارد نشده است')).toBeVisible();
    },
  },
  {
    screen: 'the bank statement: columns, and what is in it',
    async reach(page) {
      const buffer = Buffer.from(bankStatementCsv([{ day: today, credit: 1_540_000 }]));
      await choose(page, 'انتخاب فایل', { name: 'bank.csv', mimeType: 'text/csv', buffer });
      await expect(page.getByText(/واریز ۱٬۵۴۰٬۰۰۰ ریال|پیش از نخستین گزارش/)).toBeVisible();
    },
  },
  {
    screen: 'the calendar of checks, on a day',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+1');
      const calendar = page.getByRole('region', { name: 'تقویم بررسی‌ها' });
      await calendar.locator('[data-day][tabindex="0"]').focus();
      await page.keyboard.press('ArrowRight');
      await expect(calendar.locator('[data-day]:focus')).toHaveAccessibleName(/بررسی نشد|درست|نوبت نبود/);
    },
  },
  ...photoStops,
  {
    screen: 'wiping the demo office, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'پاک کردن دفتر نمونه');
      await page.getByRole('alertdialog').getByRole('button', { name: 'پاک کردن دفتر نمونه' }).click();
      await expect(page.getByRole('alertdialog').getByRole('alert')).toBeVisible();
    },
  },
];

export const officeStops: readonly Stop[] = [
  ...complaintStops,
  ...dayCloseStops,
  ...staffStops,
  ...settingsStops,
];

export const moreOfficeStops: readonly Stop[] = [
  ...equipmentStops,
  ...trainingStops,
  ...accessLogStops,
  ...reportStops,
  ...supervisionStops,
  ...violationStops,
  ...inbox,
  ...prints,
  ...sync,
  ...morning,
];
