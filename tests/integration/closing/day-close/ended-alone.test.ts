// When the manager's words alone end money without a service: once in thirty days and up to an amount, at however many PCs.
import { describe, expect, it } from 'vitest';
import { explanationLimitSet } from '#core/closing/day-close/entries.ts';
import {
  importLines,
  officeAtWork,
  openDifferencesOf,
  reportLine,
  substantialNote,
} from '#tests/support/closing-day.ts';
import { openDay, problemOf, type TestOffice } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const small = (n: number) => reportLine(n, { amount: 90_000 });
const endBy = (difference: { id: string; legs: string } | undefined, words = substantialNote) => ({
  ...{ id: difference?.id ?? '', legs: difference?.legs ?? '' },
  ...{ reasonCode: 'found_out' as const, words },
});
const end = (office: TestOffice, ...[difference, words]: Parameters<typeof endBy>) =>
  office.as(office.manager).dayClose.settleDifference(endBy(difference, words));
const needs = async (office: TestOffice) =>
  (await openDifferencesOf(office)).map(({ needsSecond }) => needsSecond);

describe('money on the terminal that no slip names', () => {
  it('D19.2 D19.4 ends on words of substance once in thirty days; the next one waits for a second person', async () => {
    const office = await officeAtWork();
    await importLines(office, [small(1), small(2)]);
    const [first, second] = await openDifferencesOf(office);
    expect(await needs(office)).toEqual([false, false]);
    expect((await problemOf(end(office, first, '.'))).code).toBe('NOTE_TOO_THIN');
    await end(office, first);
    expect(await needs(office)).toEqual([true]);
    await end(office, second);
    expect(await openDifferencesOf(office)).toMatchObject([
      { id: second?.id, waiting: { words: substantialNote } },
    ]);
    // Thirty-one days later one word is enough again.
    office.clock.set('2026-12-27T04:30:00.000Z');
    await openDay(office);
    const [left] = await openDifferencesOf(office);
    expect(left?.needsSecond).toBe(false);
    await end(office, left);
    expect(await openDifferencesOf(office)).toEqual([]);
  });

  it('D19.4 takes two above the amount of the office, and a slip or a refund takes two whatever the amount', async () => {
    const office = await officeAtWork();
    const { dayClose } = office.as(office.manager);
    await importLines(office, [small(1)]);
    await dayClose.setExplanationLimit({ amount: 89_999 });
    expect(await needs(office)).toEqual([true]);
    await end(office, (await openDifferencesOf(office))[0]);
    // A higher amount afterwards does not make what was said enough.
    office.desk.path.execute(office.manager.id, (tx) =>
      tx.append(explanationLimitSet, { id: tx.newId(), amount: 1_000_000_000 }),
    );
    expect(await openDifferencesOf(office)).toHaveLength(1);
    await importLines(office, [reportLine(3, { type: 'reversal', amount: 100 })]);
    expect((await openDifferencesOf(office)).find(({ account }) => account === 'refund')?.needsSecond).toBe(
      true,
    );
  });

  it('D19.4 of two that were ended at two PCs apart, each as the first, the later one stays open', async () => {
    const office = await officeAtWork();
    await importLines(office, [small(1), small(2)]);
    const other = joinOffice(office, 2);
    const [first, second] = await openDifferencesOf(office);
    await end(office, first);
    await other.seat(office.manager).dayClose.settleDifference(endBy(second));
    meet(office, other);
    const left = await openDifferencesOf(office);
    expect(left).toHaveLength(1);
    expect(await other.seat(office.manager).dayClose.differences()).toEqual(left);
  });
});
