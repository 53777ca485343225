// A visit is saved at one PC; how long until the screen of another one shows it. Two hosts, two windows, in Chromium.

import type { Page } from '@playwright/test';
import { joinDemoDesks } from '#build/scripts/demo-desks.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { clerk, otherClerk, signIn, toCounter } from '#tests/e2e/support/demo-day.ts';
import { makeOffice } from '#tests/e2e/support/office-folder.ts';
import { webShell } from '#tests/e2e/support/shells.ts';
import { folderForElectron, removeFolder } from '#tests/support/open-folder.ts';
import { type BenchReport, lower, ms, type Run, summaryOf } from './measure.ts';

export async function benchOtherScreen({ many }: Run): Promise<BenchReport> {
  const visits = many(60);
  const first = await makeOffice(new Date(Date.now() - 60_000).toISOString(), async ({ clerk: caller }) => {
    await caller.premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
    await caller.premises.openDay();
  });
  const second = folderForElectron();
  const shell = await webShell();
  let shown: number[] = [];
  try {
    await joinDemoDesks(first, [second], () => undefined);
    const here = await shell.open(first, {});
    const there = await shell.open(second, {});
    shown = await savedAndShown(here.page, there.page, visits);
    await here.close();
    await there.close();
  } finally {
    await shell.close();
    for (const dir of [first, second]) removeFolder(dir);
  }
  return {
    title: "On another PC's screen",
    measured: [{ what: 'commit at one PC → shown at another', times: shown }],
    judged: [lower('shown, p95', summaryOf(shown).p95, ms, 300)],
    notes: [
      `${visits} visits opened at one PC, four a second; the other stands at its counter. From the answer after the commit to the change of the page.`,
    ],
  };
}

/** Saves so many visits in one window, from its lock screen, while another stands at the counter. @returns how much later each was shown, ms */
export async function savedAndShown(here: Page, there: Page, visits: number): Promise<number[]> {
  await signIn(there, otherClerk);
  await toCounter(there);
  await there.evaluate(() => {
    const seen: Record<string, number> = {};
    Object.assign(window, { seen });
    new MutationObserver(() => {
      // The text of neighbours runs together: a name ends where its letters do.
      const names = (document.body.textContent ?? '').matchAll(/میز[ابپتجچحخدر]{1,2}ی/g);
      for (const [name] of names) seen[name] ??= Date.now();
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await here.getByText(clerk.name, { exact: true }).first().waitFor();
  const random = seededRandom('other-screen');
  const codes = Array.from({ length: visits }, () => inventedNationalCode(random));
  const saved = await here.evaluate(
    async ({ person, codes: nationalCodes }) => {
      const call = async (procedure: string, token: string | null, input?: object): Promise<unknown> => {
        const answer = await fetch(`/api/${procedure}`, {
          method: input === undefined ? 'GET' : 'POST',
          headers: {
            'content-type': 'application/json',
            ...(token === null ? {} : { 'x-session': token }),
          },
          body: input === undefined ? null : JSON.stringify(input),
        });
        if (answer.status !== 200) throw new Error(`${procedure}: ${await answer.text()}`);
        return ((await answer.json()) as { result: { data: unknown } }).result.data;
      };
      const people = (await call('staff.signInList', null)) as { id: string; name: string }[];
      const personId = people.find(({ name }) => name === person.name)?.id;
      const { token } = (await call('staff.signIn', null, { personId, password: person.password })) as {
        token: string;
      };
      const at: Record<string, number> = {};
      for (const [index, nationalCode] of nationalCodes.entries()) {
        const letters = String(index).replaceAll(/\d/g, (digit) => 'ابپتجچحخدر'[Number(digit)] ?? '');
        const name = `میز${letters}ی`;
        const client = {
          clientType: 'iranian_adult',
          name: `رضا ${name}`,
          nationalCode,
          mobile: '09121234567',
          postalCode: '1193653471',
          matterRole: 'plaintiff',
          trackingNumber: '',
        };
        await call('visits.open', token, { client });
        at[name] = Date.now();
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      return at;
    },
    { person: clerk, codes },
  );
  const last = Object.keys(saved).at(-1) ?? '';
  await there.waitForFunction((name) => name in (Reflect.get(window, 'seen') as object), last);
  const seen = await there.evaluate(() => Reflect.get(window, 'seen') as Record<string, number>);
  return Object.entries(saved).map(([name, at]) => (seen[name] ?? Number.NaN) - at);
}
