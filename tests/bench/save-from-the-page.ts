// One record saved from the page: the call leaves the page, crosses the shell's seam to the core process, is committed
// and answered. In Chromium over the loopback host, and in real Electron over its bridge; drawing is not in the time.
import type { Page } from '@playwright/test';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { clerk } from '#tests/e2e/support/demo-people.ts';
import { makeOffice } from '#tests/e2e/support/office-folder.ts';
import { desktopShell, type Shell, webShell } from '#tests/e2e/support/shells.ts';
import { removeFolder } from '#tests/support/open-folder.ts';
import { type BenchReport, lower, type Measured, ms, type Run, summaryOf } from './measure.ts';

const shells: readonly {
  readonly what: string;
  readonly start: () => Promise<Shell>;
  readonly most: number;
}[] = [
  { what: 'Chromium, loopback host', start: webShell, most: 10 },
  { what: 'Electron, bridge', start: desktopShell, most: 8 },
];

/** Measures in both shells, one after the other. */
export async function benchSaveFromThePage({ many }: Run): Promise<BenchReport> {
  const [saves, warmUp] = [many(200), many(20)];
  const measured: Measured[] = [];
  for (const { what, start } of shells)
    measured.push({ what, times: (await savesIn(await start(), warmUp + saves)).slice(warmUp) });
  return {
    title: 'Save one record from the page',
    measured,
    judged: measured.map(({ what, times }, nth) =>
      lower(`${what}, p95`, summaryOf(times).p95, ms, shells[nth]?.most ?? null),
    ),
    notes: [
      'From the call in the page to its answer after the commit: `visits.open`, a new client each time. The click before it and the drawing after it are not in the time.',
      `${saves} saves in each shell, in a fresh demo office whose day is open.`,
    ],
  };
}

async function savesIn(shell: Shell, saves: number): Promise<readonly number[]> {
  try {
    const dir = await makeOffice(new Date(Date.now() - 60_000).toISOString(), async ({ manager }) => {
      for (const item of ['sign_127', 'guide_boards', 'lawyers_inbox'] as const)
        await manager.premises.recordCheck({ item, result: 'passed', note: '' });
      await manager.premises.openDay();
    });
    const desk = await shell.open(dir, {});
    try {
      await desk.page.getByText(clerk.name, { exact: true }).first().waitFor();
      return await saveInPage(desk.page, saves);
    } finally {
      await desk.close();
      removeFolder(dir);
    }
  } finally {
    await shell.close();
  }
}

/** Saves so often from the lock screen of an office whose day is open. @returns how long each took, ms */
export async function saveInPage(page: Page, saves: number): Promise<readonly number[]> {
  const random = seededRandom('save-from-the-page');
  const nationalCodes = Array.from({ length: saves }, () => inventedNationalCode(random));
  return page.evaluate(
    async ({ person, codes }) => {
      const call = async (procedure: string, token: string | null, input?: object): Promise<unknown> => {
        const path = `/api/${procedure}`;
        const method = input === undefined ? ('GET' as const) : ('POST' as const);
        const headers = {
          'content-type': 'application/json',
          ...(token === null ? {} : { 'x-session': token }),
        };
        const body = input === undefined ? null : JSON.stringify(input);
        const answer =
          'desk' in window
            ? await window.desk.call({ path, method, headers, body })
            : await fetch(path, { method, headers, body }).then(async (response) => ({
                status: response.status,
                body: await response.text(),
              }));
        if (answer.status !== 200) throw new Error(`${procedure}: ${answer.body}`);
        return (JSON.parse(answer.body) as { result: { data: unknown } }).result.data;
      };
      const people = (await call('staff.signInList', null)) as { id: string; name: string }[];
      const personId = people.find(({ name }) => name === person.name)?.id;
      const { token } = (await call('staff.signIn', null, { personId, password: person.password })) as {
        token: string;
      };
      const taken: number[] = [];
      for (const nationalCode of codes) {
        const client = {
          clientType: 'iranian_adult',
          name: 'رضا محمدی',
          nationalCode,
          mobile: '09121234567',
          postalCode: '1193653471',
          matterRole: 'plaintiff',
          trackingNumber: '',
        };
        const started = performance.now();
        await call('visits.open', token, { client });
        taken.push(performance.now() - started);
      }
      return taken;
    },
    { person: clerk, codes: nationalCodes },
  );
}
