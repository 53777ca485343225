// The usual path of each duty in keys, printed: what is data is told apart from what only moves on, and no duty takes more of these than
// stands here. Of a petition usual-path.spec.ts tells, of a close day-close.spec.ts, of a new office office-in-an-hour.spec.ts.
import type { Locator, Page } from '@playwright/test';
import { type CountedHands, countedHands } from '../support/counted-keys.ts';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { clerk, manager, openDemoDay, otherClerk, signIn, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

const client = { code: '0790419904', name: 'مینا صادقی' };
const farthest = 15;

/** Does a duty with hands of its own, says what it took, and holds it to so many keys that move on. */
async function measured(
  page: Page,
  duty: string,
  most: number,
  doIt: (hands: CountedHands) => Promise<void>,
): Promise<void> {
  await test.step(duty, async () => {
    const hands = countedHands(page);
    await doIt(hands);
    const { data, moves } = hands.counted;
    process.stdout.write(`usual path of ${duty}: ${data} keys of data, ${moves} that move on\n`);
    expect.soft(moves, duty).toBeLessThanOrEqual(most);
  });
}

/** Tab until it has the focus, each counted. */
async function walkTo({ move }: CountedHands, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let step = 0; step < farthest; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await move('Tab');
  }
  await expect(target).toBeFocused();
}

test('keys of the duties of the counter', { tag: '@release' }, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  const dialog = page.getByRole('dialog');
  await openVisit(page, client);
  await measured(page, 'an offer of cash', 1, async ({ move }) => {
    await move('F6');
    await expect(page.getByText('پیشنهاد وجه نقد ثبت شد')).toBeVisible();
  });
  await measured(page, 'legal advice', 1, async ({ move }) => {
    await move('F11');
    await expect(page.getByText('راهنمایی به ۱۲۹ ثبت شد')).toBeVisible();
  });
  await measured(page, 'a refused identity', 3, async ({ move }) => {
    await move('F12', '1', 'Control+Enter');
    await expect(page.getByRole('button', { name: /ادامهٔ همین مراجعه/ })).toBeVisible();
  });
  await measured(page, 'a complaint', 10, async (hands) => {
    await hands.move('F8');
    await expect(dialog.getByRole('button', { name: /موضوع/ })).toBeFocused();
    await hands.move('ArrowDown', 'Enter');
    await walkTo(hands, dialog.getByLabel('متن', { exact: true }));
    await hands.say('نیم ساعت در نوبت ماندم');
    await hands.move('Control+Enter');
    await expect(dialog.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
    await hands.move('Escape');
    await expect(dialog).toHaveCount(0);
  });
  await page.keyboard.press('F2');
  await openVisit(page, { code: '0084575948', name: 'رضا محمدی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '633000000801');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await measured(page, 'a refund', 8, async (hands) => {
    await hands.move('Alt+B');
    await expect(dialog.getByRole('button', { name: /دلیل/ })).toBeFocused();
    await hands.move('ArrowDown', 'Enter');
    await walkTo(hands, dialog.getByLabel('رمز شما'));
    await hands.say(clerk.password);
    await hands.move('Control+Enter');
    await expect(dialog).toHaveCount(0);
  });
  await measured(page, 'a desk handed over', 6, async ({ move }) => {
    await move('Alt+H');
    await expect(dialog.getByRole('button', { name: /تحویل‌گیرنده/ })).toBeFocused();
    await move('ArrowDown', 'Enter', 'Control+Enter');
    await expect(page.getByRole('button', { name: 'پس گرفتن پیشنهاد' })).toBeVisible();
  });
});

test('keys of the manager’s duties', { tag: '@release' }, async ({ openDesk, prepareOffice }) => {
  const { page } = await openDesk({
    dir: await prepareOffice(new Date().toISOString(), async () => undefined),
  });
  await signIn(page, manager);
  await expect(page.getByRole('button', { name: 'تابلوی ۱۲۷: درست است' })).toBeFocused();
  await measured(page, 'opening the day', 2, async ({ move }) => {
    await move('Y');
    await expect(page.getByRole('button', { name: 'تابلوی نرخ: درست است' })).toBeFocused();
    await move('Control+Enter');
    await expect(page.getByText('روز باز است')).toBeVisible();
  });
  await measured(page, 'cutting somebody off', 12, async (hands) => {
    await hands.move('F3');
    await hands.say(`قطع دسترسی ${otherClerk.name}`);
    await expect(page.getByRole('menuitem').first()).toHaveAttribute('data-focused', 'true');
    await hands.move('Enter');
    const form = page.getByRole('main');
    await expect(form.getByRole('button', { name: 'قطع دسترسی همین حالا' })).toBeVisible();
    await walkTo(hands, form.getByRole('radio', { name: 'ترک دفتر' }));
    await hands.move('Space');
    await walkTo(hands, form.locator('input[type=password]'));
    await hands.say(manager.password);
    await hands.move('Enter');
    await expect(form.getByText('دسترسی قطع شده').first()).toBeVisible();
  });
});
