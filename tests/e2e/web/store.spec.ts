// The store on the sync screen: how old the newest snapshot is, and taking one now.
import { openDay } from '../support/day-with-differences.ts';
import { manager, showPassword, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import type { OfficeAtWork } from '../support/office-folder.ts';
import { expectSound } from '../support/sound-screen.ts';
import { arrive, press } from './screens/stop.ts';

/** What somebody with the key and a tool for databases does. */
async function changedByHand(office: OfficeAtWork): Promise<void> {
  await openDay(office);
  const { sqlite } = office.desk.store;
  for (const act of ['update', 'delete', 'insert'])
    sqlite.exec(`DROP TRIGGER IF EXISTS premises_checks_no_${act}`);
  sqlite.exec("UPDATE premises_checks SET result = 'failed'");
}

test('J27 what was changed by hand is put right at the next start, and stands on the sync screen and the morning card', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), changedByHand) });
  await signIn(page, manager);
  await expect(page.getByText('۱ آسیب پایگاه داده')).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'همگام‌سازی' }).first().click();
  const damages = page.getByRole('table', { name: 'آسیب‌های پایگاه داده' });
  await expect(damages).toContainText('۱ ردیف از دفتر ثبت بازسازی شد');
  await expectSound(page, 'sync, with a damage of the store');
});

test('J24 the manager sees the snapshots and the room that is left, and takes one now', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+6');
  await arrive(page, 'همگام‌سازی با استان');
  const section = page.getByRole('region', { name: 'نسخه‌های پشتیبان' });
  await expect(section).toContainText('فضای خالی دیسک');
  await press(page, 'گرفتن نسخهٔ پشتیبان');
  await showPassword(page, manager);
  await expect(section).not.toContainText('هنوز گرفته نشده');
});
