// The tracking number of the judiciary's own system: by a scanner wherever the focus stands, by paste in either digits; a paid
// visit without one is named at the close.
import type { Page } from '@playwright/test';
import { expectStep } from '../support/close.ts';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { nextMorning, openDay, serve } from '../support/day-with-differences.ts';
import { manager, openDemoDay, signIn, toCounter, uncheckedOf } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { scan } from '../support/keyboard.ts';

async function servePaid(page: Page, code: string, rrn: string): Promise<void> {
  await openVisit(page, { code, name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, rrn);
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
}

test('D1.12 the tracking number comes by scan or paste, and a paid visit without one shows at the close', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  const field = page.getByLabel('کد رهگیری سامانهٔ قضایی');

  await servePaid(page, '0790419904', '123456789012');
  // The focus is on none of the form's fields, and the scanner's Enter finishes nothing.
  await scan(page, '1405123456');
  await expect(field).toHaveValue('1405123456');
  await expect(page.getByText('ثبت در سامانهٔ قضایی', { exact: true })).toHaveCount(0);
  // Scanned again into the field itself: the new reading instead of both.
  await field.focus();
  await scan(page, '1405777777');
  await expect(field).toHaveValue('1405777777');
  const time = page.getByLabel('ساعت ثبت');
  await time.fill('نه و نیم');
  await field.press('Enter');
  await expect(page.getByText('ساعت را مانند ۹:۳۰ وارد کنید.')).toBeVisible();
  await time.fill('۹:۳۰');
  const charge = page.getByLabel('هزینهٔ دولتی');
  await charge.fill('ده هزار');
  await field.press('Enter');
  await expect(page.getByText('مبلغ را به ریال و با رقم وارد کنید.')).toBeVisible();
  await charge.fill('۱٬۲۵۰٬۰۰۰');
  await field.press('Enter');
  await expect(page.getByText('ثبت در سامانهٔ قضایی', { exact: true })).toBeVisible();
  await expect(page.getByText('1405777777').first()).toBeVisible();
  await expect(page.getByText('۰۹:۳۰')).toBeVisible();
  await expect(page.getByText('هزینهٔ دولتی ۱٬۲۵۰٬۰۰۰ ریال')).toBeVisible();
  await page.keyboard.press('Control+Enter');

  await servePaid(page, '0499370899', '123456789013');
  await field.focus();
  // Copied out of the judiciary's own page and pasted, with what stands around it.
  await page.getByLabel('شعبه').fill(' ۱۴۰۵-۸۸۸۸۸۸ ');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  await field.focus();
  await page.keyboard.press('Control+v');
  await expect(field).toHaveValue('1405888888');
  await field.fill('');
  await page.keyboard.press('Control+Enter');

  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).press('Enter');
  await signIn(page, manager);
  await page.keyboard.press('Alt+3');
  const waiting = page.getByRole('table', { name: 'در انتظار ثبت در سامانهٔ قضایی' });
  await expect(waiting.getByRole('row')).toHaveCount(2);
  await expect(waiting).toContainText('\u20681-2\u2069 مینا صادقی');
  await expect(waiting).toContainText('امروز');
});

test('D1.12 a petition that was paid for yesterday and not filed waits until its number is there', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(nextMorning, async (office) => {
    await openDay(office);
    await serve(office, 1);
    await serve(office, 2);
  });
  const { page } = await openDesk({ dir });
  await signIn(page, manager);
  await expect(page.getByText('۲ خدمت پرداخت‌شده هنوز ثبت نشده است')).toBeVisible();
  await page.getByText('درست است').first().click();
  await expect(uncheckedOf(page, 'تابلوی ۱۲۷')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /در انتظار ثبت/ }).click();
  const table = page.getByRole('table', { name: 'در انتظار ثبت در سامانهٔ قضایی' });
  await expect(table).toContainText('دادخواست');
  await expect(table).toContainText('۱ روز کاری');
  // J goes to the second, K back; Enter leads to the counter.
  await expect(table.getByRole('button', { name: '\u20681-1\u2069 رضا محمدی' })).toBeFocused();
  await page.keyboard.press('j');
  await expect(table.getByRole('button', { name: '\u20681-2\u2069 رضا محمدی' })).toBeFocused();
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.getByLabel('کد رهگیری سامانهٔ قضایی').fill('1405123456');
  await page.keyboard.press('Enter');
  await expect(page.getByText('ثبت در سامانهٔ قضایی', { exact: true })).toBeVisible();

  // The other one is given the same number: refused, with the way to where it stands.
  await page.getByRole('button', { name: /در انتظار ثبت/ }).click();
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('button', { name: '\u20681-2\u2069 رضا محمدی' }).press('Enter');
  const field = page.getByLabel('کد رهگیری سامانهٔ قضایی');
  await field.fill('۰۰۱۴۰۵۱۲۳۴۵۶');
  await field.press('Enter');
  await expect(page.getByText(/این کد رهگیری در مراجعهٔ \u20681-1/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'رفتن به مراجعهٔ \u20681-1\u2069' })).toBeVisible();

  // At the close of yesterday it still waits. Ending it is for two, in the list of what does not agree; a filing mends it.
  await page.keyboard.press('Alt+3');
  await expectStep(page, 'ثبت‌نشده');
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('button', { name: /^پایان بدون ثبت/ }).click();
  const open = page.getByRole('row', { name: /هزینه گرفته شده و هنوز در سامانهٔ قضایی ثبت نشده/ });
  await expect(open).toContainText('۱ روز کاری');
  await open.getByRole('button', { name: /^مراجعهٔ/ }).click();
  await field.fill('1405123457');
  await field.press('Enter');
  await expect(page.getByText('ثبت در سامانهٔ قضایی', { exact: true })).toBeVisible();
  await page.keyboard.press('Alt+3');
  // Nothing waits any more: the close has gone on to what is missing.
  await expectStep(page, 'گزارش‌ها');
});
