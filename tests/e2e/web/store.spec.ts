// The store on the sync screen: how old the newest snapshot is, and taking one now.
import { openDay } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { arrive, press } from './screens/stop.ts';

test('J24 the manager sees the snapshots and the room that is left, and takes one now', async ({
  openDesk,
  prepareOffice,
}) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+5');
  await arrive(page, 'همگام‌سازی با استان');
  const section = page.getByRole('region', { name: 'نسخه‌های پشتیبان' });
  await expect(section).toContainText('فضای خالی دیسک');
  await press(page, 'گرفتن نسخهٔ پشتیبان');
  await expect(section).not.toContainText('هنوز گرفته نشده');
});
