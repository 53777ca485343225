// The tour of the demo office: begun, left and taken up again by keyboard alone, and it records nothing.
import { clerk, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { expectSound } from '../support/sound-screen.ts';

/** The day is not open: the tour begins on the morning card. */
const nothingYet = async (): Promise<void> => undefined;

test('the tour leads through the demo office by keyboard, is taken up where it was left, and sends no command', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), nothingYet) });
  await signIn(page, clerk);
  const tour = page.getByRole('region', { name: 'بازدید دفتر نمونه' });
  await expect(tour.getByRole('button', { name: /شروع بازدید/ })).toBeVisible();
  const commands: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') commands.push(request.url());
  });
  await page.keyboard.press('Control+F1');
  await expect(tour.getByRole('heading', { name: /ایستگاه ۱ از ۸/ })).toBeFocused();
  await page.keyboard.press('Control+F1');
  await expect(tour.getByRole('heading', { name: /ایستگاه ۲ از ۸/ })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'مراجعان', exact: true })).toBeVisible();
  await expectSound(page, 'the tour at the counter');
  await tour.getByRole('button', { name: 'ترک بازدید' }).press('Enter');
  await expect(tour).toHaveCount(0);

  await page.keyboard.press('F1');
  const help = page.getByRole('dialog', { name: 'راهنما' });
  await page.getByLabel('جست‌وجو در راهنما').fill('بازدید');
  await help.getByRole('button', { name: /ادامهٔ بازدید/ }).press('Enter');
  await expect(tour.getByRole('heading', { name: /ایستگاه ۲ از ۸/ })).toBeVisible();
  for (let stops = 3; stops <= 8; stops += 1) {
    await page.keyboard.press('Control+F1');
    await expect(tour.getByRole('heading', { name: `ایستگاه ${'۰۱۲۳۴۵۶۷۸'[stops]} از ۸` })).toBeVisible();
  }
  await page.keyboard.press('Control+F1');
  await expect(tour).toHaveCount(0);
  // Nothing but that somebody is still there.
  expect(commands.filter((address) => !address.includes('staff.stillHere'))).toEqual([]);
});
