// Every cheat that is known, planted among honest clients: each is refused, or found at the close and named. The harness
// itself is tried too: what is no cheat and goes through is counted as missed.
import { expect, test } from 'vitest';
import { endlessSession } from '#core/access/staff/rules.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { simulatedMachine } from '#core/demo/simulated-machine.ts';
import type { Cheat } from '#tests/cheats/cheat.ts';
import { cheatingMachine } from '#tests/cheats/cheating-machine.ts';
import { cheats, playCheats } from '#tests/cheats/play-cheats.ts';
import { completedVisit } from '#tests/cheats/visits-of-cheats.ts';
import { assertSound } from '#tests/support/office.ts';
import { firstDay, simulatedKey } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const seed = process.env.PISHKHAN_TEST_SEED ?? String(Date.now());

async function played(known: readonly Cheat[], days: number) {
  const machine = cheatingMachine(simulatedMachine(seed, `${firstDay}T03:00:00.000Z`));
  const desk = openDesk({
    dir: temporaryFolder(),
    dataKey: simulatedKey,
    appVersion: '0.0.0-test',
    machine,
    migrationsFolder: sourceMigrations(),
    sessionLimits: endlessSession,
  });
  const aDay = Math.ceil(known.length / days);
  try {
    const tallies = await playCheats(
      desk,
      machine,
      { days, from: firstDay, clients: 1, aDay, cheats: known },
      () => undefined,
    );
    await assertSound(desk);
    return tallies.map(({ cheat, ...tally }) => ({ name: cheat.name, ...tally }));
  } finally {
    await desk.close();
  }
}

test(`D19.3 every cheat is refused, or found at the close and named (seed ${seed})`, {
  tags: 'release',
  timeout: 120_000,
}, async () => {
  const tallies = await played(cheats, 4);
  expect(tallies.filter(({ missed }) => missed > 0)).toEqual([]);
  expect(tallies.filter(({ planted }) => planted === 0)).toEqual([]);
  expect(tallies.filter(({ planted, refused, found }) => planted !== refused + found)).toEqual([]);
});

const control = { rule: 'none', refusedWith: [] } as const;

test('D19.3 what goes through and what nothing names are both counted as missed', async () => {
  const tallies = await played(
    [
      {
        ...control,
        name: 'an honest visit',
        async attempt(scene) {
          await completedVisit(scene);
          return null;
        },
      },
      {
        ...control,
        name: 'an honest visit of which somebody claims that the close names it',
        async attempt(scene) {
          const { paymentId } = await completedVisit(scene);
          return ({ overview }) =>
            overview.exceptions.some(({ paymentIds }) => paymentIds.includes(paymentId));
        },
      },
      {
        ...control,
        name: 'refused by another rule than it should be',
        attempt: ({ clerk, day }) =>
          clerk.caller.dayClose.close({ day, reason: null, password: clerk.password }).then(() => null),
      },
    ],
    1,
  );
  expect(tallies.map(({ missed, firstMiss }) => [missed, firstMiss?.replace(/^.*?: /, '')])).toEqual([
    [1, 'it went through'],
    [1, 'nothing at the close names it'],
    [1, 'refused with NOT_ALLOWED'],
  ]);
}, 240_000);
