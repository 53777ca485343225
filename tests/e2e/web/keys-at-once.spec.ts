// Whoever knows the keys presses them before the screen has come to rest after the sign-in.
import type { Page } from '@playwright/test';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, manager } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

/** Presses Alt+digit in the page as soon as the sections stand there, before anything else runs. */
const pressAtOnce = (page: Page, digit: number) =>
  page.evaluate((pressed) => {
    const watch = new MutationObserver(() => {
      if (document.querySelector('nav a') === null) return;
      watch.disconnect();
      const key = {
        key: String(pressed),
        code: `Digit${pressed}`,
        altKey: true,
        bubbles: true,
        cancelable: true,
      };
      document.body.dispatchEvent(new KeyboardEvent('keydown', key));
      document.body.dispatchEvent(new KeyboardEvent('keyup', key));
    });
    watch.observe(document.body, { childList: true, subtree: true });
  }, digit);

async function signInAndPress(
  page: Page,
  { name, password }: { name: string; password: string },
  digit: number,
) {
  await page.getByText(name, { exact: true }).first().click();
  await page.locator('input[type=password]').fill(password);
  await pressAtOnce(page, digit);
  await page.keyboard.press('Enter');
}

test('a key pressed with the sign-in leads where it says', async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
  await signInAndPress(page, manager, 7);
  await expect(page.getByRole('heading', { name: 'کارکنان', level: 1 })).toBeVisible();
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signInAndPress(page, clerk, 4);
  await expect(page.getByRole('heading', { name: 'شکایت‌ها و بازخوردها', level: 1 })).toBeVisible();
});
