// The screens of an office of several PCs, and its day close while nothing was heard from one of them (D21.18).
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { joinDemoDesks } from '#build/scripts/demo-desks.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { toStep } from '../support/close.ts';
import { manager, showPassword, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { dayWithMissingPc, missingPc } from '../support/office-with-missing-pc.ts';
import { toSettings } from '../support/settings.ts';
import { expectSound } from '../support/sound-screen.ts';
import { arrive, asked, fill, leave, press } from './screens/stop.ts';

/** What is plugged in: a folder, in which the bundle that was written last can be broken off. */
function temporaryDrive() {
  const dir = mkdtempSync(path.join(tmpdir(), 'pishkhan-drive-'));
  return {
    dir,
    tornBundle(): string {
      const [name = ''] = readdirSync(dir);
      const torn = path.join(dir, 'torn.bundle');
      const whole = readFileSync(path.join(dir, name));
      writeFileSync(torn, whole.subarray(0, whole.length - 40));
      return torn;
    },
    remove: () => rmSync(dir, { recursive: true }),
  };
}

test('the PCs of the office, and a day that is closed without one of them', { tag: '@release' }, async ({
  openDesk,
  prepareOffice,
}) => {
  test.setTimeout(600_000);
  const first = await prepareOffice(new Date().toISOString(), dayWithMissingPc);
  await joinDemoDesks(first, [folderForElectron()], () => undefined);
  const { page } = await openDesk({ dir: first });
  page.setDefaultTimeout(60_000);

  await signIn(page, manager);
  await toSettings(page, 'رایانه‌های دفتر');
  const pcs = page.getByRole('region', { name: 'رایانه‌های دفتر' });
  await expect(pcs.getByRole('row', { name: new RegExp(missingPc) })).toBeVisible();
  await pcs.scrollIntoViewIfNeeded();
  await expectSound(page, 'the PCs of the office');

  await page.keyboard.press('Alt+6');
  await arrive(page, 'همگام‌سازی با استان');
  await expect(page.getByRole('row', { name: new RegExp(missingPc) })).toContainText('تاکنون تماسی نبوده');
  await expectSound(page, 'every PC beside the sync');

  // Without a network: a bundle for the office is written; one that is torn is refused, and nothing of it is taken.
  const drive = temporaryDrive();
  await press(page, 'نوشتن بسته روی حافظه');
  await page.getByText('رایانه‌های دیگر دفتر', { exact: true }).click();
  await press(page, 'نوشتن بسته');
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('نشانی را بنویسید');
  await expectSound(page, 'a bundle to write, with what is missing');
  await fill(page, { 'نشانی پوشه': drive.dir });
  await press(page, 'نوشتن بسته');
  await expect(page.getByText(/بسته با .+ ثبت نوشته شد/)).toBeVisible();
  await expectSound(page, 'a bundle that was written');
  await leave(page);
  await press(page, 'دریافت بسته از حافظه');
  await fill(page, { 'نشانی فایل بسته': drive.tornBundle() });
  await press(page, 'دریافت بسته');
  await showPassword(page, manager);
  await expect(page.getByText(/این بسته کامل نیست/)).toBeVisible();
  await expectSound(page, 'a torn bundle that is refused');
  await leave(page);
  drive.remove();

  await toSettings(page, 'رایانه‌های دفتر');

  await press(page, 'افزودن رایانه');
  await press(page, 'نمایش کد');
  await expect(page.getByRole('dialog').getByText('رمز خود را بنویسید')).toBeVisible();
  await expectSound(page, 'adding a PC, with what is missing');
  await page.locator('input[type=password]').fill(manager.password);
  await page.keyboard.press('Enter');
  await asked(page, 'کد افزودن رایانه');
  await expectSound(page, 'the pairing code');
  await leave(page);

  await pcs
    .getByRole('row', { name: new RegExp(missingPc) })
    .getByRole('button', { name: 'کنار گذاشتن رایانه' })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'کنار گذاشتن', exact: true }).click();
  await expect(page.getByRole('dialog').getByText('دلیل را انتخاب کنید')).toBeVisible();
  await expectSound(page, 'removing a PC, with what is missing');
  await leave(page);

  await page.keyboard.press('Alt+3');
  await arrive(page, 'بستن روز');
  await toStep(page, 'رایانه‌ها');
  await expect(page.getByText(/تاکنون تماسی نبوده است/)).toBeVisible();
  await expectSound(page, 'a day close that waits for a PC');
  await toStep(page, 'قفل و امضا');
  const part = page.getByRole('main');
  await part.getByLabel('دلیل').fill('رایانهٔ انبار برای تعمیر بیرون از دفتر است');
  await part.locator('input[type=password]').fill(manager.password);
  await part.getByRole('button', { name: 'بستن روز' }).click();
  await expect(part.getByText('برای بستن روز، همهٔ این رایانه‌ها را علامت بزنید')).toBeVisible();
  await expectSound(page, 'closing without a PC, with what is missing');
  await part.getByText('باجهٔ ۲', { exact: true }).click();
  await part.getByRole('button', { name: 'بستن روز' }).click();
  await arrive(page, 'روز بسته شده');
  await expect(page.getByText(/در این روز خبری نرسیده است/)).toBeVisible();
  await expectSound(page, 'a day that was closed without a PC');
});
