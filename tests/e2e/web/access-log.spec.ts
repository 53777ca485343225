// A returning client is looked up once, whatever is typed, locked and left meanwhile, and the look stands on the manager's
// screen. In the browser only: the shell makes no difference to it.
import { openVisit } from '../support/counter.ts';
import { clerk, manager, openDemoDay, signIn, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

const client = { code: '0790419904', name: 'مینا صادقی' };

test('D16.3, D16.6 a returning client is looked up once, and the manager sees by whom', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, client);
  await press(page, 'F2');
  await type(page, client.code);
  const returning = page.getByText('این مراجعه‌کننده پیش‌تر آمده است');
  await expect(returning).toBeVisible();
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue(client.name);
  await press(page, 'Alt+1');
  await toCounter(page);
  await expect(returning).toBeVisible();
  await press(page, 'Control+l');
  await page.locator('input[type=password]').fill(clerk.password);
  await press(page, 'Enter');
  await expect(returning).toBeVisible();

  await press(page, 'Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signIn(page, manager);
  // Not by its key: the counter takes the focus when it has come up.
  await page.getByRole('link', { name: 'مشاهدهٔ اطلاعات' }).click();
  const looks = page.getByRole('table', { name: 'مشاهده‌های روز' }).getByRole('row');
  await expect(looks).toHaveCount(2);
  await expect(looks.nth(1)).toContainText(clerk.name);
  await expect(looks.nth(1)).toContainText('یافتن با شناسه');
  await expect(looks.nth(1)).toContainText('۱ بار');
  await expect(page.getByText(client.code)).toHaveCount(0);
  await expect(page.getByText('موردی ثبت نشده است')).toBeVisible();
});
