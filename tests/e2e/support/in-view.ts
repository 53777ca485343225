// Measures in the browser what a person sees: whether the ring around what has the focus is whole, and whether something
// stands in the window and under nothing.
import type { Locator, Page } from '@playwright/test';
import { expect } from './desk.ts';

/** What cuts the ring of the element that has the focus; empty when it is whole. */
function cutsOfRing(): string[] {
  const slack = 0.6;
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return [];
  const ringed = [...document.querySelectorAll('[data-focus-visible]'), focused].find((element) => {
    const isHere = element === focused || element.contains(focused);
    return isHere && getComputedStyle(element).outlineStyle !== 'none';
  });
  const shown = ringed ?? focused;
  const style = getComputedStyle(shown);
  const reach =
    ringed === undefined ? 0 : Number.parseFloat(style.outlineWidth) + Number.parseFloat(style.outlineOffset);
  const box = shown.getBoundingClientRect();
  const ring = {
    left: box.left - reach,
    right: box.right + reach,
    top: box.top - reach,
    bottom: box.bottom + reach,
  };
  const name = `${shown.tagName} «${(shown.getAttribute('aria-label') ?? shown.textContent ?? '').trim().slice(0, 40)}»`;
  const cuts: string[] = [];
  const within = (what: string, left: number, top: number, right: number, bottom: number) => {
    // What is wider or higher than its frame cannot be whole in it.
    const isTaller = ring.bottom - ring.top > bottom - top;
    const isCut =
      ring.left < left - slack ||
      ring.right > right + slack ||
      (!isTaller && (ring.top < top - slack || ring.bottom > bottom + slack));
    if (isCut)
      cuts.push(
        `${name} by ${what}: ${JSON.stringify(ring)} in ${JSON.stringify({ left, top, right, bottom })}`,
      );
  };
  within('the window', 0, 0, window.innerWidth, window.innerHeight);
  for (let parent = shown.parentElement; parent !== null; parent = parent.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(parent);
    if (overflowX === 'visible' && overflowY === 'visible') continue;
    const { left, top } = parent.getBoundingClientRect();
    const x = left + parent.clientLeft;
    const y = top + parent.clientTop;
    within(`${parent.tagName}.${parent.className}`, x, y, x + parent.clientWidth, y + parent.clientHeight);
  }
  for (const cover of document.querySelectorAll('main > header, [data-screen-foot]')) {
    const over = cover.getBoundingClientRect();
    const isApart = ring.bottom <= over.top + slack || ring.top >= over.bottom - slack || over.height === 0;
    if (!cover.contains(shown) && cover.parentElement?.contains(shown) === true && !isApart) {
      cuts.push(`${name} under ${cover.tagName}`);
    }
  }
  return cuts;
}

/** Goes round with Tab, at most `most` stops, and gives every stop whose ring is cut. */
export async function cutRings(page: Page, most = 60): Promise<string[]> {
  const cuts: string[] = [];
  const seen = new Set<string>();
  for (let stop = 0; stop < most; stop += 1) {
    await page.keyboard.press('Tab');
    const place = await page.evaluate(() => {
      const focused = document.activeElement;
      if (focused === null || focused === document.body) return '';
      const known = focused as HTMLElement & { tabStop?: string };
      known.tabStop ??= crypto.randomUUID();
      return known.tabStop;
    });
    if (place !== '' && seen.has(place)) break;
    seen.add(place);
    cuts.push(...(await page.evaluate(cutsOfRing)));
  }
  return cuts;
}

/** The thing is whole in the window, and nothing lies over its middle. */
export async function expectInSight(thing: Locator): Promise<void> {
  await expect(thing).toBeInViewport({ ratio: 1 });
  const isOnTop = await thing.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    const found = document.elementFromPoint(left + width / 2, top + height / 2);
    return found !== null && (element.contains(found) || found.contains(element));
  });
  expect(isOnTop).toBe(true);
}

/** Every item of the identity checklist is whole between the head and the foot of the screen, which nobody scrolled. */
export async function itemsInSight(page: Page): Promise<void> {
  await scrollScreen(page, 'top');
  const rows = page.locator('li:has(> [id^="identity-"])');
  await expect(rows.first()).toBeVisible();
  const beyond = await rows.evaluateAll((items) => {
    const foot = document.querySelector('[data-screen-foot]')?.getBoundingClientRect().top ?? 0;
    return items.flatMap((item) => {
      const by = Math.ceil(item.getBoundingClientRect().bottom - foot);
      return by > 0 ? [`${by} px: ${item.textContent}`] : [];
    });
  });
  expect(beyond).toEqual([]);
}

/** Scrolls the screen to one of its ends. */
export async function scrollScreen(page: Page, end: 'top' | 'bottom'): Promise<void> {
  await page.locator('#screen').evaluate((screen, to) => {
    // Enlarged, the window scrolls and not the frame in it.
    for (const frame of [screen, document.documentElement])
      frame.scrollTop = to === 'top' ? 0 : frame.scrollHeight;
  }, end);
}
