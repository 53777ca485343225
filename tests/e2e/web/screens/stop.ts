// What the lists of screens are made of.
import type { Locator, Page } from '@playwright/test';
import { expect } from '../../support/desk.ts';

/** A screen, and how a person gets to it from the one before. */
export type Stop = { screen: string; reach: (page: Page) => Promise<unknown> };

/** Presses the one button with this name; a text names it whole. */
export const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: typeof name === 'string' }).click();

/** Fills fields by their labels, on the page or in a part of it. */
export async function fill(page: Page | Locator, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    await page.getByLabel(label, { exact: true }).fill(value);
  }
}

/** The heading of the screen is there. */
export const arrive = (page: Page, heading: string) =>
  expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();

/** The dialog with this title is there. */
export const asked = (page: Page, title: string | RegExp) =>
  expect(page.getByRole('dialog', { name: title })).toBeVisible();

/** Leaves the dialog by Esc. */
export async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

/** Hands a file to the chooser that a button opens. */
export async function choose(
  page: Page,
  button: string,
  file: { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await press(page, button);
  await (await chooser).setFiles(file);
}

/** Prints by `act` and keeps the paper as a browser lays it out for print, until it is put away. */
export async function holdPaper(page: Page, act: () => Promise<unknown>): Promise<void> {
  await page.evaluate(() => {
    Object.assign(window, { print: () => undefined });
    const untilPutAway = new Promise<void>((resolve) => Object.assign(window, { putAway: resolve }));
    Object.defineProperty(document.fonts, 'ready', { configurable: true, value: untilPutAway });
  });
  await act();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('[data-print-layer]')).not.toBeEmpty();
  // What is on it was read, as for the printer.
  await expect(page.locator('html')).toHaveAttribute('data-print', 'ready');
}

/** Lets the paper go, and the screen is back: as after a browser's print, the screen is drawn before the application hears of it. */
export async function putAway(page: Page): Promise<void> {
  await page.emulateMedia({ media: null });
  await page.evaluate(() => Reflect.get(window, 'putAway')());
  await expect(page.locator('[data-print-layer]')).toHaveCount(0);
}
