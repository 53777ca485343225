// A receipt's signed code: from the paper to the check on the screen, by paste and by scan, before and after a reversal.
import type { Page } from '@playwright/test';
import { readQr } from '#tests/support/read-qr.ts';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { clerk, openDemoDay, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { scan } from '../support/keyboard.ts';
import { expectSound } from '../support/sound-screen.ts';

/** The drawing of the code on every paper that was printed. */
async function watchCodes(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const drawn: string[] = [];
    const print = () =>
      drawn.push(document.querySelector('[data-print-layer] svg[role=img] path')?.getAttribute('d') ?? '');
    Object.assign(window, { drawn, print });
  });
  return () => page.evaluate(() => Reflect.get(window, 'drawn') as string[]);
}

async function checked(page: Page, code: string): Promise<void> {
  await page.keyboard.press('F3');
  await page.getByRole('searchbox').or(page.getByPlaceholder(/./)).last().fill('اصالت');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'بررسی اصالت رسید' })).toBeVisible();
  await page.getByLabel('کد رسید').fill(code);
  await page.keyboard.press('Enter');
}

test('D2.6 the code on the paper is read back and judged, by paste and by scan', { tag: '@release' }, async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  const drawn = await watchCodes(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toContainText(
    `ثبت‌کنندهٔ پرداخت${clerk.name}`,
  );
  await page.keyboard.press('F10');
  await expect.poll(drawn).toHaveLength(1);
  const code = readQr((await drawn())[0] ?? '');

  await checked(page, code);
  const dialog = page.getByRole('dialog', { name: 'بررسی اصالت رسید' });
  await expect(dialog.getByText('رسید اصل است', { exact: true })).toBeVisible();
  await expect(dialog).toContainText('123456789012');
  await expectSound(page, 'a receipt that is genuine');
  await page
    .getByLabel('کد رسید')
    .fill(`${code.slice(0, 200)}${code.charAt(200) === '1' ? '2' : '1'}${code.slice(201)}`);
  await expect(dialog.getByText('رسید اصل است', { exact: true })).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('رسید دست‌کاری شده است')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'برگشت وجه' }).click();
  const reversal = page.getByRole('dialog', { name: 'برگشت وجه' });
  await reversal.getByRole('button', { name: /دلیل/ }).click();
  await page.getByRole('option', { name: 'انصراف مراجعه‌کننده' }).click();
  await reversal.locator('input[type=password]').fill(clerk.password);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article', { name: 'برگهٔ برگشت وجه' })).toBeVisible();

  await scan(page, code);
  await expect(dialog.getByText('رسید باطل شده است')).toBeVisible();
  await expect(dialog).toContainText(clerk.name);
});

test('D1.80 D2.6 a misspelt name is put right after the check, and the next receipt says that it is the second copy', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await watchCodes(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  const receipt = page.getByRole('article', { name: 'رسید خدمات' });
  await expect(receipt).toContainText('مینا صادقی');
  await page.keyboard.press('F10');
  await expect(page.getByText('رسید چاپ شد')).toBeVisible();

  await page.getByRole('button', { name: 'اصلاح نام، کد یا مدرک' }).click();
  const dialog = page.getByRole('dialog', { name: 'اصلاح نام، کد یا مدرک' });
  await dialog.getByLabel('درست آن').fill('مینا صدیقی');
  await dialog.getByLabel('دلیل').fill('روی کارت ملی صدیقی است');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(receipt).toContainText('مینا صدیقی');
  await page.keyboard.press('F10');
  await expect(page.getByText('نسخهٔ ۲ چاپ شد')).toBeVisible();
});
