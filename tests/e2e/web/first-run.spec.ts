// A real office from nothing: six steps, and a province that refuses its code holds nothing up. In the browser only:
// the shells differ in who keeps the key, which their own tests prove.
import type { Page } from '@playwright/test';
import { showPassword, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { type RemoteProvince, remoteProvince } from '../support/province.ts';

const manager = { name: 'مریم احمدی', password: 'anar-sib-gerdoo' };

let province: RemoteProvince;
test.beforeAll(async () => {
  province = await remoteProvince();
});
test.afterAll(() => province.end());

async function fill(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
  await page.getByRole('button', { name: 'ادامه' }).click();
}

test('a wrong pairing code is said, nothing is lost, and the manager joins later with what was typed', async ({
  openDesk,
}) => {
  const { page } = await openDesk({ demo: false, passphrase: 'a long passphrase' });
  const wrongCode = `AAAA-BBBB-CCCC${(await province.enrolCode()).slice(14)}`;
  await page.getByRole('button', { name: 'راه‌اندازی دفتر' }).click();
  await fill(page, { 'کد دفتر': '1101', 'نام دفتر': 'دفتر آزادی', 'نام این رایانه': 'باجهٔ یک' });
  await page.getByText('با کد اتصال', { exact: true }).click();
  await fill(page, { 'نشانی سامانهٔ استان': province.secureUrl, 'کد اتصال': wrongCode });
  await fill(page, {
    'نام و نام خانوادگی مدیر': manager.name,
    'کد ملی': '9990000018',
    'شمارهٔ پروندهٔ نظارتی': '1405/12',
    'تاریخ تشکیل پروندهٔ نظارتی': '14040101',
    'شمارهٔ تأییدیهٔ استعلام حفاظتی': '1405/7',
    'تاریخ تأییدیهٔ استعلام': '14050101',
    'پایان اعتبار استعلام': '14090101',
    'رمز تازه': manager.password,
    'تکرار رمز تازه': manager.password,
  });

  // What is secret was never stored: after a break the code is asked for again, and the rest is there.
  await page.reload();
  await page.getByRole('button', { name: 'ادامهٔ راه‌اندازی دفتر' }).click();
  await expect(page.getByLabel('نشانی سامانهٔ استان')).toHaveValue(province.secureUrl);
  await fill(page, { 'کد اتصال': wrongCode });
  await expect(page.getByLabel('شمارهٔ پروندهٔ نظارتی')).toHaveValue('1405/12');
  await fill(page, {
    'کد ملی': '9990000018',
    'رمز تازه': manager.password,
    'تکرار رمز تازه': manager.password,
  });
  await fill(page, {});
  await page.getByRole('button', { name: 'راه‌اندازی دفتر' }).click();

  await expect(page.getByText('دفتر آماده است، ولی هنوز به استان متصل نشده است')).toBeVisible();
  await expect(page.getByText('استان کد را نپذیرفت')).toBeVisible();
  await signIn(page, manager);
  await page.keyboard.press('Alt+6');
  await expect(page.getByLabel('نشانی سامانهٔ استان')).toHaveValue(province.secureUrl);
  await page.getByLabel('کد اتصال').fill(await province.enrolCode());
  await page.keyboard.press('Enter');
  await showPassword(page, manager);
  await expect(page.getByRole('contentinfo').getByText('همگام', { exact: true })).toBeVisible();
  expect((await province.head()).seq).toBeGreaterThan(5);
});
