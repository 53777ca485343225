// An inspector's visit: the province makes the code, the office's PC takes it while the province is away, and its page shows
// afterwards what became of it. In the browser only: both shells show the same bundle.
import { openDay } from '../support/day-with-differences.ts';
import { manager, showPassword, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { type RemoteProvince, remoteProvince } from '../support/province.ts';
import { expectSound } from '../support/sound-screen.ts';
import { arrive, choose, fill, press } from './screens/stop.ts';

let province: RemoteProvince;
test.beforeAll(async () => {
  province = await remoteProvince();
});
test.afterAll(() => province.end());

test('D16.11, D16.13 an inspector comes in by the province’s code alone, looks, and is gone with it', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+6');
  await fill(page, { 'نشانی سامانهٔ استان': province.url, 'کد اتصال': await province.enrolCode() });
  await press(page, 'اتصال');
  await showPassword(page, manager);
  await expect(page.getByRole('contentinfo').getByText('همگام')).toBeVisible();
  const code = await province.inspectionCode('ناهید بازرس');
  await province.goDown();
  // Nobody signs the manager out for it: the page is locked, and somebody else comes.
  await page.keyboard.press('Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
  await press(page, 'ورود بازرس با کد استان');
  await expectSound(page, 'inspection: the form');
  await page.getByLabel('کد بازرسی').fill(`${code.slice(0, -2)}${code.endsWith('00') ? '11' : '00'}`);
  await press(page, 'شروع بازدید');
  await expect(page.getByText('امضا نکرده یا کامل نیست')).toBeVisible();
  await expectSound(page, 'inspection: a code that is not the province’s');
  // Without a scanner the code comes in the province's file.
  const file = { name: 'code-1101.txt', mimeType: 'text/plain', buffer: Buffer.from(`${code}\n`) };
  await choose(page, 'فایل کد بازرسی', file);
  await expect(page.getByLabel('کد بازرسی')).toHaveValue(code);
  await press(page, 'شروع بازدید');
  await arrive(page, 'بندهای بازدید');
  await page.getByRole('link', { name: /دفتر ثبت‌ها/ }).click();
  await arrive(page, 'دفتر ثبت‌ها');
  await expect(page.getByRole('contentinfo')).toContainText('بازدید تا');
  await expect(page.getByRole('navigation', { name: 'بخش‌ها' }).getByRole('link')).toHaveCount(3);
  await expect(page.getByRole('main')).toContainText('شروع بازدید بازرس');
  await expect(page.locator('[data-words*="ناهید بازرس"]').first()).toBeAttached();
  await expectSound(page, 'inspection: the journal under its watermark');

  await page.keyboard.press('Control+l');
  await expectSound(page, 'inspection: locked');
  await press(page, 'پایان بازدید');
  await press(page, 'ورود بازرس با کد استان');
  await page.getByLabel('کد بازرسی').fill(code);
  await press(page, 'شروع بازدید');
  await expect(page.getByText('این کد پیش‌تر استفاده شده است')).toBeVisible();

  await province.comeBack();
  await press(page, 'بازگشت');
  await signIn(page, manager);
  await page.keyboard.press('Alt+6');
  await press(page, /^ارسال هم‌اکنون/);
  await expect(page.getByRole('contentinfo').getByText('همگام')).toBeVisible();
  const seen = await province.officePage();
  expect(seen).toContain('ناهید بازرس');
  expect(seen).toContain('کد پیش‌تر استفاده شده بود');
});
