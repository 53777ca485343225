// Training and notices: publishing, reading, and who was taught what.
import { clerk, manager } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { arrive, fill, holdPaper, press, putAway, type Stop } from './stop.ts';

export const trainingStops: readonly Stop[] = [
  {
    screen: 'training and notices before there are any',
    async reach(page) {
      await page.getByRole('link', { name: 'آموزش و اطلاعیه' }).click();
      await arrive(page, 'آموزش و اطلاعیه');
      await expect(page.getByText('اطلاعیه‌ای منتشر نشده است')).toBeVisible();
    },
  },
  {
    screen: 'a notice with a question, with what is missing',
    async reach(page) {
      await press(page, 'اطلاعیهٔ تازه');
      await press(page, 'افزودن پرسش');
      await press(page, 'انتشار');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a notice to read, and who has not read it',
    async reach(page) {
      await fill(page, {
        عنوان: 'منشور رفتار حرفه‌ای',
        متن: 'با مراجعان با احترام رفتار کنید و هیچ وجه نقدی نگیرید.',
        'پرسش ۱': 'آیا وجه نقد می‌گیریم؟',
      });
      for (const [place, answer] of ['خیر', 'بله', 'گاهی'].entries())
        await page.getByRole('textbox', { name: /^پاسخ/ }).nth(place).fill(answer);
      await press(page, 'انتشار');
      await expect(page.getByRole('article', { name: 'منشور رفتار حرفه‌ای' })).toBeVisible();
    },
  },
  {
    screen: 'the notice on another screen',
    async reach(page) {
      await page.keyboard.press('Alt+1');
      await expect(page.getByText('یک اطلاعیهٔ خوانده‌نشده دارید')).toBeVisible();
    },
  },
  {
    screen: 'a notice without its answer, and with a wrong one',
    async reach(page) {
      await press(page, 'خواندن اطلاعیه');
      await press(page, 'خواندم و رعایت می‌کنم');
      await expect(page.getByText('یک پاسخ را انتخاب کنید.')).toBeVisible();
      await page.getByText('بله', { exact: true }).click();
      await press(page, 'خواندم و رعایت می‌کنم');
      await expect(page.getByText('پاسخ این پرسش‌ها درست نیست', { exact: false })).toBeVisible();
    },
  },
  {
    screen: 'a session of training, with what is missing',
    async reach(page) {
      await page.getByText('خیر', { exact: true }).click();
      await press(page, 'خواندم و رعایت می‌کنم');
      await expect(page.getByText('چیزی در انتظار شما نیست')).toBeVisible();
      await press(page, 'موضوع تازه');
      await page.getByRole('dialog').getByLabel('موضوع').fill('احراز هویت نمایندگان');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await press(page, 'ثبت جلسه');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'who was taught what, and one’s own attendance',
    async reach(page) {
      await page.getByLabel('مدرس').fill('کارشناس حقوقی');
      for (const name of [manager.name, clerk.name])
        await page.getByRole('dialog').getByText(name, { exact: true }).click();
      await press(page, 'ثبت');
      await expect(page.getByText('جلسه‌هایی که نام شما در آن است')).toBeVisible();
      await expect(page.getByText('منتظر تأیید شخص').first()).toBeVisible();
    },
  },
  {
    screen: 'printed: the record of training',
    async reach(page) {
      await holdPaper(page, () => press(page, 'چاپ کارنامهٔ آموزش'));
      await expect(page.getByRole('heading', { name: 'کارنامهٔ آموزش کارکنان' })).toBeVisible();
    },
  },
  {
    screen: 'the hours of the year and the sessions',
    async reach(page) {
      await putAway(page);
      await expect(page.getByRole('table', { name: 'ساعات آموزش سال' })).toBeVisible();
      await page.getByRole('table', { name: 'جلسه‌های آموزش' }).scrollIntoViewIfNeeded();
    },
  },
  {
    screen: 'an attendance taken back, with what is missing',
    async reach(page) {
      await press(page, 'در جلسهٔ «احراز هویت نمایندگان» حاضر بودم');
      await press(page, 'پس گرفتن حضور در «احراز هویت نمایندگان»');
      await press(page, 'پس گرفتن حضور');
      await expect(page.getByText('دلیل را در چند کلمه بنویسید.').first()).toBeVisible();
    },
  },
  {
    screen: 'an attendance that was taken back',
    async reach(page) {
      await page.getByRole('dialog').getByLabel('دلیل').fill('نام او به اشتباه در فهرست حاضران آمده بود');
      await press(page, 'پس گرفتن حضور');
      await expect(page.getByRole('table', { name: 'حضورهایی که مدیر پس گرفته است' })).toBeVisible();
    },
  },
];
