// Two PCs of one office, each in a window of its own, joined by a code over a link: what is recorded at one shows at the other,
// and whoever signs in at one is signed out of the other (D11).
import { joinDemoDesks } from '#build/scripts/demo-desks.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { clerk, manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { arrive, press } from './screens/stop.ts';

test('a complaint shows at the other PC, and a sign-in there ends the session here', async ({
  openDesk,
  prepareOffice,
}) => {
  test.setTimeout(300_000);
  const first = await prepareOffice(new Date().toISOString(), async () => undefined);
  const second = folderForElectron();
  await joinDemoDesks(first, [second], () => undefined);
  const { page: here } = await openDesk({ dir: first });
  const { page: there } = await openDesk({ dir: second });

  await signIn(here, manager);
  await here.keyboard.press('Alt+7');
  await arrive(here, 'تنظیمات دفتر');
  const pcs = here.getByRole('region', { name: 'رایانه‌های دفتر' });
  await expect(pcs.getByRole('row', { name: /باجهٔ ۲/ })).toContainText('متصل');
  await here.keyboard.press('Alt+4');
  await arrive(here, 'شکایت‌ها و بازخوردها');

  await signIn(there, clerk);
  await there.keyboard.press('F8');
  const dialog = there.getByRole('dialog');
  await dialog.getByRole('button', { name: /موضوع/ }).click();
  await there.getByRole('option', { name: 'تأخیر در ارائهٔ خدمت' }).click();
  await dialog.getByLabel('متن').fill('نیم ساعت در نوبت ماندم.');
  await press(there, 'ثبت');
  await expect(dialog.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
  // Without a reload and without a key at the first PC.
  await expect(here.getByRole('row', { name: /2-1/ })).toBeVisible();

  await press(there, 'ادامهٔ کار');
  await there.keyboard.press('Control+l');
  await press(there, 'شخص دیگری وارد می‌شود');
  await signIn(there, manager);
  await expect(here.getByText(/با همین حساب در جای دیگری وارد شده‌اند/)).toBeVisible();
});
