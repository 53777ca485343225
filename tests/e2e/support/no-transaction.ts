// "No transaction on this terminal": the batch slip of the terminal, as it is typed at the day close.
import type { Page } from '@playwright/test';
import { press, typeInto } from './keyboard.ts';

/** Fills the dialog that asks for the slip; a number is good for one day only. */
export async function giveBatchSlip(page: Page, number = '41'): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'پایانه بدون تراکنش' });
  await typeInto(page, dialog.getByLabel('شمارهٔ رسید جمع پایانه'), number);
  await typeInto(page, dialog.getByLabel('جمع روی رسید'), '0');
  await press(page, 'Control+Enter');
}
