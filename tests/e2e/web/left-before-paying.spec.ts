// A client who was identified and left before paying: the manager ends it with a digit and Enter, and no words are asked for.
import type { Page } from '@playwright/test';
import { chooseStep, expectStep } from '../support/close.ts';
import { chargedVisit, nextMorning, openDay, serve } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press } from '../support/keyboard.ts';
import { makeOffice, type OfficeAtWork } from '../support/office-folder.ts';
import { everyLook, faultsOf } from '../support/sound-screen.ts';

const what = 'مراجعه پس از احراز هویت لغو شده';

async function oneLeft(office: OfficeAtWork): Promise<void> {
  await openDay(office);
  await serve(office, 1);
  const { visitId } = await chargedVisit(office);
  await office.clerk.visits.cancel({ visitId, reasonCode: 'client_left' });
}

const titleOf = (page: Page) => page.getByRole('heading', { name: what, level: 3 });

test('D21.245 a click ends a client who left before paying', { tag: '@release' }, async ({ openDesk }) => {
  const { page } = await openDesk({ demo: true, dir: await makeOffice(nextMorning, oneLeft) });
  await signIn(page, manager);
  await press(page, 'Alt+3');
  await expectStep(page, 'ثبت‌نشده');
  await chooseStep(page, 'مغایرت‌ها');
  await expect(titleOf(page)).toBeVisible();
  expect.soft(await faultsOf(page, 'left before paying', everyLook)).toEqual([]);
  await press(page, '1');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('تأیید همکار لازم نیست')).toBeVisible();
  expect.soft(await faultsOf(page, 'left before paying, ended', everyLook)).toEqual([]);
  await press(page, 'Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'مراجعه‌کننده بدون پرداخت رفت' })).toHaveCount(0);
});
