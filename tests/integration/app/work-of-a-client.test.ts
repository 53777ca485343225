// A client costs the same in the morning and in the evening, in the first week and in the third year. What SQLite does for one is counted
// in a small day, and in one twenty times as large with a day behind it. A keeper that looks at more than its thing, or a statement that
// walks what grows, turns this red.
import { statSync } from 'node:fs';
import { expect, it } from 'vitest';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { storeFile } from '#core/journal/device/office-files.ts';
import { imageOf, type RanStatement, statementsOf, stepsOf } from '#tests/support/counted-work.ts';
import { openDay, openOffice, type TestOffice, testTerminals } from '#tests/support/office.ts';
import { type Act, acts, serveClient } from '#tests/support/served-client.ts';

const smallDay = 10;
const largeDay = 100;
/** Clients whose work is counted: what a page holds and when it is split is chance. */
const countedClients = 8;
const asked = { itemCode: 'petition', terminalId: testTerminals[0] };
const random = seededRandom('work-of-a-client');

type Counted = {
  /** Steps of each act and of the lists that follow from it, by act. */
  readonly steps: Readonly<Record<Act, number>>;
  /** Pages that all of them wrote. */
  readonly pages: number;
  readonly statements: readonly RanStatement[];
};

async function serveMany(office: TestOffice, clients: number): Promise<void> {
  const clerk = office.as(office.clerk);
  for (let client = 0; client < clients; client += 1) await serveClient(clerk, asked, random);
  office.desk.path.lists?.bringUp();
}

async function countClients(office: TestOffice): Promise<Counted> {
  const { store, path, dir } = office.desk;
  const { sqlite } = store;
  const clerk = office.as(office.clerk);
  sqlite.pragma('main.wal_checkpoint(TRUNCATE)');
  const image = imageOf(sqlite);
  const ran: { readonly act: Act; readonly statement: RanStatement }[] = [];
  for (let client = 0; client < countedClients; client += 1)
    await serveClient(clerk, asked, random, async (act, work) => {
      let result: Awaited<ReturnType<typeof work>> | undefined;
      const statements = await statementsOf(sqlite, async () => {
        result = await work();
        path.lists?.bringUp();
      });
      for (const statement of statements) ran.push({ act, statement });
      return result as Awaited<ReturnType<typeof work>>;
    });
  const frames = statSync(`${storeFile(dir)}-wal`).size / (4096 + 24);
  const taken = await stepsOf(
    image,
    ran.map(({ statement }) => statement),
  );
  const steps = Object.fromEntries(
    acts.map((act) => [
      act,
      taken.reduce((sum, step, place) => sum + (ran[place]?.act === act ? step : 0), 0),
    ]),
  ) as Record<Act, number>;
  return { steps, pages: Math.round(frames), statements: ran.map(({ statement }) => statement) };
}

it('a client takes as much work of SQLite in a large day as in a small one, and no act walks a table', async () => {
  const office = await openOffice();
  await openDay(office);
  await serveMany(office, smallDay);
  const small = await countClients(office);
  await serveMany(office, largeDay);
  office.clock.advance(86_400_000);
  await openDay(office);
  await serveMany(office, largeDay);
  const large = await countClients(office);
  for (const act of acts) {
    expect.soft(large.steps[act] / small.steps[act], act).toBeGreaterThan(0.9);
    expect.soft(large.steps[act] / small.steps[act], act).toBeLessThan(1.1);
  }
  expect.soft(small.pages).toBeGreaterThan(countedClients * acts.length);
  // An index of few rows is one page; of many, the rows of a client stand on several.
  expect.soft(large.pages / small.pages, 'pages').toBeLessThan(1.2);
  expect.soft(scansOf(office, large.statements)).toEqual([]);
});

/**
 * Read whole on purpose, since they stay small: what the province or the manager sets now and then (notices, tariffs, rates, whether numbers
 * are given), one row of this PC, the identifiers of one client, and what a statement has gathered by an index before.
 */
const registers =
  /^SCAN (?:notices|tariffs|external_rates|queue_switches|device_generation|own_removal|kept_lists|client|form|v|report_days|CONSTANT ROW|\(subquery-\d+\))/;

/** Every step of the plans of these statements that walks a table or an index whole. */
function scansOf({ desk }: TestOffice, statements: readonly RanStatement[]): string[] {
  const { sqlite } = desk.store;
  return [...new Set(statements.map(({ sql }) => sql))]
    .filter((sql) => /^\s*(?:select|insert|update|delete|with)\b/i.test(sql))
    .flatMap((sql) =>
      sqlite
        .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all(Array.from(sql.matchAll(/\?/g), () => null))
        .filter(({ detail }) => detail.startsWith('SCAN') && !registers.test(detail))
        .map(({ detail }) => `${detail} in ${sql.replaceAll(/\s+/g, ' ')}`),
    );
}
