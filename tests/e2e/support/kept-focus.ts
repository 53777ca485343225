// After an act the focus is on what comes next. Where an act leads nowhere the desk puts the focus on the part around it and marks that part
// (renderer/frame/kept-focus); a person without a mouse then has nothing in hand, and the test fails.
import type { Page } from '@playwright/test';
import { inTier } from '#tests/support/tier.ts';
import { expect } from './desk.ts';

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

/** What the focus fell to; null while it is on something that can be pressed or typed into, on a paper, or on a part where it may rest. */
function fallOf(mayRest: boolean): string | null {
  if (document.querySelector('[data-print-layer] > *') !== null) return null;
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return 'nothing';
  if (mayRest || !focused.hasAttribute('data-focus-fell')) return null;
  return `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent?.slice(0, 40)}`;
}

/**
 * Fails at the end of the test when the focus fell here; to a part of the screen, before a release only. What takes the focus, or keeps
 * it, does so within a moment of the act.
 */
export async function expectFocusKept(page: Page, where: string): Promise<void> {
  const mayRest = inTier(true, restsOnPart.has(where));
  await expect
    .configure({ soft: true })
    .poll(() => page.evaluate(fallOf, mayRest), { message: `${where}: the focus fell`, timeout: 2_000 })
    .toBe(null);
}
