// Two PCs of one office, each in a window of its own, joined by a code over a link: what is recorded at one shows at the other,
// and whoever signs in at one is signed out of the other (D11).
import { joinDemoDesks } from '#build/scripts/demo-desks.ts';
import { folderForElectron } from '#tests/support/open-folder.ts';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { arrive, fill, press } from './screens/stop.ts';

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

test('D9.4 D9.5 a cut-off by the palette ends a half filled form at the other PC, and the list of systems begins', async ({
  openDesk,
  prepareOffice,
}) => {
  test.setTimeout(300_000);
  const first = await prepareOffice(new Date().toISOString(), openDay);
  const second = folderForElectron();
  await joinDemoDesks(first, [second], () => undefined);
  const { page: here } = await openDesk({ dir: first });
  const { page: there } = await openDesk({ dir: second });

  await signIn(there, clerk);
  await there.keyboard.press('Alt+2');
  await fill(there, { 'کد ملی': '0499370899' });

  await signIn(here, manager);
  await here.keyboard.press('Control+k');
  await here
    .getByRole('dialog')
    .getByRole('searchbox')
    .or(here.getByRole('dialog').getByRole('textbox'))
    .fill(clerk.name);
  await here.getByRole('menuitem', { name: `قطع دسترسی ${clerk.name}` }).click();
  await arrive(here, clerk.name);
  await here.getByText('ترک دفتر', { exact: true }).click();
  await fill(here, { 'رمز شما': manager.password });
  await press(here, 'قطع دسترسی همین حالا');

  // Nobody touches the other PC.
  await expect(there.getByRole('heading', { name: 'ورود به پیشخوان' })).toBeVisible();
  await expect(there.getByLabel('کد ملی', { exact: true })).toHaveCount(0);
  await expect(there.getByRole('button', { name: new RegExp(clerk.name) })).toHaveCount(0);

  await press(here, 'ثبت قطع سامانهٔ ثنا');
  await fill(here, {
    'نام کسی که دسترسی را قطع کرد': 'مرکز آمار',
    'مدرک (شمارهٔ نامه، پاسخ سامانه یا دلیل)': 'نامهٔ ۱۲',
  });
  await press(here, 'ثبت');
  await expect(here.getByRole('row', { name: /سامانهٔ ثنا/ })).toContainText('قطع شد');
  await expect(here.getByText('تا وقتی یک دسترسی باز است، پروندهٔ خروج بسته نمی‌شود.')).toBeVisible();
  // The strip leads back to it from anywhere, and the morning card tells of it.
  await here.keyboard.press('Alt+1');
  await expect(here.getByText(/سامانه هنوز باز/)).toBeVisible();
  await press(here, `قطع دسترسی ${clerk.name}`);
  await arrive(here, clerk.name);
});
