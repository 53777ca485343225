// The usual path in keys: a returning client, one petition, paid and printed. What is data (identifier, service, count,
// slip) is told apart from what only moves on; both are printed.
import type { Page } from '@playwright/test';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { openDemoDay, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

const client = { code: '0790419904', name: 'مینا صادقی' };
const slip = 'پایانه: 14999001 شماره مرجع: ۶۳۳۰۰۰۰۰۰۲۰۲ شماره پیگیری: 654322 کارت 603799******4321';

/** Puts a text on the clipboard the way a person does: written somewhere, marked, cut. */
async function cut(page: Page, text: string): Promise<void> {
  await press(page, 'F8');
  const field = page.getByRole('dialog').getByLabel('متن');
  await field.fill(text);
  await field.press('Control+a');
  await field.press('Control+x');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a returning client, one petition, paid by a pasted slip and printed', async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, client);
  await verify(page);
  await charge(page, 'دادخواست', '1');
  await pay(page, '633000000201');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'Control+Enter');
  await cut(page, slip);
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeVisible();
  const printed = await watchPrints(page);
  await page.getByLabel('کد ملی', { exact: true }).focus();

  let data = 0;
  let moves = 0;
  const say = async (text: string) => {
    data += text.length;
    await type(page, text);
  };
  const move = async (...keys: string[]) => {
    moves += keys.length;
    await press(page, ...keys);
  };
  await say(client.code);
  await expect(page.getByText('این مراجعه‌کننده پیش‌تر آمده است')).toBeVisible();
  await move('Enter', 'ArrowDown');
  await expect(page.getByRole('option', { name: 'خواهان' })).toBeFocused();
  await move('Enter', 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await move('Enter', 'Control+Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await say('دادخواست');
  await move('Enter');
  await expect(page.getByLabel('تعداد')).toBeFocused();
  await say('1');
  await expect(page.getByLabel('جمع هزینه').first()).toBeVisible();
  await move('Control+Enter');
  await expect(page.getByText('ماندهٔ پرداخت').first()).toBeVisible();
  await move('F9');
  await expect(page.getByLabel('شمارهٔ مرجع')).toBeFocused();
  data += 1;
  await press(page, 'Control+v');
  await expect(page.getByLabel('شمارهٔ مرجع')).toHaveValue('633000000202');
  await expect(page.getByLabel('شمارهٔ پیگیری')).toHaveValue('654322');
  await move('Control+Enter');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await move('F10');
  await expect.poll(async () => (await printed()).join()).toContain('633000000202');
  process.stdout.write(`usual path: ${data} keys of data, ${moves} that move on\n`);
  expect(moves).toBeLessThanOrEqual(12);
});

test('the complaint is registered with Ctrl+Enter, and its buttons stay in view', async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await page.setViewportSize({ width: 1366, height: 600 });
  await press(page, 'F8');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'ثبت', exact: true })).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('button', { name: /موضوع/ }).click();
  await page.getByRole('option', { name: 'رفتار' }).click();
  await dialog.getByLabel('متن').fill('رفتار متصدی محترمانه نبود');
  await press(page, 'Control+Enter');
  await expect(dialog.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
});
