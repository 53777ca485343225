// The palette finds clients, receipts and complaints by keyboard alone, and opens what it found. In the browser only:
// the shell makes no difference to it.
import type { Page } from '@playwright/test';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { openDemoDay, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

const mina = { code: '0790419904', name: 'مینا صادقی' };

/** Types into the palette and takes the first thing that is found. */
async function find(page: Page, typed: string, found: string | RegExp): Promise<void> {
  await press(page, 'F3');
  await type(page, typed);
  const item = page.getByRole('menuitem', { name: found }).first();
  await expect(item).toHaveAttribute('data-focused', 'true');
  await press(page, 'Enter');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
}

async function serveMina(page: Page): Promise<void> {
  await toCounter(page);
  await openVisit(page, mina);
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '633012345678');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
}

test('a client found in the wrong keyboard layout is filled into a new visit, and half a client is not lost', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await serveMina(page);
  await press(page, 'Alt+1');
  await find(page, 'ldkh whn', mina.name);
  await expect(page.getByLabel('کد ملی', { exact: true })).toHaveValue(mina.code);
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue(mina.name);
  await expect(page.getByText('این مراجعه‌کننده پیش‌تر آمده است')).toBeVisible();

  await page.getByLabel('نام و نام خانوادگی').fill('نامی دیگر');
  await find(page, mina.code, mina.name);
  await expect(page.getByRole('dialog')).toContainText('نیمه‌کاره');
  await press(page, 'Escape');
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue('نامی دیگر');
  await find(page, '09121234567', mina.name);
  await press(page, 'Control+Enter');
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue(mina.name);
});

test('a receipt is found by its reference number and can be printed again; a complaint by its code', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await serveMina(page);
  await find(page, '۶۳۳۰۱', /رسید مراجعهٔ \u20681-1\u2069/);
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toContainText('633012345678');
  await expect(page.getByRole('button', { name: /چاپ رسید/ })).toBeVisible();

  await press(page, 'F8');
  await page.getByRole('button', { name: /موضوع/ }).click();
  await page.getByRole('option', { name: 'تأخیر در ارائهٔ خدمت' }).click();
  await page.getByLabel('متن', { exact: true }).fill('زمان انتظار زیاد بود');
  await page.getByRole('button', { name: 'ثبت', exact: true }).click();
  await expect(page.getByText('ثبت شد.')).toBeVisible();
  const code = await page.getByRole('dialog').getByRole('definition').nth(1).textContent();
  await page.getByRole('button', { name: 'ادامهٔ کار' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await find(page, code?.toLowerCase().slice(0, 5) ?? '', /شکایت: تأخیر در ارائهٔ خدمت/);
  await expect(page.getByRole('dialog')).toContainText('زمان انتظار زیاد بود');
  // It was opened from the visit on the counter, and leads back there.
  await page.getByRole('button', { name: 'رفتن به مراجعه' }).click();
  await expect(
    page.getByRole('button', { name: /شکایت: تأخیر در ارائهٔ خدمت، شمارهٔ \u20681-1\u2069/ }),
  ).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('what a key does on this screen is found by its name, with the key, and nothing else is', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await serveMina(page);
  await find(page, '۶۳۳۰۱', /رسید مراجعهٔ \u20681-1\u2069/);
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toBeVisible();
  await press(page, 'F3');
  await type(page, 'برگشت وجه');
  await expect(page.getByRole('menuitem', { name: /برگشت وجه/ })).toContainText('Alt+B');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog', { name: /برگشت وجه/ })).toBeVisible();
  await press(page, 'Escape');
  await press(page, 'Alt+B');
  await expect(page.getByRole('dialog', { name: /برگشت وجه/ })).toBeVisible();
  await press(page, 'Escape');
  await find(page, 'تحویل باجه', /تحویل باجه/);
  await expect(page.getByRole('dialog')).toContainText('تحویل');
  await press(page, 'Escape');
  await press(page, 'Alt+H');
  await expect(page.getByRole('dialog')).toContainText('تحویل');
  await press(page, 'Escape');
  // From another screen the desk is handed over too, and the board is printed over any.
  await press(page, 'Alt+4');
  await find(page, 'تحویل باجه', /تحویل باجه/);
  await expect(page.getByRole('heading', { name: 'باجه', exact: true })).toBeVisible();
  await expect(page.getByRole('dialog')).toContainText('تحویل');
  await press(page, 'Escape');
  await press(page, 'F3');
  await type(page, 'تابلوی نرخ');
  await expect(page.getByRole('menuitem', { name: /چاپ و تأیید نصب/ })).toContainText('Alt+T');
  await press(page, 'Enter');
  await expect(page.getByRole('dialog').getByRole('button', { name: /A3/ })).toBeVisible();
});

test('money goes back out of the palette on any screen: a visit of today is chosen, and its refund is open', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await serveMina(page);
  await press(page, 'Alt+4');
  await press(page, 'F3');
  await type(page, 'برگشت وجه');
  await expect(page.getByRole('menuitem', { name: /برگشت وجه/ }).first()).toContainText('Alt+B');
  await press(page, 'Enter');
  const chosen = page.getByRole('dialog', { name: 'برگشت وجه کدام مراجعهٔ امروز؟' });
  await expect(chosen.getByRole('button', { name: `برگشت وجه ${mina.name}` })).toBeFocused();
  await press(page, 'Enter');
  const refund = page.getByRole('dialog', { name: 'برگشت وجه', exact: true });
  await expect(refund.getByRole('button', { name: /دلیل/ })).toBeFocused();
  await press(page, 'Escape');
  // Of the visit at hand the key is its own; once it is put away it asks again which.
  await press(page, 'Alt+B');
  await expect(refund).toBeVisible();
  await press(page, 'Escape', 'F2', 'Alt+B');
  await expect(chosen).toBeVisible();
});

test('J and K go from row to row, and Enter opens the row', { tag: '@release' }, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  // The list hears of the end of the visit late, when somebody stands on its row already.
  let isEnded = false;
  const listed = Promise.withResolvers<void>();
  await page.route('**/api/visits.complete*', (route) => {
    isEnded = true;
    return route.continue();
  });
  await page.route('**/api/visits.dayList*', async (route) => {
    if (isEnded) await listed.promise;
    await route.continue();
  });
  await serveMina(page);
  await page.getByRole('button', { name: 'مراجعهٔ تازه' }).focus();
  await press(page, 'j');
  const row = page.getByRole('button', { name: /1-1\u2069 مینا صادقی/ });
  await expect(row).toBeFocused();
  listed.resolve();
  await expect(page.locator('[data-visits="over"]')).toContainText('مینا صادقی');
  await expect(row).toBeFocused();
  await press(page, 'k');
  await expect(row).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toBeVisible();
});

test('a visit of today is opened by its client or number, and who types comes to the rows by Esc', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, mina);
  await press(page, 'F2');
  const code = page.getByLabel('کد ملی', { exact: true });
  await expect(code).toBeFocused();
  // In a field the letters are text; out of an empty one Esc leads to the first row, and J and K go on.
  const row = page.getByRole('button', { name: /1-1\u2069 مینا صادقی/ });
  await expect(row).toBeVisible();
  await press(page, 'Escape');
  await expect(row).toBeFocused();
  await press(page, 'k');
  await expect(row).toBeFocused();
  await press(page, 'Alt+1');
  await find(page, 'صادقی', /^\u20681-1\u2069 مینا صادقی/);
  const answers = page.getByRole('button', { name: /همه بررسی شد/ });
  await expect(answers).toBeVisible();
  await press(page, 'Alt+1');
  await find(page, '1-1', /^\u20681-1\u2069 مینا صادقی/);
  await expect(answers).toBeVisible();
  // A visit that is over is found as well.
  await verify(page);
  await charge(page, 'دادخواست', '1');
  await pay(page, '633000000811');
  await press(page, 'Control+Enter', 'Alt+1');
  await find(page, '1-1', /^\u20681-1\u2069 مینا صادقی/);
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
});

test('J and K go through the rows of an open dialog, and what lies under it stays', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await serveMina(page);
  await press(page, 'Alt+4', 'Alt+B');
  const dialog = page.getByRole('dialog', { name: 'برگشت وجه کدام مراجعهٔ امروز؟' });
  const refund = dialog.getByRole('button', { name: `برگشت وجه ${mina.name}` });
  await expect(refund).toBeFocused();
  await press(page, 'Shift+Tab', 'j');
  await expect(refund).toBeFocused();
});
