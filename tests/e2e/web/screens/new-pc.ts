// The screens of a PC that has no office yet, in the order in which a person meets them: first run, sign-in, and an
// office before its first day is opened.
import { clerk } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { arrive, asked, fill, leave, press, type Stop } from './stop.ts';

export const newPc: readonly Stop[] = [
  { screen: 'first run: welcome', reach: (page) => arrive(page, 'خوش آمدید') },
  {
    screen: 'first run: office',
    async reach(page) {
      await press(page, 'راه‌اندازی دفتر');
      await arrive(page, 'دفتر');
    },
  },
  {
    screen: 'first run: what is missing',
    async reach(page) {
      await press(page, 'ادامه');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'first run: province, nothing chosen',
    async reach(page) {
      await fill(page, { 'کد دفتر': '1101', 'نام دفتر': 'دفتر آزادی', 'نام این رایانه': 'باجهٔ یک' });
      await fill(page, { 'شمارهٔ باجه': '1' });
      await press(page, 'ادامه');
      await arrive(page, 'استان');
      await press(page, 'ادامه');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'first run: province, what is missing',
    async reach(page) {
      await page.getByText('با کد اتصال', { exact: true }).click();
      await press(page, 'ادامه');
      await expect(page.getByText('کد اتصال ۲۸ نویسه دارد، در هفت گروه چهارتایی.').first()).toBeVisible();
    },
  },
  {
    screen: 'first run: province, a code with nothing to compare it with',
    async reach(page) {
      const code = 'AAAA-BBBB-CCCC-DDDD-EEEE-FFFF-GGGG';
      await fill(page, { 'نشانی سامانهٔ استان': 'https://ostan.example.ir', 'کد اتصال': code });
      await expect(page.getByText(/شناسهٔ هیچ استانی را نمی‌شناسد/)).toBeVisible();
    },
  },
  {
    screen: 'first run: manager',
    async reach(page) {
      await page.getByText('فعلاً بدون استان', { exact: true }).click();
      await press(page, 'ادامه');
      await arrive(page, 'مدیر دفتر');
    },
  },
  {
    screen: 'first run: terminals, none yet',
    async reach(page) {
      await fill(page, {
        'نام و نام خانوادگی مدیر': 'مریم احمدی',
        'کد ملی': '9990000018',
        'شمارهٔ پروندهٔ نظارتی': '1405/12',
        'تاریخ تشکیل پروندهٔ نظارتی': '14040101',
        'شمارهٔ تأییدیهٔ استعلام حفاظتی': '1405/7',
        'تاریخ تأییدیهٔ استعلام': '14050101',
        'پایان اعتبار استعلام': '14070101',
        'رمز تازه': 'anar-sib-gerdoo',
        'تکرار رمز تازه': 'anar-sib-gerdoo',
      });
      await press(page, 'ادامه');
      await arrive(page, 'پایانه‌ها');
    },
  },
  {
    screen: 'first run: terminals',
    async reach(page) {
      await fill(page, { 'شمارهٔ پایانه': '14999001', 'شمارهٔ پذیرنده': '990000001' });
      await fill(page, { 'شرکت پرداخت': 'به‌پرداخت ملت' });
      await press(page, 'افزودن پایانه');
      await expect(page.getByRole('row', { name: /14999001/ })).toBeVisible();
    },
  },
  {
    screen: 'first run: check',
    async reach(page) {
      await press(page, 'ادامه');
      await arrive(page, 'بازبینی');
    },
  },
  {
    screen: 'first run: refused',
    async reach(page) {
      await press(page, 'راه‌اندازی دفتر');
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'sign-in: who',
    async reach(page) {
      await page.reload();
      await press(page, 'ساختن دفتر نمونه');
      await arrive(page, 'ورود به پیشخوان');
      await expect(page.getByRole('button', { name: clerk.name })).toBeVisible();
    },
  },
  {
    screen: 'sign-in: password',
    async reach(page) {
      await press(page, new RegExp(clerk.name));
      await expect(page.getByLabel('رمز', { exact: true })).toBeVisible();
    },
  },
  {
    screen: 'sign-in: wrong password',
    async reach(page) {
      await page.getByLabel('رمز', { exact: true }).fill('nothing');
      await press(page, 'ورود');
      await expect(page.getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'morning card before the day',
    async reach(page) {
      await page.getByLabel('رمز', { exact: true }).fill(clerk.password);
      await press(page, 'ورود');
      await arrive(page, 'کارت صبح');
    },
  },
  {
    screen: 'source of a rule',
    async reach(page) {
      await press(page, /منبع این قاعده: تابلوی ۱۲۷/);
      await asked(page, /منبع این قاعده/);
    },
  },
  {
    screen: 'failed check, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'تابلوی نرخ: مشکل دارد');
      await press(page, 'ثبت مشکل و اقدام');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'counter before the day',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+2');
      await expect(page.getByText('روز کاری هنوز باز نشده است')).toBeVisible();
      await expect(page.getByLabel('کد ملی', { exact: true })).toHaveCount(0);
    },
  },
  {
    screen: 'register of complaints, empty',
    async reach(page) {
      await press(page, 'رفتن به کارت صبح');
      await arrive(page, 'کارت صبح');
      await page.getByRole('link', { name: /شکایت و بازخورد/ }).click();
      await expect(page.getByText('چیزی در این فهرست نیست')).toBeVisible();
    },
  },
  {
    screen: 'sync, not enrolled, by a clerk',
    async reach(page) {
      await page.getByRole('link', { name: /همگام‌سازی/ }).click();
      await arrive(page, 'همگام‌سازی با استان');
    },
  },
  {
    screen: 'lock',
    async reach(page) {
      await page.keyboard.press('Control+l');
      await arrive(page, 'صفحه قفل است');
    },
  },
  {
    screen: 'PIN of the lock, what is missing',
    async reach(page) {
      await page.getByLabel('رمز', { exact: true }).fill(clerk.password);
      await press(page, 'باز کردن قفل');
      await press(page, 'پین قفل');
      await press(page, 'تعیین پین');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'PIN of the lock, set',
    async reach(page) {
      await fill(page, { 'رمز شما': clerk.password, پین: '2580', 'تکرار پین': '2580' });
      await press(page, 'تعیین پین');
      await expect(page.getByText(/پین تعیین شد/)).toBeVisible();
    },
  },
  {
    screen: 'lock, by a wrong PIN',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Control+l');
      await page.getByLabel('پین').fill('2581');
      await press(page, 'باز کردن قفل');
      await expect(page.getByText(/۴ بار دیگر/)).toBeVisible();
    },
  },
];
