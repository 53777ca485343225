// A clerk who is faster than the application: what is pressed before an answer has come is neither lost nor refused; and what
// does not come at all is said.
import type { Page } from '@playwright/test';
import { delayAnswers } from '#tests/support/browser-desk.ts';
import { charge, chooseClientType, openVisit, pay, verify } from '../support/counter.ts';
import { clerk, openDemoDay, signIn, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press } from '../support/keyboard.ts';

const answerMs = 900;

async function slowCounter(page: Page): Promise<void> {
  await openDemoDay(page);
  await toCounter(page);
  await delayAnswers(page, () => answerMs);
}

test('a visit is opened, verified, charged and paid by keyboard, each answer a second late', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await slowCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  await expect(page.getByRole('row', { name: /123456789012/ })).toBeVisible();
});

test('D1.13 the roles of a type are taken in by the list that waits for them, and by the visit that was opened before', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await slowCounter(page);
  const chooseType = (name: string) => chooseClientType(page, name);
  const typed = {
    'کد ملی سرپرست': '0499370899',
    'نام سرپرست': 'رضا محمدی',
    'تلفن همراه': '09121234567',
    'کد ملی مولی‌علیه': '0790419904',
    'نام مولی‌علیه': 'سارا محمدی',
  };
  await chooseType('قیم یا امین');
  await page.getByRole('button', { name: /سمت در پرونده$/ }).click();
  await expect(page.getByRole('listbox')).toContainText('در حال خواندن');
  await page.getByRole('option', { name: 'امین', exact: true }).click();
  await expect(page.getByRole('button', { name: /سمت در پرونده$/ })).toContainText('امین');

  // By keyboard the first of them has the focus as soon as it is there.
  await chooseType('شخص حقوقی');
  await page.getByRole('button', { name: /سمت در پرونده$/ }).press('ArrowDown');
  await expect(page.getByRole('listbox')).toContainText('در حال خواندن');
  await expect(page.getByRole('option').first()).toBeFocused();
  await press(page, 'Enter');
  await expect(page.getByRole('button', { name: /سمت در پرونده$/ })).not.toContainText('انتخاب کنید');

  // Of the next type there is only one role, which nobody chooses.
  await chooseType('ولی قهری');
  for (const [label, value] of Object.entries({ ...typed, 'تاریخ تولد مولی‌علیه': '13940211' }))
    await page.getByLabel(label, { exact: true }).fill(value);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
});

test('an Enter right after a choice moves on, also before the next picture is drawn', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  const role = page.getByRole('button', { name: /سمت در پرونده$/ });
  await role.press('ArrowDown');
  await expect(page.getByRole('option').first()).toBeFocused();
  await page.evaluate(() => {
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (callback) => window.setTimeout(() => draw(callback), 60_000);
  });
  await press(page, 'Enter', 'Enter');
  await expect(page.getByLabel('کد رهگیری سامانهٔ قضایی (اختیاری)')).toBeFocused();
  await expect(role).not.toContainText('انتخاب کنید');
});

test('who comes next presses nothing that moves away when the people arrive', { tag: '@release' }, async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  // What may have to be said above them comes last of all.
  await delayAnswers(page, (url) => (url.includes('clock.state') ? 3 * answerMs : answerMs));
  let isClockKnown = false;
  page.on('response', (response) => {
    isClockKnown ||= response.url().includes('clock.state');
  });
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  const visit = page.getByRole('button', { name: 'ورود بازرس با کد استان' });
  await visit.hover();
  expect(isClockKnown).toBe(true);
  await page.mouse.down();
  await expect(page.getByRole('button', { name: 'مریم احمدی' })).toBeVisible();
  await page.mouse.up();
  await expect(page.getByLabel('کد بازرسی')).toBeVisible();
});

test('a screen whose script does not come says so, and is there when it is tried again', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  let isAsked = false;
  await page.route('**/assets/complaints-screen-*.js', (route) => {
    isAsked = true;
    return route.abort();
  });
  await openDemoDay(page);
  expect(isAsked).toBe(false);
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('button', { name: 'دوباره تلاش کنید' })).toBeVisible();
  await page.unroute('**/assets/complaints-screen-*.js');
  await page.getByRole('button', { name: 'دوباره تلاش کنید' }).click();
  await signIn(page, clerk);
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { name: 'شکایت‌ها و بازخوردها', level: 1 })).toBeVisible();
});
