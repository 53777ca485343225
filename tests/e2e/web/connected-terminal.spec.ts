// PC-POS at the counter against the simulated terminal over TCP: the amount goes by one key and comes back by itself; what stays unknown
// is never sent again, stands in the way of its terminal and is named until somebody ends it.
import type { Page } from '@playwright/test';
import type { FaultName } from '#electron/terminal-simulator/faults.ts';
import { startSimulatedTerminal } from '#electron/terminal-simulator/simulated-terminal.ts';
import { jpegOfSign } from '#tests/support/photo.ts';
import { expectStep, toStep } from '../support/close.ts';
import { chargeReturning, countedHands } from '../support/counted-keys.ts';
import { clerk, manager, otherClerk, signIn, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';
import { founded, waiting, withTerminal } from '../support/office-with-terminal.ts';
import { terminal as terminalId } from '../support/reports.ts';
import { everyLook, faultsOf } from '../support/sound-screen.ts';

/** Was served this morning. */
const returning = { code: '0499370899', name: 'رضا محمدی' };
const [first, second] = waiting;
const paid = 'همهٔ هزینه پرداخت شده است.';
const unknown = 'نتیجه نامعلوم؛ دوباره کارت نکشید';
const lost = 'مبلغ به کارتخوان رفته و نتیجه نامعلوم است';

/** A terminal on this machine; `play` says what becomes of the sales that follow. */
async function simulated() {
  let next: FaultName | Promise<FaultName> = 'none';
  const terminal = await startSimulatedTerminal({ protocol: 'behpardakht', terminalId, next: () => next });
  const play = (fault: typeof next) => {
    next = fault;
  };
  return { terminal, play };
}

/** Ends the visit at hand; the next client's first field has the focus. */
async function finish(page: Page): Promise<void> {
  await press(page, 'Control+Enter');
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
}

/** Goes on with a client who has to pay only: by key, for the list moves when it hears late that the visit before is over. */
async function upToPayment(page: Page, { name }: { name: string }): Promise<void> {
  const visits = page.getByRole('region', { name: 'مراجعه‌های امروز' });
  await visits.getByRole('button', { name: new RegExp(name) }).press('Enter');
  await expect(page.getByText('ماندهٔ پرداخت').first()).toBeVisible();
}

test('D2.106, D21.105 a lost answer is sent no more, blocks its terminal, and is open until words of two persons end it', async ({
  prepareOffice,
  openDesk,
}) => {
  const { terminal, play } = await simulated();
  const { page } = await openDesk({ dir: await prepareOffice(founded, withTerminal(terminal)) });
  const printed = await watchPrints(page);
  await signIn(page, clerk);
  await toCounter(page);

  await test.step('D2.105 a returning client, one petition, in keys', async () => {
    const hands = countedHands(page);
    const { counted, move } = hands;
    await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
    await chargeReturning(page, hands, returning.code, 'دادخ');
    await move('F9');
    await expect(page.getByText(paid)).toBeVisible();
    await move('F10');
    const reference = terminal.ledger.rows[0]?.reference ?? 'a number';
    await expect.poll(async () => (await printed()).join()).toContain(reference);
    process.stdout.write(
      `usual path, connected terminal: ${counted.data} keys of data, ${counted.moves} that move on\n`,
    );
    expect(counted.data + counted.moves).toBeLessThanOrEqual(26);
    await finish(page);
  });

  await test.step('the money is taken, and the terminal says nothing of it, also when it is asked again', async () => {
    play('lost_closed');
    await upToPayment(page, first);
    await press(page, 'F9');
    await expect(page.getByText(unknown)).toBeVisible();
    await expect(page.getByRole('button', { name: /فرستادن مبلغ/ })).toHaveCount(0);
    await press(page, 'Control+Enter');
    await expect(page.getByText(unknown)).toBeVisible();
  });

  await test.step('its terminal takes no other sale', async () => {
    play('none');
    await upToPayment(page, second);
    await press(page, 'F9');
    await expect(page.getByRole('alert').filter({ hasText: 'مبلغی فرستاده نشد' })).toContainText(terminalId);
    expect(terminal.ledger.rows).toHaveLength(2);
  });

  await press(page, 'Control+l');
  await page.getByRole('button', { name: 'شخص دیگری وارد می‌شود' }).click();
  await signIn(page, manager);
  const found = page.getByRole('region', { name: 'مغایرت‌ها' });
  await test.step('the one of last week is ended by the manager beside a colleague', async () => {
    await press(page, 'Alt+3');
    await toStep(page, 'مغایرت‌ها');
    await expectStep(page, 'مغایرت‌ها');
    await expect(found.getByRole('listitem').filter({ hasText: lost })).toHaveCount(1);
    await found.getByRole('listitem').filter({ hasText: lost }).getByRole('button').focus();
    await press(page, '3');
    const dialog = page.getByRole('dialog', { name: 'بستن مغایرت با توضیح' });
    await dialog
      .getByRole('textbox', { name: /^توضیح/ })
      .fill('چاپ دوبارهٔ کارتخوان دیده شد و چنین برداشتی نداشت');
    await dialog.getByRole('button', { name: /مدرکی که هر دو نفر دیدند$/ }).click();
    await page.getByRole('option', { name: 'چاپ دوبارهٔ رسید از پایانه' }).click();
    const picture = { name: 'reprint.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpegOfSign) };
    await dialog.locator('input[type=file]').setInputFiles(picture);
    await expect(dialog.getByRole('img', { name: 'عکس گرفته‌شده' })).toBeVisible();
    await dialog.getByText('کد امروز، نوشته روی کاغذ').click();
    await dialog.getByRole('button', { name: /همکار$/ }).click();
    await page.getByRole('option', { name: otherClerk.name }).click();
    await dialog.getByLabel('گفتهٔ همکار').fill('خودم چاپ دوباره را دیدم');
    await dialog.getByLabel('رمز همکار').fill(otherClerk.password);
    await press(page, 'Control+Enter');
    await expect(dialog).toHaveCount(0);
    await expect(found.getByRole('listitem').filter({ hasText: lost })).toHaveCount(0);
  });
  await test.step('the one of today is on its way', async () => {
    await press(page, 'F3');
    await type(page, 'مغایرت');
    await page
      .getByRole('menuitem', { name: /مغایرت‌های باز/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'نمایش' }).click();
    const awaited = page.getByRole('table', { name: 'در راه', exact: true });
    await expect(awaited.getByRole('row').filter({ hasText: lost })).toContainText(terminalId);
  });
  await terminal.close();
});

test('the steps at a connected terminal in every look', { tag: '@release' }, async ({
  prepareOffice,
  openDesk,
}) => {
  const { terminal, play } = await simulated();
  const { page } = await openDesk({ dir: await prepareOffice(founded, withTerminal(terminal)) });
  await page.setViewportSize({ width: 1366, height: 768 });
  await signIn(page, clerk);
  await toCounter(page);
  const look = async (step: string) => {
    expect.soft(await faultsOf(page, `counter, terminal ${step}`, everyLook), step).toEqual([]);
  };
  await upToPayment(page, first);
  const decided = Promise.withResolvers<FaultName>();
  play(decided.promise);
  await press(page, 'F9');
  await expect(page.getByText('مراجعه‌کننده کارت را بکشد و رمز را وارد کند')).toBeVisible();
  await look('waiting');
  decided.resolve('declined');
  await expect(page.getByText('بانک این پرداخت را نپذیرفت')).toBeVisible();
  await expect(page.getByRole('button', { name: /فرستادن مبلغ/ })).toBeFocused();
  await look('declined');
  play('none');
  await press(page, 'Control+Enter');
  await expect(page.getByText(paid)).toBeVisible();
  await look('approved');
  await finish(page);
  play('lost_closed');
  await upToPayment(page, second);
  await press(page, 'F9');
  await expect(page.getByText(unknown)).toBeVisible();
  await look('unknown');
  await terminal.close();
});
