// "No transaction on this terminal": the batch slip of the terminal, as it is typed at the day close.
import type { Page } from '@playwright/test';

/** Fills the dialog that asks for the slip; a number is good for one day only. */
export async function giveBatchSlip(page: Page, number = '41'): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'پایانه بدون تراکنش' });
  await dialog.getByLabel('شمارهٔ رسید جمع پایانه').fill(number);
  await dialog.getByLabel('جمع روی رسید').fill('0');
  await dialog.getByRole('button', { name: 'ثبت بدون تراکنش' }).click();
}
