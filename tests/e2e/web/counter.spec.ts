// The counter: what a clerk meets besides the usual visit (day-by-keyboard.spec.ts has that), and what
// must not be possible is not. One office and one page: each test has clients of its own.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { type Client, charge, openVisit, pay, verify } from '../support/counter.ts';
import { clerk, nextClient, otherClerk, signIn, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';

async function expectNoAxeViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

test('a letter typed in the wrong keyboard layout still finds the service', async ({ sharedDesk }) => {
  const client: Client = { code: '2275123415', name: 'مینا صادقی' };
  const page = await nextClient(sharedDesk);
  await openVisit(page, client);
  await verify(page);
  await charge(page, 'hzihvkhli', '1');
  await expect(page.getByText('۶۳۰٬۰۰۰').first()).toBeVisible();
});

test('a returning client prefills the contact data and never the verification', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const other: Client = { code: '3456789122', name: 'نرگس کریمی' };
  const known: Client = { code: '7417417418', name: 'مجید کاویانی' };
  const page = await nextClient(sharedDesk);
  await openVisit(page, known);
  await verify(page);
  await press(page, 'F2');
  await type(page, known.code);
  await expect(page.getByText('این مراجعه‌کننده پیش‌تر آمده است')).toBeVisible();
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue(known.name);
  await page.getByLabel('کد ملی', { exact: true }).fill(other.code);
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue('');
  await page.getByLabel('کد ملی', { exact: true }).fill(known.code);
  await expect(page.getByLabel('تلفن همراه')).toHaveValue('09121234567');
  await press(page, 'Control+Enter');
  await page.getByRole('button', { name: /سمت در پرونده/ }).click();
  await page.getByRole('option', { name: 'خواهان' }).click();
  await press(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await expect(page.getByRole('navigation', { name: 'مراحل مراجعه' })).toContainText('۰ از ۱ نفر');
});

test('the same service again starts with client and service, and without a verification', async ({
  sharedDesk,
}) => {
  const client: Client = { code: '4567891236', name: 'پروین حسینی' };
  const page = await nextClient(sharedDesk);
  await openVisit(page, client);
  await verify(page);
  await charge(page, 'اظهارنامه', '2');
  await pay(page, '123456789013');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'F7');
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue(client.name);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await expect(page.getByText('هویت احراز شد')).toHaveCount(0);
  await verify(page);
  await expect(page.getByLabel('تعداد')).toHaveValue('۲');
  await expect(page.getByText('۱٬۲۶۰٬۰۰۰').first()).toBeVisible();
});

test('a reference number that was used before shows where, and the way there', { tag: '@release' }, async ({
  sharedDesk,
}) => {
  const first: Client = { code: '5678912348', name: 'شیرین نادری' };
  const second: Client = { code: '1231234563', name: 'بهرام نادری' };
  const page = await nextClient(sharedDesk);
  for (const client of [first, second]) {
    await openVisit(page, client);
    await verify(page);
    await charge(page, 'اظهارنامه', '1');
    await pay(page, '123456789099');
    if (client === first) {
      await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
      await press(page, 'Control+Enter');
    }
  }
  await expect(page.getByText('پرداخت ذخیره نشد')).toBeVisible();
  await page.getByRole('button', { name: /^باز کردن مراجعهٔ \u2068\d+-\d+\u2069$/ }).click();
  await expect(page.getByRole('definition').first()).toContainText(first.name);
});

test('a payment is voided by a linked reversal with the own password', { tag: '@release' }, async ({
  sharedDesk,
}) => {
  const client: Client = { code: '3213213217', name: 'لیلا مرادی' };
  const page = await nextClient(sharedDesk);
  await openVisit(page, client);
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  await page.getByRole('button', { name: 'برگشت وجه', exact: true }).click();
  await page.getByRole('button', { name: /دلیل/ }).click();
  await page.getByRole('option', { name: 'مبلغ اشتباه' }).click();
  await page.getByLabel('رمز شما').fill(clerk.password);
  await press(page, 'Control+Enter');
  await expect(page.getByText('برگشت وجه: مبلغ اشتباه')).toBeVisible();
  await expect(page.getByRole('row', { name: /123456789012/ })).toHaveCount(2);
  await expect(page.getByText('ماندهٔ پرداخت').first()).toBeVisible();
});

test('a refusal is one key, one digit and a confirmation', { tag: '@release' }, async ({ sharedDesk }) => {
  const client: Client = { code: '1112223339', name: 'ژاله اکبری' };
  const page = await nextClient(sharedDesk);
  await press(page, 'F2');
  await openVisit(page, client);
  await press(page, 'F12');
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNoAxeViolations(page);
  await press(page, '3', 'Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // The note for the client, which is drawn for the printer, gives the reason too.
  await expect(
    page.getByRole('region', { name: /احراز هویت/ }).getByText('چهره با عکس یکی نیست', { exact: true }),
  ).toBeVisible();
  await expect(page.getByRole('button', { name: new RegExp(client.name) })).toContainText('رد شد');
});

test('Ctrl+Del clears what is half typed, and Esc leaves a visit as it is for the next client', async ({
  sharedDesk,
}) => {
  const client: Client = { code: '4445556661', name: 'فرهاد اکبری' };
  const page = await nextClient(sharedDesk);
  const code = page.getByLabel('کد ملی', { exact: true });
  const name = page.getByLabel('نام و نام خانوادگی');
  await type(page, client.code);
  await press(page, 'Enter');
  await type(page, client.name);
  await press(page, 'Control+Delete');
  await expect(code).toBeFocused();
  await expect(code).toHaveValue('');
  await expect(name).toHaveValue('');

  await openVisit(page, client);
  await press(page, 'Escape');
  await expect(code).toBeFocused();
  await expect(code).toHaveValue('');
  // The visit goes on where it was.
  await page.getByRole('button', { name: new RegExp(client.name) }).press('Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeVisible();
});

test('what is half typed outlives the lock, and nobody else finds it', async ({ sharedDesk }) => {
  const client: Client = { code: '8528528529', name: 'کیوان صادقی' };
  const page = await nextClient(sharedDesk);
  await type(page, client.code);
  await press(page, 'Enter');
  await type(page, client.name);
  await press(page, 'Control+l');
  await expect(page.getByText(client.name)).toHaveCount(0);
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signIn(page, otherClerk);
  await toCounter(page);
  await expect(page.getByLabel('کد ملی', { exact: true })).toHaveValue('');
  await press(page, 'Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signIn(page, clerk);
  await toCounter(page);
  await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue(client.name);
  await press(page, 'Control+Delete');
});

test('a service without a rate is refused in view at every press, and the correction keeps the focus', async ({
  sharedDesk,
}) => {
  const client: Client = { code: '0062148737', name: 'حسین کاظمی' };
  const page = await nextClient(sharedDesk);
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 1366, height: 600 });
  await openVisit(page, client);
  await verify(page);
  await expect(page.getByRole('searchbox')).toBeFocused();
  await type(page, 'تایپ');
  await press(page, 'Enter');
  const count = page.getByLabel('تعداد');
  await expect(count).toBeFocused();
  await type(page, '2');
  const refusal = page.getByRole('alert').filter({ hasText: 'تایپ' });
  await expect(refusal).toBeVisible();
  // Said beside its line, it takes the focus from nobody who types.
  await expect(count).toBeFocused();
  for (let presses = 0; presses < 2; presses += 1) {
    await press(page, 'Control+Enter');
    await expect(refusal).toBeInViewport({ ratio: 1 });
    await expect(page.locator(':focus').getByRole('alert')).toHaveCount(1);
    await count.focus();
    await type(page, '3');
    await expect(count).toBeFocused();
  }
  await page.setViewportSize(size);
});

test('D1.29 a client who only asks is finished without a cancellation, and the next one is at hand', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const client: Client = { code: '0084575948', name: 'بهرام توکلی' };
  const page = await nextClient(sharedDesk);
  await openVisit(page, client);
  await page.getByRole('button', { name: 'فقط پرسش' }).click();
  const dialog = page.getByRole('dialog', { name: 'فقط پرسش' });
  await expect(dialog).toContainText('این پایان لغو نیست');
  await press(page, 'Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  await expect(
    page.getByRole('region', { name: 'مراجعه‌های امروز' }).getByRole('button', { name: /بهرام توکلی/ }),
  ).toContainText('فقط پرسش');
});
