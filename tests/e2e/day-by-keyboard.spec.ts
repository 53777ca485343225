// A whole day by keyboard alone, in both shells: from the first run to the day's sheet no mouse is touched, and the
// focus moves by keys only. (A report's file is handed to the system's own chooser, which is not ours.)
import { expectStep, openChooser } from './support/close.ts';
import { charge, openVisit, pay, verify } from './support/counter.ts';
import { clerk, type DemoPerson, manager, uncheckedOf } from './support/demo-day.ts';
import { expect, type OpenDesk, test } from './support/desk.ts';
import { chooseOption, press, pressButton, tabTo, type, typeInto } from './support/keyboard.ts';
import { giveBatchSlip } from './support/no-transaction.ts';
import { csvReport, otherTerminal, reported } from './support/reports.ts';

type Page = OpenDesk['page'];

const client = { code: '0790419904', name: 'مینا صادقی' };
const rrn = '123456789012';
const unknownRrn = '633000000777';

async function signIn(page: Page, { name, password }: DemoPerson): Promise<void> {
  await pressButton(page, page.getByRole('button', { name }));
  await expect(page.getByLabel('رمز', { exact: true })).toBeFocused();
  await type(page, password);
  await press(page, 'Enter');
  await expect(page.getByRole('navigation', { name: 'بخش‌ها' })).toBeVisible();
}

async function openTheDay(page: Page): Promise<void> {
  // The rate board passes once it was printed and hung (rate-board.spec.ts); the day opens without it.
  for (const item of ['تابلوی ۱۲۷', 'تابلوهای راهنما', 'کارتابل وکلا']) {
    await tabTo(page, page.getByRole('button', { name: `${item}: درست است` }));
    await press(page, 'Space');
    await expect(uncheckedOf(page, item)).toHaveCount(0);
  }
  await press(page, 'Control+Enter');
  await expect(page.getByText('روز باز است')).toBeVisible();
}

async function serveTheClient(page: Page): Promise<void> {
  await press(page, 'Alt+2');
  await openVisit(page, client);
  await expect(page.getByText(client.code)).toHaveCount(0);
  await verify(page);
  await charge(page, 'دادخواست', '2');
  await expect(page.getByText('۱٬۵۴۰٬۰۰۰').first()).toBeVisible();
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
  await pay(page, rrn);
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toContainText(rrn);
  await press(page, 'Control+Enter');
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  await expect(page.getByRole('button', { name: new RegExp(client.name) })).toContainText('پایان یافت');
}

async function takeTheComplaint(page: Page): Promise<void> {
  await press(page, 'F8');
  const dialog = page.getByRole('dialog', { name: 'ثبت شکایت یا بازخورد' });
  await chooseOption(page, dialog.getByRole('button', { name: /موضوع/ }), 'تأخیر در ارائهٔ خدمت');
  await typeInto(page, dialog.getByLabel('متن'), 'نیم ساعت در نوبت ماندم.');
  await pressButton(page, dialog.getByRole('button', { name: 'ثبت', exact: true }));
  await expect(dialog.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'چاپ برگه' })).toBeFocused();
  await press(page, 'Escape');
  await expect(dialog).toHaveCount(0);
}

async function importTheReport(page: Page): Promise<void> {
  const report = csvReport('behpardakht.csv', [
    // No earlier than the visit, at whatever hour this runs.
    reported({ rrn, stan: '654321', amount: 1_540_000, time: '23:59:00' }),
    reported({ rrn: unknownRrn, amount: 90_000, time: '23:59:00' }),
  ]);
  await expect(page.getByRole('button', { name: 'انتخاب فایل' })).toBeFocused();
  await (await openChooser(page)).setFiles(report);
  await expect(page.getByText('۲ تراکنش در فایل \u2068behpardakht.csv\u2069')).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('گزارش وارد شد: ۲ ردیف تازه.')).toBeVisible();
}

/** Small money that no slip names: the manager's words alone end it. */
async function endTheRest(page: Page): Promise<void> {
  await expect(page.getByRole('listitem').filter({ hasText: unknownRrn }).getByRole('button')).toBeFocused();
  await press(page, '1');
  const dialog = page.getByRole('dialog', { name: 'بستن مغایرت با توضیح' });
  await expect(dialog.getByRole('radio', { name: 'معلوم شد چه بوده است' })).toBeChecked();
  await typeInto(page, dialog.getByLabel('توضیح'), 'از متصدی پرسیده شد، آزمایش پایانه هنگام تعویض رول بود');
  await pressButton(page, dialog.getByRole('button', { name: 'بستن با توضیح' }));
  await expect(dialog).toHaveCount(0);
}

async function signAndLock(page: Page): Promise<void> {
  await expectStep(page, 'وظایف');
  await press(page, 'Control+Enter');
  await expect(page.getByText('مانعی نیست؛ می‌توانید روز را ببندید.')).toBeVisible();
  await expect(page.getByLabel('رمز شما')).toBeFocused();
  await type(page, manager.password);
  await press(page, 'Enter');
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
}

test('the whole day, from the first run to the sheet, without a mouse', async ({ openDesk }) => {
  const { page } = await openDesk();
  await pressButton(page, page.getByRole('button', { name: 'ساختن دفتر نمونه' }));
  await signIn(page, clerk);
  await openTheDay(page);
  await serveTheClient(page);
  await takeTheComplaint(page);

  await press(page, 'Control+l');
  await expect(page.getByRole('heading', { name: 'صفحه قفل است' })).toBeVisible();
  await expect(page.getByText(client.name)).toHaveCount(0);
  await pressButton(page, page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }));
  await signIn(page, manager);

  await press(page, 'Alt+3');
  // What is paid and not filed holds nothing up.
  await expectStep(page, 'ثبت‌نشده');
  await press(page, 'Control+Enter');
  await importTheReport(page);
  await pressButton(page, page.getByRole('button', { name: `پایانهٔ ${otherTerminal}: بدون تراکنش` }));
  await giveBatchSlip(page);
  await expectStep(page, 'مغایرت‌ها');
  await endTheRest(page);
  await signAndLock(page);
  const sheet = page.getByRole('main');
  await expect(sheet.getByText('کد صحت ثبت‌ها:').first()).toContainText(/[0-9a-f]{4}-[0-9a-f]{4}/);
  await expect(sheet.getByRole('row', { name: /پول دریافت شده/ })).toContainText('دلیل نمی‌خواهد');
  // What came and was ended on one day leaves nothing open; the two petitions are paid and not filed yet.
  await expect(sheet.getByRole('row', { name: /ثبت و هزینه/ }).first()).toContainText('۲');
  await expect(sheet.getByRole('row', { name: /رسید و گزارش/ })).toHaveCount(0);
});
