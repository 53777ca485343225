// The manager's view of everybody's work, and the journal behind it.
import { clerk } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { arrive, leave, press, type Stop } from './stop.ts';

export const supervisionStops: readonly Stop[] = [
  {
    screen: 'everybody’s work, with nothing out of proportion',
    async reach(page) {
      await leave(page);
      await page.getByRole('link', { name: 'نظارت بر کار' }).click();
      await arrive(page, 'نظارت بر کار');
      await expect(page.getByText('مورد غیرعادی نیست')).toBeVisible();
    },
  },
  {
    screen: 'the lines of an inspection, as the manager sees them',
    async reach(page) {
      await page.getByRole('link', { name: 'بندهای بازدید' }).click();
      await arrive(page, 'بندهای بازدید');
      await expect(page.getByRole('table', { name: 'بندهای بازدید' })).toContainText('تابلوی ۱۲۷');
    },
  },
  {
    screen: 'the evidence of a line',
    async reach(page) {
      await press(page, 'مغایرت بی‌توضیح');
      await expect(page.getByRole('table', { name: 'شواهد این بند' })).toContainText('نیست یا باز است');
    },
  },
  {
    screen: 'one person’s days',
    async reach(page) {
      await page.getByRole('link', { name: 'نظارت بر کار' }).click();
      await arrive(page, 'نظارت بر کار');
      await page.getByRole('button', { name: `روزهای کار ${clerk.name}` }).click();
      await expect(page.getByRole('table', { name: `روزهای کار ${clerk.name}` })).toBeVisible();
    },
  },
  {
    screen: 'the journal of a person’s day, with its chains',
    async reach(page) {
      await press(page, 'ثبت‌های روز');
      await arrive(page, 'دفتر ثبت‌ها');
      // Both lists stand above the button: it moves when they come.
      for (const list of ['ثبت‌های روز', 'صحت ثبت‌ها'])
        await expect(page.getByRole('table', { name: list }).getByRole('row').nth(1)).toBeVisible();
      await press(page, 'بررسی زنجیره از این روز به بعد');
      await expect(page.getByText('زنجیره درست است')).toBeVisible();
    },
  },
  {
    screen: 'an export of the journal?',
    async reach(page) {
      await page.keyboard.press('Control+e');
      await expect(page.getByRole('dialog', { name: 'خروجی دفتر ثبت‌ها' })).toBeVisible();
    },
  },
  {
    screen: 'the story of a visit',
    async reach(page) {
      await leave(page);
      await page.getByRole('button', { name: 'سابقهٔ مراجعهٔ' }).first().click();
      await expect(page.getByRole('table', { name: 'سابقهٔ مراجعهٔ' })).toContainText('مراجعه باز شد');
    },
  },
  {
    screen: 'the former visits of a client',
    async reach(page) {
      await press(page, 'رفتن به مراجعه');
      await press(page, 'مراجعه‌های پیشین');
      await expect(page.getByRole('table', { name: 'مراجعه‌های پیشین' })).toContainText(clerk.name);
    },
  },
];
