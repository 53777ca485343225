// The register of complaints: its list, one complaint, and a new one to its tracking code.
import { expect } from '../../support/desk.ts';
import { asked, fill, leave, press, type Stop } from './stop.ts';

export const complaintStops: readonly Stop[] = [
  {
    screen: 'register of complaints',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+4');
      await expect(page.getByRole('row', { name: /تأخیر در ارائهٔ خدمت/ }).first()).toBeVisible();
    },
  },
  {
    screen: 'a complaint that is not found',
    async reach(page) {
      await fill(page, { 'کد رهگیری برگه (اختیاری)': '0000' });
      await press(page, 'یافتن');
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'one complaint',
    async reach(page) {
      await press(page, /باز کردن شکایت شمارهٔ \u20681-1\u2069/);
      await press(page, 'افزودن');
      await asked(page, /شکایت شماره/);
    },
  },
  {
    screen: 'a complaint linked to another, with what is missing',
    async reach(page) {
      await press(page, 'ارتباط با شکایت دیگر');
      await page.getByRole('dialog').getByRole('button', { name: 'ثبت', exact: true }).last().click();
      await expect(page.getByText('کد رهگیری را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a new complaint, with what is missing',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F8');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a new complaint about the manager',
    async reach(page) {
      await page.getByText('دربارهٔ مدیر دفتر است').click();
      await expect(page.getByText(/برای استان مهر می‌شود/)).toBeVisible();
    },
  },
  {
    screen: 'a registered complaint',
    async reach(page) {
      await page.getByRole('dialog').getByRole('button', { name: /موضوع/ }).click();
      await page.getByRole('option', { name: 'رفتار' }).click();
      await press(page, 'ثبت');
      await expect(page.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
    },
  },
];
