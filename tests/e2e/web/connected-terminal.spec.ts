// PC-POS at the counter, against the simulated terminal over TCP: the amount goes by one key and comes back by itself; an answer that was
// lost is asked about, and what stays unknown is not sent again.
import type { FaultName } from '#electron/terminal-simulator/faults.ts';
import { startSimulatedTerminal } from '#electron/terminal-simulator/simulated-terminal.ts';
import { charge, openVisit, verify } from '../support/counter.ts';
import { openDay } from '../support/day-with-differences.ts';
import { clerk, signIn, toCounter, watchPrints } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';
import { press, type } from '../support/keyboard.ts';
import { terminal as terminalId } from '../support/reports.ts';
import { keepPicture } from '../support/sound-screen.ts';

const client = { code: '9639639631', name: 'پوران صادقی' };
const other = { code: '0013542419', name: 'رضا محمدی' };

test('D2.105, D2.106 the amount is sent by one key, and a lost answer is neither paid twice nor lost', async ({
  prepareOffice,
  openDesk,
}) => {
  let next: FaultName | Promise<FaultName> = 'none';
  const terminal = await startSimulatedTerminal({ protocol: 'behpardakht', terminalId, next: () => next });
  const dir = await prepareOffice(new Date().toISOString(), async (office) => {
    await openDay(office);
    const connection = { driver: 'behpardakht', host: terminal.host, port: terminal.port } as const;
    await office.manager.payments.connectTerminal({ terminalId, connection });
  });
  const { page } = await openDesk({ dir });
  const printed = await watchPrints(page);
  await signIn(page, clerk);
  await toCounter(page);
  await openVisit(page, client);
  await verify(page);
  await charge(page, 'دادخواست', '1');

  // Nobody has decided at the terminal yet: the counter waits, and says for what.
  const decided = Promise.withResolvers<FaultName>();
  next = decided.promise;
  await press(page, 'F9');
  await expect(page.getByText('مراجعه‌کننده کارت را بکشد و رمز را وارد کند')).toBeVisible();
  await expect(page.getByLabel('شمارهٔ مرجع')).toHaveCount(0);
  await keepPicture(page, 'counter waits for the terminal', 'light');
  // The money is taken, the answer is lost, and the terminal tells it when it is asked.
  decided.resolve('closed_taken');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await expect(page.getByRole('button', { name: /چاپ رسید/ })).toBeFocused();
  await press(page, 'F10');
  await expect
    .poll(async () => (await printed()).join())
    .toContain(terminal.ledger.rows[0]?.reference ?? 'a number');
  await press(page, 'Control+Enter');

  // A returning client and one petition, in keys.
  await expect(page.getByLabel('کد ملی', { exact: true })).toBeFocused();
  next = 'none';
  let keys = 0;
  const say = async (text: string) => {
    keys += text.length;
    await type(page, text);
  };
  const move = async (...pressed: string[]) => {
    keys += pressed.length;
    await press(page, ...pressed);
  };
  await say(client.code);
  await expect(page.getByText('این مراجعه‌کننده پیش‌تر آمده است')).toBeVisible();
  await move('Enter', 'ArrowDown');
  await expect(page.getByRole('option', { name: 'خواهان' })).toBeFocused();
  await move('Enter', 'Control+Enter');
  await expect(page.getByRole('button', { name: 'همه بررسی شد' })).toBeFocused();
  await move('Enter', 'Control+Enter');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await say('دادخ');
  await move('Enter');
  await expect(page.getByLabel('تعداد')).toBeFocused();
  await say('1');
  await expect(page.getByLabel('جمع هزینه').first()).toBeVisible();
  await move('Control+Enter');
  await expect(page.getByText('ماندهٔ پرداخت').first()).toBeVisible();
  await move('F9');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  await move('F10');
  process.stdout.write(`usual path with a connected terminal: ${keys} keys\n`);
  expect(keys).toBeLessThanOrEqual(26);
  expect(terminal.ledger.rows.map(({ taken }) => taken)).toEqual([770_000, 770_000]);
  await press(page, 'Control+Enter');

  // The terminal takes the money, and says nothing any more.
  await openVisit(page, other);
  await verify(page);
  await charge(page, 'دادخواست', '1');
  next = 'lost_closed';
  await press(page, 'F9');
  await expect(page.getByText('نتیجه نامعلوم؛ دوباره کارت نکشید')).toBeVisible();
  await expect(page.getByRole('button', { name: /فرستادن مبلغ/ })).toHaveCount(0);
  await keepPicture(page, 'counter with an unknown result', 'light');
  await press(page, 'Control+Enter');
  await expect(page.getByText('نتیجه نامعلوم؛ دوباره کارت نکشید')).toBeVisible();
  // It printed its slip: that is typed, with the reason that is chosen already.
  await press(page, 'F9');
  await expect(page.getByLabel('شمارهٔ مرجع')).toBeFocused();
  await expect(page.getByRole('button', { name: /دلیل ثبت دستی/ })).toContainText('نتیجه نامعلوم ماند');
  await type(page, terminal.ledger.rows[2]?.reference ?? '');
  await press(page, 'Control+Enter');
  await expect(page.getByText('همهٔ هزینه پرداخت شده است.')).toBeVisible();
  expect(terminal.ledger.rows).toHaveLength(3);
  await terminal.close();
});
