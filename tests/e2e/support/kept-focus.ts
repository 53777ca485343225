// After an act the focus is on something, never on the page itself: a person without a mouse would have nothing in hand.
import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/** Whether the focus comes to be on something; on paper nothing has it. What takes it does so within a moment of the act. */
const isFocusKept = (page: Page): Promise<boolean> =>
  page
    .waitForFunction(
      () =>
        document.querySelector('[data-print-layer] > *') !== null ||
        (document.activeElement ?? document.body) !== document.body,
      null,
      { timeout: 2_000, polling: 50 },
    )
    .then(
      () => true,
      () => false,
    );

/** Fails at the end of the test when the focus stays on nothing here. */
export async function expectFocusKept(page: Page, where: string): Promise<void> {
  expect.soft(await isFocusKept(page), `${where}: the focus fell to the page`).toBe(true);
}
