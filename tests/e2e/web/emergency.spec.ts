// A session in an emergency, from the sign-in screen to the manager's list, and the way back by the province's code.
// In the browser only: the shell makes no difference to it.
import { clerk, manager, openDemoDay, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press } from '../support/keyboard.ts';
import { expectSound } from '../support/sound-screen.ts';

test('a manager lets a clerk in beside them; everything says so, and the manager’s list ends it', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await press(page, 'Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await page.getByText(clerk.name, { exact: true }).first().click();
  await page.getByRole('button', { name: 'ورود با حضور مدیر (اضطراری)' }).click();
  await expectSound(page, 'emergency form');
  await page.getByRole('button', { name: 'شروع نشست اضطراری' }).click();
  await expectSound(page, 'emergency form with what is missing');
  await page.getByLabel(`رمز ${clerk.name}`).fill(clerk.password);
  await page.getByLabel('رمز مدیر').fill(manager.password);
  await page
    .getByRole('button', { name: /^علت/ })
    .or(page.getByLabel('علت', { exact: true }))
    .first()
    .click();
  await page.getByRole('option', { name: 'تلاش‌های ورود کارمند تمام شده است' }).click();
  await page.getByLabel('شرح علت').fill('رمز چند بار اشتباه وارد شد و مراجع منتظر است');
  await page.getByRole('button', { name: 'شروع نشست اضطراری' }).click();
  await expect(page.getByText(`نشست اضطراری با حضور ${manager.name}`)).toBeVisible();
  await toCounter(page);
  await expectSound(page, 'counter in an emergency');
  await press(page, 'Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await page.getByText(manager.name, { exact: true }).first().click();
  await page.getByRole('button', { name: 'بازیابی دسترسی با کد استان' }).click();
  await page.getByLabel('کد بازیابی دسترسی').fill('۱۲۷۲');
  await page.getByRole('button', { name: 'بازیابی', exact: true }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expectSound(page, 'access by the province');
  await page.getByRole('button', { name: 'بازگشت', exact: true }).click();
  await page.getByLabel('رمز', { exact: true }).fill(manager.password);
  await press(page, 'Enter');
  await page.getByRole('link', { name: /کارکنان/ }).click();
  await expect(page.getByRole('heading', { name: 'نشست‌های اضطراری' })).toBeVisible();
  await expectSound(page, 'emergencies of the office');
});
