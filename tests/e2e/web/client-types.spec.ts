// Every type of client at the counter, by its own fields and list: typed, opened, F4, verified. One office, one page, one table.
import type { Page } from '@playwright/test';
import type { everyClient } from '#tests/support/every-client.ts';
import { everyNth } from '#tests/support/tier.ts';
import { answerAll, charge, chooseClientType, clientType, openVisit, pay } from '../support/counter.ts';
import { manager, nextClient, openDemoDay, signIn, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { itemsInSight } from '../support/in-view.ts';
import { press, type } from '../support/keyboard.ts';
import { expectSound } from '../support/sound-screen.ts';

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

/** The name of the type, what is typed, and the facts that the check shows of it. */
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
      ['شمارهٔ مدرک یا کد فراگیر', '12345678902'],
      ['نام و نام خانوادگی', 'احمد رحیمی'],
      ...contact,
      ...as('متقاضی'),
      ['نوع مدرک', 'کارت آمایش', 'choice'],
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
  natural_guardian: ['ولی قهری', [...guardian, ...ward, ['تاریخ تولد مولی‌علیه', '13990211']]],
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
  test(`D1.13 ${type} is typed in, opened and verified with F4, its whole list in view`, async ({
    sharedDesk,
  }) => {
    const page = await nextClient(sharedDesk);
    await page.setViewportSize({ width: 1366, height: 768 });
    await chooseClientType(page, name);
    await typeIn(page, typed);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
    await itemsInSight(page);
    await answerAll(page);
    await expect(page.getByRole('status').filter({ hasText: 'پاسخ دارد' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'تأیید هویت' })).toBeFocused();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByText('هویت احراز شد')).toBeVisible();
  });

/** The fields of a person by keyboard, from the identifier to the role, and Ctrl+Enter. */
async function personByKeys(page: Page, { code, name }: { code: string; name: string }): Promise<void> {
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  for (const text of [code, name, '09121112233', '1193653471']) {
    await type(page, text);
    await press(page, 'Enter');
  }
  await press(page, 'ArrowDown');
  await expect(page.getByRole('option', { name: 'خواهان' })).toBeFocused();
  await press(page, 'Enter', 'Control+Enter');
}

test('D1.75 spouses are one visit: both checked, one fee, one receipt that names both, by keyboard alone', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  await openVisit(page, { code: '0084575948', name: 'رضا محمدی' });
  await press(page, 'Alt+n');
  await personByKeys(page, { code: '0067749828', name: 'مینا صادقی' });
  const people = page.getByRole('list', { name: 'اشخاص این مراجعه' });
  await expect(people.getByRole('button', { name: 'مینا صادقی' })).toContainText('باز');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await answerAll(page);
  await press(page, 'Control+Enter');
  // The first one is done, and the second one's list is at hand.
  await expect(page.getByRole('heading', { name: 'فهرست احراز مینا صادقی' })).toBeVisible();
  await expect(people.getByRole('button', { name: 'رضا محمدی' })).toContainText('هویت احراز شد');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await press(page, 'Alt+ArrowLeft');
  await expect(people.getByRole('button', { name: 'رضا محمدی' })).toHaveAttribute('aria-current', 'true');
  await press(page, 'Alt+ArrowLeft');
  await answerAll(page);
  await press(page, 'Control+Enter');
  const printed = await watchPrints(page);
  await charge(page, 'دادخواست', '1');
  await pay(page, '633000000701');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'F10');
  await expect.poll(async () => (await printed()).join()).toMatch(/رضا محمدی.*مینا صادقی/s);
});

test('D1.77 a lawyer of a foreign principal is typed in by keyboard, opened and verified', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  await page.getByLabel('کد ملی', { exact: true }).focus();
  await press(page, 'Shift+Tab', ...Array.from({ length: 5 }, () => 'ArrowDown'), 'Enter');
  await expect(clientType(page)).toBeFocused();
  await expect(clientType(page)).toContainText('وکیل');
  await press(page, 'Enter');
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  for (const text of ['0012345679', 'سهراب ایرانی', '09121112233', '1193653471']) {
    await type(page, text);
    await press(page, 'Enter');
  }
  // The role is there already.
  await press(page, 'Enter');
  await type(page, '12345');
  await press(page, 'Enter', 'ArrowDown', 'Enter', 'Enter');
  for (const text of ['1400', '14080211', '12345678901']) {
    await type(page, text);
    await press(page, 'Enter');
  }
  // Its digit says what kind of number it is, and goes on.
  await press(page, '1');
  await expect(page.getByLabel('تابعیت اصیل')).toBeFocused();
  await type(page, 'عراق');
  await press(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await answerAll(page);
  await press(page, 'Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
});

/** Checks whoever's list is at hand. */
async function checkNext(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: `فهرست احراز ${name}` })).toBeAttached();
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await answerAll(page);
  await press(page, 'Control+Enter');
}

test('D1.75 three heirs are one visit: each checked, one fee with the third person, one receipt that names them', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  await openVisit(page, { code: '2276123419', name: 'رضا محمدی' });
  for (const heir of [
    { code: '4568912301', name: 'مینا محمدی' },
    { code: '3457891206', name: 'پوران محمدی' },
  ]) {
    await press(page, 'Alt+n');
    await personByKeys(page, heir);
    await expect(page.getByRole('list', { name: 'اشخاص این مراجعه' })).toContainText(heir.name);
  }
  for (let checked = 0; checked < 3; checked += 1) {
    await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
    await answerAll(page);
    await press(page, 'Control+Enter');
    if (checked < 2)
      await expect(page.getByRole('list', { name: 'اشخاص این مراجعه' })).toContainText('هویت احراز شد');
  }
  const printed = await watchPrints(page);
  await charge(page, 'دادخواست', '1');
  await pay(page, '633000000702');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'F10');
  await expect.poll(async () => (await printed()).join()).toMatch(/رضا محمدی.*مینا محمدی.*پوران محمدی/s);
});

test('D1.76 two directors who sign together: neither is enough alone, and both are one company', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  const [name, typed] = types.legal_person;
  await chooseClientType(page, name);
  await typeIn(page, [...typed, ['امضای مشترک \\(اختیاری\\)', 'دو نفر با هم', 'choice']]);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await answerAll(page);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('alert')).toContainText('امضا');
  await press(page, 'Alt+n');
  await chooseClientType(page, name);
  await typeIn(
    page,
    typed.map(([label, value, kind]) => {
      const other: Record<string, string> = { 'کد ملی نماینده': '0790419904', 'نام نماینده': 'مینا صادقی' };
      const said = other[label] ?? value;
      return kind === undefined ? [label, said] : [label, said, kind];
    }),
  );
  await press(page, 'Control+Enter');
  const people = page.getByRole('list', { name: 'اشخاص این مراجعه' });
  await expect(people.getByRole('button')).toHaveCount(2);
  for (let checked = 0; checked < 2; checked += 1) {
    await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
    await answerAll(page);
    await press(page, 'Control+Enter');
    if (checked === 0) await expect(people).toContainText('هویت احراز شد');
  }
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('D1.225 a company is named first by its id, and its director is a party too: two lists, by keyboard', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  const [, typed] = types.legal_person;
  const [[, legalId] = ['', '']] = typed;
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  await type(page, legalId);
  await expect(page.getByLabel('شناسهٔ ملی', { exact: true })).toBeFocused();
  await expect(page.getByLabel('شناسهٔ ملی', { exact: true })).toHaveValue(legalId);
  await typeIn(page, [...typed.slice(1), ['سمت خود نماینده.*', 'خواهان', 'choice']]);
  await press(page, 'Control+Enter');
  const people = page.getByRole('list', { name: 'اشخاص این مراجعه' });
  await expect(people.getByRole('button')).toHaveCount(2);
  for (let checked = 0; checked < 2; checked += 1) {
    await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
    await answerAll(page);
    await press(page, 'Control+Enter');
    if (checked === 0) await expect(people).toContainText('هویت احراز شد');
  }
  await expect(page.getByRole('searchbox')).toBeFocused();
});

test('D1.224 a principal came by a passport, not by a national code: the kind is put right, and the check is made anew', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  const [name, typed] = types.notarised_agent;
  await chooseClientType(page, name);
  await typeIn(page, typed);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await answerAll(page);
  await press(page, 'Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
  await page.getByRole('button', { name: 'اصلاح نام، کد یا مدرک' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'اصلاح نام، کد یا مدرک' });
  await dialog.getByRole('button', { name: /کدام مورد/ }).press('ArrowDown');
  await page.getByRole('option', { name: /کد یا شناسهٔ ملی موکل/ }).press('Enter');
  await dialog.getByRole('button', { name: /نوع شناسه/ }).press('ArrowDown');
  await page.getByRole('option', { name: 'گذرنامه' }).press('Enter');
  await dialog.getByLabel(/تابعیت/).fill('عراق');
  await dialog.getByLabel('درست آن').fill('K1234567');
  await expectSound(page, 'the kind of an identifier put right');
  await press(page, 'Control+Enter');
  const beside = page.getByRole('dialog', { name: 'تأیید مدیر' });
  await beside.getByLabel('دلیل').fill('کد ملی موکل نبود، شمارهٔ گذرنامه است');
  await beside.getByRole('button', { name: /مدیری که کنار شما/ }).press('ArrowDown');
  await page.getByRole('option', { name: manager.name }).press('Enter');
  await beside.getByLabel('رمز مدیر').fill(manager.password);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // Whoever is known by a passport alone is the manager's, so the clerk leaves them (D1.223).
  await expect(page.getByText('تا تأیید قوهٔ قضاییه، احراز این شخص با مدیر است')).toBeVisible();
});

test('D1.223 an interpreter beside a client is left to the manager with the reason that nobody confirmed it', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, { code: '0084575948', name: 'رضا محمدی' });
  await press(page, 'Alt+n');
  await chooseClientType(page, 'مترجم یا همراه');
  await page.getByLabel('کد ملی', { exact: true }).fill('0067749828');
  await page.getByLabel('نام و نام خانوادگی').fill('پوران ملکی');
  await page.getByLabel('تلفن همراه').fill('09121112233');
  await page.getByRole('button', { name: /همراه به عنوان$/ }).click();
  await page.getByRole('option', { name: 'مترجم' }).click();
  await press(page, 'Control+Enter');
  const people = page.getByRole('list', { name: 'اشخاص این مراجعه' });
  await expect(people).toContainText('پوران ملکی');
  await checkNext(page, 'رضا محمدی');
  await expect(page.getByRole('heading', { name: 'فهرست احراز پوران ملکی' })).toBeAttached();
  await expect(page.getByText('احراز این شخص با مدیر است')).toBeVisible();
  await press(page, 'Shift+F12');
  const dialog = page.getByRole('dialog', { name: 'ارجاع به مدیر' });
  await expect(dialog.getByRole('radio', { name: /تا تأیید قوهٔ قضاییه/ })).toBeChecked();
  await press(page, 'Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(people).toContainText('به مدیر ارجاع شد');
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signIn(page, manager);
  await toCounter(page);
  await page
    .getByRole('region', { name: 'مراجعه‌های امروز' })
    .getByRole('button', { name: /رضا محمدی/ })
    .click();
  await checkNext(page, 'پوران ملکی');
  await expect(page.getByRole('searchbox')).toBeVisible();
});
