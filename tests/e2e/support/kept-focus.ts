// After an act the focus is on what comes next. Where an act leads nowhere the desk puts the focus on the part around it and marks that part
// (renderer/frame/kept-focus); a person without a mouse then has nothing in hand, and the test fails.
import type { Page } from '@playwright/test';
import { inTier } from '#tests/support/tier.ts';
import { expect } from './desk.ts';

/** Where the focus is, once it has come to rest: null on something that can be pressed or typed into, on a screen or on a paper. */
async function fallOf(page: Page): Promise<string | null> {
  const look = () => {
    if (document.querySelector('[data-print-layer] > *') !== null) return null;
    const focused = document.activeElement;
    if (focused === null || focused === document.body) return 'nothing';
    if (!focused.hasAttribute('data-focus-fell')) return null;
    return `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 40)}`;
  };
  // What takes the focus does so within a moment of the act, and what keeps it within the next.
  await page.waitForTimeout(250);
  for (let times = 0; times < 20; times += 1) {
    const fall = await page.evaluate(look);
    if (fall === null) return null;
    await page.waitForTimeout(50);
  }
  return page.evaluate(look);
}

/** Where the focus rests on a whole part of the screen: Tab goes on in it, but no act is at hand. No other place may join them. */
const restsOnPart: ReadonlySet<string> = new Set([
  'first run: welcome',
  'first run: check',
  'people',
  'people, with somebody who left',
  'a person to activate',
  'a code for the first password',
  'a departure with its open accesses',
  'counter: a refused visit',
  'a notice to read, and who has not read it',
  'the notice on another screen',
  'an attendance that was taken back',
  'a check with its photo on the morning card',
]);

/** Fails at the end of the test when the focus fell here; to a part of the screen, before a release only. */
export async function expectFocusKept(page: Page, where: string): Promise<void> {
  const fall = await fallOf(page);
  const allowed = inTier(true, restsOnPart.has(where)) && fall !== 'nothing';
  expect.soft(allowed ? null : fall, `${where}: the focus fell`).toBe(null);
}
