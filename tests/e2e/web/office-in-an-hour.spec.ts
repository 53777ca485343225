// A real office of twelve people from nothing to its first client, in less than an hour of somebody's time: every key and every press is
// counted, and a time is reckoned from them that is slow for each.
import type { Locator, Page } from '@playwright/test';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { signIn, toCounter, uncheckedOf } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { expectSound } from '../support/sound-screen.ts';
import { leave } from './screens/stop.ts';

const manager = { name: 'مریم احمدی', password: 'anar-sib-gerdoo' };
/** Seconds: a key, a press with what is looked for before it, a field with its paper, a file that somebody fills in beside us. */
const slow = { key: 0.5, press: 4, field: 8, row: 60 } as const;

/** What the setup takes of somebody, counted while it is done. */
function counting(page: Page) {
  const count = { keys: 0, presses: 0, fields: 0, rows: 0 };
  return {
    count,
    seconds: () =>
      count.keys * slow.key + count.presses * slow.press + count.fields * slow.field + count.rows * slow.row,
    async fill(values: Readonly<Record<string, string>>, within: Page | Locator = page) {
      for (const [label, value] of Object.entries(values)) {
        await within.getByLabel(label, { exact: true }).fill(value);
        count.keys += value.length + 1;
        count.fields += 1;
      }
    },
    async press(name: string | RegExp, within: Page | Locator = page) {
      await within
        .getByRole('button', { name, exact: typeof name === 'string' })
        .first()
        .click();
      count.presses += 1;
    },
    async choose(name: string, rows: readonly string[], button = 'انتخاب فایل') {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: button }).click();
      const isWorkbook = name.endsWith('.xlsx');
      const buffer = isWorkbook
        ? Buffer.from(await xlsxOf(rows.map((row) => row.split(','))))
        : Buffer.from(`\uFEFF${rows.join('\n')}\n`, 'utf8');
      const mimeType = isWorkbook
        ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
        : 'text/csv';
      await (await chooser).setFiles({ name, mimeType, buffer });
      count.presses += 3;
      count.rows += rows.length - 1;
    },
  };
}

const names = [
  ...['رضا اکبری', 'سارا موسوی', 'حسن کاظمی', 'فاطمه نوری', 'امیر حیدری', 'لیلا شریفی'],
  ...['سعید قاسمی', 'پریسا رستمی', 'کاوه کیانی', 'نرگس یزدانی', 'زینب عباسی'],
];
const random = seededRandom('office-in-an-hour');
const people = names.map((name, at) => {
  const role = ['کارشناس حقوقی', 'کارشناس فناوری'][at] ?? 'متصدی';
  const papers = `1405/${at + 20},1405/01/01,1405/${at + 50},1405/01/10,1405/${at + 80},1405/02/01,1409/02/01`;
  const letter = role === 'متصدی' ? `م-${at},1405/02/01,همه` : ',,';
  return `${name},${inventedNationalCode(random)},${role},${papers},${letter}`;
});
const peopleHead =
  'نام,کد ملی,سمت,پروندهٔ نظارتی,تاریخ پرونده,درخواست استعلام,تاریخ درخواست,استعلام حفاظتی,تاریخ صدور,اعتبار تا,معرفی‌نامه,تاریخ معرفی‌نامه,بخش‌ها';
const [, , firstClerk = ''] = names;
const rates = ['دادخواست,770000,بله', 'اظهارنامه,450000,بله', 'پیوست هر صفحه,12000,خیر'];
const equipment = ['رایانه', 'رایانه', 'چاپگر', 'اسکنر', 'دوربین'].map(
  (kind, at) => `${kind},${kind} ${at + 1},SN-${at + 100}`,
);

test('D20.81 D20.82 a real office serves its first client within an hour', { tag: '@release' }, async ({
  openDesk,
}) => {
  test.setTimeout(5 * 60_000);
  const desk = await openDesk({ demo: false, passphrase: 'a long passphrase' });
  const { page } = desk;
  const by = counting(page);
  const next = () => by.press('ادامه');
  await by.press('راه‌اندازی دفتر');
  await by.fill({ 'کد دفتر': '1101', 'نام دفتر': 'دفتر آزادی', 'نام این رایانه': 'باجهٔ یک' });
  await next();
  await page.getByText('فعلاً بدون استان', { exact: true }).click();
  await next();
  await by.fill({
    'نام و نام خانوادگی مدیر': manager.name,
    'کد ملی': '9990000018',
    'شمارهٔ پروندهٔ نظارتی': '1405/12',
    'تاریخ تشکیل پروندهٔ نظارتی': '14040101',
    'شمارهٔ تأییدیهٔ استعلام حفاظتی': '1405/7',
    'تاریخ تأییدیهٔ استعلام': '14050101',
    'پایان اعتبار استعلام': '14090101',
    'رمز تازه': manager.password,
    'تکرار رمز تازه': manager.password,
  });
  await next();
  await by.fill({ 'شمارهٔ پایانه': '14999001', 'شمارهٔ پذیرنده': '990000001', 'شرکت پرداخت': 'به‌پرداخت ملت' });
  await by.press('افزودن پایانه');
  await next();
  await by.press('راه‌اندازی دفتر');
  await expect(page.getByRole('heading', { name: 'ورود به پیشخوان' })).toBeVisible();
  await signIn(page, manager);

  /** From the morning's card through the list of what an office needs to the place of one of it. */
  async function goTo(item: string) {
    await page.keyboard.press('Alt+1');
    by.count.keys += 1;
    await by.press('باز کردن فهرست');
    await by.press(`باز کردن ${item}`);
  }
  async function takeList(name: string, rows: readonly string[], isAsked: boolean) {
    await by.press('از فایل اکسل یا CSV');
    await by.choose(name, rows);
    const dialog = page.getByRole('dialog').first();
    await by.press(/^ثبت .* ردیف$/, dialog);
    if (isAsked) {
      const again = page.getByRole('dialog', { name: 'ورود دوبارهٔ رمز' });
      await again.locator('input[type=password]').fill(manager.password);
      by.count.keys += manager.password.length;
      await by.press('ادامه', again);
    }
    await expect(dialog.getByText('ثبت شد')).toHaveCount(rows.length - 1);
    await leave(page);
  }
  await goTo('پنج سمت لازم دفتر');
  await takeList('people.csv', [peopleHead, ...people], true);
  await by.press(/^فعال‌سازی همهٔ تأییدشده‌ها/);
  const codes = page.getByRole('dialog', { name: 'فعال‌سازی همهٔ تأییدشده‌ها' });
  await by.press(/^فعال‌سازی همهٔ تأییدشده‌ها/, codes);
  await expect(codes.getByText('هنوز کدی ندارد')).toHaveCount(0);
  await expect(codes.getByText('اعتبار کد تا')).toHaveCount(names.length);
  const code = await codes.getByRole('row', { name: firstClerk }).locator('td bdi').first().textContent();
  await expectSound(page, 'codes of everybody who was approved');
  await leave(page);
  await goTo('تجهیزات');
  await takeList('equipment.csv', ['نوع,نام,سریال', ...equipment], false);
  await goTo('نشانی و تلفن دفتر');
  await by.fill({ نشانی: 'تهران، خیابان آزادی، شمارهٔ ۱۲', تلفن: '02166001234' });
  await by.press('ثبت نشانی و تلفن');
  await goTo('روزهای تعطیل پیش رو');
  await by.press('تعطیلات تقویم (غیررسمی)');
  await by.press(/^ثبت .* روز$/, page.getByRole('dialog'));
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await goTo('تعرفهٔ جاری');
  await by.press('تعرفه با فرم');
  const form = page.getByRole('dialog').first();
  const letter = { 'مرجع صدور': 'قوهٔ قضاییه', 'شمارهٔ نامه': '1405/1', 'تاریخ نامه': '14050101' };
  await by.fill({ 'عنوان تعرفه': 'تعرفهٔ ۱۴۰۵', ...letter, 'اجرا از': '14050101' }, form);
  await by.choose('tariff.xlsx', ['خدمت,مبلغ,ثبت می‌شود', ...rates], 'ردیف‌های تعرفه از فایل');
  await expect(form.getByRole('row', { name: /دادخواست/ }).first()).toBeVisible();
  await by.press('ثبت برای تأیید نفر دوم', form);
  await expect(page.getByRole('dialog', { name: 'مرور و تأیید تعرفه' })).toBeVisible();
  await leave(page);
  const other = await desk.anotherWindow();
  await other.getByRole('button', { name: firstClerk }).click();
  const password = 'khaneh-daryacheh-9';
  for (const [label, value] of Object.entries({
    'کد یک‌بارمصرف': code ?? '',
    'رمز تازه': password,
    'تکرار رمز تازه': password,
  }))
    await other.getByLabel(label, { exact: true }).fill(value);
  await other.getByRole('button', { name: 'انتخاب رمز و ورود' }).click();
  // Nobody has been here for thirty days: the first clerk looks at the prices, and the tariff says that it had no independent look.
  await other
    .getByRole('row', { name: /تعرفهٔ ۱۴۰۵/ })
    .getByRole('button')
    .click();
  await other
    .getByRole('row', { name: /تعرفهٔ ۱۴۰۵/ })
    .getByRole('button')
    .click();
  await other.getByRole('button', { name: /تأیید می‌کنم$/ }).click();
  await expect(other.getByRole('dialog')).toHaveCount(0);
  await page.evaluate(() => Object.assign(window, { print: () => undefined }));
  await by.press('چاپ تابلوی نرخ (A3)');
  await page.keyboard.press('Alt+1');
  await by.press('همین تابلو نصب شده است');
  await by.press('تابلوی ۱۲۷: درست است');
  await expect(uncheckedOf(page, 'تابلوی ۱۲۷')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  by.count.keys += 2;
  await expect(page.getByText('روز باز است')).toBeVisible();

  await toCounter(other);
  await openVisit(other, { code: '0790419904', name: 'مینا صادقی' });
  await verify(other);
  await charge(other, 'دادخواست', '1');
  await pay(other, '633000000801');
  await expect(other.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();

  const minutes = Math.ceil(by.seconds() / 60);
  process.stdout.write(`a real office: ${JSON.stringify(by.count)}, ${minutes} minutes of somebody slow\n`);
  expect(minutes).toBeLessThan(60);
});
