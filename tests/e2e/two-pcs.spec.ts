// Two PCs of one office, each in a window of its own, joined by a code over a link: what is recorded at one shows at the other
// by itself, and takes nobody's place or words away; and a day that is closed without a PC that was not heard from.
import { expectStep, importByKeyboard, seal, toGo, toStep } from './support/close.ts';
import { type Client, charge, openVisit, pay, verify } from './support/counter.ts';
import { fileAll, openDay, row, serve } from './support/day-with-differences.ts';
import { clerk, manager, otherClerk, signIn, toCounter } from './support/demo-day.ts';
import { expect, test } from './support/desk.ts';
import { type } from './support/keyboard.ts';
import { joinedPc } from './support/office-folder.ts';
import { dayWithMissingPc } from './support/office-with-missing-pc.ts';
import { csvReport, otherTerminal, today } from './support/reports.ts';
import { arrive, fill, press } from './web/screens/stop.ts';

const mina: Client = { code: '0790419904', name: 'مینا صادقی' };
const reza: Client = { code: '0499370899', name: 'رضا محمدی' };
const kaveh: Client = { code: '0012345679', name: 'کاوه نوری' };
const rrn = '123456789012';
/** A cut-off has ended every session by then, on a machine that does other things too. */
const cutOffMs = 10_000;

test('N12 D11.9 D9.4 D22.8 what one PC records shows at the other at once, and a sign-in or a cut-off ends the session there', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  test.setTimeout(400_000);
  const first = await prepareOffice(new Date().toISOString(), openDay);
  const second = await joinedPc(first);
  const { page: here } = await openDesk({ dir: first });
  const { page: there } = await openDesk({ dir: second });
  const visitOf = (page: typeof here, { name }: Client) =>
    page.getByRole('region', { name: 'مراجعه‌های امروز' }).getByRole('button', { name: new RegExp(name) });

  await signIn(here, clerk);
  await toCounter(here);
  await openVisit(here, mina);
  await verify(here);
  await charge(here, 'اظهارنامه', '1');
  await pay(here, rrn);
  // Nothing is marked once another PC has it.
  await expect(here.getByRole('row', { name: new RegExp(rrn) })).not.toContainText('فقط روی این رایانه');
  // In the day's list only a visit that no other PC holds has a mark.
  await expect(visitOf(here, mina)).not.toContainText('رایانه');
  await here.keyboard.press('Control+Enter');

  // The other PC has it; what it does next disturbs nobody who types here.
  await signIn(there, otherClerk);
  await toCounter(there);
  await expect(visitOf(there, mina)).toBeVisible();
  await type(here, reza.code);
  await here.keyboard.press('Enter');
  await type(here, 'رضا');
  await openVisit(there, reza);
  await expect(visitOf(here, reza)).toBeVisible();
  const name = here.getByLabel('نام و نام خانوادگی');
  await expect(name).toBeFocused();
  await expect(name).toHaveValue('رضا');

  // A reference number of this desk is refused at the other, with the way to its first use.
  await verify(there);
  await charge(there, 'اظهارنامه', '1');
  await pay(there, rrn);
  await expect(there.getByText('پرداخت ذخیره نشد')).toBeVisible();
  await press(there, 'باز کردن مراجعهٔ \u20681-1\u2069');
  await expect(there.getByRole('definition').first()).toContainText(mina.name);

  // The palette finds who comes at the other desk while it is open.
  await here.keyboard.press('Control+k');
  const search = here
    .getByRole('dialog')
    .getByRole('searchbox')
    .or(here.getByRole('dialog').getByRole('textbox'));
  await search.fill(kaveh.name);
  await expect(here.getByRole('menuitem', { name: new RegExp(kaveh.name) })).toHaveCount(0);
  await there.keyboard.press('F2');
  await openVisit(there, kaveh);
  await expect(here.getByRole('menuitem', { name: new RegExp(kaveh.name) })).toBeVisible();
  await expect(search).toBeFocused();
  await expect(search).toHaveValue(kaveh.name);
  await here.keyboard.press('Escape');

  // Whoever signs in there is signed out here, and told why.
  await there.keyboard.press('Control+l');
  await press(there, 'شخص دیگری وارد می‌شود');
  await signIn(there, clerk);
  await expect(here.getByText(/با همین حساب در جای دیگری وارد شده‌اید/)).toBeVisible();

  // The manager's screens follow as well.
  await signIn(here, manager);
  await here.keyboard.press('Alt+4');
  await arrive(here, 'شکایت‌ها و بازخوردها');
  await there.keyboard.press('F8');
  const dialog = there.getByRole('dialog');
  await dialog.getByRole('button', { name: /موضوع/ }).click();
  await there.getByRole('option', { name: 'تأخیر در ارائهٔ خدمت' }).click();
  await dialog.getByLabel('متن').fill('نیم ساعت در نوبت ماندم.');
  await press(there, 'ثبت');
  await expect(here.getByRole('row', { name: /2-1/ })).toBeVisible();
  await here.keyboard.press('Alt+3');
  await arrive(here, 'بستن روز');
  await expect(here.getByRole('button', { name: new RegExp(kaveh.name) })).toBeVisible();
  await press(there, 'ادامهٔ کار');
  await toCounter(there);
  await visitOf(there, kaveh).click();
  await press(there, 'لغو مراجعه');
  await there.getByRole('dialog').getByText('مراجعه‌کننده رفت', { exact: true }).click();
  await there.getByRole('dialog').getByRole('button', { name: 'لغو مراجعه' }).click();
  await expect(here.getByRole('button', { name: new RegExp(kaveh.name) })).toHaveCount(0);

  // A cut-off ends a half filled form at the other PC, which nobody touches; what was half done waits for the manager.
  await there.keyboard.press('F2');
  await fill(there, { 'کد ملی': kaveh.code });
  await here.keyboard.press('Control+k');
  await search.fill(clerk.name);
  await here.getByRole('menuitem', { name: `قطع دسترسی ${clerk.name}` }).click();
  await arrive(here, clerk.name);
  await here.getByText('ترک دفتر', { exact: true }).click();
  await fill(here, { 'رمز شما': manager.password });
  await press(here, 'قطع دسترسی همین حالا');
  await expect(there.getByRole('heading', { name: 'ورود به پیشخوان' })).toBeVisible({ timeout: cutOffMs });
  await expect(there.getByLabel('کد ملی', { exact: true })).toHaveCount(0);
  await expect(there.getByRole('button', { name: new RegExp(clerk.name) })).toHaveCount(0);

  // D9.5: the list of systems begins, and the strip leads back to it from anywhere.
  await press(here, 'ثبت قطع سامانهٔ ثنا');
  await fill(here, {
    'نام کسی که دسترسی را قطع کرد': 'مرکز آمار',
    'مدرک (شمارهٔ نامه، پاسخ سامانه یا دلیل)': 'نامهٔ ۱۲',
  });
  await press(here, 'ثبت');
  await expect(here.getByRole('row', { name: /سامانهٔ ثنا/ })).toContainText('قطع شد');
  await expect(here.getByText('تا وقتی یک دسترسی باز است، پروندهٔ خروج بسته نمی‌شود.')).toBeVisible();
  await here.keyboard.press('Alt+1');
  await expect(here.getByText(/سامانه هنوز باز/)).toBeVisible();
  await press(here, `قطع دسترسی ${clerk.name}`);
  await arrive(here, clerk.name);
});

test('D21.115 a close that is left at one PC goes on at another where it stood, its steps chosen by their keys', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  test.setTimeout(400_000);
  const first = await prepareOffice(new Date().toISOString(), async (office) => {
    office.pace(1);
    await openDay(office);
    await serve(office, 1);
    await serve(office, 2, otherTerminal);
    await fileAll(office, today);
  });
  const second = await joinedPc(first);
  const { page: here } = await openDesk({ dir: first });
  const { page: there } = await openDesk({ dir: second });

  // The reports come in at the first PC: one of their rows is nobody's.
  await signIn(here, manager);
  await here.keyboard.press('Alt+3');
  await expectStep(here, 'گزارش‌ها');
  await here.keyboard.press('Control+5');
  await expectStep(here, 'وظایف');
  await here.keyboard.press('Control+3');
  await expectStep(here, 'گزارش‌ها');
  const when = { date: today, time: '23:59:00' };
  const rows = [row(1, when), row(2, { ...when, terminalId: otherTerminal }), row(9, when)];
  await importByKeyboard(here, [csvReport('both.csv', rows)], '۳');
  await here.keyboard.press('Control+4');
  await expectStep(here, 'مغایرت‌ها');
  const left = (await toGo(here).textContent()) ?? '';
  expect(left).not.toBe('۰ ریال');

  // The close is left there, and goes on at the second PC by itself in the same step, with the same figures.
  await signIn(there, manager);
  await there.keyboard.press('Alt+3');
  await expectStep(there, 'مغایرت‌ها');
  await expect(toGo(there)).toHaveText(left);
  await expect(here.getByText(/با همین حساب در جای دیگری وارد شده‌اید/)).toBeVisible();
  await there.keyboard.press('Control+7');
  await seal(there, null);

  // The first one says so too, and offers no second close.
  await signIn(here, manager);
  await here.keyboard.press('Alt+3');
  await arrive(here, 'روز بسته شده');
});

test('D21.18 the day is closed without a PC that was not heard from only by a tick and a reason', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(new Date().toISOString(), dayWithMissingPc);
  const { page } = await openDesk({ dir });
  await signIn(page, manager);
  await page.keyboard.press('Alt+3');
  await arrive(page, 'بستن روز');
  await toStep(page, 'قفل و امضا');
  const part = page.getByRole('main');
  const reason = 'رایانهٔ انبار برای تعمیر بیرون از دفتر است';
  await part.getByLabel('دلیل').fill(reason);
  await part.locator('input[type=password]').fill(manager.password);
  await part.getByRole('button', { name: 'بستن روز' }).click();
  await expect(part.getByText('برای بستن روز، همهٔ این رایانه‌ها را علامت بزنید')).toBeVisible();
  await part.getByText('باجهٔ ۲', { exact: true }).click();
  await part.getByRole('button', { name: 'بستن روز' }).click();
  await arrive(page, 'روز بسته شده');
  await expect(page.getByText(/در این روز خبری نرسیده است/)).toBeVisible();
  await expect(page.getByText(reason).first()).toBeVisible();
});
