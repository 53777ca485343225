// The demo office as it is shown: no section of any role is empty, and a tour leads through a job by keyboard. In the browser only: both
// shells show the same bundle. `PICTURES=<folder>` keeps a picture of each section.
import { mkdirSync, mkdtempSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { playedDemoOffice } from '#build/scripts/demo-history.ts';
import { itExpert, legalExpert } from '#core/demo/history/cast.ts';
import { clerk, type DemoPerson, manager, signIn } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { expectSound } from '../support/sound-screen.ts';
import { press } from './screens/stop.ts';

const pictures = process.env.PICTURES;

/** What a good day of an ordinary office is without, in the words of the screens. */
const mayBeEmpty: readonly string[] = ['چیزی در انتظار شما نیست'];

async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: path.join(pictures, `${name}.png`) });
}

async function leave(page: Page): Promise<void> {
  await page.keyboard.press('Control+l');
  await press(page, 'شخص دیگری وارد می‌شود');
}

/** What is read by parts has come when the screen says the same twice. */
async function expectRest(page: Page, name: string): Promise<void> {
  let before: string | null = '';
  const isAtRest = async (): Promise<boolean> => {
    const now = await page.locator('#screen').textContent();
    const isSame = now === before;
    before = now;
    return isSame;
  };
  await expect.poll(isAtRest, { message: name, intervals: [500] }).toBe(true);
}

/** Opens every section of the navigation. @returns where something is missing */
async function walk(page: Page, role: string): Promise<string[]> {
  const missing: string[] = [];
  const links = page.getByRole('navigation', { name: 'بخش‌ها' }).getByRole('link');
  const count = await links.count();
  expect(count, role).toBeGreaterThan(2);
  for (let place = 0; place < count; place += 1) {
    const link = links.nth(place);
    const name = `${role}: ${(await link.textContent()) ?? ''}`;
    await link.click();
    await expect(page.getByRole('heading', { level: 1 }), name).toBeVisible();
    await expectRest(page, name);
    await picture(page, `${role}-${place + 1}`);
    for (const words of await page.locator('[data-empty] > :first-child').allTextContents())
      if (!mayBeEmpty.includes(words)) missing.push(`${name}: ${words}`);
  }
  return missing;
}

test(
  'no section of the demo office is empty, for any role, and a tour is gone through by keyboard',
  {
    tag: '@release',
  },
  async ({ openDesk }, testInfo) => {
    test.setTimeout(15 * 60_000);
    const dir = path.join(mkdtempSync(path.join(testInfo.outputDir, '..', 'demo-')), 'office');
    await playedDemoOffice(dir, () => undefined);
    const { page } = await openDesk({ dir });
    const missing: string[] = [];
    for (const [role, person] of [
      ['manager', manager],
      ['clerk', clerk],
      ['legal', legalExpert],
      ['it', itExpert],
    ] as const satisfies readonly (readonly [string, DemoPerson])[]) {
      await signIn(page, person);
      missing.push(...(await walk(page, role)));
      await leave(page);
    }

    await signIn(page, clerk);
    await page.keyboard.press('Alt+1');
    const bubble = page.getByRole('region', { name: 'آشنایی با دفتر نمونه' });
    await bubble.getByRole('button', { name: 'ثبت شکایت' }).press('Enter');
    await expect(bubble).toContainText('گام ۱ از ۳');
    await expect(bubble.getByRole('button', { name: /^برو/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'شکایت‌ها و بازخوردها', level: 1 })).toBeVisible();
    await picture(page, 'tour-1');
    await expectSound(page, 'the tour beside a control');
    await page.keyboard.press('F8');
    await expect(bubble).toContainText('گام ۲ از ۳');
    await picture(page, 'tour-2');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /موضوع/ }).press('Enter');
    await page.getByRole('option', { name: 'تأخیر در ارائهٔ خدمت' }).press('Enter');
    await dialog.getByLabel('متن').fill('در سالن آب آشامیدنی نبود.');
    await page.keyboard.press('Control+Enter');
    await expect(bubble).toContainText('گام ۳ از ۳');
    // The dialog says the tracking code; the tour goes on once it is left.
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(bubble.getByRole('button', { name: /تمام شد/ })).toBeFocused();
    await picture(page, 'tour-3');
    await page.keyboard.press('Enter');
    await expect(bubble).toHaveCount(0);
    // Begun anew and ended at once.
    await page.keyboard.press('Control+F1');
    await expect(bubble).toContainText('گام ۱ از ۸');
    await page.keyboard.press('Escape');
    await expect(bubble).toHaveCount(0);
  },
);
