// The counter at each step, and what opens over it.
import { charge, openVisit, pay, verify } from '../../support/counter.ts';
import { manager } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { newcomer } from './office-at-work.ts';
import { arrive, asked, fill, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

const client = { code: '0790419904', name: 'مینا صادقی' };

/** From the list of names to the manager's morning card. */
export const signInStops: readonly Stop[] = [
  {
    screen: 'sign-in: first password',
    async reach(page) {
      await press(page, new RegExp(newcomer));
      await fill(page, { 'کد یک‌بارمصرف': '1', 'رمز تازه': 'کوتاه', 'تکرار رمز تازه': 'دیگر' });
      await press(page, 'انتخاب رمز و ورود');
      await expect(page.getByText('رمز کوتاه است.')).toBeVisible();
      await expect(page.getByText('این دو رمز یکی نیستند.')).toBeVisible();
    },
  },
  {
    screen: 'morning card with an open day before and an open action',
    async reach(page) {
      await press(page, /شخص دیگری هستم/);
      await press(page, new RegExp(manager.name));
      await fill(page, { رمز: manager.password });
      await press(page, 'ورود');
      await expect(page.getByText(/^روز .+ بسته نشده است$/).first()).toBeVisible();
    },
  },
];

export const counterStops: readonly Stop[] = [
  ...signInStops,
  {
    screen: 'finished action, with what is missing',
    async reach(page) {
      await press(page, 'انجام شد');
      await asked(page, 'پایان اقدام اصلاحی');
      await page.getByRole('dialog').getByRole('button', { name: 'انجام شد' }).click();
      await expect(page.getByRole('link', { name: 'گواه انجام کار را بنویسید.' })).toBeVisible();
    },
  },
  {
    screen: 'the demo office wiped? with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'پاک کردن دفتر نمونه');
      await page.getByRole('alertdialog').getByRole('button', { name: 'پاک کردن دفتر نمونه' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'counter: client',
    async reach(page) {
      await press(page, 'انصراف');
      await page.keyboard.press('Alt+2');
      await arrive(page, 'باجه');
    },
  },
  {
    screen: 'counter: what is missing of the client',
    async reach(page) {
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'counter: identity',
    async reach(page) {
      await page.getByLabel('کد ملی', { exact: true }).focus();
      await openVisit(page, client);
    },
  },
  {
    screen: 'counter: what is missing of the identity',
    async reach(page) {
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'counter: refusal',
    async reach(page) {
      await page.keyboard.press('F12');
      await asked(page, 'رد احراز هویت');
    },
  },
  {
    screen: 'counter: services',
    async reach(page) {
      await leave(page);
      await verify(page);
    },
  },
  {
    screen: 'counter: payment',
    async reach(page) {
      await charge(page, 'دادخواست', '2');
    },
  },
  {
    screen: 'counter: the charge cancelled?',
    async reach(page) {
      await press(page, 'لغو هزینه');
      await asked(page, 'لغو هزینه');
    },
  },
  {
    screen: 'counter: the visit cancelled?',
    async reach(page) {
      await leave(page);
      await press(page, /لغو مراجعه/);
      await asked(page, 'لغو مراجعه');
    },
  },
  {
    screen: 'counter: what is missing of the slip',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F9');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'counter: receipt',
    async reach(page) {
      await pay(page, '123456789012');
      await expect(page.getByRole('article', { name: 'رسید خدمات' })).toBeVisible();
    },
  },
  {
    screen: 'printed: receipt',
    reach: (page) => holdPaper(page, () => page.keyboard.press('F10')),
  },
  {
    screen: 'printed: POS only',
    async reach(page) {
      await putAway(page);
      await holdPaper(page, () => page.keyboard.press('F6'));
    },
  },
  {
    screen: 'printed: legal advice',
    async reach(page) {
      await putAway(page);
      await holdPaper(page, () => page.keyboard.press('F11'));
    },
  },
  {
    screen: 'counter: reversal',
    async reach(page) {
      await putAway(page);
      await press(page, 'برگشت وجه');
      await asked(page, 'برگشت وجه');
    },
  },
  {
    screen: 'counter: the desk handed over',
    async reach(page) {
      await leave(page);
      await press(page, 'تحویل باجه');
      await asked(page, 'تحویل باجه');
    },
  },
  {
    screen: 'help',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F1');
      await asked(page, 'راهنما');
    },
  },
  {
    screen: 'palette',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F3');
      await asked(page, 'جست‌وجو و فرمان‌ها');
      await page.keyboard.type('مینا', { delay: 45 });
      await expect(page.getByRole('menuitem').first()).toBeVisible();
    },
  },
  {
    screen: 'palette, nothing found',
    async reach(page) {
      await page.keyboard.type('ژژژژ', { delay: 45 });
      await expect(page.getByText(/^چیزی پیدا نشد/)).toBeVisible();
    },
  },
  {
    screen: 'appearance',
    async reach(page) {
      await leave(page);
      await press(page, 'تنظیمات ظاهر');
      await asked(page, 'تنظیمات ظاهر');
      const zoom = () => page.evaluate(() => document.documentElement.style.getPropertyValue('--zoom'));
      await page.getByText('۲۰۰٪').click();
      await expect.poll(zoom).toBe('2');
      await page.getByText('۱۰۰٪', { exact: true }).click();
      await expect.poll(zoom).toBe('1');
    },
  },
];
