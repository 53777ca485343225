// The register of equipment: a piece from its entry to its end.
import { expect } from '../../support/desk.ts';
import { arrive, asked, fill, holdPaper, leave, press, putAway, type Stop } from './stop.ts';

export const equipmentStops: readonly Stop[] = [
  {
    screen: 'equipment before there is any',
    async reach(page) {
      await leave(page);
      await page.keyboard.press('Alt+9');
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
    screen: 'a fault of the printer, out of the prints that wait',
    async reach(page) {
      await leave(page);
      await press(page, '۱ چاپ در صف');
      await press(page, 'اعلام خرابی چاپگر برای برگهٔ پرداخت با کارتخوان');
      const dialog = page.getByRole('dialog', { name: 'اعلام خرابی چاپگر' });
      await expect(dialog.getByLabel('شرح خرابی')).toHaveValue(/کاغذ ندارد یا گیر کرده/);
      await expect(dialog.getByRole('button', { name: /چاپگر باجهٔ ۱/ })).toBeVisible();
    },
  },
  {
    screen: 'handing a piece over, with what is missing',
    async reach(page) {
      await press(page, 'انصراف');
      // The focus is back on what had opened the dialog; before that a key is nobody's.
      await expect(
        page.getByRole('button', { name: 'اعلام خرابی چاپگر برای برگهٔ پرداخت با کارتخوان' }),
      ).toBeFocused();
      await leave(page);
      await press(page, 'باز کردن E1-1');
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
  {
    screen: 'printed: labels of the equipment',
    async reach(page) {
      await holdPaper(page, () => press(page, 'چاپ همهٔ برچسب‌ها'));
      await expect(page.getByRole('img', { name: 'بارکد برچسب E1-1' })).toBeVisible();
    },
  },
  {
    screen: 'the yearly check with a number that is in no register',
    async reach(page) {
      await putAway(page);
      await page.getByLabel('برچسب یا شمارهٔ سریال').fill('ZZ-99');
      await press(page, 'ثبت مشاهده');
      await expect(page.getByText('این شماره در فهرست نیست')).toBeVisible();
      await expect(page.getByRole('button', { name: 'پایان شمارش و چاپ' })).toBeVisible();
    },
  },
];
