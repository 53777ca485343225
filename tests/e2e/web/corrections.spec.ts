// What was typed of a client and is found to be wrong after the check: put right at the counter, by keyboard.
import { answerAll, openVisit, verify } from '../support/counter.ts';
import { manager, nextClient } from '../support/demo-day.ts';
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
