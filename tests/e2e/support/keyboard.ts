// Hands that have no mouse: Tab, arrows, Enter. Nothing here moves the focus but a key.
import type { Locator, Page } from '@playwright/test';
import { expect } from './desk.ts';

/** As far as a person walks before they reach for the mouse. */
const patience = 60;

/** Types at the pace of a person, so that it is not taken for a scanner. */
export const type = (page: Page, text: string) => page.keyboard.type(text, { delay: 45 });

/**
 * A barcode scanner: every digit 5 ms after the one before it, into whatever has the focus, ended by Enter. The browser is
 * told when each key was pressed, as it is by the system of a PC: a machine that is busy hands keys on late, not apart.
 */
export async function scan(page: Page, digits: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const began = Date.now();
  try {
    for (const [place, digit] of [...digits, '\r'].entries()) {
      const isEnd = digit === '\r';
      const key = {
        key: isEnd ? 'Enter' : digit,
        code: isEnd ? 'Enter' : `Digit${digit}`,
        windowsVirtualKeyCode: digit.charCodeAt(0),
        timestamp: (began + place * 5) / 1000,
      };
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: digit, ...key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    }
  } finally {
    await session.detach();
  }
}

/** Presses keys one after the other. */
export const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element.contains(document.activeElement));

async function walkTo(page: Page, target: Locator, key: string): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < patience; step += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${target}`);
}

/** Walks with Tab until the element, or something in it, has the focus. */
export const tabTo = (page: Page, target: Locator) => walkTo(page, target, 'Tab');

/** Walks back with Shift+Tab: to what stands before the focus, such as the steps over a step. */
export const tabBackTo = (page: Page, target: Locator) => walkTo(page, target, 'Shift+Tab');

/** Walks to a button and presses it with Enter. */
export async function pressButton(page: Page, button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
}

/** Walks to a field and types into it. */
export async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await type(page, text);
}

/** Walks to a list that opens, opens it and chooses an option with the arrows. */
export async function chooseOption(page: Page, button: Locator, name: string): Promise<void> {
  await tabTo(page, button);
  await page.keyboard.press('ArrowDown');
  const option = page.getByRole('option', { name, exact: true });
  await walkTo(page, option, 'ArrowDown');
  await page.keyboard.press('Enter');
  await expect(option).toHaveCount(0);
}
