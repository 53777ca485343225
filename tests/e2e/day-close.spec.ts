// The day close in both shells: a day with every kind of difference is closed with all of them open, kept locked, opened again
// with a reason; what comes late goes to the next day; and a day without a client closes.
import type { Locator, Page } from '@playwright/test';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { exceptionKinds } from '#core/foundation/settlement/matching/contract.ts';
import {
  csv,
  differences,
  firstMorning,
  late,
  lateReport,
  openDay,
  sign,
  workbook,
  workTwoDays,
} from './support/day-with-differences.ts';
import { manager, signIn } from './support/demo-day.ts';
import { expect, test } from './support/desk.ts';
import { giveBatchSlip } from './support/no-transaction.ts';
import { otherTerminal, type ReportFile, terminal, today, yesterday } from './support/reports.ts';

const main = (page: Page) => page.getByRole('main');
const toGo = (page: Page) => page.getByRole('status', { name: 'مغایرت باقی‌مانده' });

async function importReport(page: Page, file: ReportFile, newRows: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'انتخاب فایل' }).click();
  await (await chooser).setFiles(file);
  await page.getByRole('button', { name: 'وارد کردن گزارش' }).click();
  await expect(page.getByText(`گزارش وارد شد: ${newRows} ردیف تازه.`)).toBeVisible();
}

type Difference = { kind: string; rrn: string };

const lineOf = (page: Page, { kind, rrn }: Difference): Locator =>
  page
    .getByRole('region', { name: 'مغایرت‌ها' })
    .getByRole('listitem')
    .filter({ hasText: kind })
    .filter({ hasText: rrn });

/** Explains one line with the usual reason; gives the reason in words. */
async function explain(page: Page, difference: Difference): Promise<string> {
  const line = lineOf(page, difference);
  await expect(line).toContainText('بدون دلیل');
  await line.getByRole('button', { name: /^نوشتن دلیل/ }).click();
  const dialog = page.getByRole('dialog', { name: difference.kind });
  const usual = dialog.getByRole('radio').first();
  const reason = (await usual.locator('xpath=ancestor::label').textContent()) ?? '';
  await dialog.getByText(reason, { exact: true }).click();
  await dialog.getByLabel('توضیح').fill('از متصدی باجه پرسیده شد و رسید مشتری بررسی شد');
  await page.getByRole('button', { name: 'ثبت دلیل' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(line).toContainText(reason);
  return reason;
}

/** Presses the screen's button, gives a reason where one is asked for, and signs with the password. */
async function seal(page: Page, act: 'بستن روز' | 'بازگشایی', reason: string | null): Promise<void> {
  await main(page).getByRole('button', { name: act }).click();
  const dialog = page.getByRole('dialog');
  if (reason !== null) await dialog.getByLabel('دلیل').fill(reason);
  await dialog.getByLabel('رمز شما').fill(manager.password);
  await dialog.getByRole('button', { name: act }).click();
  await expect(dialog).toHaveCount(0);
}

/** Declares of both terminals that they had no transaction of the day's own. */
async function declareZero(page: Page): Promise<void> {
  for (const one of [terminal, otherTerminal]) {
    const button = page.getByRole('button', { name: `پایانهٔ ${one}: بدون تراکنش` });
    await button.click();
    await giveBatchSlip(page, '42');
    await expect(button).toHaveCount(0);
  }
}

async function lookAt(page: Page, day: string): Promise<void> {
  await page.getByLabel('روز کاری').fill(formatJalali(day, 'numeric', 'fa'));
}

test('D21.74 every kind of difference is named and holds nothing up, the day is locked, and what comes late goes to the next day', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  // Every kind of the settlement, and that one payment was reversed after its visit was served.
  expect(differences).toHaveLength(exceptionKinds.length + 1);
  const { page } = await openDesk({ dir: await prepareOffice(firstMorning, workTwoDays) });
  await signIn(page, manager);
  await expect(page.getByText(/^روز .+ بسته نشده است$/).first()).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(page.getByLabel('روز کاری')).toHaveValue(formatJalali(yesterday, 'numeric', 'fa'));
  await importReport(page, await workbook(), '۱۳');
  await importReport(page, csv(), '۲');

  for (const difference of differences) await expect(lineOf(page, difference)).toContainText('دلیل نمی‌خواهد');
  await expect(main(page).getByRole('button', { name: 'بستن روز' })).toBeDisabled();
  const reason = await explain(page, sign);
  await expect(page.getByRole('table', { name: 'مغایرت‌های باز' })).toContainText('همخوان نیست');
  await seal(page, 'بستن روز', 'پایانهٔ دفتر کناری بود');
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
  await expect(main(page).getByRole('row', { name: sign.kind }).filter({ hasText: reason })).toHaveCount(1);

  await page.keyboard.press('Alt+1');
  await page.getByRole('button', { name: 'تابلوی ۱۲۷: درست است' }).click();
  await page.getByRole('button', { name: 'باز کردن روز' }).click();
  await expect(page.getByText('روز باز است')).toBeVisible();
  await page.keyboard.press('Alt+3');
  await expect(page.getByLabel('روز کاری')).toHaveValue(formatJalali(today, 'numeric', 'fa'));
  await importReport(page, lateReport(), '۱');
  await expect(lineOf(page, late)).toContainText(formatJalali(yesterday, 'full', 'fa'));

  await lookAt(page, yesterday);
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'انتخاب فایل' })).toHaveCount(0);
  await seal(page, 'بازگشایی', 'یک رسید جا مانده بود');
  await expect(page.getByRole('button', { name: 'انتخاب فایل' })).toBeVisible();
  await seal(page, 'بستن روز', 'پایانهٔ دفتر کناری بود');
  const closings = main(page).getByRole('region', { name: 'برگهٔ روز' }).getByRole('list').last();
  await expect(closings.getByRole('listitem')).toHaveText([/بسته شد/, /بازگشایی شد.*جا مانده/, /بسته شد/]);

  await lookAt(page, today);
  await declareZero(page);
  await seal(page, 'بستن روز', null);
  await expect(main(page).getByText('کد صحت ثبت‌ها:')).toContainText(/[0-9a-f]{4}-[0-9a-f]{4}/);
});

test('a day without a client closes once each terminal is declared without a transaction', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+3');
  await expect(main(page).getByRole('button', { name: 'بستن روز' })).toBeDisabled();
  await declareZero(page);
  await expect(toGo(page)).toHaveText('۰ ریال');
  await seal(page, 'بستن روز', null);
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
  await expect(main(page).getByText('مغایرتی نیست', { exact: true })).toBeVisible();
});
