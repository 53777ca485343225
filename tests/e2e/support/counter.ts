// The four steps of a visit as a clerk does them, by keyboard alone.
import type { Page } from '@playwright/test';
import { expect } from './desk.ts';
import { press, type } from './keyboard.ts';

export type Client = { code: string; name: string };

/** What the client comes as; the button of the list. */
export const clientType = (page: Page) => page.getByRole('button', { name: /نوع مراجعه‌کننده$/ });

export async function chooseClientType(page: Page, name: string): Promise<void> {
  await clientType(page).click();
  await page.getByRole('option', { name, exact: true }).click();
  await expect(clientType(page)).toContainText(name);
}

/** Step 1 by keyboard: identifier, name, mobile, postal code, role; Ctrl+Enter. */
export async function openVisit(page: Page, { code, name }: Client): Promise<void> {
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  for (const text of [code, name, '09121234567', '1193653471']) {
    await type(page, text);
    await press(page, 'Enter');
  }
  await press(page, 'ArrowDown');
  await expect(page.getByRole('option', { name: 'خواهان' })).toBeFocused();
  await press(page, 'Enter', 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
}

/** Takes the first of every choice that is asked, by its digit, until none has the focus. */
export async function takeChoices(page: Page, take = () => press(page, '1')): Promise<void> {
  const isAsked = () => Boolean(document.activeElement?.closest('[id^="identity-"][id$="-option"]'));
  while (await page.evaluate(isAsked)) await take();
}

/** F4 checks what is a yes; which document was shown, and what Sana says, takes a digit each. */
export async function answerAll(page: Page): Promise<void> {
  await press(page, 'F4');
  await takeChoices(page);
}

/** Step 2. */
export async function verify(page: Page): Promise<void> {
  await answerAll(page);
  await press(page, 'Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
}

/** Step 3: the first service that the letters find, so many times. */
export async function charge(page: Page, letters: string, count: string): Promise<void> {
  await expect(page.getByRole('searchbox')).toBeFocused();
  await type(page, letters);
  await press(page, 'Enter');
  await expect(page.getByLabel('تعداد')).toBeFocused();
  await type(page, count);
  await expect(page.getByLabel('جمع هزینه').first()).toBeVisible();
  await press(page, 'Control+Enter');
  await expect(page.getByText('ماندهٔ پرداخت').first()).toBeVisible();
}

/** Step 4: the slip; Enter in its last field records it. The first terminal is chosen unless one is remembered. */
export async function pay(page: Page, rrn: string): Promise<void> {
  await press(page, 'F9');
  const terminal = page.getByRole('button', { name: /پایانه/ }).last();
  if ((await terminal.textContent())?.includes('انتخاب کنید')) {
    await press(page, 'ArrowDown');
    await expect(page.getByRole('option', { name: /14999001/ })).toBeFocused();
    await press(page, 'Enter');
    await expect(terminal).toContainText('14999001');
    // The list gives the focus back when it has gone.
    await expect(terminal).toBeFocused();
    await press(page, 'Enter');
  }
  await expect(page.getByLabel('شمارهٔ مرجع')).toBeFocused();
  for (const text of [rrn, '654321', '1234']) {
    await type(page, text);
    await press(page, 'Enter');
  }
  await press(page, 'Enter');
}
