// The queue from the printed number to the client's answer: the desk, the board of the waiting room and the client's screen
// are three windows of one PC, and the last two have no session.
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { openDay } from '../support/day-with-differences.ts';
import { manager, signIn, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { openPart, toSettings } from '../support/settings.ts';
import { expectSound } from '../support/sound-screen.ts';

test('D14.5 D14.7 a number is printed, called by one key, shown in the waiting room, served, and the client is asked', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);

  await toSettings(page, 'نوبت‌دهی');
  await page.getByRole('button', { name: 'روشن کردن نوبت‌دهی' }).press('Enter');
  const opensRoom = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'باز کردن تابلوی سالن انتظار' }).press('Enter');
  const room = await opensRoom;
  await expect(room.getByText('هنوز نوبتی فراخوانده نشده است')).toBeVisible();
  await expectSound(room, 'waiting room before any call');
  await openPart(page, 'صفحهٔ نظر مراجعه‌کننده');
  const opensScreen = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'باز کردن صفحهٔ نظر در این رایانه' }).press('Enter');
  const screen = await opensScreen;
  await expect(screen.getByText('به این دفتر خوش آمدید')).toBeVisible();

  await toCounter(page);
  const prints = await watchPrints(page);
  for (const number of ['۱-۱۰۰۱', '۱-۱۰۰۲']) {
    await page.getByRole('button', { name: 'دادن نوبت' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'دادن نوبت' });
    await dialog
      .getByRole('button', { name: /نفر در نوبت|کسی در نوبت نیست/ })
      .first()
      .press('Enter');
    await expect(dialog.getByRole('status')).toHaveText(number);
    await dialog.getByRole('button', { name: 'چاپ نوبت' }).press('Enter');
    await expect.poll(async () => (await prints()).at(-1)).toContain(number);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }
  await page.keyboard.press('F5');
  const queue = page.getByRole('region', { name: 'نوبت' });
  await expect(queue.getByRole('status').first()).toHaveText('۱-۱۰۰۱');
  await expect(room.getByRole('cell', { name: '۱-۱۰۰۱' })).toBeVisible();
  await page.keyboard.press('F5');
  await expect(queue.getByRole('alert')).toContainText('نوبت پیشین هنوز سر این باجه است');
  await expectSound(page, 'counter with a number at the desk');
  await queue.getByRole('button', { name: 'حاضر نشد' }).press('Enter');
  await expect(room.getByRole('cell', { name: '۱-۱۰۰۱' })).toHaveCount(0);
  // The palette calls from every screen, and shows the key that does it at the counter.
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('heading', { name: 'شکایت‌ها و بازخوردها', level: 1 })).toBeVisible();
  await page.keyboard.press('F3');
  await page.keyboard.type('فراخواندن نفر', { delay: 45 });
  await expect(page.getByRole('menuitem').first()).toContainText('فراخواندن نفر بعدی');
  await expect(page.getByRole('menuitem').first()).toContainText('F5');
  await page.keyboard.press('Enter');
  await expect(room.getByRole('cell', { name: '۱-۱۰۰۲' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'باجه', level: 1 })).toBeVisible();
  await expectSound(room, 'waiting room');

  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await expect(queue.getByText(/پذیرفته شد/)).toBeVisible();
  await verify(page);
  await charge(page, 'دادخواست', '1');
  await pay(page, '123456789012');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(screen.getByText('از خدمت امروز چقدر راضی بودید؟')).toBeVisible();
  await expectSound(screen, 'the client is asked');
  // Neither the board nor the client's screen names anybody.
  for (const shown of [room, screen]) {
    const words = (await shown.locator('body').textContent()) ?? '';
    for (const name of ['مینا', 'صادقی', manager.name, '0790419904', '۰۷۹۰۴۱۹۹۰۴'])
      expect(words).not.toContain(name);
  }
  await screen.keyboard.press('5');
  await expect(screen.getByText('از پاسخ شما سپاسگزاریم')).toBeVisible();
  await expect(screen.getByText('از خدمت امروز چقدر راضی بودید؟')).toHaveCount(0);
});
