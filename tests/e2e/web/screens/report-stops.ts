// The calendar of days and the report room.
import { expect } from '../../support/desk.ts';
import { arrive, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

export const reportStops: readonly Stop[] = [
  {
    screen: 'the calendar of days, on today',
    async reach(page) {
      await leave(page);
      await page.getByRole('link', { name: 'روزها', exact: true }).click();
      await arrive(page, 'روزها');
      await expect(page.locator('[data-day]:focus')).toBeVisible();
    },
  },
  {
    screen: 'the report of a month',
    async reach(page) {
      await page.getByRole('link', { name: 'گزارش‌ها' }).click();
      await expect(page.getByRole('list', { name: 'ارقام اصلی دوره' })).toBeVisible();
      await expect(page.getByRole('list', { name: 'انطباق دوره' })).toBeVisible();
    },
  },
  {
    screen: 'the rows behind a number',
    async reach(page) {
      await page.getByRole('table', { name: 'خدمت‌ها' }).getByRole('button').first().click();
      await expect(
        page.getByRole('table', { name: 'ردیف‌های این رقم' }).getByRole('row').nth(1),
      ).toBeVisible();
    },
  },
  {
    screen: 'an export of the report?',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Control+e');
      await expect(page.getByRole('dialog', { name: 'خروجی' })).toBeVisible();
    },
  },
  {
    screen: 'a view of the report is kept?',
    async reach(page) {
      await leave(page);
      await press(page, 'ذخیرهٔ نما');
      await expect(page.getByRole('dialog', { name: 'ذخیرهٔ نما' })).toBeVisible();
    },
  },
  {
    screen: 'the report with kept views',
    async reach(page) {
      await page.getByLabel('نام نما').fill('ماه به خدمت');
      await press(page, 'ذخیره');
      await expect(page.getByRole('button', { name: /نماهای ذخیره‌شده/ })).toContainText('ماه به خدمت');
    },
  },
  {
    screen: 'printed: report of a month',
    async reach(page) {
      await holdPaper(page, () => page.keyboard.press('F10'));
    },
  },
  {
    screen: 'printed: compliance of a month',
    async reach(page) {
      await putAway(page);
      await holdPaper(page, () => press(page, 'چاپ انطباق'));
    },
  },
  {
    screen: 'the report of a year',
    async reach(page) {
      await putAway(page);
      await press(page, 'سال');
      await expect(page.getByRole('list', { name: 'ارقام اصلی دوره' })).toBeVisible();
    },
  },
];
