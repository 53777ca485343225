// Photos of the premises: by the camera and from a file, looked at before and after they are saved, by keyboard.

import { jpegOfSign, photoOf, withSegment } from '#tests/support/photo.ts';
import { signIn } from '../support/demo-day.ts';
import { clerk } from '../support/demo-people.ts';
import { expect, test } from '../support/desk.ts';

/** The day is not open: the checks of the morning wait. */
const nothingYet = async (): Promise<void> => undefined;

test('D17.10 a check is passed with a photo of the camera, and one from a file is drawn anew', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), nothingYet) });
  const { origin } = new URL(page.url());
  await signIn(page, clerk);

  // Not permitted yet: it is said, and nothing is lost.
  await page.getByRole('button', { name: 'تابلوی ۱۲۷، با عکس' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'تابلوی ۱۲۷، با عکس' });
  await dialog.getByRole('button', { name: 'گرفتن عکس' }).press('Enter');
  await expect(dialog.getByText('استفاده از دوربین در این رایانه مجاز نیست')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog.getByRole('alert')).toContainText('عکس را بگیرید یا انتخاب کنید');

  await page.context().grantPermissions(['camera'], { origin });
  await dialog.getByRole('button', { name: 'گرفتن عکس' }).press('Enter');
  const take = dialog.getByRole('button', { name: 'گرفتن همین تصویر' });
  await expect(take).not.toHaveAttribute('aria-disabled');
  await take.press('Enter');
  const taken = dialog.getByRole('img', { name: 'عکس گرفته‌شده' });
  await expect(taken).toBeVisible();
  await dialog.getByRole('button', { name: 'بزرگ‌نمایی' }).press('Enter');
  await expect(page.getByRole('dialog', { name: 'عکس', exact: true }).getByRole('img')).toBeVisible();
  await page.keyboard.press('Escape');
  await dialog.getByRole('button', { name: 'حذف عکس' }).press('Enter');
  await expect(taken).toHaveCount(0);
  await dialog.getByRole('button', { name: 'گرفتن عکس' }).press('Enter');
  await expect(take).not.toHaveAttribute('aria-disabled');
  await take.press('Enter');
  await expect(taken).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'عکس تابلوی ۱۲۷' }).press('Enter');
  const shown = page.getByRole('dialog', { name: 'عکس', exact: true });
  await expect(shown.getByText(clerk.name)).toBeVisible();
  const size = await shown
    .getByRole('img')
    .evaluate((image: HTMLImageElement) => [image.naturalWidth, image.src.length]);
  expect(size[0]).toBeGreaterThan(300);
  expect(size[1]).toBeLessThan(200_100);
  await page.keyboard.press('Escape');

  // What the file holds beside its picture does not get as far as the office's store, which would refuse it.
  await page.getByRole('button', { name: 'تابلوی نرخ: مشکل دارد' }).press('Enter');
  const failing = page.getByRole('dialog');
  const choosing = page.waitForEvent('filechooser');
  await failing.getByRole('button', { name: 'انتخاب از فایل' }).press('Enter');
  const exif = withSegment(jpegOfSign, 0xe1, 'Exif\0\0MM\0*');
  await (await choosing).setFiles({ name: 'phone.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(exif) });
  const small = failing.getByRole('img', { name: 'عکس گرفته‌شده' });
  await expect(small).toBeVisible();
  expect(await small.getAttribute('src')).not.toContain(photoOf(exif).jpegBase64.slice(0, 60));
});
