// The day close in its states: no report, what is in one, differences and their ends, closed and opened again.
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { csv, dayBefore, workbook } from '../../support/day-with-differences.ts';
import { manager } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { today } from '../../support/reports.ts';
import { arrive, asked, choose, fill, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

export const dayCloseStops: readonly Stop[] = [
  {
    screen: 'printed: slip of a complaint',
    reach: (page) => holdPaper(page, () => press(page, 'چاپ برگه')),
  },
  {
    screen: 'day close: no report yet',
    async reach(page) {
      await putAway(page);
      await press(page, 'ادامهٔ کار');
      await page.keyboard.press('Alt+3');
      await expect(page.getByText('پیش از بستن روز')).toBeVisible();
    },
  },
  {
    screen: 'day close: a file that is no report',
    async reach(page) {
      const file = { name: 'letter.csv', mimeType: 'text/csv', buffer: Buffer.from('سلام') };
      await choose(page, 'انتخاب فایل', file);
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'day close: the columns of an unknown report',
    async reach(page) {
      await press(page, 'انصراف');
      const text = 'مرجع,ریال,روز,پایانه\n633000000003,770000,1405/09/03,14999001\n';
      const file = { name: 'unknown.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await choose(page, 'انتخاب فایل', file);
      await expect(page.getByText(/این گزارش از شرکتی است که هنوز شناخته نیست/)).toBeVisible();
    },
  },
  {
    screen: 'day close: what is in a report',
    async reach(page) {
      await press(page, 'انصراف');
      await choose(page, 'انتخاب فایل', await workbook());
      await expect(page.getByText(/هنوز چیزی وارد نشده است/)).toBeVisible();
    },
  },
  {
    screen: 'day close: every kind of difference',
    async reach(page) {
      await press(page, 'وارد کردن گزارش');
      await choose(page, 'انتخاب فایل', csv());
      await press(page, 'وارد کردن گزارش');
      await expect(page.getByText('گزارش وارد شد: ۲ ردیف تازه.')).toBeVisible();
    },
  },
  {
    screen: 'day close: a match by hand',
    async reach(page) {
      await page
        .getByRole('button', { name: /^تطبیق دستی/ })
        .first()
        .click();
      await asked(page, 'تطبیق دستی');
    },
  },
  {
    screen: 'day close: the effect of a match',
    async reach(page) {
      await page.getByRole('option').first().click();
      await expect(page.getByText('پس از تطبیق')).toBeVisible();
    },
  },
  {
    screen: 'day close: a match withdrawn?',
    async reach(page) {
      await press(page, /^ثبت تطبیق/);
      await page
        .getByRole('button', { name: /^پس گرفتن/ })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    screen: 'day close: what is behind a difference',
    async reach(page) {
      await leave(page);
      await page
        .getByRole('button', { name: /^ردیف‌ها/ })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    screen: 'day close: a reason, with what is missing',
    async reach(page) {
      await leave(page);
      await page
        .getByRole('button', { name: /^نوشتن دلیل/ })
        .first()
        .click();
      await page.getByText('معلوم شد چه بوده است').click();
      await press(page, 'ثبت دلیل');
      await expect(page.getByText(/توضیح لازم است|دست‌کم چهار واژه/).first()).toBeVisible();
    },
  },
  {
    screen: 'day close: an earlier day is open',
    async reach(page) {
      await leave(page);
      await fill(page, { 'روز کاری': formatJalali(today, 'numeric', 'fa') });
      await expect(page.getByText(/روزهای پیش از این هنوز باز است/)).toBeVisible();
      await expect(page.getByRole('table', { name: 'کارهای غیرعادی روز' })).toContainText(
        'احراز هویت پس از رد',
      );
    },
  },
  {
    screen: 'day close: no transaction, with what is missing',
    async reach(page) {
      await page
        .getByRole('button', { name: /بدون تراکنش$/ })
        .first()
        .click();
      await press(page, /^ثبت بدون تراکنش/);
      await expect(page.getByText('شمارهٔ رسید جمع را وارد کنید.')).toBeVisible();
    },
  },
  {
    screen: 'day close: a closed day',
    async reach(page) {
      await leave(page);
      await fill(page, { 'روز کاری': formatJalali(dayBefore, 'numeric', 'fa') });
      await arrive(page, 'روز بسته شده');
    },
  },
  {
    screen: 'printed: sheet of a day',
    reach: (page) => holdPaper(page, () => page.keyboard.press('F10')),
  },
  {
    screen: 'day close: opened again?',
    async reach(page) {
      await putAway(page);
      await press(page, 'بازگشایی');
      await asked(page, 'بازگشایی روز');
    },
  },
  {
    screen: 'day close: closed? with what is missing',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      await fill(page, { دلیل: 'یک رسید جا مانده بود', 'رمز شما': manager.password });
      await dialog.getByRole('button', { name: 'بازگشایی' }).click();
      await page.getByRole('main').getByRole('button', { name: 'بستن روز' }).click();
      await dialog.getByRole('button', { name: 'بستن روز' }).click();
      await expect(page.getByText('رمز خود را وارد کنید.')).toBeVisible();
    },
  },
];
