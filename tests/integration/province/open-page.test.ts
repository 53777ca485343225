// What all offices left open stands on one page of the province, whatever is open the longest first.
import { expect, onTestFinished, test } from 'vitest';
import { oldestOpen } from '#province/page/differences.ts';
import type { FactSaid } from '#province/projection/fact-kinds.ts';
import { facts } from '#province/projection/schema.ts';
import { offices } from '#province/store/schema.ts';
import { provinceOnPglite } from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
const at = new Date('2026-11-27T09:00:00.000Z');
type Open = FactSaid['ledger']['open'][number];
const sum = (over: Partial<Open>): Open => ({
  ...{ account: 'money', state: 'missing', count: 1, size: 770_000, oldest: '2026-11-20', age: 5 },
  ...over,
});

test('D21.172 the oldest of all offices stands first, with its account, state, number and amount, and nothing where nothing is open', async () => {
  const province = await provinceOnPglite({ password, clock: () => at });
  onTestFinished(() => province.close());
  const { store } = province;
  expect(await oldestOpen(store)).toEqual([]);
  const opens: Readonly<Record<string, readonly Open[]>> = {
    '1101': [
      sum({ age: 2, oldest: '2026-11-24' }),
      sum({ account: 'filing', size: 3, count: 3, age: 9, oldest: '2026-11-12' }),
    ],
    '1102': [sum({ account: 'report', size: 0, age: 7, oldest: '2026-11-16' })],
    '1103': [],
  };
  for (const [code, open] of Object.entries(opens)) {
    await store.insert(offices).values({ code, createdAt: at });
    await store.insert(facts).values({
      ...{
        office: code,
        kind: 'ledger',
        id: 'ledger',
        about: null,
        rank: '1',
        type: 'day.closed',
        actor: null,
      },
      ...{ stream: 1, seq: 1, position: 1, device: 'd', at: at.toISOString(), receivedAt: at },
      said: { open: [...open], reports: [], ids: [] },
    });
  }
  expect((await oldestOpen(store)).map(({ code, account, age }) => [code, account, age])).toEqual([
    ['1101', 'filing', 9],
    ['1102', 'report', 7],
    ['1101', 'money', 2],
  ]);
  const signedIn = await fetch(`${province.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ password }).toString(),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const page = await (await fetch(`${province.url}/open`, { headers: { cookie } })).text();
  expect([...page.matchAll(/\/offices\/(\d+)#open-differences/g)].map(([, code]) => code)).toEqual([
    '1101',
    '1102',
    '1101',
  ]);
});
