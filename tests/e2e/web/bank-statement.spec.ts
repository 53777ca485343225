// The bank's side by keyboard: a statement is taken in, its settlement day stands with what is short, and the difference is on the one
// list. In the browser only: the shell makes no difference to it.
import AxeBuilder from '@axe-core/playwright';
import { bankStatementCsv } from '#core/demo/bank-statement.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { creditedFor, settlementDayOf } from '#core/foundation/settlement/bank/settlement-days.ts';
import { openChooser } from '../support/close.ts';
import { nextMorning, openDay, row } from '../support/day-with-differences.ts';
import { manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, pressButton, type } from '../support/keyboard.ts';
import { makeOffice } from '../support/office-folder.ts';
import { csvReport, yesterday } from '../support/reports.ts';
import { arrive } from './screens/stop.ts';

const never = () => false;
/** Long enough ago that its window is over. */
const sold = addDays(yesterday, -12);
const settled = settlementDayOf(sold, never);

test('D21.130, D21.132 a statement that is short by half a million stands on its day and on the list of differences', {
  tag: '@release',
}, async ({ openDesk }) => {
  const dir = await makeOffice(nextMorning, async (office) => {
    await openDay(office);
    const { name: fileName, buffer } = csvReport('report.csv', [row(1, { date: sold, amount: 7_700_000 })]);
    await office.manager.dayClose.importPsp({
      day: yesterday,
      fileName,
      bytesBase64: buffer.toString('base64'),
    });
  });
  const { page } = await openDesk({ demo: true, dir });
  await signIn(page, manager);
  await press(page, 'F3');
  await type(page, 'بانک');
  await expect(page.getByRole('menuitem').first()).toHaveAttribute('data-focused', 'true');
  await press(page, 'Enter');
  await arrive(page, 'صورت‌حساب بانک');
  await expect(page.getByText('هنوز صورت‌حسابی وارد نشده است')).toBeVisible();
  const begin = page.getByRole('button', { name: 'انتخاب فایل' });
  await expect(begin).toBeFocused();

  const report = csvReport('report.csv', [row(2)]);
  const give = async (file: typeof report) => (await openChooser(page)).setFiles(file);
  await give(report);
  await expect(page.getByText(/این گزارش شرکت پرداخت است/)).toBeVisible();
  await pressButton(page, page.getByRole('button', { name: 'انصراف' }));
  await expect(begin).toBeFocused();

  const lines = [
    { day: settled, credit: 7_200_000 },
    { day: settled, debit: 1_540 },
    { day: creditedFor(addDays(settled, 5), never), credit: 900_000, text: 'انتقال داخلی' },
  ];
  await give({ name: 'bank.csv', mimeType: 'text/csv', buffer: Buffer.from(bankStatementCsv(lines)) });
  await expect(page.getByText(/واریز ۷٬۲۰۰٬۰۰۰ ریال/)).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await press(page, 'Control+Enter');
  await expect(page.getByText(/صورت‌حساب وارد شد: ۲ سطر تازه/)).toBeVisible();
  await expect(begin).toBeFocused();
  const day = page.getByRole('table', { name: 'روزهای تسویه' }).getByRole('row').nth(1);
  await expect(day).toContainText('۷٬۷۰۰٬۰۰۰');
  await expect(day).toContainText('۵۰۰٬۰۰۰');
  await expect(day).toContainText('همخوان نیست');
  await page.getByRole('button', { name: 'مغایرت‌های باز' }).click();
  await arrive(page, 'مغایرت‌های باز');
  await expect(page.getByRole('row').filter({ hasText: 'واریز بانک با گزارش‌ها یکی نیست' })).toContainText(
    '۵۰۰٬۰۰۰',
  );
});
