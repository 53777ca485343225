// The manager's screens: complaints, the day close in its states, people, sync, and the morning card.
import { formatJalali } from '#core/leaves/calendar/jalali.ts';
import { csv, dayBefore, workbook } from '../../support/day-with-differences.ts';
import { clerk, manager } from '../../support/demo-people.ts';
import { expect } from '../../support/desk.ts';
import { today } from '../../support/reports.ts';
import { newcomer, registeredOnly } from './office-at-work.ts';
import { arrive, asked, choose, fill, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

const complaints: readonly Stop[] = [
  {
    screen: 'register of complaints',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+4');
      await expect(page.getByRole('row', { name: /تأخیر در ارائهٔ خدمت/ }).first()).toBeVisible();
    },
  },
  {
    screen: 'a complaint that is not found',
    async reach(page) {
      await fill(page, { 'کد رهگیری برگه (اختیاری)': '0000' });
      await press(page, 'یافتن');
      await expect(page.getByText('کد برای پشتیبانی:')).toBeVisible();
    },
  },
  {
    screen: 'one complaint',
    async reach(page) {
      await press(page, /دیدن شکایت شمارهٔ \u20681-1\u2069/);
      await press(page, 'افزودن');
      await asked(page, /شکایت شماره/);
    },
  },
  {
    screen: 'a new complaint, with what is missing',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('F8');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a new complaint about the manager',
    async reach(page) {
      await page.getByText('دربارهٔ مدیر دفتر است').click();
      await expect(page.getByText(/برای استان مهر می‌شود/)).toBeVisible();
    },
  },
  {
    screen: 'a registered complaint',
    async reach(page) {
      await page.getByRole('dialog').getByRole('button', { name: /موضوع/ }).click();
      await page.getByRole('option', { name: 'رفتار' }).click();
      await press(page, 'ثبت');
      await expect(page.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
    },
  },
];

const dayClose: readonly Stop[] = [
  {
    screen: 'printed: slip of a complaint',
    reach: (page) => holdPaper(page, () => press(page, 'چاپ برگه')),
  },
  {
    screen: 'day close: no report yet',
    async reach(page) {
      await putAway(page);
      await press(page, 'ادامهٔ کار');
      await page.keyboard.press('Alt+3');
      await expect(page.getByText('پیش از بستن روز')).toBeVisible();
    },
  },
  {
    screen: 'day close: a file that is no report',
    async reach(page) {
      const file = { name: 'letter.csv', mimeType: 'text/csv', buffer: Buffer.from('سلام') };
      await choose(page, 'انتخاب فایل', file);
      await expect(page.getByText('کد برای پشتیبانی:')).toBeVisible();
    },
  },
  {
    screen: 'day close: the columns of an unknown report',
    async reach(page) {
      await press(page, 'انصراف');
      const text = 'مرجع,ریال,روز,پایانه\n633000000003,770000,1405/09/03,14999001\n';
      const file = { name: 'unknown.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await choose(page, 'انتخاب فایل', file);
      await expect(page.getByText(/این گزارش از شرکتی است که هنوز شناخته نیست/)).toBeVisible();
    },
  },
  {
    screen: 'day close: what is in a report',
    async reach(page) {
      await press(page, 'انصراف');
      await choose(page, 'انتخاب فایل', await workbook());
      await expect(page.getByText(/هنوز چیزی وارد نشده است/)).toBeVisible();
    },
  },
  {
    screen: 'day close: every kind of difference',
    async reach(page) {
      await press(page, 'وارد کردن گزارش');
      await choose(page, 'انتخاب فایل', csv());
      await press(page, 'وارد کردن گزارش');
      await expect(page.getByText('گزارش وارد شد: ۲ ردیف تازه.')).toBeVisible();
    },
  },
  {
    screen: 'day close: a match by hand',
    async reach(page) {
      await page
        .getByRole('button', { name: /^تطبیق دستی/ })
        .first()
        .click();
      await asked(page, 'تطبیق دستی');
    },
  },
  {
    screen: 'day close: the effect of a match',
    async reach(page) {
      await page.getByRole('option').first().click();
      await expect(page.getByText('پس از تطبیق')).toBeVisible();
    },
  },
  {
    screen: 'day close: a match withdrawn?',
    async reach(page) {
      await press(page, /^ثبت تطبیق/);
      await page
        .getByRole('button', { name: /^پس گرفتن/ })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    screen: 'day close: what is behind a difference',
    async reach(page) {
      await leave(page);
      await page
        .getByRole('button', { name: /^ردیف‌ها/ })
        .first()
        .click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    screen: 'day close: a reason, with what is missing',
    async reach(page) {
      await leave(page);
      await page
        .getByRole('button', { name: /^نوشتن دلیل/ })
        .first()
        .click();
      await page.getByText('دلیل دیگر').click();
      await press(page, 'ثبت دلیل');
      await expect(page.getByText(/توضیح لازم است|دست‌کم چهار واژه/).first()).toBeVisible();
    },
  },
  {
    screen: 'day close: an earlier day is open',
    async reach(page) {
      await leave(page);
      await fill(page, { 'روز کاری': formatJalali(today, 'numeric', 'fa') });
      await expect(page.getByText(/روزهای پیش از این هنوز باز است/)).toBeVisible();
    },
  },
  {
    screen: 'day close: no transaction, with what is missing',
    async reach(page) {
      await page
        .getByRole('button', { name: /بدون تراکنش$/ })
        .first()
        .click();
      await press(page, /^ثبت بدون تراکنش/);
      await expect(page.getByText('شمارهٔ رسید جمع را وارد کنید.')).toBeVisible();
    },
  },
  {
    screen: 'day close: a closed day',
    async reach(page) {
      await leave(page);
      await fill(page, { 'روز کاری': formatJalali(dayBefore, 'numeric', 'fa') });
      await arrive(page, 'روز بسته شده');
    },
  },
  {
    screen: 'printed: sheet of a day',
    reach: (page) => holdPaper(page, () => page.keyboard.press('F10')),
  },
  {
    screen: 'day close: opened again?',
    async reach(page) {
      await putAway(page);
      await press(page, 'بازگشایی');
      await asked(page, 'بازگشایی روز');
    },
  },
  {
    screen: 'day close: closed? with what is missing',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      await fill(page, { دلیل: 'یک رسید جا مانده بود', 'رمز شما': manager.password });
      await dialog.getByRole('button', { name: 'بازگشایی' }).click();
      await page
        .getByRole('button', { name: /^نوشتن دلیل/ })
        .first()
        .click();
      await dialog.getByText('به روز پیشین تعلق دارد').click();
      await press(page, 'ثبت دلیل');
      await page.getByRole('main').getByRole('button', { name: 'بستن روز' }).click();
      await dialog.getByRole('button', { name: 'بستن روز' }).click();
      await expect(page.getByText('رمز خود را وارد کنید.')).toBeVisible();
    },
  },
];

const people: readonly Stop[] = [
  {
    screen: 'people',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+6');
      await arrive(page, 'کارکنان');
      await expect(page.getByRole('row', { name: new RegExp(newcomer) })).toBeVisible();
    },
  },
  {
    screen: 'a new person, with what is missing',
    async reach(page) {
      await press(page, 'ثبت شخص تازه');
      await press(page, 'ثبت');
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a person without a supervision file',
    async reach(page) {
      await leave(page);
      await press(page, `پروندهٔ ${registeredOnly}`);
      await press(page, 'ثبت پروندهٔ نظارتی');
      await expect(page.getByText('این را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'a person without a clearance',
    async reach(page) {
      await fill(page, { 'شمارهٔ پروندهٔ نظارتی': '1405/21', 'تاریخ تشکیل پرونده': '14050101' });
      await press(page, 'ثبت پروندهٔ نظارتی');
      await expect(page.getByText(/استعلام حفاظتی معتبری ثبت نشده است/)).toBeVisible();
    },
  },
  {
    screen: 'a person to activate',
    async reach(page) {
      await leave(page);
      await press(page, `پروندهٔ ${newcomer}`);
      await expect(page.getByRole('button', { name: 'فعال‌سازی و گرفتن کد' })).toBeVisible();
    },
  },
  {
    screen: 'a code for the first password',
    async reach(page) {
      await press(page, 'فعال‌سازی و گرفتن کد');
      await expect(page.getByText('فعال شد. کد را همین حالا به شخص بدهید')).toBeVisible();
    },
  },
  {
    screen: 'a cut-off',
    async reach(page) {
      await leave(page);
      await press(page, `پروندهٔ ${clerk.name}`);
      await press(page, 'قطع دسترسی');
      await press(page, 'قطع دسترسی همین حالا');
      await expect(page.getByText('یکی از دلیل‌ها را انتخاب کنید.')).toBeVisible();
    },
  },
];

const equipment: readonly Stop[] = [
  {
    screen: 'equipment before there is any',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+8');
      await arrive(page, 'تجهیزات');
      await expect(page.getByText('دستگاهی ثبت نشده است')).toBeVisible();
    },
  },
  {
    screen: 'a piece, with what is missing',
    async reach(page) {
      await press(page, 'ثبت دستگاه');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'the file of a piece in the store',
    async reach(page) {
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: /نوع/ }).click();
      await page.getByRole('option', { name: 'چاپگر' }).click();
      await fill(page, {
        'نام در دفتر، مانند «چاپگر باجهٔ ۱»': 'چاپگر باجهٔ ۱',
        'شمارهٔ سریال (از روی پلاک یا با بارکدخوان)': 'HP-2200-17',
      });
      await press(page, 'ثبت');
      await asked(page, 'چاپگر باجهٔ ۱');
    },
  },
  {
    screen: 'handing a piece over, with what is missing',
    async reach(page) {
      await press(page, 'تحویل به دیگری');
      await press(page, 'تحویل به دیگری');
      await expect(page.getByText('تحویل‌گیرنده را انتخاب کنید.')).toBeVisible();
    },
  },
  {
    screen: 'a fault of a piece',
    async reach(page) {
      await press(page, 'انصراف');
      await press(page, 'اعلام خرابی');
      await page.getByLabel('شرح خرابی').fill('کاغذ را مچاله می‌کند');
      await press(page, 'اعلام خرابی');
      await expect(page.getByRole('button', { name: 'رفع خرابی' })).toBeVisible();
    },
  },
  {
    screen: 'the repair of a fault',
    async reach(page) {
      await press(page, 'رفع خرابی');
      await press(page, 'رفع خرابی');
      await expect(page.getByText('نتیجه را انتخاب کنید.')).toBeVisible();
    },
  },
  {
    screen: 'the end of a piece, with what is missing',
    async reach(page) {
      await press(page, 'انصراف');
      await press(page, 'خروج از فهرست');
      await press(page, 'خروج از فهرست');
      await expect(page.getByText('رمز خود را وارد کنید.').first()).toBeVisible();
    },
  },
  {
    screen: 'the register with a piece, and the stocktake',
    async reach(page) {
      await leave(page);
      await page.getByLabel('برچسب یا شمارهٔ سریال').fill('e1-1');
      await press(page, 'ثبت مشاهده');
      await expect(page.getByText('«چاپگر باجهٔ ۱» دیده شد')).toBeVisible();
    },
  },
];

const training: readonly Stop[] = [
  {
    screen: 'training and notices before there are any',
    async reach(page) {
      await page.keyboard.press('Alt+9');
      await arrive(page, 'آموزش و ابلاغ');
      await expect(page.getByText('ابلاغی منتشر نشده است')).toBeVisible();
    },
  },
  {
    screen: 'a notice with a question, with what is missing',
    async reach(page) {
      await press(page, 'ابلاغ تازه');
      await press(page, 'افزودن پرسش');
      await press(page, 'انتشار');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a notice to read, and who has not read it',
    async reach(page) {
      await fill(page, {
        عنوان: 'منشور رفتار حرفه‌ای',
        متن: 'با مراجعان با احترام رفتار کنید و هیچ وجه نقدی نگیرید.',
        'پرسش ۱': 'آیا وجه نقد می‌گیریم؟',
      });
      for (const [place, answer] of ['خیر', 'بله', 'گاهی'].entries())
        await page.getByRole('textbox', { name: /^پاسخ/ }).nth(place).fill(answer);
      await press(page, 'انتشار');
      await expect(page.getByRole('article', { name: 'منشور رفتار حرفه‌ای' })).toBeVisible();
    },
  },
  {
    screen: 'the notice on another screen',
    async reach(page) {
      await page.keyboard.press('Alt+1');
      await expect(page.getByText('یک ابلاغ خوانده‌نشده دارید')).toBeVisible();
    },
  },
  {
    screen: 'a notice without its answer, and with a wrong one',
    async reach(page) {
      await press(page, 'خواندن ابلاغ');
      await press(page, 'خواندم و رعایت می‌کنم');
      await expect(page.getByText('یک پاسخ را انتخاب کنید.')).toBeVisible();
      await page.getByText('بله', { exact: true }).click();
      await press(page, 'خواندم و رعایت می‌کنم');
      await expect(page.getByText('پاسخ همهٔ پرسش‌ها درست نیست', { exact: false })).toBeVisible();
    },
  },
  {
    screen: 'a session of training, with what is missing',
    async reach(page) {
      await page.getByText('خیر', { exact: true }).click();
      await press(page, 'خواندم و رعایت می‌کنم');
      await expect(page.getByText('چیزی در انتظار شما نیست')).toBeVisible();
      await press(page, 'موضوع تازه');
      await page.getByRole('dialog').getByLabel('موضوع').fill('احراز هویت نمایندگان');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await press(page, 'ثبت جلسه');
      await press(page, 'ثبت');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'who was taught what, and one’s own attendance',
    async reach(page) {
      await page.getByLabel('مدرس').fill('کارشناس حقوقی');
      for (const name of [manager.name, clerk.name])
        await page.getByRole('dialog').getByText(name, { exact: true }).click();
      await press(page, 'ثبت');
      await expect(page.getByText('جلسه‌هایی که نام شما در آن است')).toBeVisible();
      await expect(page.getByText('منتظر تأیید شخص').first()).toBeVisible();
    },
  },
];

const settings: readonly Stop[] = [
  {
    screen: 'office settings: tariffs, rates, terminals and closed days',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+7');
      await arrive(page, 'تنظیمات دفتر');
      await expect(page.getByText('14999001')).toBeVisible();
    },
  },
  {
    screen: 'a tariff with its prices and changes',
    async reach(page) {
      await press(page, /مرور و تأیید تعرفه/);
      await expect(page.getByRole('dialog').getByRole('row').nth(5)).toBeVisible();
    },
  },
  {
    screen: 'a tariff by form, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'تعرفه با فرم');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert').first()).toBeVisible();
    },
  },
  {
    screen: 'a rate, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'نرخ تازه');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a terminal, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'پایانهٔ تازه');
      await press(page, 'ثبت برای تأیید نفر دوم');
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
  {
    screen: 'a closed day, with what is missing',
    async reach(page) {
      await leave(page);
      await press(page, 'ثبت روز تعطیل');
      await page.getByRole('dialog').getByRole('button', { name: 'ثبت روز تعطیل' }).click();
      await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
    },
  },
];

const sync: readonly Stop[] = [
  {
    screen: 'sync, with a province that is not reached',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+5');
      await expect(page.getByText('مانع ارسال')).toBeVisible();
    },
  },
];

const morning: readonly Stop[] = [
  {
    screen: 'morning card of the manager, with what is left over',
    async reach(page) {
      await page.keyboard.press('Alt+1');
      await expect(page.getByText('روز کاری پیش').first()).toBeVisible();
    },
  },
  {
    screen: 'wiping the demo office, with what is missing',
    async reach(page) {
      await press(page, 'پاک کردن دفتر نمونه');
      await page.getByRole('alertdialog').getByRole('button', { name: 'پاک کردن دفتر نمونه' }).click();
      await expect(page.getByRole('alertdialog').getByRole('alert')).toBeVisible();
    },
  },
];

export const officeStops: readonly Stop[] = [
  ...complaints,
  ...dayClose,
  ...people,
  ...settings,
  ...equipment,
  ...training,
  ...sync,
  ...morning,
];
