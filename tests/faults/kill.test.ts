// kill -9 at random moments of a running simulation, 16 times (KILLS asks for more): nothing that was acknowledged is lost. The control
// acknowledges before its commit, and the same check finds the loss.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { verifyOffice } from '#core/app/checks/verify-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { type Acknowledged, killedWriter, lostFrom } from '#tests/support/killed-writer.ts';
import { inTier } from '#tests/support/tier.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());
const kills = Number(process.env.KILLS ?? inTier(2, 16));
/** Offices that are killed side by side. */
const lanes = ['first', 'second', 'third', 'fourth'].slice(0, inTier(1, 4));
const key = demonstrationKey();

function officeFolder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'pishkhan-kill-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

function openedDesk(dir: string) {
  return openDesk({
    dir,
    dataKey: key,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
}

/** Kills the simulation of one office again and again; it goes on where it was. */
async function killSimulation(lane: string, times: number): Promise<void> {
  const dir = officeFolder();
  const random = seededRandom(`${seed}/${lane}`);
  const acknowledged: Acknowledged[] = [];
  for (let run = 1; run <= times; run += 1) {
    const clients = random.between(1, 8);
    const delay = random.between(60, 400);
    const acks = await killedWriter(
      'electron/cli/simulate.ts',
      [
        '--acknowledge',
        ...['--dir', dir, '--days', '1000', '--clients', String(clients), '--seed', `${seed}/${lane}`],
      ],
      delay,
    );
    acknowledged.push(...acks);
    expect(lostFrom(dir, key, acknowledged), `seed ${seed}, ${lane}, kill ${run} after ${delay} ms`).toEqual(
      [],
    );
  }
  const desk = openedDesk(dir);
  const report = await verifyOffice(desk, () => undefined);
  expect(report.findings).toEqual([]);
  expect(report.entries).toBeGreaterThanOrEqual(acknowledged.at(-1)?.seq ?? 0);
  process.stdout.write(
    `${lane}: ${times} kills, ${acknowledged.length} acknowledgements, ${report.entries} entries\n`,
  );
  await desk.close();
}

test(`J5 ${kills} kills of a running simulation lose nothing acknowledged (seed ${seed})`, async () => {
  process.stdout.write(`kill -9: PISHKHAN_TEST_SEED=${seed}\n`);
  await Promise.all(lanes.map((lane) => killSimulation(lane, kills / lanes.length)));
}, 600_000);

async function lossesOf(when: 'before' | 'after', times: number): Promise<number> {
  const dir = officeFolder();
  const desk = openedDesk(dir);
  await callerOf(desk, null).office.setUpDemo();
  await desk.close();
  const random = seededRandom(`${seed}/${when}`);
  let losses = 0;
  for (let run = 0; run < times; run += 1) {
    const acks = await killedWriter('tests/fixtures/ack-writer.ts', [dir, when], random.between(20, 120));
    losses += lostFrom(dir, key, acks).length;
  }
  return losses;
}

test('an acknowledgement moved before the commit is seen to lose', {
  tags: 'release',
  timeout: 240_000,
}, async () => {
  expect(await lossesOf('before', 5)).toBeGreaterThan(0);
});

test('the same writer with its acknowledgement after the commit loses nothing', {
  tags: 'release',
  timeout: 240_000,
}, async () => {
  expect(await lossesOf('after', 5)).toBe(0);
});
