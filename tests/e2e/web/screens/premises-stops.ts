// The premises: how often they are looked at, in the settings, and the photos of a check, on the morning card.
import { Buffer } from 'node:buffer';
import type { Page } from '@playwright/test';
import { expect } from '../../support/desk.ts';
import { openPart } from '../../support/settings.ts';
import { asked, leave, press, type Stop } from './stop.ts';

/** A picture as a webcam makes it: larger than the smallest window, so that what shows it has to fit it in. */
async function pictureOf(page: Page): Promise<Buffer> {
  const address = await page.evaluate(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 1280, height: 960 });
    const pen = canvas.getContext('2d');
    if (pen === null) throw new Error('a browser draws');
    pen.fillStyle = '#e8e4d8';
    pen.fillRect(0, 0, 1280, 960);
    pen.fillStyle = '#7a1f1f';
    pen.fillRect(240, 200, 800, 560);
    pen.fillStyle = '#fff';
    pen.font = '280px sans-serif';
    pen.textAlign = 'center';
    pen.fillText('۱۲۷', 640, 580);
    return canvas.toDataURL('image/jpeg', 0.8);
  });
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

const schedule = (page: Page) => page.getByRole('region', { name: 'برنامهٔ بررسی‌ها' });

/** On the screen of the settings, as the manager. */
export const scheduleStops: readonly Stop[] = [
  {
    screen: 'the schedule of checks',
    async reach(page) {
      await openPart(page, 'تابلوها و برنامهٔ بررسی‌ها');
      await expect(schedule(page).getByRole('row').nth(9)).toBeVisible();
    },
  },
  {
    screen: 'how often a check is made',
    async reach(page) {
      await press(page, 'ایمنی: دورهٔ بررسی');
      await asked(page, 'ایمنی: دورهٔ بررسی');
      await expect(page.getByRole('dialog').getByRole('radio', { name: 'هر ماه' })).toBeChecked();
    },
  },
  {
    screen: 'a check of the office’s own, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'افزودن بررسی');
      await asked(page, 'افزودن بررسی');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('بنویسید چه چیزی بررسی می‌شود.')).toBeVisible();
    },
  },
  {
    screen: 'the schedule with a check of the office’s own',
    async reach(page) {
      await page.getByLabel('موضوع بررسی').fill('آب‌سردکن سالن انتظار');
      await page.keyboard.press('Control+Enter');
      await expect(schedule(page).getByRole('row', { name: /آب‌سردکن سالن انتظار/ })).toBeVisible();
    },
  },
];

/** On the morning card of an open day. */
export const photoStops: readonly Stop[] = [
  {
    screen: 'a check with a photo, with what is missing',
    async reach(page) {
      await press(page, 'تابلوی ۱۲۷: بررسی دوباره');
      await press(page, 'تابلوی ۱۲۷، با عکس');
      await asked(page, 'تابلوی ۱۲۷، با عکس');
      await page.keyboard.press('Control+Enter');
      await expect(page.getByText('عکس را بگیرید یا انتخاب کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a photo that was chosen, before it is saved',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      const choosing = page.waitForEvent('filechooser');
      await dialog.getByRole('button', { name: 'انتخاب از فایل' }).click();
      const picture = { name: 'sign.jpg', mimeType: 'image/jpeg', buffer: await pictureOf(page) };
      await (await choosing).setFiles(picture);
      await expect(dialog.getByRole('img', { name: 'عکس گرفته‌شده' })).toBeVisible();
      await dialog.getByText('کد امروز، نوشته روی کاغذ').click();
    },
  },
  {
    screen: 'a photo that was chosen, enlarged',
    async reach(page) {
      await press(page, 'بزرگ‌نمایی');
      await expect(page.getByRole('dialog', { name: 'عکس', exact: true })).toBeVisible();
    },
  },
  {
    screen: 'a check with its photo on the morning card',
    async reach(page) {
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(1);
      await page.keyboard.press('Control+Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'عکس تابلوی ۱۲۷' })).toBeVisible();
    },
  },
  {
    screen: 'a kept photo, with who took it',
    async reach(page) {
      await press(page, 'عکس تابلوی ۱۲۷');
      await expect(page.getByRole('dialog').getByRole('img', { name: 'عکس گرفته‌شده' })).toBeVisible();
    },
  },
  {
    screen: 'a check that failed, with a field for its photo',
    async reach(page) {
      await leave(page);
      await press(page, 'کارتابل وکلا: مشکل دارد');
      await expect(page.getByRole('dialog').getByRole('button', { name: 'گرفتن عکس' })).toBeVisible();
    },
  },
];
