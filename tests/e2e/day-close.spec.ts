// The day close in both shells, by keyboard alone: a clean day in six acts and one password, a day with every kind of difference, closed,
// opened again and closed, what comes late, and a day without a client.
import type { Locator, Page } from '@playwright/test';
import { formatJalali } from '#core/foundation/calendar/jalali.ts';
import { exceptionKinds } from '#core/foundation/settlement/matching/contract.ts';
import {
  chooseDifference,
  chooseStep,
  declareZero,
  expectStep,
  importByKeyboard,
  openChooser,
  seal,
  toGo,
} from './support/close.ts';
import {
  csv,
  differences,
  fileAll,
  firstMorning,
  late,
  lateReport,
  openDay,
  row,
  serve,
  sign,
  workbook,
  workTwoDays,
} from './support/day-with-differences.ts';
import { manager, signIn, uncheckedOf } from './support/demo-day.ts';
import { expect, test } from './support/desk.ts';
import { press, tabBackTo, tabTo, type, typeInto } from './support/keyboard.ts';
import { csvReport, otherTerminal, today, yesterday } from './support/reports.ts';

const main = (page: Page) => page.getByRole('main');

type Difference = { kind: string; rrn: string };

const lineOf = (page: Page, { kind, rrn }: Difference): Locator =>
  page
    .getByRole('region', { name: 'مغایرت‌ها' })
    .getByRole('listitem')
    .filter({ hasText: kind })
    .filter({ hasText: rrn });

/** Explains one line with the usual reason; gives the reason in words. */
async function explain(page: Page, difference: Difference): Promise<string> {
  const line = lineOf(page, difference);
  await expect(line).toContainText('بدون دلیل');
  await chooseDifference(page, line.getByRole('button'));
  await press(page, '1', 'n');
  await expect(page.getByRole('textbox', { name: /^توضیح/ })).toBeFocused();
  await type(page, 'از متصدی باجه پرسیده شد و رسید مشتری بررسی شد');
  await press(page, 'Control+Enter');
  const reason = 'معلوم شد چه بوده است';
  await expect(line).toContainText(reason);
  return reason;
}

/** Opens the closed day again. */
async function reopen(page: Page, reason: string): Promise<void> {
  await tabBackTo(page, main(page).getByRole('button', { name: 'بازگشایی' }));
  await press(page, 'Enter');
  const dialog = page.getByRole('dialog');
  await typeInto(page, dialog.getByLabel('دلیل'), reason);
  await typeInto(page, dialog.getByLabel('رمز شما'), manager.password);
  await press(page, 'Control+Enter');
  await expect(dialog).toHaveCount(0);
}

test('D21.115 a clean day closes with six acts and one password, and the last screen says what comes next', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const dir = await prepareOffice(new Date().toISOString(), async (office) => {
    // Acts of a moment ago: the clock of the browser's office goes on from there.
    office.pace(1);
    await openDay(office);
    await serve(office, 1);
    await serve(office, 2, otherTerminal);
    await fileAll(office, today);
  });
  const { page } = await openDesk({ dir });
  await signIn(page, manager);
  let acts = 0;
  const act = async (key: string) => {
    acts += 1;
    await page.keyboard.press(key);
  };
  await act('Alt+3');
  await expectStep(page, 'گزارش‌ها');
  await expect(page.getByRole('button', { name: 'انتخاب فایل' })).toBeFocused();
  // The press on the button, and the choice of the file.
  acts += 2;
  const chooser = await openChooser(page);
  // No earlier than the visits, at whatever hour this runs.
  const when = { date: today, time: '23:59:00' };
  const rows = [row(1, when), row(2, { ...when, terminalId: otherTerminal })];
  await chooser.setFiles(csvReport('both.csv', rows));
  await expect(page.getByText(/هنوز چیزی وارد نشده است/)).toBeVisible();
  await act('Control+Enter');
  // Nothing differs and no PC is missing: what is left are checks of the day that nobody looked at.
  await expectStep(page, 'وظایف');
  await expect(toGo(page)).toHaveText('۰ ریال');
  await act('Control+Enter');
  await expect(page.getByLabel('رمز شما')).toBeFocused();
  await type(page, manager.password);
  await act('Enter');
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
  process.stdout.write(`usual path of a clean close: ${acts} acts and one password\n`);
  expect(acts).toBeLessThanOrEqual(6);
  await expect(main(page).getByRole('button', { name: 'چاپ برگهٔ روز', exact: true })).toBeFocused();
  const card = main(page).getByRole('region', { name: 'پایان روز' });
  await expect(card.getByText('کد صحت ثبت‌ها:')).toContainText(/[0-9a-f]{4}-[0-9a-f]{4}/);
  await expect(card.getByRole('button', { name: 'رفتن به تقویم روزها' })).toBeVisible();
});

test('D21.74 every kind of difference is named and holds nothing up, the day is locked, and what comes late goes to the next day', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  // Three closes of two days, by keyboard.
  test.setTimeout(180_000);
  // Every kind of the settlement, and that one payment was reversed after its visit was served.
  expect(differences).toHaveLength(exceptionKinds.length + 1);
  const { page } = await openDesk({ dir: await prepareOffice(firstMorning, workTwoDays) });
  await signIn(page, manager);
  await expect(page.getByText(/^روز .+ بسته نشده است$/).first()).toBeVisible();
  await press(page, 'Alt+3');
  await expect(page.getByLabel('روز کاری')).toHaveValue(formatJalali(yesterday, 'numeric', 'fa'));
  // What is paid and not filed goes on to the next day; several files are taken in at once, also beside one that is no report.
  await expectStep(page, 'ثبت‌نشده');
  await press(page, 'Control+Enter');
  await expectStep(page, 'گزارش‌ها');
  await importByKeyboard(page, [await workbook(), csv()], '۱۵');
  await expectStep(page, 'مغایرت‌ها');

  for (const difference of differences) {
    await expect(lineOf(page, difference)).toBeVisible();
    await expect(lineOf(page, difference)).not.toContainText('بدون دلیل');
  }
  // J goes down the list and K up again; the amount of the chosen one stays in view.
  const rows = page.getByRole('region', { name: 'مغایرت‌ها' }).getByRole('listitem').getByRole('button');
  await expect(rows.first()).toBeFocused();
  await press(page, 'j');
  await expect(rows.nth(1)).toBeFocused();
  await press(page, 'k');
  await expect(rows.first()).toBeFocused();
  await chooseStep(page, 'قفل و امضا');
  await expect(page.getByText('پیش از بستن روز')).toBeVisible();
  await press(page, 'Control+Enter');
  await expectStep(page, 'مغایرت‌ها');
  const reason = await explain(page, sign);
  await chooseStep(page, 'قفل و امضا');
  await seal(page, 'پایانهٔ دفتر کناری بود');
  await expect(main(page).getByRole('row', { name: sign.kind }).filter({ hasText: reason })).toHaveCount(1);

  await press(page, 'Alt+1');
  await tabTo(page, page.getByRole('button', { name: 'تابلوی ۱۲۷: درست است' }));
  await press(page, 'Space');
  await expect(uncheckedOf(page, 'تابلوی ۱۲۷')).toHaveCount(0);
  await press(page, 'Control+Enter');
  await expect(page.getByText('روز باز است')).toBeVisible();
  await press(page, 'Alt+3');
  await expect(page.getByLabel('روز کاری')).toHaveValue(formatJalali(today, 'numeric', 'fa'));
  await expectStep(page, 'ثبت‌نشده');
  await chooseStep(page, 'گزارش‌ها');
  await importByKeyboard(page, [lateReport()], '۱');
  await chooseStep(page, 'مغایرت‌ها');
  await chooseDifference(page, lineOf(page, late).getByRole('button'));
  await expect(page.getByRole('region', { name: 'مغایرت‌ها' })).toContainText(
    formatJalali(yesterday, 'full', 'fa'),
  );

  await press(page, 'BracketLeft');
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'انتخاب فایل' })).toHaveCount(0);
  await reopen(page, 'یک رسید جا مانده بود');
  await chooseStep(page, 'قفل و امضا');
  await seal(page, 'پایانهٔ دفتر کناری بود');
  const closings = main(page).getByRole('region', { name: 'برگهٔ روز' }).getByRole('list').last();
  await expect(closings.getByRole('listitem')).toHaveText([/بسته شد/, /بازگشایی شد.*جا مانده/, /بسته شد/]);

  await press(page, 'BracketRight');
  await chooseStep(page, 'گزارش‌ها');
  await declareZero(page);
  await chooseStep(page, 'قفل و امضا');
  await seal(page, null);
  await expect(main(page).getByText('کد صحت ثبت‌ها:').first()).toContainText(/[0-9a-f]{4}-[0-9a-f]{4}/);
});

test('F40 a file that is no report is said by its name and takes the others with it nowhere', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({
    dir: await prepareOffice(new Date().toISOString(), async (office) => {
      office.pace(1);
      await openDay(office);
      await serve(office, 1);
    }),
  });
  await signIn(page, manager);
  await press(page, 'Alt+3');
  await expectStep(page, 'ثبت‌نشده');
  await press(page, 'Control+Enter');
  await tabTo(page, page.getByRole('button', { name: 'انتخاب فایل' }));
  const broken = {
    name: 'broken.xlsx',
    mimeType: 'text/plain',
    buffer: Buffer.from('PK\u0003\u0004 nothing'),
  };
  await (await openChooser(page)).setFiles([broken, csvReport('good.csv', [row(1, { date: today })])]);
  await expect(page.getByRole('alert').filter({ hasText: 'broken.xlsx' })).toBeVisible();
  await expect(page.getByText(/هنوز چیزی وارد نشده است/)).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('گزارش وارد شد: ۱ ردیف تازه.')).toBeVisible();
  // What is still to be read keeps the close at this step, until the person goes on.
  await expect(page.getByRole('alert').filter({ hasText: 'broken.xlsx' })).toBeVisible();
  await expectStep(page, 'گزارش‌ها');
});

test('a day without a client closes once each terminal is declared without a transaction', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signIn(page, manager);
  await press(page, 'Alt+3');
  await expectStep(page, 'گزارش‌ها');
  await expect(toGo(page)).toHaveCount(0);
  await declareZero(page);
  await expectStep(page, 'وظایف');
  await expect(toGo(page)).toHaveText('۰ ریال');
  await press(page, 'Control+Enter');
  await seal(page, null);
  await expect(main(page).getByText('مغایرتی نیست', { exact: true })).toBeVisible();
});
