// A PC whose key is lost and the province that keeps it, both in the browser: the request, the supervisor who releases, the
// answer, and what each side says afterwards. In the browser only: both shells show the same page.
import { rmSync } from 'node:fs';
import { officeFolder } from '#electron/files/office-folder.ts';
import { signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { type RemoteProvince, remoteProvince, supervisorPassword } from '../support/province.ts';
import { realManager, realOffice } from '../support/real-office.ts';
import { expectSound, faultsOf, keepPicture } from '../support/sound-screen.ts';
import { fill, press } from './screens/stop.ts';

let province: RemoteProvince;
test.beforeAll(async () => {
  province = await remoteProvince();
});
test.afterAll(() => province.end());

const next = { 'گذرعبارت تازه': 'the second passphrase', 'تکرار گذرعبارت تازه': 'the second passphrase' };

test('A23 A25 a lost key is asked for, released by a supervisor, opens the office, and both sides say who and when', {
  tag: '@release',
}, async ({ openDesk }) => {
  const dir = await realOffice('the first passphrase', province);
  const { keyFile, keyCopy } = officeFolder(dir);
  for (const file of [keyFile, keyCopy]) rmSync(file);
  const { page } = await openDesk({ dir, demo: false, passphrase: 'a passphrase that wraps nothing' });
  await expect(page.getByRole('dialog', { name: 'فایل کلید دفتر گم شده یا آسیب دیده است' })).toBeVisible();
  await expectSound(page, 'key release, nothing asked');
  await press(page, 'ساختن درخواست');
  const facts = page.getByRole('dialog').locator('bdi');
  const request = (await facts.filter({ hasText: /^PKQ1\./ }).textContent()) ?? '';
  const fingerprint =
    (await facts.filter({ hasText: /^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/ }).textContent()) ?? '';
  await expectSound(page, 'key release, asked');
  await press(page, 'باز کردن با این پاسخ');
  await expect(page.getByText('پاسخ استان را وارد کنید.').first()).toBeVisible();
  await fill(page, { 'پاسخ استان': 'نه این', ...next });
  await press(page, 'باز کردن با این پاسخ');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectSound(page, 'key release, another answer');

  const there = await page.context().newPage();
  await there.goto(province.url);
  await there.getByLabel('رمز ناظر').fill(supervisorPassword);
  await there.getByRole('button').first().click();
  await there.goto(`${province.url}/offices/1101#held-keys`);
  const section = there.locator('#held-keys');
  await section.getByRole('combobox').selectOption({ index: 1 });
  await section.getByLabel('متن درخواست دفتر').fill(request);
  await section.getByLabel('کد تطبیق درخواست').fill(fingerprint);
  await section.getByLabel('دلیل (دست‌کم ۱۰ نویسه)').fill('هر دو فایل کلید از دیسک پاک شد');
  await section.getByLabel('رمز شما، بار دیگر').fill(supervisorPassword);
  await section.getByRole('button', { name: 'دادن کلید' }).click();
  const answer = (await there.locator('p.answer bdi').textContent()) ?? '';
  await keepPicture(there, 'key release, answer of the province', 'light');
  await there.goto(`${province.url}/offices/1101#held-keys`);
  await expect(section).toContainText('دفتر هنوز ثبت نکرده است');

  await fill(page, { 'پاسخ استان': answer });
  await press(page, 'باز کردن با این پاسخ');
  await signIn(page, realManager);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('دفتر ثبت‌ها');
  await page.keyboard.press('Enter');
  const row = page.getByRole('row').filter({ hasText: 'کلید دفتر از استان گرفته شد' });
  await expect(row).toContainText('supervisor');
  await expect(row).toHaveCount(1);
  // The account of the province that comes first has a Latin name.
  const faults = await faultsOf(page, 'key release, journal');
  expect(faults.filter((fault) => !fault.endsWith(': supervisor'))).toEqual([]);
  await page.keyboard.press('Alt+6');
  await press(page, /^ارسال هم‌اکنون/);
  await expect(page.getByRole('contentinfo').getByText('همگام')).toBeVisible();
  await there.reload();
  await expect(section).not.toContainText('دفتر هنوز ثبت نکرده است');
  await expect(section).not.toContainText('استان نداده است');
  await keepPicture(there, 'key release, page of the office', 'light');
});
