// A person of the office from the first entry to the cut-off, on the people screen. In the browser only: it takes two
// windows on one office, which the desktop shell does not open.
import type { Page } from '@playwright/test';
import { xlsxOf } from '#tests/support/xlsx.ts';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, manager, showPassword, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { choose, fill, holdPaper, leave, press, putAway } from './screens/stop.ts';

const newcomer = { name: 'سارا موسوی', password: 'sib-sorkh-anar-1405' };
const rowOf = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

/** Registers the newcomer; gives the one-time code that the manager hands over. */
async function takeOn(page: Page): Promise<string> {
  await press(page, 'ثبت شخص تازه');
  await fill(page, { نام: newcomer.name, 'کد ملی': '0790419904' });
  await press(page, 'ثبت');
  await showPassword(page, manager);
  const dialog = page.getByRole('main');
  await expect(page.getByRole('heading', { level: 1, name: newcomer.name })).toBeVisible();
  await expect(dialog.getByText(/^پروندهٔ نظارتی ثبت نشده است/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'فعال‌سازی و گرفتن کد' })).toHaveCount(0);
  await fill(page, { 'شمارهٔ پروندهٔ نظارتی': '1405/20', 'تاریخ تشکیل پرونده': '14050101' });
  await press(page, 'ثبت پروندهٔ نظارتی');
  await expect(dialog.getByText(/^درخواست استعلام حفاظتی ثبت نشده است/)).toBeVisible();
  await fill(page, { 'شمارهٔ درخواست استعلام': '1405/8', 'تاریخ درخواست': '14050102' });
  await press(page, 'ثبت درخواست استعلام');
  await expect(dialog.getByText(/^استعلام حفاظتی معتبری ثبت نشده است/)).toBeVisible();
  await fill(page, {
    'شمارهٔ استعلام حفاظتی': '1405/9',
    'تاریخ صدور': '14050101',
    'اعتبار استعلام تا': '14060101',
  });
  await press(page, 'ثبت استعلام');
  await page.getByText('ثبت دادخواست و شکایت', { exact: true }).click();
  await fill(page, { 'شمارهٔ نامه': '1405/10', 'تاریخ نامه': '14050103' });
  await press(page, 'ثبت معرفی');
  await expect(page.getByRole('button', { name: 'ثبت معرفی' })).toHaveCount(0);
  await press(page, 'فعال‌سازی و گرفتن کد');
  const given = dialog.getByRole('status').or(dialog.getByRole('alert')).or(dialog);
  await expect(given.getByText('فعال شد. کد را همین حالا به شخص بدهید')).toBeVisible();
  const code = dialog.locator('div', { has: page.getByText('کد یک‌بارمصرف', { exact: true }) }).last();
  const digits = (await code.getByRole('definition').textContent()) ?? '';
  await page.keyboard.press('Escape');
  await expect(rowOf(page, newcomer.name)).toContainText('منتظر انتخاب رمز');
  return digits;
}

test('a newcomer works after file, clearance and a password of their own, and a cut-off ends it at once', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const desk = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  const { page } = desk;
  await signIn(page, manager);
  await page.keyboard.press('Alt+7');
  const code = await takeOn(page);

  const other = await desk.anotherWindow();
  await press(other, new RegExp(newcomer.name));
  await fill(other, { 'کد یک‌بارمصرف': code, 'رمز تازه': newcomer.password });
  await fill(other, { 'تکرار رمز تازه': newcomer.password });
  await press(other, 'انتخاب رمز و ورود');
  // The day is open: the counter is where a clerk begins.
  await expect(other.getByRole('heading', { name: 'باجه', exact: true })).toBeVisible();
  await fill(other, { 'کد ملی': '0499370899' });
  await expect(rowOf(page, newcomer.name)).toContainText('فعال');

  await press(page, `باز کردن پروندهٔ ${newcomer.name}`);
  await press(page, 'قطع دسترسی');
  await page.getByText('ترک دفتر', { exact: true }).click();
  await fill(page, { 'رمز شما': manager.password });
  await press(page, 'قطع دسترسی همین حالا');
  await expect(page.getByText('زمان قطع دسترسی')).toBeVisible();

  // Nobody touches the other window.
  await expect(other.getByRole('heading', { name: 'ورود به پیشخوان' })).toBeVisible();
  await expect(other.getByLabel('کد ملی', { exact: true })).toHaveCount(0);
  await expect(other.getByRole('button', { name: new RegExp(manager.name) })).toBeVisible();
  await expect(other.getByRole('button', { name: new RegExp(newcomer.name) })).toHaveCount(0);

  // What they had half typed is the manager's now.
  await press(page, 'برداشتن کار نیمه‌تمام او');
  await expect(page.getByText('کار نیمه‌تمام به کارهای شما افزوده شد.')).toBeVisible();
  await page.keyboard.press('Alt+2');
  await expect(page.getByLabel('کد ملی', { exact: true })).toHaveValue('0499370899');
});

test('whoever signs in after another person starts at a section of their own', { tag: '@release' }, async ({
  openDesk,
  prepareOffice,
}) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+7');
  await expect(rowOf(page, clerk.name)).toBeVisible();
  await page.keyboard.press('Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
  await signIn(page, clerk);
  await expect(page.getByRole('heading', { name: 'باجه', exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: /کارکنان/ })).toHaveCount(0);
});

test('D10.1 a transfer is recorded with its letter and its reason, and both letters are printed', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const desk = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  const { page } = desk;
  await signIn(page, manager);
  await page.keyboard.press('Alt+7');
  await press(page, `باز کردن پروندهٔ ${clerk.name}`);
  await press(page, 'جابه‌جایی');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('ابلاغ', { exact: true }).click();
  await dialog.getByRole('button', { name: /مرجع نظارتی/ }).click();
  await page.getByRole('option', { name: 'هیئت نظارت بر دفاتر' }).click();
  await fill(dialog, {
    'شمارهٔ نامه': 'ج-۷',
    'تاریخ نامه': '14050901',
    'دلیل جابه‌جایی': 'کمبود نیرو در بخش ابلاغ',
    'رمز شما': manager.password,
  });
  await press(page, 'ثبت جابه‌جایی');
  await expect(page.getByRole('row', { name: /کمبود نیرو/ })).toBeVisible();
  await holdPaper(page, () => press(page, 'چاپ نامه‌ها'));
  const paper = page.locator('[data-print-layer]');
  await expect(paper.getByRole('heading', { name: 'هماهنگی جابه‌جایی کارمند' })).toBeVisible();
  await expect(paper.getByRole('heading', { name: 'معرفی‌نامه' })).toBeVisible();
  // They go to two receivers: each is whole by itself.
  await expect(paper.getByText('صفحهٔ ۱ از ۱')).toHaveCount(2);
  await expect(paper.getByText(/^چاپ: /)).toHaveCount(2);
  await putAway(page);
});

test('D10.80 D8.80 a clerk is made a manager by a letter, under the name that was corrected', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const desk = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  const { page } = desk;
  await signIn(page, manager);
  await page.keyboard.press('Alt+7');
  await press(page, `باز کردن پروندهٔ ${clerk.name}`);
  await press(page, 'اصلاح نام');
  const right = `${clerk.name}‌نژاد`;
  await fill(page, { 'نام درست': right, 'کد ملی': '9990000026', دلیل: 'نام خانوادگی ناقص بود' });
  await fill(page, { 'رمز شما': manager.password });
  await press(page, 'ثبت نام درست');
  await expect(page.getByRole('heading', { level: 1, name: right })).toBeVisible();
  await press(page, 'تغییر سمت');
  await page.getByRole('button', { name: /سمت تازه/ }).click();
  await page.getByRole('option', { name: 'مدیر' }).click();
  await page.getByRole('button', { name: /مرجع نظارتی/ }).click();
  await page.getByRole('option', { name: 'هیئت نظارت بر دفاتر' }).click();
  await fill(page, {
    'شمارهٔ نامه': 'س-۱۲',
    'تاریخ نامه': '14050901',
    دلیل: 'مدیر پیشین بازنشسته شده است',
    'رمز شما': manager.password,
  });
  await press(page, 'ثبت تغییر سمت');
  await expect(page.getByRole('row', { name: /تغییر سمت: مدیر/ })).toBeVisible();
  await expect(page.getByRole('row', { name: new RegExp(`نام پیشین: ${clerk.name}`) })).toBeVisible();

  const other = await desk.anotherWindow();
  await expect(other.getByRole('button', { name: new RegExp(right) })).toContainText('مدیر');
  await signIn(other, { ...clerk, name: right });
  await expect(other.getByRole('link', { name: /کارکنان/ })).toBeVisible();
});

test('D20.81 people come from an Excel file: looked at row by row, the sound ones recorded with their papers', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await page.keyboard.press('Alt+7');
  await press(page, 'از فایل اکسل یا CSV');
  const buffer = Buffer.from(
    await xlsxOf([
      ['نام و نام خانوادگی', 'کد ملی', 'سمت', 'شمارهٔ پروندهٔ نظارتی', 'تاریخ تشکیل پرونده'],
      [newcomer.name, '0790419904', 'کارشناس حقوقی', '1405/31', '1405/01/10'],
      ['رضا اکبری', '1234567890', 'آبدارچی', '', ''],
    ]),
  );
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  await choose(page, 'انتخاب فایل', { name: 'people.xlsx', mimeType, buffer });
  const dialog = page.getByRole('dialog', { name: 'کارکنان از فایل' });
  await expect(dialog.getByRole('row', { name: /رضا اکبری/ })).toContainText('«کد ملی» نامعتبر است');
  await press(page, 'ثبت ۱ ردیف');
  await showPassword(page, manager);
  await expect(dialog.getByRole('row', { name: new RegExp(newcomer.name) })).toContainText('ثبت شد');
  await leave(page);
  await expect(rowOf(page, newcomer.name)).toContainText('پرونده تشکیل شد');
  await expect(rowOf(page, 'رضا اکبری')).toHaveCount(0);
});
