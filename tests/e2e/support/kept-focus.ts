// After an act the focus is on what comes next. Where an act leads nowhere the desk puts the focus on the part around it and marks that part
// (renderer/frame/kept-focus); a person without a mouse then has nothing in hand, and the test fails.
import type { Page } from '@playwright/test';
import { expect } from './desk.ts';

/** What the focus fell to; null while it is on something that can be pressed, typed into or read first, or on a paper. */
function fallOf(): string | null {
  if (document.querySelector('[data-print-layer] > *') !== null) return null;
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'nothing';
  if (!focused.hasAttribute('data-focus-fell')) return null;
  return `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 40)}`;
}

/** Fails at the end of the test when the focus fell here. What takes the focus, or keeps it, does so within a moment of the act. */
export async function expectFocusKept(page: Page, where: string): Promise<void> {
  await expect
    .configure({ soft: true })
    .poll(() => page.evaluate(fallOf), { message: `${where}: the focus fell`, timeout: 2_000 })
    .toBe(null);
}
