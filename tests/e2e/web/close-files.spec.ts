// Ways to a report at the close beside choosing it: the folder of this PC, dropped anywhere, and the kept one opened again by whom it
// may concern. In the browser only: the desktop's dialog for a folder is the system's own.
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { inspectionCode, knowsProvince } from '#tests/support/visiting-inspector.ts';
import { declareZero, expectStep, seal, toStep } from '../support/close.ts';
import { fileAll, openDay, row, serve } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press as pressKeys } from '../support/keyboard.ts';
import { csvReport, otherTerminal, type ReportFile, today } from '../support/reports.ts';
import { arrive, asked, fill, press } from './screens/stop.ts';

const when = { date: today, time: '23:59:00' };
const first = csvReport('first.csv', [row(1, when)]);
const second = csvReport('second.csv', [row(2, { ...when, terminalId: otherTerminal })]);

/** Lets files go over the window, as a person who drags them from a folder. */
async function drop(page: Page, files: readonly ReportFile[]): Promise<void> {
  const texts = files.map(({ name, mimeType, buffer }) => ({
    name,
    mimeType,
    text: buffer.toString('utf8'),
  }));
  const held = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer();
    for (const { name, mimeType, text } of given)
      transfer.items.add(new File([text], name, { type: mimeType }));
    return transfer;
  }, texts);
  const foot = page.getByRole('contentinfo');
  await foot.dispatchEvent('dragover', { dataTransfer: held });
  await foot.dispatchEvent('drop', { dataTransfer: held });
}

/** What the button of a kept report hands over. */
async function savedBy(page: Page, name: string): Promise<Buffer> {
  const download = page.waitForEvent('download');
  await press(page, `دریافت فایل \u2068${name}\u2069`);
  return readFile(await (await download).path());
}

let folder: string;
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reports-'));
});
test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('F50, F40 reports come from the folder of this PC and from a drop anywhere, each looked at before it is taken in', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({
    dir: await prepareOffice(new Date().toISOString(), async (office) => {
      office.pace(1);
      await openDay(office);
      await serve(office, 1);
      await serve(office, 2, otherTerminal);
      await fileAll(office, today);
    }),
  });
  await signIn(page, manager);
  await pressKeys(page, 'Alt+3');
  await expectStep(page, 'گزارش‌ها');
  await press(page, 'معرفی پوشهٔ گزارش‌ها');
  await asked(page, 'پوشهٔ گزارش‌ها روی این رایانه');
  await fill(page, { 'نشانی پوشه (اختیاری)': path.join(folder, 'none') });
  await press(page, 'ثبت پوشه');
  await expect(page.getByRole('alert').filter({ hasText: 'خوانده نمی‌شود' })).toBeVisible();
  await fill(page, { 'نشانی پوشه (اختیاری)': folder });
  await press(page, 'ثبت پوشه');
  await expect(page.getByText(/فایل تازه‌ای نیست/)).toBeVisible();
  const file = path.join(folder, first.name);
  writeFileSync(file, first.buffer);
  utimesSync(file, new Date(), new Date());
  await press(page, 'نگاه دوباره');
  await expect(page.getByText(/۱ فایل تازه در پوشهٔ/)).toBeVisible();
  await press(page, 'بررسی این ۱ فایل');
  await expect(page.getByText(/۱ تراکنش در فایل .*first\.csv.*هنوز چیزی وارد نشده است/)).toBeVisible();
  await pressKeys(page, 'Control+Enter');
  await expect(page.getByText('گزارش وارد شد: ۱ ردیف تازه.')).toBeVisible();
  await expect(page.getByText(/فایل تازه‌ای نیست/)).toBeVisible();

  // Dropped on the foot of the window, from another step.
  await toStep(page, 'وظایف');
  await drop(page, [second, { ...first, name: 'same.csv' }]);
  await expectStep(page, 'گزارش‌ها');
  await expect(page.getByText(/هنوز چیزی وارد نشده است/)).toHaveCount(2);
  await expect(page.getByText('همین فایل پیش‌تر وارد شده است')).toBeVisible();
  await pressKeys(page, 'Control+Enter');
  await expect(page.getByText('گزارش وارد شد: ۱ ردیف تازه.')).toBeVisible();

  // The folder goes with its drive: said where reports are taken in, and nowhere taken for an empty one.
  rmSync(folder, { recursive: true });
  await press(page, 'انصراف');
  await toStep(page, 'گزارش‌ها');
  await press(page, 'نگاه دوباره');
  await expect(page.getByRole('alert').filter({ hasText: 'خوانده نمی‌شود' })).toBeVisible();
});

test('F41 a kept report is handed over byte for byte to the manager and to an inspector with a code', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({
    dir: await prepareOffice(new Date().toISOString(), async (office) => {
      office.pace(1);
      await openDay(office);
      await serve(office, 1);
      const { name: fileName, buffer } = first;
      const bytesBase64 = buffer.toString('base64');
      await office.manager.dayClose.importPsp({ day: today, fileName, bytesBase64 });
      knowsProvince(office.desk);
    }),
  });
  await signIn(page, manager);
  await pressKeys(page, 'Alt+3');
  await toStep(page, 'گزارش‌ها');
  expect(await savedBy(page, first.name)).toEqual(first.buffer);

  // An inspector reads the sheets of closed days.
  await declareZero(page, otherTerminal);
  await toStep(page, 'قفل و امضا');
  await seal(page, null);
  await pressKeys(page, 'Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
  await press(page, 'ورود بازرس با کد استان');
  const now = Date.now();
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
  await page.getByLabel('کد بازرسی').fill(inspectionCode({ madeAt: at(-5), expiresAt: at(60) }));
  await press(page, 'شروع بازدید');
  await arrive(page, 'بندهای بازدید');
  await page.getByRole('link', { name: /برگه‌های روز/ }).click();
  await arrive(page, 'برگه‌های روز');
  await fill(page, { روز: formatJalali(today, 'numeric', 'fa') });
  expect(await savedBy(page, first.name)).toEqual(first.buffer);
});
