// Simulated days never stop by themselves. Seeds that once did are kept here by name.
import { expect, test } from 'vitest';
import { openSimulated, playDays } from '#tests/support/simulated-office.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

test('a terminal used once keeps its only row in the report, so that its day closes (seed few1, day 162)', async () => {
  const office = openSimulated(temporaryFolder(), 'few1');
  await playDays(office, 165, 2);
  const last = office.desk.reads.businessDay.lastOpenedBefore('9999-12-31');
  expect(last === null ? null : office.desk.reads.businessDay.stateOf(last)).toBe('closed');
  await office.desk.close();
}, 400_000);
