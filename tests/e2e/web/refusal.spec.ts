// A client without a paper: refused, given the note that says what to bring, and served in the same visit an hour later.
import { openVisit, verify } from '../support/counter.ts';
import { openDemoDay, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

test('D1.18 a refusal prints what to bring, and the same visit goes on by keyboard when it arrives', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  const prints = await watchPrints(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await page.keyboard.press('F12');
  await expect(page.getByRole('dialog', { name: 'رد احراز هویت' })).toBeVisible();
  await page.keyboard.press('1');
  await page.keyboard.press('Control+Enter');
  await expect.poll(prints).toHaveLength(1);
  const [note] = await prints();
  expect(note).toContain('برگهٔ مدارک لازم');
  expect(note).toContain('همین مراجعه ادامه می‌یابد');
  expect(note).not.toContain('مینا');
  // Once the first one is done with: until then a second press of the key is none.
  await expect(page.getByRole('button', { name: 'چاپ برگهٔ مدارک لازم' })).toBeEnabled();
  await page.keyboard.press('F10');
  await expect.poll(prints).toHaveLength(2);

  await page.getByRole('button', { name: 'مدرک رسید؛ ادامهٔ همین مراجعه' }).press('Enter');
  await page.getByLabel('چه رسیده است؟').fill('اصل کارت ملی را آورد');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeVisible();
  await verify(page);
});

test('D1.10 a clerk is not their own client, and the refusal is in view with the focus wherever the form stood', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  // Low enough that the form's last field is under the fold of its first.
  await page.setViewportSize({ width: 1366, height: 480 });
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  for (const text of ['9990000026', 'علی رضایی', '09121234567', '1193653471']) {
    await type(page, text);
    await press(page, 'Enter');
  }
  await press(page, 'ArrowDown', 'Enter');
  await page.mouse.wheel(0, 5_000);
  const refusal = page.getByText('نمی‌توانید هویت خودتان را احراز کنید.');
  for (const attempt of [1, 2]) {
    await test.step(`attempt ${attempt}`, async () => {
      await press(page, 'Control+Enter');
      await expect(refusal).toBeInViewport({ ratio: 1 });
      await expect(page.locator('[tabindex="-1"]:focus').filter({ has: refusal })).toHaveCount(1);
      await page.getByLabel('کد پستی').focus();
      await page.mouse.wheel(0, 5_000);
    });
  }
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toHaveCount(0);
});
