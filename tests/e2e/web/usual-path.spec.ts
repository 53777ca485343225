// The usual path in keys: a returning client, one petition, paid and printed. What is data (identifier, service, count,
// slip) is told apart from what only moves on; both are printed.
import type { Page } from '@playwright/test';
import { chargeReturning, countedHands } from '../support/counted-keys.ts';
import { charge, clientType, openVisit, pay, takeChoices, verify } from '../support/counter.ts';
import { nextClient, openDemoDay, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, scan } from '../support/keyboard.ts';

const client = { code: '9639639631', name: 'پوران صادقی' };
const slip = 'پایانه: 14999001 شماره مرجع: ۶۳۳۰۰۰۰۰۰۲۰۲ شماره پیگیری: 654322 کارت 603799******4321';

/** Puts a text on the clipboard the way a person does: written somewhere, marked, cut. */
async function cut(page: Page, text: string): Promise<void> {
  await press(page, 'F8');
  const field = page.getByRole('dialog').getByLabel('متن');
  await field.fill(text);
  await field.press('Control+a');
  await field.press('Control+x');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test('a returning client, one petition, paid by a pasted slip and printed', async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  await openVisit(page, client);
  await verify(page);
  await charge(page, 'دادخواست', '1');
  await pay(page, '633000000201');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await press(page, 'Control+Enter');
  await cut(page, slip);
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeVisible();
  const printed = await watchPrints(page);
  await page.getByLabel('کد ملی', { exact: true }).focus();

  const hands = countedHands(page);
  const { counted, move } = hands;
  await chargeReturning(page, hands, client.code, 'دادخواست');
  await move('F9');
  await expect(page.getByLabel('شمارهٔ مرجع')).toBeFocused();
  counted.data += 1;
  await press(page, 'Control+v');
  await expect(page.getByLabel('شمارهٔ مرجع')).toHaveValue('633000000202');
  await expect(page.getByLabel('شمارهٔ پیگیری')).toHaveValue('654322');
  await move('Control+Enter');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await move('F10');
  await expect.poll(async () => (await printed()).join()).toContain('633000000202');
  process.stdout.write(`usual path: ${counted.data} keys of data, ${counted.moves} that move on\n`);
  expect(counted.moves).toBeLessThanOrEqual(12);
});

/** The key of a letter, on a list that is closed: nothing is written, the first that begins with it is chosen. */
const pressLetter = (page: Page, letter: string) =>
  page.evaluate(
    (key) => document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true })),
    letter,
  );

/** What a person types into the form of a client: data, a letter or a digit for a choice, or what a scanner reads. */
type Step = { data: string } | { choose: number } | { scan: string } | { type: string } | 'answered';

/** Keys by which a client is opened and verified; nothing but the keyboard is used. */
async function keysToVerify(page: Page, steps: readonly Step[]): Promise<{ data: number; moves: number }> {
  const { counted, say, move } = countedHands(page);
  await page.getByLabel('کد ملی', { exact: true }).focus();
  for (const [place, step] of steps.entries()) {
    // What has one answer only has it already.
    if (step === 'answered') {
      await move('Enter');
      continue;
    }
    if ('type' in step) {
      await move('Shift+Tab');
      await pressLetter(page, step.type);
      counted.data += 1;
      await expect(clientType(page)).toContainText(step.type);
      await move('Enter');
      continue;
    }
    if ('scan' in step) {
      // A scanner ends with its own Enter and moves on by itself; one reading is one act of the hands.
      counted.data += 1;
      await scan(page, step.scan);
      await expect(page.getByLabel('نام شرکت یا مؤسسه')).toBeFocused();
      continue;
    }
    if ('choose' in step) {
      // Its digit chooses and goes on.
      await move(`${step.choose}`);
      continue;
    }
    await say(step.data);
    if (place < steps.length - 1) await move('Enter');
  }
  await move('Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await move('Enter');
  await takeChoices(page, () => move('1'));
  await move('Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
  return counted;
}

const contact: readonly Step[] = [{ data: '09121234567' }, { data: '1193653471' }];
const others: readonly { who: string; steps: readonly Step[]; most: number }[] = [
  {
    who: 'a first-time client',
    steps: [{ data: '0013542419' }, { data: 'رضا محمدی' }, ...contact, { choose: 1 }],
    most: 10,
  },
  {
    who: 'a lawyer',
    steps: [
      { type: 'و' },
      { data: '0084575948' },
      { data: 'رضا محمدی' },
      ...contact,
      'answered',
      { data: '12345' },
      { choose: 1 },
      { data: '1400' },
      { data: '14080211' },
      { data: '10380284790' },
    ],
    most: 17,
  },
  {
    who: 'a company',
    steps: [
      { scan: '14999000010' },
      { data: 'شرکت نمونه' },
      { data: '12345' },
      { data: '0499370899' },
      { data: 'رضا محمدی' },
      { choose: 1 },
      ...contact,
      { choose: 1 },
    ],
    most: 14,
  },
];

test('a first-time client, a lawyer and a company, to the verified identity', { tag: '@release' }, async ({
  openDesk,
}) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  for (const { who, steps, most } of others) {
    const { data, moves } = await keysToVerify(page, steps);
    process.stdout.write(`${who}: ${data} keys of data, ${moves} that move on\n`);
    expect.soft(moves, who).toBeLessThanOrEqual(most);
    await press(page, 'F2');
    await expect(clientType(page)).toContainText('شخص حقیقی');
  }
});

test('D1.221 the digits of a scan choose nothing, on the form and in the list of the check', {
  tag: '@release',
}, async ({ sharedDesk }) => {
  const page = await nextClient(sharedDesk);
  const role = page.getByRole('button', { name: /سمت در پرونده$/ });
  const named = page.getByLabel('کد ملی', { exact: true });
  await role.focus();
  await scan(page, '0013542419');
  await expect(named).toHaveValue('0013542419');
  await expect(role).toContainText('انتخاب کنید');
  await expect(page.getByLabel('کد رهگیری سامانهٔ قضایی (اختیاری)')).toHaveValue('');
  await named.fill('');
  await openVisit(page, { code: '0013542419', name: 'رضا محمدی' });
  await press(page, 'F4');
  const option = page.locator('button:focus');
  await expect(option).toContainText('انتخاب کنید');
  await scan(page, '1405123456');
  await expect(option).toContainText('انتخاب کنید');
  await press(page, 'Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toHaveCount(0);
  await press(page, 'F4');
  await takeChoices(page);
  await press(page, 'Control+Enter');
  await expect(page.getByText('هویت احراز شد')).toBeVisible();
});

test('the complaint is registered with Ctrl+Enter, and its buttons stay in view', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await page.setViewportSize({ width: 1366, height: 600 });
  await press(page, 'F8');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('button', { name: 'ثبت', exact: true })).toBeInViewport({ ratio: 1 });
  await dialog.getByRole('button', { name: /موضوع/ }).click();
  await page.getByRole('option', { name: 'رفتار' }).click();
  await dialog.getByLabel('متن').fill('رفتار متصدی محترمانه نبود');
  await press(page, 'Control+Enter');
  await expect(dialog.getByText('ثبت شد. برگه را به مراجعه‌کننده بدهید.')).toBeVisible();
});
