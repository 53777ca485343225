// What neither matcher nor importer can do alone: a payment and a row are put together by keyboard and
// come apart again, and a report of an unknown PSP is understood, imported and known the next time.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { noTransaction } from '#tests/support/closing-day.ts';
import { xlsxOf } from '#tests/support/xlsx.ts';
import { chooseDifference, chooseStep, expectStep, toGo } from '../support/close.ts';
import { nextMorning, openDay, row, serve } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { chooseOption, press, pressButton, tabTo, type, typeInto } from '../support/keyboard.ts';
import { makeOffice, type OfficeAtWork } from '../support/office-folder.ts';
import { csvReport, otherTerminal, type ReportFile, terminal, yesterday } from '../support/reports.ts';

const mistyped = '633000000712';

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Yesterday was left open with one payment whose numbers the clerk mistyped, and its row in the report. */
async function leaveLooseEnds(office: OfficeAtWork): Promise<void> {
  await openDay(office);
  await serve(office, 1);
  await serve(office, 2);
  const lines = [row(1), row(2, { rrn: mistyped, stan: '918273', cardMasked: '4410', time: '16:45:10' })];
  const { name: fileName, buffer } = csvReport('report.csv', lines);
  await office.manager.dayClose.importPsp({
    day: yesterday,
    fileName,
    bytesBase64: buffer.toString('base64'),
  });
  await office.manager.dayClose.declareZero(noTransaction(yesterday, otherTerminal));
}

/** The step of the differences, by keyboard. */
async function toDifferences(page: Page): Promise<void> {
  await press(page, 'Alt+3');
  await expectStep(page, 'ثبت‌نشده');
  await chooseStep(page, 'مغایرت‌ها');
}

test('a payment and a row are matched by keyboard, with the effect in view, and the match is withdrawn', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk({ demo: true, dir: await makeOffice(nextMorning, leaveLooseEnds) });
  await signIn(page, manager);
  await toDifferences(page);
  await expect(toGo(page)).toHaveText('۱٬۵۴۰٬۰۰۰ ریال');

  const begin = page.getByRole('button', { name: `تطبیق دستی ${mistyped}` });
  const dialog = page.getByRole('dialog', { name: 'تطبیق دستی' });
  const filter = dialog.getByLabel('جست‌وجو با شماره، کارت، ساعت یا مبلغ');
  await pressButton(page, begin);
  await expect(filter).toBeFocused();
  await type(page, '000002');
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await press(page, 'ArrowDown', 'Enter');
  await expect(dialog.getByText('این دو با هم همخوان‌اند و مغایرتی نمی‌ماند')).toBeVisible();
  await expect(dialog.getByText('۰ ریال', { exact: true })).toBeVisible();
  await expect(dialog.getByRole('button', { name: /ثبت تطبیق/ })).toBeFocused();
  await expectAccessible(page);
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
  await expect(begin).toBeFocused();
  await expect(toGo(page)).toHaveText('۱٬۵۴۰٬۰۰۰ ریال');

  await press(page, 'Enter');
  await expect(filter).toHaveValue('000002');
  await press(page, 'ArrowDown', 'Enter');
  await expect(dialog.getByRole('button', { name: /ثبت تطبیق/ })).toBeFocused();
  await press(page, 'Enter');
  await expect(dialog).toHaveCount(0);
  await expect(toGo(page)).toHaveText('۰ ریال');

  const table = page.getByRole('table', { name: 'تطبیق‌های دستی' });
  await expect(table).toContainText('برقرار');
  await pressButton(page, table.getByRole('button', { name: /^پس گرفتن/ }));
  const withdrawal = page.getByRole('dialog', { name: 'پس گرفتن تطبیق دستی' });
  await expect(withdrawal.getByLabel('دلیل')).toBeFocused();
  await press(page, 'Control+Enter');
  await expect(withdrawal.getByText('دلیل را بنویسید.')).toBeVisible();
  await type(page, 'ردیف دیگری بود');
  await press(page, 'Control+Enter');
  await expect(withdrawal).toHaveCount(0);
  await expect(table).toContainText('پس گرفته شد');
  await expect(table).toContainText('ردیف دیگری بود');
  await expect(toGo(page)).toHaveText('۱٬۵۴۰٬۰۰۰ ریال');
  await expectAccessible(page);
});

test('a payment of two transactions is matched with both rows', { tag: '@release' }, async ({ openDesk }) => {
  const dir = await makeOffice(nextMorning, async (office) => {
    await openDay(office);
    await serve(office, 1);
    const { name: fileName, buffer } = csvReport('report.csv', [
      row(2, { amount: 300_000, time: '09:00:00' }),
      row(3, { amount: 470_000, time: '09:05:00' }),
    ]);
    await office.manager.dayClose.importPsp({
      day: yesterday,
      fileName,
      bytesBase64: buffer.toString('base64'),
    });
    await office.manager.dayClose.declareZero(noTransaction(yesterday, otherTerminal));
  });
  const { page } = await openDesk({ demo: true, dir });
  await signIn(page, manager);
  await toDifferences(page);
  // On a day off after it, the slip is still on its way and stands below what is due.
  const slips = page.getByRole('region', { name: 'مغایرت‌ها' }).getByRole('listitem');
  await chooseDifference(page, slips.filter({ hasText: '۷۷۰٬۰۰۰' }).getByRole('button'));
  await pressButton(page, page.getByRole('button', { name: `تطبیق دستی ${row(1).rrn}` }));
  const dialog = page.getByRole('dialog', { name: 'تطبیق دستی' });
  const filter = dialog.getByLabel('جست‌وجو با شماره، کارت، ساعت یا مبلغ');
  await expect(filter).toBeFocused();
  await type(page, row(2).rrn);
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await press(page, 'ArrowDown', 'Enter');
  await expect(dialog.getByText('مبلغ‌ها یکی نیست')).toBeVisible();
  await pressButton(page, dialog.getByRole('button', { name: 'افزودن ردیفی دیگر' }));
  await expect(filter).toBeFocused();
  await press(page, 'Control+a', 'Delete', 'ArrowDown', 'Enter');
  await expect(dialog.getByText('این دو با هم همخوان‌اند و مغایرتی نمی‌ماند')).toBeVisible();
  await expectAccessible(page);
  await press(page, 'Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(toGo(page)).toHaveText('۰ ریال');
  await expect(page.getByRole('table', { name: 'تطبیق‌های دستی' }).getByRole('row')).toHaveCount(3);
});

const header = ['ترمینال', 'کد ارجاع', 'عملیات', 'مبلغ (ریال)', 'روز', 'دقیقه'];
const line = (n: number, type: string) => {
  const { rrn, amount } = row(n);
  return [terminal, rrn, type, String(amount), yesterday.replaceAll('-', '/'), '08:01'];
};
const unknownCsv: ReportFile = {
  name: 'asan.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [header, line(1, 'خرید'), line(2, 'پرداخت')].map((cells) => cells.join(';')).join('\n'),
  ),
};

async function choose(page: Page, file: ReportFile): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await pressButton(page, page.getByRole('button', { name: 'انتخاب فایل' }));
  await (await chooser).setFiles(file);
}

test('the columns of an unknown report are shown, named by keyboard, and known the next time', {
  tag: '@release',
}, async ({ openDesk }) => {
  const dir = await makeOffice(nextMorning, async (office) => {
    await openDay(office);
    await serve(office, 1);
    await office.manager.dayClose.declareZero(noTransaction(yesterday, otherTerminal));
  });
  const { page } = await openDesk({ demo: true, dir });
  await signIn(page, manager);
  await press(page, 'Alt+3');
  await expectStep(page, 'ثبت‌نشده');
  await chooseStep(page, 'گزارش‌ها');

  await choose(page, unknownCsv);
  const section = page.getByRole('region', { name: 'گزارش شرکت پرداخت' });
  await expect(section.getByRole('table', { name: 'نخستین ردیف‌های فایل' })).toContainText('پرداخت');
  await expect(section.getByRole('button', { name: /مبلغ/ }).first()).toContainText('مبلغ (ریال)');
  await expect(section.getByText('۷۷۰٬۰۰۰ ریال').first()).toBeVisible();
  await expect(section.getByText('۱ پرسش بی‌پاسخ مانده است.')).toBeVisible();
  await expectAccessible(page);
  await pressButton(page, section.getByRole('button', { name: 'انصراف' }));
  await expect(section.getByRole('table', { name: 'گزارش‌های وارد شده' })).toHaveCount(0);

  await choose(page, unknownCsv);
  await typeInto(page, section.getByLabel('نام شرکت پرداخت'), 'آسان');
  await chooseOption(page, section.getByRole('button', { name: /ساعت/ }), 'دقیقه');
  await chooseOption(page, section.getByRole('button', { name: /«پرداخت» یعنی/ }), 'خرید');
  await expect(section.getByText('همهٔ ردیف‌ها خوانده شد: ۲ تراکنش، ۲ تازه.')).toBeVisible();
  await pressButton(page, section.getByRole('button', { name: 'ادامه' }));
  await expect(section.getByText('با ستون‌های مشخص‌شدهٔ «آسان» خوانده شد.')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('گزارش وارد شد: ۲ ردیف تازه.')).toBeVisible();
  await expect(section.getByRole('table', { name: 'گزارش‌های وارد شده' })).toContainText('asan.csv');

  const workbook: ReportFile = {
    name: 'asan.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(await xlsxOf([header, line(2, 'پرداخت'), line(3, 'پرداخت')])),
  };
  await choose(page, workbook);
  await expect(section.getByText('با ستون‌های مشخص‌شدهٔ «آسان» خوانده شد.')).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'وارد کردن گزارش' }));
  await press(page, 'Enter');
  await expect(page.getByText('گزارش وارد شد: ۱ ردیف تازه.')).toBeVisible();
  const newWord: ReportFile = {
    ...unknownCsv,
    name: 'asan-2.csv',
    buffer: Buffer.from(
      [header, line(4, 'پرداخت'), line(5, 'واریز')].map((cells) => cells.join(';')).join('\n'),
    ),
  };
  await choose(page, newWord);
  await expect(section.getByText('۱ پرسش بی‌پاسخ مانده است.')).toBeVisible();
  await expect(section.getByLabel('نام شرکت پرداخت')).toHaveValue('آسان');
  await chooseOption(page, section.getByRole('button', { name: /«واریز» یعنی/ }), 'خرید');
  await pressButton(page, section.getByRole('button', { name: 'ادامه' }));
  // Nothing leads past a file that is being read.
  await press(page, 'Control+Enter');
  await expect(section.getByText('با ستون‌های مشخص‌شدهٔ «آسان» خوانده شد.')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('گزارش وارد شد: ۲ ردیف تازه.')).toBeVisible();

  await chooseStep(page, 'مغایرت‌ها');
  const found = page.getByRole('region', { name: 'مغایرت‌ها' });
  await chooseDifference(
    page,
    found
      .getByRole('listitem')
      .filter({ hasText: row(2).rrn })
      .getByRole('button'),
  );
  await pressButton(page, found.getByRole('button', { name: `ردیف‌ها: ${row(2).rrn}` }));
  const items = page.getByRole('dialog');
  await expect(items.getByRole('table', { name: 'در گزارش شرکت پرداخت' })).toContainText('asan.xlsx');
  await expectAccessible(page);
});
