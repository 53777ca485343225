// A simulated day never stops by itself. What once stopped one is kept here.
import { expect, test } from 'vitest';
import { reportOfDay } from '#core/demo/day-report.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { chargedVisit, openDay, openOffice, slip, testTerminals, today } from '#tests/support/office.ts';

test('a terminal used once keeps its only row in the report, so that its day closes (seed few1, day 162)', async () => {
  const office = await openOffice();
  await openDay(office);
  const { payments } = office.as(office.clerk);
  for (const [index, terminalId] of [testTerminals[0], testTerminals[0], testTerminals[1]].entries()) {
    const { visitId } = await chargedVisit(office);
    await payments.record(slip(visitId, { terminalId, rrn: `12345678901${index}`, stan: `12345${index}` }));
  }
  const paid = office.desk.reads.payments.ofDay(today);
  const reportWith = (missing: number) =>
    reportOfDay(paid, seededRandom('few1'), today, { missing, unknown: 0, otherAmount: 0 }).map(
      ({ terminalId }) => terminalId,
    );
  expect(reportWith(0)).toEqual([testTerminals[0], testTerminals[0], testTerminals[1]]);
  // Every row that may be missing is.
  expect(reportWith(1)).toEqual([testTerminals[0], testTerminals[1]]);
});
