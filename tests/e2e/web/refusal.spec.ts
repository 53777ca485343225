// A client without a paper: refused, given the note that says what to bring, and served in the same visit an hour later.
import { openVisit, verify } from '../support/counter.ts';
import { openDemoDay, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

test('D1.18 a refusal prints what to bring, and the same visit goes on by keyboard when it arrives', async ({
  openDesk,
}) => {
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
  await page.keyboard.press('F10');
  await expect.poll(prints).toHaveLength(2);

  await page.getByRole('button', { name: 'مدرک رسید؛ ادامهٔ همین مراجعه' }).press('Enter');
  await page.getByLabel('چه رسیده است؟').fill('اصل کارت ملی را آورد');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeVisible();
  await verify(page);
});
