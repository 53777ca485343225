// A match by hand joins what is near and nothing else: no click of the manager ends two differences that lie apart (D21.161).
import { describe, expect, it } from 'vitest';
import {
  importLines,
  numbers,
  officeAtWork,
  openDifferencesOf,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import { problemOf, type TestOffice, testTerminals, today } from '#tests/support/office.ts';

/** Of no slip: three digits of its number, its trace number and its card are others. */
const far = { ...numbers(456), time: '16:00:00', cardMasked: '603799******1456' };

/** One slip of the office, the report's one row, and what the manager gets for joining the two. */
async function joined(office: TestOffice, paymentId: string, row: Parameters<typeof reportLine>[1]) {
  await importLines(office, [reportLine(1, row)]);
  const { dayClose } = office.as(office.manager);
  const { exceptions } = await dayClose.overview({ day: today });
  const rowIds = exceptions.flatMap(({ pspRowIds }) => pspRowIds);
  const pair = { day: today, paymentId, rowIds };
  const effect = await dayClose.tryMatch(pair);
  return { effect, join: () => dayClose.matchByHand(pair) };
}

describe('D21.161 a match by hand', () => {
  it.each([
    ['amount', { ...far, amount: 700_000 }],
    ['amount', { ...numbers(2), amount: 700_000 }],
    ['terminal', { ...numbers(2), terminalId: testTerminals[1] }],
    ['number', far],
  ] as const)('joins nothing that is apart by its %s, and both stay open', async (why, row) => {
    const office = await officeAtWork();
    const { effect, join } = await joined(office, await servedVisit(office, 1), row);
    expect(effect).toMatchObject({ isPossible: true, far: why, differenceAfter: effect.differenceNow });
    expect(await problemOf(join())).toEqual({ code: 'MATCH_TOO_FAR', params: { why } });
    expect(await openDifferencesOf(office)).toHaveLength(2);
  });

  it.each([
    ['two digits of the number are mistyped', { ...far, rrn: numbers(99).rrn }],
    ['the trace number is the same', { ...far, stan: numbers(1).stan }],
    ['the card is the same, within minutes', { ...far, cardMasked: '603799******1001', time: '08:05:00' }],
  ] as const)('joins at once where %s', async (_why, row) => {
    const office = await officeAtWork();
    const { join } = await joined(office, await servedVisit(office, 1), row);
    await join();
    expect(await openDifferencesOf(office)).toEqual([]);
    const listed = await office.as(office.manager).dayClose.handMatches({ day: today });
    expect(listed).toMatchObject([{ status: 'counts', byName: office.manager.name }]);
  });
});
