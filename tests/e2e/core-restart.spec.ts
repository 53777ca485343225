// The application's process dies while a client is being served, in both shells: the window says so, the process comes
// back by itself, and what was acknowledged is there.
import { charge, openVisit, verify } from './support/counter.ts';
import { clerk, openDemoDay, signIn, toCounter } from './support/demo-day.ts';
import { expect, test } from './support/desk.ts';
import { killCore } from './support/kill-core.ts';

test('a killed application says what happened, restarts, and loses nothing acknowledged', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page, corePid } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'دادخواست', '2');
  const before = corePid();
  await killCore({ page, corePid }, 'هرچه تأیید شده بود محفوظ است');
  await expect(page.getByRole('alertdialog')).toHaveCount(0);
  expect(corePid()).not.toBe(before);
  await signIn(page, clerk);
  await toCounter(page);
  await page.getByRole('button', { name: /مینا صادقی/ }).click();
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
  await expect(page.getByText('۱٬۵۴۰٬۰۰۰').first()).toBeVisible();
});
