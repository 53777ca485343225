// The sync screen: what waits, how a PC is enrolled, and what to do when it does not work. In the browser only:
// offline-day.spec.ts proves the sync itself in both shells.
import type { Page } from '@playwright/test';
import { openDay } from '../support/day-with-differences.ts';
import { manager, showPassword, signIn, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { type RemoteProvince, remoteProvince } from '../support/province.ts';
import { expectSound } from '../support/sound-screen.ts';
import { arrive, fill, press } from './screens/stop.ts';

let province: RemoteProvince;
test.beforeAll(async () => {
  province = await remoteProvince();
});
test.afterAll(() => province.end());

const badge = (page: Page) => page.getByRole('contentinfo').getByText(/در صف|همگام/);
const queue = (page: Page) =>
  page
    .getByRole('main')
    .locator('div', { has: page.getByText('در صف', { exact: true }) })
    .last();

async function enrol(page: Page, address: string, code: string): Promise<void> {
  await fill(page, { 'نشانی سامانهٔ استان': address, 'کد اتصال': code });
  await press(page, 'اتصال');
}

test('a PC is enrolled with a code, says what stands in the way, and sends when it is asked to', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+6');
  await expect(badge(page)).toHaveText(/^هنوز به استان متصل نشده، [۰-۹]+ مورد در صف$/);

  await press(page, 'اتصال');
  await expect(page.getByRole('alert')).toContainText('نشانی سامانهٔ استان را بنویسید.');
  await enrol(page, province.url, 'not-a-code');
  await expect(page.getByRole('alert')).toContainText('کد اتصال ۲۸ نویسه دارد');
  const code = await province.enrolCode();
  const wrong = `AAAA-BBBB-CCCC${code.slice(14)}`;
  await enrol(page, 'ftp://ostan', wrong);
  await showPassword(page, manager);
  await expect(page.getByRole('main')).toContainText('نشانی سامانهٔ استان معتبر نیست');
  await enrol(page, province.url, wrong);
  await expect(page.getByRole('main')).toContainText('استان کد را نپذیرفت');
  // The fingerprint of the province's keys is there to be compared, before and after.
  const fingerprint = code.slice(15);
  await expect(page.getByText(fingerprint).first()).toBeVisible();
  await expect(page.getByText(/شناسهٔ هیچ استانی را نمی‌شناسد/)).toBeVisible();
  await expectSound(page, 'sync, a code with nothing to compare it with');
  await expect(badge(page)).toHaveText(/متصل نشده/);
  await enrol(page, province.url, code);
  await expect(badge(page)).toHaveText('همگام');
  await expect(page.getByText(fingerprint)).toBeVisible();
  await expect(queue(page)).toContainText('۰');
  const { seq } = await province.head();
  expect(seq).toBeGreaterThan(0);

  await province.goDown();
  const prints = await watchPrints(page);
  await page.keyboard.press('Alt+2');
  await press(page, /^پیشنهاد وجه نقد/);
  await expect.poll(prints).toHaveLength(1);
  await page.keyboard.press('Alt+6');
  await arrive(page, 'همگام‌سازی با استان');
  await expect(badge(page)).toHaveText(/^۱ مورد در صف/);
  await press(page, /^ارسال هم‌اکنون/);
  await expect(page.getByText('مانع ارسال')).toBeVisible();
  await expect(page.getByText(/به سامانهٔ استان دسترسی نیست/).first()).toBeVisible();
  await expect(queue(page)).toContainText('۱');
  // Nobody answers for the province: only two people take the office to another one.
  await fill(page, { 'شناسهٔ کلید استان تازه': 'ABCD-EFGH-JKMN-PQRS', دلیل: 'استان کلید خود را از دست داد' });
  await fill(page, { 'رمز شما': manager.password });
  await press(page, 'پیشنهاد تغییر استان');
  await expect(page.getByText('تغییر استان منتظر نفر دوم است')).toBeVisible();
  await expectSound(page, 'sync, a change of province proposed');

  await province.comeBack();
  await press(page, /^ارسال هم‌اکنون/);
  await expect(badge(page)).toHaveText('همگام');
  await expect(page.getByText('مانع ارسال')).toHaveCount(0);
  expect((await province.head()).seq).toBe(seq + 2);
});
