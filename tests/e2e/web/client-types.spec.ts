// Every type of client at the counter, by its own fields and list: typed, opened, F4, verified. One office, one page, one table.
import type { Page } from '@playwright/test';
import type { everyClient } from '#tests/support/every-client.ts';
import { everyNth } from '#tests/support/tier.ts';
import { nextClient } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

type Typed = readonly (readonly [label: string, value: string, kind?: 'choice'])[];
const contact: Typed = [
  ['تلفن همراه', '09121234567'],
  ['کد پستی', '1193653471'],
];
const person: Typed = [['کد ملی', '0499370899'], ['نام و نام خانوادگی', 'رضا محمدی'], ...contact];
const guardian: Typed = [['کد ملی سرپرست', '0499370899'], ['نام سرپرست', 'رضا محمدی'], ...contact];
const ward: Typed = [
  ['کد ملی مولی‌علیه', '0790419904'],
  ['نام مولی‌علیه', 'سارا محمدی'],
];
const as = (role: string): Typed => [['سمت در پرونده', role, 'choice']];

/** The radio of the type, what is typed, and the facts that the check shows of it. */
const types: Record<keyof typeof everyClient, readonly [name: string, typed: Typed]> = {
  iranian_adult: ['شخص حقیقی', [...person, ...as('خواهان')]],
  minor_below_sana_age: [
    'صغیر زیر سن ثنا',
    [
      ...guardian,
      ['کد ملی کودک', '0790419904'],
      ['نام کودک', 'سارا محمدی'],
      ['جنسیت', 'دختر', 'choice'],
      ['تاریخ تولد کودک', '13990211'],
    ],
  ],
  minor_of_sana_age: [
    'صغیر دارای سن ثنا',
    [...person, ...as('شاکی'), ['جنسیت', 'پسر', 'choice'], ['تاریخ تولد', '13890211']],
  ],
  foreign_national: [
    'تبعهٔ خارجی',
    [
      ['شمارهٔ مدرک یا کد فراگیر', 'P1234567'],
      ['نام و نام خانوادگی', 'احمد رحیمی'],
      ...contact,
      ...as('متقاضی'),
      ['نوع مدرک', 'گذرنامه با اقامت', 'choice'],
      ['پایان اعتبار مدرک', '14080211'],
      ['تابعیت', 'افغانستان'],
    ],
  ],
  lawyer: [
    'وکیل',
    [
      ...person,
      ['شمارهٔ پروانه', '12345'],
      ['مرجع صدور پروانه', 'مرکز وکلای قوهٔ قضاییه', 'choice'],
      ['سال پروانه', '1400'],
      ['پایان اعتبار پروانه', '14080211'],
      ['کد یا شناسهٔ ملی موکل', '10380284790'],
    ],
  ],
  legal_person: [
    'شخص حقوقی',
    [
      ['شناسهٔ ملی', '14999000010'],
      ['نام شرکت یا مؤسسه', 'شرکت نمونه'],
      ['روزنامهٔ رسمی آخرین تغییرات', '12345'],
      ['کد ملی نماینده', '0499370899'],
      ['نام نماینده', 'رضا محمدی'],
      ['سمت نماینده', 'مدیرعامل', 'choice'],
      ...contact,
      ...as('نماینده'),
    ],
  ],
  notarised_agent: [
    'وکیل مدنی',
    [
      ...person,
      ['شناسهٔ وکالت‌نامهٔ رسمی', '140512345'],
      ['تاریخ وکالت‌نامه', '14050211'],
      ['کد یا شناسهٔ ملی موکل', '0790419904'],
      ['نام موکل', 'مینا صادقی'],
    ],
  ],
  natural_guardian: ['ولی قهری', [...guardian, ...ward, ['تاریخ تولد مولی‌علیه', '13940211']]],
  appointed_guardian: [
    'قیم یا امین',
    [
      ...guardian,
      ...as('امین'),
      ['شمارهٔ قیم‌نامه یا حکم', '140512'],
      ['تاریخ قیم‌نامه یا حکم', '14050211'],
      ['دادگاه صادرکننده', 'شعبهٔ ۲ دادگاه خانواده'],
      ...ward,
    ],
  ],
  government_representative: [
    'نمایندهٔ دستگاه دولتی',
    [
      ...person,
      ['نام دستگاه', 'شهرداری نمونه'],
      ['شمارهٔ معرفی‌نامه', '1405/12'],
      ['تاریخ معرفی‌نامه', '14050801'],
      ['شمارهٔ کارت پرسنلی', '4521'],
    ],
  ],
  court_expert: [
    'کارشناس رسمی',
    [
      ...person,
      ['شمارهٔ پروانه', '777'],
      ['مرجع صدور پروانه', 'کانون کارشناسان', 'choice'],
      ['پایان اعتبار پروانه', '14080211'],
    ],
  ],
};

async function typeIn(page: Page, typed: Typed): Promise<void> {
  for (const [label, value, kind] of typed) {
    if (kind === undefined) {
      // What a type may leave empty says so behind its name.
      await page.getByLabel(new RegExp(`^${label}(?: \\(اختیاری\\))?$`)).fill(value);
      continue;
    }
    await page.getByRole('button', { name: new RegExp(`${label}$`) }).click();
    await page.getByRole('option', { name: value, exact: true }).click();
  }
}

// That each is verified by its own items alone is proved of the procedures (client-types.test.ts).
for (const [type, [name, typed]] of everyNth(3, Object.entries(types)))
  test(`D1.13 ${type} is typed in, opened and verified with F4`, async ({ sharedDesk }) => {
    const page = await nextClient(sharedDesk);
    await page.getByRole('radiogroup').getByText(name, { exact: true }).click();
    await typeIn(page, typed);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
    await page.keyboard.press('F4');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('هویت احراز شد')).toBeVisible();
  });
