// A complaint from the counter to its outcome. In the browser only: the shell makes no difference to it but the printer,
// and what is printed is read here.
import { openDay } from '../support/day-with-differences.ts';
import { clerk, codesOfPrints, manager, signIn, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { fill, press } from './screens/stop.ts';

const said = 'نیم ساعت در نوبت ماندم.';
const added = 'شماره نوبت ۴۷ بود.';

test('a complaint gets its slip, is found by its code, grows by addenda only, and is closed by the manager', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, clerk);
  const prints = await watchPrints(page);
  await page.keyboard.press('F8');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: /موضوع/ }).click();
  await page.getByRole('option', { name: 'تأخیر در ارائهٔ خدمت' }).click();
  await dialog.getByLabel('متن').fill(said);
  await press(page, 'ثبت');
  await expect(dialog.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
  const fact = dialog.locator('div', { has: page.getByText('کد رهگیری', { exact: true }) }).last();
  const code = (await fact.getByRole('definition').textContent()) ?? '';
  expect(code).toMatch(/^[0-9A-Z-]{6,}$/);
  await press(page, 'چاپ برگه');
  await expect.poll(prints).toHaveLength(1);
  const [slip] = await prints();
  expect(slip).toContain(code);
  expect(await codesOfPrints(page)).toEqual([code]);
  expect(slip).toContain('تلفن گزارش تخلف: ۱۲۷');
  expect(slip).not.toContain(said);
  await press(page, 'ادامهٔ کار');

  await page.getByRole('link', { name: /شکایت و بازخورد/ }).click();
  await fill(page, { 'کد رهگیری برگه (اختیاری)': code.toLowerCase().replaceAll('-', ' ') });
  await press(page, 'یافتن');
  await expect(dialog.getByText(said)).toBeVisible();
  await dialog.getByLabel('متن').fill(added);
  await press(page, 'افزودن');
  await expect(dialog.getByRole('listitem')).toContainText(added);
  await expect(dialog.getByText(said)).toBeVisible();
  await expect(dialog.getByRole('radio')).toHaveCount(0);
  // The paper over the dialog takes its keys along when it goes: Esc leaves the dialog after a print too.
  await press(page, 'چاپ برگه');
  await expect.poll(prints).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press('Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
  await signIn(page, manager);
  await page.keyboard.press('Alt+4');
  await page
    .getByRole('row', { name: /تأخیر در ارائهٔ خدمت/ })
    .getByRole('button', { name: /^باز کردن/ })
    .click();
  await dialog.getByText('نتیجه: وارد است', { exact: true }).click();
  await dialog.getByLabel('متن').fill('باجه دوم باز شد.');
  await press(page, 'ثبت نتیجه و بستن');
  await expect(dialog.getByText('بسته شده')).toBeVisible();
  await expect(dialog.getByRole('listitem')).toHaveText([new RegExp(added), /نتیجه: وارد است/]);
  await expect(dialog.getByLabel('متن')).toHaveCount(0);
});
