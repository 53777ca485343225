// An opened day in a fresh demo office: what the specs of the counter start from.
import type { Page } from '@playwright/test';
import { readQr } from '#tests/support/read-qr.ts';
import { clerk, type DemoPerson } from './demo-people.ts';
import { expect, type OpenDesk } from './desk.ts';

export * from './demo-people.ts';

/** Signs in from the list of names, by keyboard. */
export async function signIn(page: Page, person: DemoPerson): Promise<void> {
  await page.getByText(person.name, { exact: true }).first().click();
  await page.locator('input[type=password]').fill(person.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'بخش‌ها' })).toBeVisible();
}

/** Shows the password to the dialog that asks for it again. */
export async function showPassword(page: Page, { password }: DemoPerson): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'ورود دوبارهٔ رمز' });
  await dialog.locator('input[type=password]').fill(password);
  await dialog.getByRole('button', { name: 'ادامه' }).click();
  await expect(dialog).toHaveCount(0);
}

/** Goes to the counter by its key. */
export async function toCounter(page: Page): Promise<void> {
  // The page may not listen yet: the key is pressed until it has led there.
  await expect(async () => {
    await page.keyboard.press('Alt+2');
    await expect(page.getByRole('heading', { name: 'باجه', exact: true })).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

/** The word by which the morning's list says that an item was not looked at yet; none once it was. */
export const uncheckedOf = (page: Page, item: string) =>
  page.getByRole('listitem').filter({ hasText: item }).getByText('بررسی نشده');

/** Makes the demo office, signs the clerk in, checks the 127 sign and opens the day. */
export async function openDemoDay(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await signIn(page, clerk);
  await page.getByText('درست است').first().click();
  await expect(uncheckedOf(page, 'تابلوی ۱۲۷')).toHaveCount(0);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('روز هنوز باز نشده است')).toHaveCount(0);
}

/** The counter of the shared desk, for the next client: by the first test of a worker its day is opened. */
export async function nextClient({ page }: OpenDesk): Promise<Page> {
  const isNew = page.getByRole('button', { name: 'ساختن دفتر نمونه' });
  const counter = page.getByRole('heading', { name: 'باجه', exact: true });
  // The worker may have run other files for so long that the session has locked.
  const password = page.getByLabel('رمز', { exact: true });
  await expect(isNew.or(counter).or(password).first()).toBeVisible();
  if (await isNew.isVisible()) {
    await openDemoDay(page);
    await toCounter(page);
  } else if (await password.isVisible()) {
    await password.fill(clerk.password);
    await page.keyboard.press('Enter');
    await expect(counter).toBeVisible();
  }
  // What the test before has left may still be on its way: the key is pressed until the form is empty.
  await expect(async () => {
    await page.keyboard.press('F2');
    await expect(page.getByLabel('نام و نام خانوادگی')).toHaveValue('', { timeout: 3_000 });
  }).toPass();
  return page;
}

/** Keeps print dialogs from opening and remembers the text of every printed page, in the browser's shell. */
export async function watchPrints(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const printed: string[] = [];
    const codes: string[] = [];
    Object.assign(window, {
      printed,
      codes,
      print: () => {
        const paper = document.querySelector('[data-print-layer]');
        codes.push(paper?.querySelector('svg[role=img] path')?.getAttribute('d') ?? '');
        printed.push(paper?.textContent ?? '');
      },
    });
  });
  return () => page.evaluate(() => Reflect.get(window, 'printed') as string[]);
}

/** What a scanner reads off the code of every paper that `watchPrints` saw. */
export async function codesOfPrints(page: Page): Promise<string[]> {
  const drawn = await page.evaluate(() => Reflect.get(window, 'codes') as string[]);
  return drawn.map(readQr);
}
