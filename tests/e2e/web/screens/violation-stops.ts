// Violation reports: one for the manager with the records that show it, and one that only the province reads.
import { clerk, manager } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { arrive, asked, fill, leave, press, type Stop } from './stop.ts';

export const violationStops: readonly Stop[] = [
  {
    screen: 'violation reports before there are any',
    async reach(page) {
      await leave(page);
      await page.getByRole('link', { name: 'گزارش تخلف' }).click();
      await arrive(page, 'گزارش تخلف');
      await expect(page.getByText('گزارشی ثبت نشده است')).toBeVisible();
    },
  },
  {
    screen: 'a violation report, with what is missing and the records of the day',
    async reach(page) {
      await press(page, 'گزارش تخلف تازه');
      await press(page, 'ثبت گزارش');
      await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
      await expect(page.getByRole('table', { name: 'ثبت‌های روز' })).toBeVisible();
    },
  },
  {
    screen: 'a report about the manager is sealed',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /دربارهٔ/ }).click();
      await page.getByRole('option', { name: manager.name }).click();
      await expect(dialog.getByText('این گزارش برای استان مهر می‌شود')).toBeVisible();
    },
  },
  {
    screen: 'the slip of a report',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /دربارهٔ/ }).click();
      await page.getByRole('option', { name: clerk.name }).click();
      await dialog.getByRole('button', { name: /قاعدهٔ نقض‌شده/ }).click();
      await page.getByRole('option', { name: 'نرخ مصوب' }).click();
      await fill(page, { 'شرح تخلف': 'سارا نوری دید که بیش از نرخ مصوب خواسته شد' });
      await dialog.getByRole('table', { name: 'ثبت‌های روز' }).locator('label').first().click();
      await expect(dialog.getByText('۱ ثبت انتخاب شده است')).toBeVisible();
      await press(page, 'ثبت گزارش');
      await asked(page, 'رسید گزارش تخلف');
    },
  },
  {
    screen: 'the report as it is read',
    async reach(page) {
      await leave(page);
      await page.getByRole('button', { name: /^باز کردن گزارش/ }).click();
      await asked(page, 'گزارش تخلف');
      await expect(page.getByRole('table', { name: 'ثبت‌های استنادشده' })).toBeVisible();
    },
  },
  {
    screen: 'the register of reports',
    async reach(page) {
      await leave(page);
      await expect(page.getByRole('table', { name: 'گزارش‌های دفتر' })).toContainText('R1-1');
    },
  },
];
