// The checks of the morning by single keys: one is at hand, the focus goes on by itself, and the rest is one act.
import { manager, signIn, uncheckedOf } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';
import { expectSound } from '../support/sound-screen.ts';

/** The day is not open: the checks of the morning wait. */
const nothingYet = async (): Promise<void> => undefined;

test('the morning is checked by letters, a fault first, and typed letters are none', {
  tag: '@release',
}, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({ dir: await prepareOffice(new Date().toISOString(), nothingYet) });
  await signIn(page, manager);
  await expect(page.getByRole('button', { name: 'تابلوی ۱۲۷: درست است' })).toBeFocused();
  await press(page, 'Y');
  await expect(uncheckedOf(page, 'تابلوی ۱۲۷')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'تابلوی نرخ: درست است' })).toBeFocused();

  // What is typed into a field is no answer.
  await press(page, 'F3');
  await type(page, 'yxp');
  await press(page, 'Escape');
  await expect(uncheckedOf(page, 'تابلوی نرخ')).toHaveCount(1);
  await press(page, 'X');
  await expect(page.getByRole('dialog', { name: 'تابلوی نرخ مشکل دارد' })).toBeVisible();
  await press(page, 'Escape');

  // The board that hangs is another: the others are passed, and this one says why not.
  await press(page, 'Shift+Y');
  await expect(uncheckedOf(page, 'کارتابل وکلا')).toHaveCount(0);
  await expect(uncheckedOf(page, 'تابلوی نرخ')).toHaveCount(1);
  await expect(page.getByRole('alert').first()).toBeVisible();
  await expectSound(page, 'morning with one check left');
  await page.getByRole('button', { name: 'تابلوی ۱۲۷: بررسی دوباره' }).press('Enter');
  await expect(page.getByRole('button', { name: 'تابلوی ۱۲۷: درست است' })).toBeVisible();
});
