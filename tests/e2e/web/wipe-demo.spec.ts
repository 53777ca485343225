// A demo office is wiped from the screen and the first run begins again. In the browser only: the core's process stays
// the same in both shells, and the shell takes no part in it.
import { clerk, manager, openDemoDay, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

test('the manager wipes the demo office by its code and password, and a new one begins empty', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page, corePid } = await openDesk();
  const pid = corePid();
  const make = page.getByRole('button', { name: 'ساختن دفتر نمونه' });
  const wipe = page.getByRole('button', { name: 'پاک کردن دفتر نمونه' });
  await openDemoDay(page);
  await expect(page.getByText('روز باز است')).toBeVisible();
  await expect(wipe).toHaveCount(0);
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signIn(page, manager);

  await wipe.click();
  await page.getByLabel('کد دفتر').fill('1102');
  await page.getByLabel('رمز').fill(manager.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('کد دفتر یکی نیست');
  await page.getByLabel('کد دفتر').fill('۱۱۰۱');
  await page.getByLabel('رمز').fill(manager.password);
  await page.keyboard.press('Enter');
  await expect(make).toBeVisible();
  await expect(page.getByText('دفتر نمونه', { exact: true })).toHaveCount(1);

  await make.click();
  await signIn(page, clerk);
  await expect(page.getByText('روز هنوز باز نشده است')).toBeVisible();
  expect(corePid()).toBe(pid);
});
