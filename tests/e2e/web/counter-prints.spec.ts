// What the counter prints in a browser: the receipt and its second copy, and the slips of the one-key acts.

import { openDemoDay, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

test('cash offered and legal advice are one key each, recorded before the slip is printed', async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  const prints = await watchPrints(page);
  await toCounter(page);
  await page.keyboard.press('F6');
  await expect(page.getByText('پیشنهاد پول نقد ثبت شد')).toBeVisible();
  await expect.poll(prints).toHaveLength(1);
  await page.keyboard.press('F11');
  await expect(page.getByText('راهنمایی به ۱۲۹ ثبت شد')).toBeVisible();
  await expect.poll(prints).toHaveLength(2);
  const [cash, advice] = await prints();
  expect(cash).toContain('پرداخت تنها با کارتخوان');
  expect(advice).toContain('۱۲۹');
});
