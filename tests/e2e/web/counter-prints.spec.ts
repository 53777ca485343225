// What the counter prints in a browser: the receipt and its second copy, and the slips of the one-key acts.

import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { nextClient, openDemoDay, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

test('D15.1 cash offered and legal advice are one key each, recorded before the slip is printed', async ({
  sharedDesk,
}) => {
  const page = await nextClient(sharedDesk);
  const prints = await watchPrints(page);
  await page.keyboard.press('F6');
  await expect(page.getByText('پیشنهاد وجه نقد ثبت شد')).toBeVisible();
  await expect.poll(prints).toHaveLength(1);
  await page.keyboard.press('F11');
  await expect(page.getByText('راهنمایی به ۱۲۹ ثبت شد')).toBeVisible();
  await expect.poll(prints).toHaveLength(2);
  const [cash, advice] = await prints();
  expect(cash).toContain('پرداخت فقط با کارتخوان');
  expect(advice).toContain('۱۲۹');
});

test('a receipt is printed as it is previewed, and a reprint says that it is the second copy', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  const prints = await watchPrints(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  const preview = page.getByRole('article', { name: 'رسید خدمات' });
  await expect(preview).not.toContainText('نسخهٔ دوم');
  const previewed = await preview.textContent();
  await page.keyboard.press('F10');
  await expect.poll(prints).toHaveLength(1);
  await expect(preview).toContainText('نسخهٔ دوم');
  await page.keyboard.press('F10');
  await expect.poll(prints).toHaveLength(2);
  const [first, second] = await prints();
  expect(first).toContain(previewed);
  expect(second).toContain('نسخهٔ دوم');
  expect(second).toContain('دفتر نمونه');
});
