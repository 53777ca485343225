// The counter's four steps as a clerk feels them: from the key to the next step painted and focused, with 400 visits of
// the day beside it. In Chromium over the loopback host, and in real Electron over its bridge.
import type { Page } from '@playwright/test';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { takeChoices } from '#tests/e2e/support/counter.ts';
import { clerk } from '#tests/e2e/support/demo-people.ts';
import { makeOffice } from '#tests/e2e/support/office-folder.ts';
import { desktopShell, type Shell, webShell } from '#tests/e2e/support/shells.ts';
import { removeFolder } from '#tests/support/open-folder.ts';
import { type BenchReport, lower, type Measured, ms, type Run, summaryOf } from './measure.ts';

/** A step that was refused is said to be so, instead of waiting for it. */
const patienceMs = 20_000;
const shells: readonly { readonly what: string; readonly start: () => Promise<Shell> }[] = [
  { what: 'Chromium', start: webShell },
  { what: 'Electron', start: desktopShell },
];
const steps = ['open', 'verify', 'charge', 'pay'] as const;
type Step = (typeof steps)[number];
/** Of each step: how long it took, and how much of that the page itself worked (CPU of its main thread); in ms. */
type Times = Record<Step, { felt: number[]; worked: number[] }>;

/** Measures in both shells, one after the other. */
export async function benchNextStep({ many, say }: Run): Promise<BenchReport> {
  const [visits, warmUp, visitsBefore] = [many(12), many(3), many(400)];
  const measured: Measured[] = [];
  const notRun: string[] = [];
  for (const { what, start } of shells) {
    // What one shell gave is not lost with the other.
    const times = await start()
      .then((shell) => timesIn(shell, visitsBefore, warmUp + visits))
      .catch((error: unknown) => {
        if (!(error instanceof Error)) throw error;
        notRun.push(`${what} could not be run: ${error.message}`);
        return null;
      });
    say(`  ${what}: ${times === null ? 'could not be run' : 'measured'}`);
    if (times === null) continue;
    for (const step of steps) {
      measured.push({ what: `${what}: ${step}`, times: times[step].felt.slice(warmUp) });
      measured.push({ what: `${what}: ${step}, CPU of the page`, times: times[step].worked.slice(warmUp) });
    }
  }
  if (measured.length === 0) throw new Error(notRun.join('\n'));
  return {
    title: 'From a key to the next step of the counter',
    measured,
    judged: measured.flatMap(({ what, times }) => {
      const { median, p95 } = summaryOf(times);
      return [
        lower(`${what}, median`, median, ms),
        lower(`${what}, p95`, p95, ms, what.includes('CPU') ? null : 80),
      ];
    }),
    notes: [
      ...notRun,
      `From the time stamp of Ctrl+Enter to the frame after the one in which the next step is there: the identity’s first button focused, the box of services focused, the amount to pay at the foot, the receipt. The page’s CPU is its main thread’s, which other work on the machine hardly lengthens. ${visits} visits after ${warmUp} in each shell, in a demo office with ${visitsBefore} visits of that day.`,
    ],
  };
}

async function timesIn(shell: Shell, visitsBefore: number, visits: number): Promise<Times> {
  const code = codesOfClients();
  try {
    const start = new Date(Date.now() - 600_000).toISOString();
    const dir = await makeOffice(start, async ({ clerk: desk, manager, pace }) => {
      // So many visits would pass the clock that the shell reads, and nothing may be written before the last entry.
      pace(10);
      for (const item of ['sign_127', 'guide_boards', 'lawyers_inbox'] as const)
        await manager.premises.recordCheck({ item, result: 'passed', note: '' });
      await manager.premises.openDay();
      for (let visit = 0; visit < visitsBefore; visit += 1) {
        const client = {
          clientType: 'iranian_adult' as const,
          name: 'رضا محمدی',
          nationalCode: code(),
          mobile: '09121234567',
          postalCode: '1193653471',
          matterRole: 'plaintiff',
          trackingNumber: '',
        };
        const { visitId } = await desk.visits.open({ client });
        await desk.visits.cancel({ visitId, reasonCode: 'client_left' });
      }
    });
    const { page, close } = await shell.open(dir, {});
    try {
      return await serveByKey(page, code, visits);
    } finally {
      await close();
      removeFolder(dir);
    }
  } finally {
    await shell.close();
  }
}

/** Draws the codes of clients; the people of the demo office are in the same range, and nobody who works there is served. */
export function codesOfClients(): () => string {
  const random = seededRandom('next-step');
  const code = (): string => {
    const drawn = inventedNationalCode(random);
    return drawn.startsWith('99900000') ? code() : drawn;
  };
  return code;
}

/** Arms the page: the next Ctrl+Enter is timed until `isThere` holds and the frame after it was painted. */
const timed = async (page: Page, step: Step): Promise<number> => {
  const taken = page.evaluate(
    ([asked, patience]) =>
      new Promise<number>((resolve, reject) => {
        const foot = () => document.querySelector('[data-screen-foot]')?.textContent ?? '';
        const isThere = {
          open: () => document.activeElement?.textContent?.includes('همه بررسی شد') === true,
          verify: () => document.activeElement?.getAttribute('type') === 'search',
          charge: () => foot().includes('ماندهٔ پرداخت'),
          pay: () => foot().includes('پرداخت‌شده'),
        }[asked];
        const onKey = (event: KeyboardEvent) => {
          if (event.key !== 'Enter') return;
          window.removeEventListener('keydown', onKey, true);
          const look = () => {
            if (isThere()) return void requestAnimationFrame((at) => resolve(at - event.timeStamp));
            if (performance.now() - event.timeStamp < patience) return void requestAnimationFrame(look);
            const refusal = document.querySelector('[role=alert]')?.textContent ?? 'nothing was refused';
            reject(new Error(`${asked} led to no next step: ${refusal}`));
          };
          look();
        };
        window.addEventListener('keydown', onKey, true);
      }),
    [step, patienceMs] as const,
  );
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const [ms] = await Promise.all([taken, page.keyboard.press('Control+Enter')]);
  return ms;
};

/** CPU time of the page's main thread since it began (ms). */
async function cpuMeter(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
  };
}

/** Serves so many clients from the lock screen of an office whose day is open. */
export async function serveByKey(page: Page, code: () => string, visits: number): Promise<Times> {
  const none = () => ({ felt: [], worked: [] });
  const times: Times = { open: none(), verify: none(), charge: none(), pay: none() };
  const cpu = await cpuMeter(page);
  await page.getByText(clerk.name, { exact: true }).first().click();
  await page.locator('input[type=password]').fill(clerk.password);
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'بخش‌ها' }).waitFor();
  await page.keyboard.press('Alt+2');
  for (let visit = 0; visit < visits; visit += 1) {
    const measure = async (step: Step) => {
      const before = await cpu();
      const felt = await timed(page, step);
      const worked = (await cpu()) - before;
      times[step].felt.push(felt);
      times[step].worked.push(worked);
    };
    await page.getByLabel('کد ملی', { exact: true }).fill(code());
    await page.getByLabel('نام و نام خانوادگی').fill('رضا محمدی');
    await page.getByLabel('تلفن همراه').fill('09121234567');
    await page.getByLabel('کد پستی').fill('1193653471');
    await page.getByRole('button', { name: /سمت در پرونده/ }).click();
    await page.getByRole('option', { name: 'خواهان' }).click();
    await page.getByRole('option').first().waitFor({ state: 'detached' });
    await measure('open');
    await page.keyboard.press('Enter');
    await takeChoices(page);
    await measure('verify');
    await page.getByRole('searchbox').fill('دادخواست');
    await page.keyboard.press('Enter');
    await page.getByLabel('تعداد').fill('1');
    await page.getByLabel('جمع هزینه').first().waitFor();
    await measure('charge');
    await page.keyboard.press('F9');
    const terminal = page.getByRole('button', { name: /پایانه/ }).last();
    if ((await terminal.textContent())?.includes('انتخاب کنید') === true) {
      await terminal.click();
      await page.getByRole('option', { name: /14999001/ }).click();
    }
    await page.getByLabel('شمارهٔ مرجع').fill(String(700_000_000_000 + visit));
    await page.getByLabel('شمارهٔ پیگیری').fill(String(100_000 + visit));
    await page.getByLabel(/^کارت/).fill('1234');
    await measure('pay');
    await page.keyboard.press('Control+Enter');
    await page.getByLabel('کد ملی', { exact: true }).waitFor();
  }
  return times;
}
