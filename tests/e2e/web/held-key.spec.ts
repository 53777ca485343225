// Keys that come up, or the next ones, while the answer is being drawn, as happens now and then under any hand: the form is
// gone, and the focus stands on what comes next, not on the button that closes the dialog. In the browser only: both shells
// show the same page.
import type { Page } from '@playwright/test';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, signIn, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, tabTo, typeInto } from '../support/keyboard.ts';

/** From now on Enter or Space, once pressed, is heard once more before each frame that the page asked for. */
const hearKeysBeforeFrames = (page: Page) =>
  page.evaluate(() => {
    let key = '';
    const note = (event: KeyboardEvent) => {
      if (event.key === 'Enter' || event.key === ' ') key = event.key;
    };
    addEventListener('keydown', note, true);
    const draw = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (step) =>
      draw((at) => {
        const place = document.activeElement ?? document;
        if (key !== '') place.dispatchEvent(new KeyboardEvent('keyup', { key, bubbles: true }));
        step(at);
      });
  });

const button = { role: 'button', name: /^ثبت$/ } as const;
const field = { role: 'textbox', name: /^نام شاکی/ } as const;
/** What sends the form, and from where. */
const ways = [
  { key: 'Enter', from: 'its button', place: button },
  { key: 'Space', from: 'its button', place: button },
  { key: 'Enter', from: 'a field', place: field },
] as const;

for (const { key, from, place } of ways) {
  test(`what ${key} sends from ${from} leads to the next act, whenever keys come up`, {
    tag: '@release',
  }, async ({ openDesk, prepareOffice }) => {
    const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), openDay) });
    await signIn(page, clerk);
    const prints = await watchPrints(page);
    await hearKeysBeforeFrames(page);
    const dialog = page.getByRole('dialog');
    const next = dialog.getByRole('button', { name: 'چاپ برگه' });
    await press(page, 'F8');
    await dialog.getByRole('button', { name: /موضوع/ }).click();
    await page.getByRole('option', { name: 'تأخیر در ارائهٔ خدمت' }).click();
    await typeInto(page, dialog.getByLabel('متن'), 'نیم ساعت.');
    await tabTo(page, dialog.getByRole(place.role, { name: place.name }));
    await page.keyboard.down(key);
    if (key === 'Space') await page.keyboard.up(key);
    await expect(next).toBeVisible();
    await expect(next).toBeFocused();
    expect(await prints()).toEqual([]);
  });
}
