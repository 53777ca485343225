// The close of a day as the specs walk it: its steps, its files, and the password at its end.
import type { FileChooser, Locator, Page } from '@playwright/test';
import { manager } from './demo-people.ts';
import { expect } from './desk.ts';
import { press, pressButton, tabBackTo, tabTo, type } from './keyboard.ts';
import { giveBatchSlip } from './no-transaction.ts';
import { otherTerminal, type ReportFile, terminal } from './reports.ts';

type CloseStep = 'مراجعه‌های باز' | 'ثبت‌نشده' | 'گزارش‌ها' | 'مغایرت‌ها' | 'وظایف' | 'رایانه‌ها' | 'قفل و امضا';

/** A step in the lane. */
const step = (page: Page, name: CloseStep): Locator =>
  page
    .getByRole('navigation', { name: 'گام‌های بستن روز' })
    .getByRole('button', { name: new RegExp(`^${name}`) });

/** Goes to a step by keyboard: they stand before what has the focus. */
export async function chooseStep(page: Page, name: CloseStep): Promise<void> {
  await tabBackTo(page, step(page, name));
  await press(page, 'Enter');
  await expectStep(page, name);
}

/** Goes to a step by mouse. */
export const toStep = (page: Page, name: CloseStep) => step(page, name).click();

/** The step that is shown. */
export const expectStep = (page: Page, name: CloseStep) =>
  expect(
    page.getByRole('navigation', { name: 'گام‌های بستن روز' }).locator('[aria-current=step]'),
  ).toContainText(name);

/** Chooses a row of the differences by keyboard: Tab leads into the list, J down it. */
export async function chooseDifference(page: Page, row: Locator): Promise<void> {
  const rows = page.getByRole('region', { name: 'مغایرت‌ها' }).getByRole('listitem').getByRole('button');
  await tabTo(page, rows.and(page.locator('[aria-current=true]')));
  const all = await rows.count();
  for (let place = 0; place < all; place += 1) await press(page, 'k');
  for (let place = 0; place < all; place += 1) {
    if (await row.evaluate((element) => element === document.activeElement)) return;
    await press(page, 'j');
  }
  await expect(row).toBeFocused();
}

/** What is left of the difference, pinned at the foot; there once every report is. */
export const toGo = (page: Page): Locator =>
  page.locator('[data-screen-foot]').getByText('مغایرت باقی‌مانده').locator('xpath=following-sibling::strong');

/** The chooser that the focused button opens by Enter; pressed again where a press opened none. */
export async function openChooser(page: Page): Promise<FileChooser> {
  const opened: FileChooser[] = [];
  await expect(async () => {
    const coming = page.waitForEvent('filechooser', { timeout: 5_000 });
    await press(page, 'Enter');
    opened.push(await coming);
  }).toPass();
  const [chooser] = opened;
  if (chooser === undefined) throw new Error('no chooser was opened');
  return chooser;
}

/** Chooses files where the focus is, looks at them and takes them in; no mouse. */
export async function importByKeyboard(
  page: Page,
  files: readonly ReportFile[],
  newRows: string,
): Promise<void> {
  const choosing = page.getByRole('button', { name: 'انتخاب فایل' });
  await tabTo(page, choosing);
  await (await openChooser(page)).setFiles([...files]);
  await expect(page.getByText(/هنوز چیزی وارد نشده است/)).toHaveCount(files.length);
  await press(page, 'Control+Enter');
  await expect(page.getByText(`گزارش وارد شد: ${newRows} ردیف تازه.`)).toBeVisible();
}

/** Declares of terminals that they had no transaction of the day's own. */
export async function declareZero(page: Page, ...terminals: readonly string[]): Promise<void> {
  for (const one of terminals.length === 0 ? [terminal, otherTerminal] : terminals) {
    const button = page.getByRole('button', { name: `پایانهٔ ${one}: بدون تراکنش` });
    await pressButton(page, button);
    await giveBatchSlip(page, '42');
    await expect(button).toHaveCount(0);
  }
}

/** Signs in the last step, with a reason where one is asked for; no mouse. */
export async function seal(page: Page, reason: string | null): Promise<void> {
  await expectStep(page, 'قفل و امضا');
  const part = page.getByRole('region', { name: 'قفل و امضا' });
  if (reason !== null) {
    await tabTo(page, part.getByLabel('دلیل'));
    await type(page, reason);
  }
  await tabTo(page, part.getByLabel('رمز شما'));
  await type(page, manager.password);
  await press(page, 'Control+Enter');
  await expect(page.getByRole('heading', { name: 'روز بسته شده' })).toBeVisible();
}
