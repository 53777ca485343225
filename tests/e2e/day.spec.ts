// The day from the first run to its close by mouse, in both shells. On every screen on the way:
// axe finds nothing, and no English reaches a screen reader under fa-IR.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/desk.ts';

const manager = { name: 'مریم احمدی', password: 'modir-1234' };

/** Latin words that are a key's own name, a code or an identifier are no English sentence. */
const keyNames = /\b(Alt|Ctrl|Enter|Esc|Shift|Space|F\d{1,2}|CSV|XLSX|POS|https|English|RRN|STAN)\b/g;

/** A head code is hexadecimal on every paper. */
const headCodes = /[0-9a-f]{4}(-[0-9a-f]{4})+/g;
/** The demo office shows its invented passwords. */
const demoPasswords = /[a-z]+-\d{4}/g;

async function expectSound(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  const tree = await page.locator('body').ariaSnapshot();
  const lines = tree.split('\n').filter((line) => !line.includes('/url:'));
  const spoken = lines.flatMap((line) => line.match(/"[^"]*"/g) ?? []);
  const english = spoken
    .map((name) => name.replaceAll(keyNames, '').replaceAll(demoPasswords, '').replaceAll(headCodes, ''))
    .filter((name) => /[A-Za-z]{3,}/.test(name));
  expect(english).toEqual([]);
}

test('a demo office opens its day, closes it without a client and shows the sheet, by mouse', async ({
  openDesk,
}) => {
  const { page } = await openDesk({ demo: true });
  await expectSound(page);
  await page.getByRole('button', { name: 'ساختن دفتر نمونه' }).click();
  await page.getByText(manager.name, { exact: true }).first().click();
  await expectSound(page);
  await page.locator('input[type=password]').fill(manager.password);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'کارت صبح' })).toBeVisible();
  await expect(page.getByText('دفتر نمونه').first()).toBeVisible();
  await expectSound(page);

  await page.getByText('درست است').first().click();
  await page.getByRole('button', { name: /باز کردن روز/ }).click();
  await expect(page.getByText('روز هنوز باز نشده است')).toHaveCount(0);

  for (const key of ['Alt+2', 'Alt+4', 'Alt+5', 'Alt+6']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectSound(page);
  }

  await page.keyboard.press('Alt+3');
  await expect(page.getByRole('heading', { name: 'بستن روز' }).first()).toBeVisible();
  await expectSound(page);
  for (let left = 2; left > 0; left -= 1) {
    await page
      .getByRole('button', { name: /بدون تراکنش/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: /بدون تراکنش/ })).toHaveCount(left - 1);
  }
  await page
    .getByRole('button', { name: /بستن روز/ })
    .last()
    .click();
  await page.locator('input[type=password]').fill(manager.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText('بازگشایی').first()).toBeVisible();
  await expectSound(page);
});
