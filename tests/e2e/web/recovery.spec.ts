// An office that does not open, in the window: why, and each way out of it, walked to its end. In the browser only: both
// shells open an office by the same code and show the same page.
import { cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { writeSnapshot } from '#db/snapshot.ts';
import { officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { openOfficeKey, renewRecoveryCode } from '#electron/key-custody/open-office-key.ts';
import { damagePage } from '#tests/support/damaged-page.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { byPassphrase } from '#tests/support/quick-custody.ts';
import { openDay } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import type { OfficeAtWork } from '../support/office-folder.ts';
import { realManager, realOffice } from '../support/real-office.ts';
import { expectSound } from '../support/sound-screen.ts';
import { fill, holdPaper, press, putAway } from './screens/stop.ts';

const because = (page: Page, title: string) =>
  expect(page.getByRole('dialog', { name: title })).toBeVisible();

/** A snapshot before the day is opened, and one that is none. */
async function withSnapshots(office: OfficeAtWork): Promise<void> {
  const { snapshots } = officeFolder(office.desk.dir);
  mkdirSync(snapshots);
  writeSnapshot(office.desk.store.sqlite, path.join(snapshots, 'desk-before.db'));
  await openDay(office);
  writeFileSync(path.join(snapshots, 'desk-torn.db'), 'not one page of it');
}

test('J33 a store that is gone: the newest sound snapshot is found, restored and told, and the office opens', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(new Date().toISOString(), withSnapshots);
  rmSync(officeFolder(dir).store);
  const { page } = await openDesk({ dir });
  await because(page, 'پایگاه دادهٔ دفتر در جای خود نیست');
  const row = page.getByRole('row').filter({ hasText: 'سالم' });
  await expect(row).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'آسیب دیده' })).toHaveCount(1);
  await expectSound(page, 'recovery, store missing');

  await row.getByRole('button', { name: 'بازگرداندن' }).click();
  await expect(page.getByRole('alertdialog')).toContainText('نخست همهٔ نسخه بررسی می‌شود');
  await expectSound(page, 'recovery, restore asked');
  await page.getByRole('alertdialog').getByRole('button', { name: 'بازگرداندن' }).click();
  await because(page, 'دفتر بازگردانده شد');
  await expect(page.getByText(/پیش‌تر تأیید کرده بود/)).toBeVisible();
  await expectSound(page, 'recovery, restored');
  await press(page, 'باز کردن دفتر');
  await signIn(page, manager);
  await expect(page.getByText('روز هنوز باز نشده است')).toBeVisible();
});

test('J33 J17 a store whose disk spoilt what names the PC and private parts: what came without them is told', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(new Date().toISOString(), withSnapshots);
  for (const table of ['private_parts', 'device'])
    damagePage(officeFolder(dir).store, demonstrationKey(), table);
  const { page } = await openDesk({ dir });
  await because(page, 'پایگاه دادهٔ دفتر آسیب دیده است');
  const row = page.getByRole('row').filter({ hasText: 'سالم' });
  await row.getByRole('button', { name: 'بازگرداندن' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'بازگرداندن' }).click();
  await because(page, 'دفتر بازگردانده شد');
  await expect(page.getByText(/بی‌بخش محرمانه/)).toBeVisible();
  await expect(page.getByText(/پیش‌تر تأیید کرده بود/)).toHaveCount(0);
  await expectSound(page, 'recovery, restored without private parts');
  await press(page, 'باز کردن دفتر');
  await signIn(page, manager);
  await expect(page.getByText('روز هنوز باز نشده است')).toHaveCount(0);
});

test('J33 a key that does not open: by the code of the sheet or the passphrase, and a wrong one is said', {
  tag: '@release',
}, async ({ openDesk }) => {
  const dir = folderForElectron();
  const folder = officeFolder(dir);
  const { key } = await openOfficeKey(folder, byPassphrase('the first passphrase'));
  const code = await renewRecoveryCode(folder, key);
  const first = await openDesk({ dir, demo: false, passphrase: 'some other passphrase' });
  const { page } = first;
  await because(page, 'کلید دفتر باز نشد');
  await fill(page, { 'گذرعبارت این دفتر': 'not this one either' });
  await press(page, 'باز کردن دفتر');
  // One act at a time: the next waits for the answer to this one.
  const passphraseRegion = page.getByRole('region', { name: 'باز کردن با گذرعبارت' });
  await expect(passphraseRegion.getByRole('alert')).toBeVisible();
  await press(page, 'باز کردن با این کد');
  await expect(page.getByText('کد بازیابی را از روی برگه بنویسید.').first()).toBeVisible();
  await expectSound(page, 'recovery, key not opened');
  const next = { 'گذرعبارت تازه': 'the second passphrase', 'تکرار گذرعبارت تازه': 'the second passphrase' };
  await fill(page, { 'کد بازیابی': code.slice(1), ...next });
  await press(page, 'باز کردن با این کد');
  await expect(page.getByText(/این کد بازیابی دفتر را باز نمی‌کند/)).toBeVisible();
  await fill(page, { 'کد بازیابی': code.toLowerCase() });
  await press(page, 'باز کردن با این کد');
  await expect(page.getByRole('heading', { name: 'خوش آمدید' })).toBeVisible();
  await first.close();

  const again = await openDesk({ dir, demo: false });
  await because(again.page, 'دفتر با گذرعبارت باز می‌شود');
  await expectSound(again.page, 'recovery, passphrase asked');
  await fill(again.page, { 'گذرعبارت این دفتر': 'the second passphrase' });
  await press(again.page, 'باز کردن دفتر');
  await expect(again.page.getByRole('heading', { name: 'خوش آمدید' })).toBeVisible();
});

test('J33 J34 no permission is tried again; a lost key begins anew from another PC, and keeps what was left', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(new Date().toISOString(), openDay);
  const { store } = officeFolder(dir);
  const aside = path.join(folderForElectron(), 'desk.db');
  cpSync(store, aside);
  rmSync(store);
  mkdirSync(path.join(store, 'in the way'), { recursive: true });
  const first = await openDesk({ dir });
  await because(first.page, 'برنامه به فایل‌های دفتر دسترسی ندارد');
  await expectSound(first.page, 'recovery, no permission');
  rmSync(store, { recursive: true });
  cpSync(aside, store);
  await press(first.page, 'تلاش دوباره');
  await signIn(first.page, manager);

  const lost = folderForElectron();
  await openOfficeKey(officeFolder(lost), byPassphrase('the first passphrase'));
  for (const file of [officeFolder(lost).keyFile, officeFolder(lost).keyCopy]) writeFileSync(file, '{"v":1');
  const { page } = await openDesk({ dir: lost, demo: false, passphrase: 'the first passphrase' });
  await because(page, 'فایل کلید دفتر گم شده یا آسیب دیده است');
  await press(page, 'آغاز از رایانهٔ دیگر دفتر');
  await press(page, 'کنار گذاشتن و آغاز');
  await expect(page.getByText('پیش از آن مطمئن شوید که رایانهٔ دیگری').first()).toBeVisible();
  await expectSound(page, 'recovery, taking over');
  await page.getByText(/رایانهٔ دیگری از این دفتر روشن است/).click();
  await fill(page, { 'گذرعبارت تازه': 'a whole new one', 'تکرار گذرعبارت تازه': 'a whole new one' });
  await press(page, 'کنار گذاشتن و آغاز');
  await expect(page.getByRole('heading', { name: 'خوش آمدید' })).toBeVisible();
  expect(readdirSync(path.join(lost, 'kept'))).toHaveLength(1);
});

test('J35 J22 the manager prints the sheet of a new recovery code once, and that code opens the office', async ({
  openDesk: open,
}) => {
  const dir = await realOffice('the first passphrase');
  const first = await open({ dir, demo: false, passphrase: 'the first passphrase' });
  const { page } = first;
  await signIn(page, realManager);
  await page.keyboard.press('Alt+6');
  await press(page, 'کد بازیابی تازه');
  await fill(page, { رمز: realManager.password });
  await press(page, 'ساخت کد');
  const shown = page.getByRole('alertdialog', { name: 'کد بازیابی این دفتر' });
  const code = (await shown.locator('bdi').textContent()) ?? '';
  expect(code).toMatch(/^([0-9A-Z]{5}-){5}[0-9A-Z]{2}$/);
  await expectSound(page, 'recovery code, made');
  await holdPaper(page, () => press(page, 'چاپ برگه'));
  const sheet = page.locator('[data-print-layer]');
  await expect(sheet).toContainText(code);
  await expect(sheet).toContainText('دفتر آزادی');
  await expectSound(page, 'recovery code, its sheet');
  await putAway(page);
  await expect(shown).toContainText('این کد دیگر چاپ نمی‌شود');
  await expect(page.getByRole('button', { name: 'چاپ برگه' })).toHaveCount(0);
  await press(page, 'نوشتم');
  await expect(page.getByText(code)).toHaveCount(0);
  await first.close();

  const again = await open({ dir, demo: false });
  await because(again.page, 'دفتر با گذرعبارت باز می‌شود');
  const next = { 'گذرعبارت تازه': 'the second passphrase', 'تکرار گذرعبارت تازه': 'the second passphrase' };
  await fill(again.page, { 'کد بازیابی': code, ...next });
  await press(again.page, 'باز کردن با این کد');
  await signIn(again.page, realManager);
});
