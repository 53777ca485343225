// What was typed of a client and is found to be wrong after the check: put right at the counter, by keyboard.
import { answerAll, charge, openVisit, pay, verify } from '../support/counter.ts';
import { clerk, manager, nextClient } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

test('D1.125 a wrong national code is put right with the manager beside, and the client is checked anew', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  await openVisit(page, { code: '0084575948', name: 'سهراب نمونه' });
  await verify(page);
  await page.getByRole('button', { name: 'اصلاح نام، کد یا مدرک' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'اصلاح نام، کد یا مدرک' });
  await dialog.getByRole('button', { name: /کدام مورد/ }).press('ArrowDown');
  await page.getByRole('option', { name: /کد ملی/ }).press('Enter');
  await dialog.getByLabel('درست آن').focus();
  await type(page, '0067749828');
  await press(page, 'Control+Enter');
  const beside = page.getByRole('dialog', { name: 'تأیید مدیر' });
  await expect(beside.getByLabel('دلیل')).toBeFocused();
  await type(page, 'دو رقم جابه‌جا خوانده شد');
  await beside.getByRole('button', { name: /مدیری که کنار شما/ }).press('ArrowDown');
  await page.getByRole('option', { name: manager.name }).press('Enter');
  await beside.getByLabel('رمز مدیر').fill(manager.password);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('main')).toContainText('9828');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeVisible();
  await answerAll(page);
  await press(page, 'Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
});

test('D4.225 the wrong service of a finished visit becomes the right one, and the difference is paid', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  const name = 'بهرام نمونه';
  await openVisit(page, { code: '0013542419', name });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '633000000951');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue('');
  await page.getByRole('button', { name: new RegExp(`${name}.*پایان یافت`) }).press('Enter');
  await page.getByRole('button', { name: 'خدمت اشتباه بود' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'جایگزینی خدمت پرداخت‌شده' });
  await dialog
    .getByRole('button', { name: /خدمت درست$/ })
    .first()
    .press('ArrowDown');
  await page
    .getByRole('option', { name: /تحویل رمز/ })
    .first()
    .press('Enter');
  // For less it is the manager's, and the dialog says so before anything is tried.
  await expect(dialog).toContainText('کاهش مبلغ را فقط مدیر ثبت می‌کند');
  await dialog.getByLabel('دلیل').fill('به جای دو اظهارنامه یکی گرفته شده بود');
  await dialog.getByLabel('رمز شما').fill(clerk.password);
  await press(page, 'Control+Enter');
  await expect(dialog).toContainText('لغو یا کاهش هزینهٔ آن با مدیر');
  await dialog
    .getByRole('button', { name: /خدمت درست$/ })
    .first()
    .press('ArrowDown');
  await page
    .getByRole('option', { name: /اظهارنامه/ })
    .first()
    .press('Enter');
  await dialog.getByLabel('تعداد درست').fill('2');
  await expect(dialog).toContainText('باید دریافت شود');
  await dialog.getByLabel('رمز شما').fill(clerk.password);
  await press(page, 'Control+Enter');
  await expect(dialog).toHaveCount(0);
  await pay(page, '633000000952');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
});
