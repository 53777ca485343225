// Hands whose keys are counted: data (identifier, service, count, slip) is told apart from what only moves on.
import type { Page } from '@playwright/test';
import { expect } from './desk.ts';
import { press, type } from './keyboard.ts';

export type CountedHands = ReturnType<typeof countedHands>;

/** Types and presses as a person does; `counted` is how many keys it took so far. */
export function countedHands(page: Page) {
  const counted = { data: 0, moves: 0 };
  return {
    counted,
    say: async (text: string): Promise<void> => {
      counted.data += text.length;
      await type(page, text);
    },
    move: async (...keys: string[]): Promise<void> => {
      counted.moves += keys.length;
      await press(page, ...keys);
    },
  };
}

/** A client who was here before and one service, up to the payment. The focus is in the field of the identifier. */
export async function chargeReturning(
  page: Page,
  { say, move }: CountedHands,
  code: string,
  letters: string,
): Promise<void> {
  await say(code);
  await expect(page.getByText('این مراجعه‌کننده پیش‌تر آمده است')).toBeVisible();
  await move('Enter', '1');
  await expect(page.getByRole('button', { name: /سمت در پرونده$/ })).toContainText('خواهان');
  await move('Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await move('Enter', '1', '1', 'Control+Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await say(letters);
  await move('Enter');
  await expect(page.getByLabel('تعداد')).toBeFocused();
  await say('1');
  await expect(page.getByLabel('جمع هزینه').first()).toBeVisible();
  await move('Control+Enter');
  await expect(page.getByText('ماندهٔ پرداخت').first()).toBeVisible();
}
