// What the counter does on other days than the usual one: a refusal and the way back, people who act for others, a
// correction, a desk that changes hands, a receipt that is checked.
import { answerAll, chooseClientType, openVisit } from '../../support/counter.ts';
import { clerk } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { asked, fill, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

// Nobody who was here before: Enter would lead them past what their last visit fills in, as soon as the answer is there.
const client = { code: '1357924682', name: 'رضا محمدی' };

export const counterMoreStops: readonly Stop[] = [
  {
    screen: 'counter: a desk that waits to be taken over',
    async reach(page) {
      await leave(page);
      await press(page, 'تحویل باجه');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /تحویل‌گیرنده/ })
        .click();
      await page.getByRole('option', { name: clerk.name }).click();
      await press(page, 'پیشنهاد تحویل');
      await expect(page.getByRole('button', { name: 'پس گرفتن پیشنهاد' })).toBeVisible();
    },
  },
  {
    screen: 'a receipt that cannot be read',
    async reach(page) {
      await press(page, 'پس گرفتن پیشنهاد');
      await page.keyboard.press('F3');
      await page.keyboard.type('اصالت', { delay: 45 });
      await page.keyboard.press('Enter');
      await asked(page, 'بررسی اصالت رسید');
      await page.getByLabel('کد رسید').fill('1234567890');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog').getByText('این کدِ رسید نیست')).toBeVisible();
    },
  },
  {
    screen: 'counter: another person’s code, with what was cleared',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F2');
      const code = page.getByLabel('کد ملی', { exact: true });
      await code.fill('0084575948');
      await page.getByLabel('نام و نام خانوادگی').fill('مینا صادقی');
      await code.fill(client.code);
      await expect(page.getByRole('button', { name: 'برگرداندن نوشته‌ها' })).toBeVisible();
    },
  },
  {
    screen: 'counter: the client corrected',
    async reach(page) {
      await page.getByLabel('کد ملی', { exact: true }).fill('');
      await page.getByLabel('کد ملی', { exact: true }).focus();
      await openVisit(page, client);
      await press(page, 'اصلاح مشخصات');
      await asked(page, 'اصلاح مشخصات مراجعه‌کننده');
    },
  },
  {
    screen: 'printed: what to bring after a refusal',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F12');
      await asked(page, 'رد احراز هویت');
      await page.keyboard.press('1');
      await holdPaper(page, () => page.keyboard.press('Control+Enter'));
    },
  },
  {
    screen: 'counter: a refused visit',
    async reach(page) {
      await putAway(page);
      await expect(page.getByRole('button', { name: 'مدرک رسید؛ ادامهٔ همین مراجعه' })).toBeVisible();
    },
  },
  {
    screen: 'counter: a refused visit goes on, with what is missing',
    async reach(page) {
      await press(page, 'مدرک رسید؛ ادامهٔ همین مراجعه');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('بنویسید چه مدرکی رسیده است.')).toBeVisible();
    },
  },
  {
    screen: 'counter: a guardian and the ward',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F2');
      await chooseClientType(page, 'ولی قهری');
      await fill(page, {
        'کد ملی سرپرست': '0073456128',
        'نام سرپرست': 'رضا نمونه',
        'تلفن همراه': '09121234567',
        'کد ملی مولی‌علیه': '0089123451',
        'نام مولی‌علیه': 'سارا نمونه',
        'تاریخ تولد مولی‌علیه': '13940211',
      });
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
    },
  },
  {
    screen: 'counter: two people of one visit beside each other',
    async reach(page) {
      await page.keyboard.press('F2');
      await openVisit(page, { code: '0057319065', name: 'رضا نمونه' });
      await page.keyboard.press('Alt+n');
      await fill(page, {
        'کد ملی': '0067749828',
        'نام و نام خانوادگی': 'مینا نمونه',
        'تلفن همراه': '09121234567',
        'کد پستی': '1193653471',
      });
      await page.getByRole('button', { name: /سمت در پرونده$/ }).click();
      await page.getByRole('option', { name: 'خواهان' }).click();
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: 'فهرست احراز رضا نمونه' })).toBeAttached();
      await answerAll(page);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('heading', { name: 'فهرست احراز مینا نمونه' })).toBeAttached();
    },
  },
  {
    screen: 'the rate board over the counter',
    async reach(page) {
      await page.keyboard.press('Alt+t');
      await expect(page.getByRole('dialog').getByRole('button', { name: /A3/ })).toBeVisible();
    },
  },
  {
    screen: 'counter: a wrong identifier, and the manager beside',
    async reach(page) {
      await leave(page);
      await press(page, 'اصلاح نام، کد یا مدرک');
      const dialog = page.getByRole('dialog', { name: 'اصلاح نام، کد یا مدرک' });
      await dialog.getByRole('button', { name: /کدام مورد/ }).click();
      await page
        .getByRole('option', { name: /کد ملی/ })
        .last()
        .click();
      await dialog.getByLabel('درست آن').fill('0012345679');
      await page.keyboard.press('Control+Enter');
      await asked(page, 'تأیید مدیر');
    },
  },
];
