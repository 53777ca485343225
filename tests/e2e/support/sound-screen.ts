// A screen is sound when axe finds nothing in the looks of the tier, nothing is wider than the window at 200 %, and no Latin word
// reaches a screen reader.
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { inTier } from '#tests/support/tier.ts';
import { expect } from './desk.ts';
import { latinIn } from './spoken.ts';

/**
 * How the screens can look. The zoom is the property that the choice of the person sets (app/appearance.ts). Names, roles
 * and order are the same in every look: the first is asked by every rule of axe, the others by those that colour and size
 * can break.
 */
export const everyLook = [
  { name: 'light', scheme: 'light', zoom: 1, rules: null },
  { name: 'dark', scheme: 'dark', zoom: 1, rules: ['color-contrast', 'link-in-text-block'] },
  { name: '200 %', scheme: 'light', zoom: 2, rules: ['target-size', 'scrollable-region-focusable'] },
] as const;
type Look = (typeof everyLook)[number];

/** The looks that are asked in this tier. */
const looks = inTier<readonly Look[]>(everyLook.slice(0, 1), everyLook);

/** Lets what watches its own size hear of a change. */
const settle = (page: Page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });

/** Sets the zoom and lets the page settle. */
export async function setZoom(page: Page, zoom: number): Promise<void> {
  await page.evaluate((factor) => document.documentElement.style.setProperty('--zoom', String(factor)), zoom);
  await settle(page);
}

/** axe as AxeBuilder leaves it in the page. */
declare const axe: {
  run(options: {
    resultTypes: string[];
    runOnly?: { type: 'rule'; values: readonly string[] };
  }): Promise<Awaited<ReturnType<AxeBuilder['analyze']>>>;
};

/** Runs rules in the page; the library is brought in once a page and not with every look. */
async function runAxe(page: Page, rules: readonly string[] | null) {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) {
    const axeOfPage = new AxeBuilder({ page }).setLegacyMode();
    return (await (rules === null ? axeOfPage : axeOfPage.withRules([...rules])).analyze()).violations;
  }
  return page.evaluate(async (values) => {
    const only = values === null ? {} : { runOnly: { type: 'rule' as const, values } };
    return (await axe.run({ resultTypes: ['violations'], ...only })).violations;
  }, rules);
}

/** What axe finds in the page as it looks now, one line a rule; by all rules when none are named. */
export async function axeFindings(page: Page, rules: readonly string[] | null = null): Promise<string[]> {
  return (await runAxe(page, rules)).map(
    ({ id, nodes: [first, ...more] }) => `${id}: ${first?.html}${more.length > 0 ? ` +${more.length}` : ''}`,
  );
}

/**
 * What axe finds twice: an answer that arrives while it looks has made a table wider, and what watches its width hears of
 * that with the next picture only. A fault of the screen stands.
 */
async function lastingFindings(page: Page, rules: readonly string[] | null): Promise<string[]> {
  const found = await axeFindings(page, rules);
  if (found.length === 0) return found;
  await settle(page);
  const again = new Set(await axeFindings(page, rules));
  return found.filter((fault) => again.has(fault));
}

/** Where pictures of the screens go, one a look; nobody takes any when it is not said. */
const picturesFolder = process.env.PICTURES;

/** Keeps a picture of the page as it looks now, for somebody to judge; of what is being printed also the sheets, as a PDF. */
export async function keepPicture(page: Page, screen: string, look: string): Promise<void> {
  if (picturesFolder === undefined) return;
  const name = `${screen} (${look})`.replaceAll(/[^a-z0-9%()-]+/giu, '-');
  const file = path.join(picturesFolder, name);
  await page.screenshot({ path: `${file}.png` });
  const isPaper = (await page.locator('[data-print-layer]').count()) > 0;
  if (isPaper && look === 'light') await page.pdf({ path: `${file}.pdf`, preferCSSPageSize: true });
}

/** Everything that is wrong with the page, in words, each with the looks in which it is; the look is put back. */
export async function faultsOf(page: Page, screen: string, asked = looks): Promise<string[]> {
  const inLooks = new Map<string, string[]>();
  const note = (fault: string, look: string) => inLooks.set(fault, [...(inLooks.get(fault) ?? []), look]);
  for (const { name, scheme, zoom, rules } of asked) {
    // What moves is looked at where it comes to rest.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await setZoom(page, zoom);
    await keepPicture(page, screen, name);
    for (const found of await lastingFindings(page, rules)) note(found, name);
    // A sheet of A3 is wider than a window, and scrolls in its layer.
    const beyond = await page.evaluate(() => {
      const sheet = document.querySelector<HTMLElement>('[data-print-layer] > *')?.offsetWidth ?? 0;
      const { scrollWidth, clientWidth } = document.documentElement;
      return scrollWidth - Math.max(clientWidth, sheet);
    });
    if (beyond > 0) note(`${beyond} px wider than the window`, name);
  }
  await page.emulateMedia({ colorScheme: null });
  await setZoom(page, 1);
  return [
    ...(await latinIn(page)).map((found) => `Latin in ${found}`),
    ...[...inLooks].map(([fault, names]) => `${names.join(', ')}: ${fault}`),
  ];
}

/** Fails with everything that is wrong with the page. */
export async function expectSound(page: Page, screen: string): Promise<void> {
  expect.soft(await faultsOf(page, screen), screen).toEqual([]);
}
