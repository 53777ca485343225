// Acts that were out of reach without a mouse: the steps of a new person, the way back of a payment, a desk that changes hands. After each
// the focus is where the next key is meant, and never on nothing.
import type { Page } from '@playwright/test';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, manager, openDemoDay, otherClerk, signIn, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { chooseOption, press, pressButton, type, typeInto } from '../support/keyboard.ts';

test('who signs in is chosen by the digit beside the name, which goes into no password', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  const person = page.getByRole('button').filter({ has: page.getByText(clerk.name, { exact: true }) });
  const digit = (await person.getAttribute('aria-keyshortcuts')) ?? '';
  expect(digit).toMatch(/^[1-9]$/);
  await press(page, digit);
  const password = page.getByLabel('رمز', { exact: true });
  await expect(password).toBeFocused();
  await expect(password).toHaveValue('');
  await type(page, clerk.password);
  await press(page, 'Enter');
  await expect(page.getByRole('navigation', { name: 'بخش‌ها' })).toBeVisible();
});

const hasFocus = (page: Page) =>
  expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);

test('a person is taken on step by step: after each the next field is at hand', { tag: '@release' }, async ({
  openDesk,
  prepareOffice,
}) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await press(page, 'Alt+7');
  await pressButton(page, page.getByRole('button', { name: 'ثبت شخص تازه' }));
  const dialog = page.getByRole('dialog');
  await typeInto(page, dialog.getByLabel('نام', { exact: true }), 'سارا موسوی');
  await typeInto(page, dialog.getByLabel('کد ملی', { exact: true }), '0790419904');
  await press(page, 'Control+Enter');
  const again = page.getByRole('dialog', { name: 'ورود دوبارهٔ رمز' });
  await expect(again.getByLabel('رمز', { exact: true })).toBeFocused();
  await type(page, manager.password);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'سارا موسوی' })).toBeVisible();
  const steps: readonly (readonly (readonly [label: string, text: string])[])[] = [
    [
      ['شمارهٔ پروندهٔ نظارتی', '1405/20'],
      ['تاریخ تشکیل پرونده', '14050101'],
    ],
    [
      ['شمارهٔ درخواست استعلام', '1405/8'],
      ['تاریخ درخواست', '14050102'],
    ],
    [
      ['شمارهٔ استعلام حفاظتی', '1405/9'],
      ['تاریخ صدور', '14050101'],
      ['اعتبار استعلام تا', '14060101'],
    ],
  ];
  for (const [place, fields] of steps.entries()) {
    for (const [at, [label, text]] of fields.entries()) {
      const field = page.getByLabel(label, { exact: true });
      // The first step is gone to; at each further one its first field has the focus already.
      if (place > 0 && at === 0) await expect(field).toBeFocused();
      await typeInto(page, field, text);
    }
    await press(page, 'Enter');
  }
  await expect(page.getByRole('button', { name: 'ثبت معرفی' })).toBeVisible();
  await hasFocus(page);
});

test('a finished step of the lane is opened by Ctrl and its digit, and Esc gives the focus back', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await expect(page.getByRole('searchbox')).toBeFocused();
  const asked = page.getByRole('list', { name: 'موارد بررسی‌شده' });
  await expect(asked).toHaveCount(0);
  await press(page, 'Control+2');
  await expect(asked.getByRole('listitem').first()).toBeVisible();
  await expect(page.locator('#step-identity')).toBeFocused();
  await press(page, 'Control+1');
  await expect(page.locator('#step-client')).toBeFocused();
  // A step in which there is nothing yet is not opened.
  await press(page, 'Control+4');
  await expect(page.locator('#step-client')).toBeFocused();
  await press(page, 'Escape');
  await expect(asked).toHaveCount(0);
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('a payment goes back and a desk changes hands without a mouse', { tag: '@release' }, async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'Alt+B');
  const refund = page.getByRole('dialog');
  await expect(refund.getByRole('button', { name: /دلیل/ })).toBeFocused();
  await press(page, 'ArrowDown', 'Enter');
  await typeInto(page, refund.getByLabel('رمز شما'), clerk.password);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await hasFocus(page);
  await press(page, 'Alt+H');
  const offer = page.getByRole('dialog');
  await chooseOption(page, offer.getByRole('button', { name: /تحویل‌گیرنده/ }), otherClerk.name);
  await press(page, 'Control+Enter');
  await hasFocus(page);
});
