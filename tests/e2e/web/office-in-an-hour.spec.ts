// A real office of twelve people from nothing to its first client, in less than an hour of somebody's time: every key and every press is
// counted, and a time is reckoned from them that is slow for each.
import type { Locator, Page } from '@playwright/test';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
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
    async choose(name: string, rows: readonly string[]) {
      const chooser = page.waitForEvent('filechooser');
      await page.getByRole('button', { name: 'انتخاب فایل' }).click();
      const buffer = Buffer.from(`\uFEFF${rows.join('\n')}\n`, 'utf8');
      await (await chooser).setFiles({ name, mimeType: 'text/csv', buffer });
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
  return `${name},${inventedNationalCode(random)},${role},1405/${at + 20},1405/01/01`;
});
const equipment = ['رایانه', 'رایانه', 'چاپگر', 'اسکنر', 'دوربین'].map(
  (kind, at) => `${kind},${kind} ${at + 1},SN-${at + 100}`,
);

test('D20.81 D20.82 a real office is set up in less than an hour', { tag: '@release' }, async ({
  openDesk,
}) => {
  test.setTimeout(5 * 60_000);
  const { page } = await openDesk({ demo: false, passphrase: 'a long passphrase' });
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
    'پایان اعتبار استعلام': '14200101',
    'رمز تازه': manager.password,
    'تکرار رمز تازه': manager.password,
  });
  await next();
  await by.fill({ 'شمارهٔ پایانه': '14999001', 'شمارهٔ پذیرنده': '990000001', 'شرکت پرداخت': 'به‌پرداخت ملت' });
  await by.press('افزودن پایانه');
  await next();
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
  await takeList('people.csv', ['نام,کد ملی,سمت,پروندهٔ نظارتی,تاریخ پرونده', ...people], true);
  await goTo('تجهیزات');
  await takeList('equipment.csv', ['نوع,نام,سریال', ...equipment], false);
  await goTo('نشانی و تلفن دفتر');
  await by.fill({ نشانی: 'تهران، خیابان آزادی، شمارهٔ ۱۲', تلفن: '02166001234' });
  await by.press('ثبت نشانی و تلفن');
  await goTo('روزهای تعطیل پیش رو');
  await by.press('تعطیلات تقویم (غیررسمی)');
  await by.press(/^ثبت .* روز$/, page.getByRole('dialog'));
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const minutes = Math.ceil(by.seconds() / 60);
  process.stdout.write(`a real office: ${JSON.stringify(by.count)}, ${minutes} minutes of somebody slow\n`);
  expect(minutes).toBeLessThan(60);
});
