// A simulation that was broken off in the middle of a day goes on with the next one: what it left open is named with a
// reason, and closing never stops for good (found by kills, seed 1795663094270).
import { expect, onTestFinished, test } from 'vitest';
import { simulateDays } from '#core/demo/simulate.ts';
import { firstDay, openSimulated } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('D21.11 days that a broken simulation left open are named when the next one closes', async () => {
  const { desk, machine } = openSimulated(temporaryFolder(), 'broken off');
  onTestFinished(() => desk.close());
  const play = (days: number, closeLast: boolean) =>
    simulateDays(desk, machine, { days, clients: 2, from: firstDay, closeLast }, () => undefined);
  await play(1, false);
  await play(1, false);
  await play(1, true);
  const open = desk.reads.businessDay.openBefore('2030-01-01');
  expect(open).toHaveLength(2);
  expect(open[0]).toBe(firstDay);
}, 120_000);
