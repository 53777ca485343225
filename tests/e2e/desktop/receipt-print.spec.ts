// The receipt's way to paper through the shell: the unseen print window, the session lent to it, 80 mm and no more.
import type { Page } from '@playwright/test';
import { charge, openVisit, pay, verify } from '../support/counter.ts';
import { openDemoDay, otherClerk, toCounter } from '../support/demo-day.ts';
import { expect, test } from '../support/desk.ts';

const pointsPerMm = 72 / 25.4;

/** Calls the application over the bridge, as the page does. */
async function call(page: Page, path: string, body: object | null, session?: string): Promise<unknown> {
  const answer = await page.evaluate(
    (sent) =>
      window.desk.call({
        path: sent.path,
        method: sent.body === null ? 'GET' : 'POST',
        headers: {
          'content-type': 'application/json',
          ...(sent.session === undefined ? {} : { 'x-session': sent.session }),
        },
        body: sent.body === null ? null : JSON.stringify(sent.body),
      }),
    { path, body, session },
  );
  return JSON.parse(answer.body).result.data;
}

test('a receipt becomes a PDF of one page, 80 mm wide and as long as its content', {
  tag: '@release',
}, async ({ openDesk }) => {
  const { page } = await openDesk();
  await openDemoDay(page);
  await toCounter(page);
  await openVisit(page, { code: '0790419904', name: 'مینا صادقی' });
  await verify(page);
  await charge(page, 'اظهارنامه', '1');
  await pay(page, '123456789012');
  await expect(page.getByRole('article', { name: 'رسید خدمات' })).toBeVisible();

  const people = (await call(page, '/api/staff.signInList', null)) as { id: string; name: string }[];
  const personId = people.find(({ name }) => name === otherClerk.name)?.id;
  const { token } = (await call(page, '/api/staff.signIn', {
    personId,
    password: otherClerk.password,
  })) as { token: string };
  const status = (await call(page, '/api/office.status', null, token)) as { day: string };
  const input = encodeURIComponent(JSON.stringify({ day: status.day }));
  const visits = (await call(page, `/api/visits.dayList?input=${input}`, null, token)) as {
    visitId: string;
  }[];

  const pdf = await page.evaluate(
    async (route) => {
      const answer = await window.desk.print({ route, pageSize: 'receipt80', to: 'pdf' });
      return Array.from(answer.pdf ?? []);
    },
    `/print/receipt/${visits[0]?.visitId ?? ''}`,
  );
  const source = Buffer.from(pdf).toString('latin1');
  const boxes = [...source.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes).toHaveLength(1);
  expect(Number(boxes[0]?.[1]) / pointsPerMm).toBeCloseTo(80, 0);
  expect(Number(boxes[0]?.[2]) / pointsPerMm).toBeGreaterThan(90);
  expect(Number(boxes[0]?.[2]) / pointsPerMm).toBeLessThan(240);
});
