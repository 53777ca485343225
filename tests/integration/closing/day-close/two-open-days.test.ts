// Two days that are open at once, after one was opened again or closed out of turn: a report row counts on exactly one
// of the days, whichever of them is closed first.
import { describe, expect, it } from 'vitest';
import {
  closeDay,
  csvFile,
  explainAll,
  importLines,
  nextDay,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const reason = 'دیده شد';
const dayAfter = '2026-11-27';

/** Rials that the office recorded and that the reports have, over all the days. */
async function counted(office: TestOffice, ...days: string[]): Promise<{ recorded: number; psp: number }> {
  const overviews = await Promise.all(days.map((day) => overviewOf(office, day)));
  const totals = overviews.flatMap((overview) => overview.totals);
  return {
    recorded: totals.reduce((sum, { recorded }) => sum + recorded, 0),
    psp: totals.reduce((sum, { psp }) => sum + psp, 0),
  };
}

async function explainAndClose(office: TestOffice, day: string): Promise<void> {
  await explainAll(office, day);
  await closeDay(office, day, reason);
}

describe('a row that came after its day was closed', () => {
  /** Today was closed without the row of its second payment, which came tomorrow; then today was opened again. */
  async function reopenedDay(): Promise<TestOffice> {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await servedVisit(office, 2);
    await importLines(office, [reportLine(1)]);
    await explainAndClose(office, today);
    await nextDay(office);
    await importLines(office, [reportLine(2)], tomorrow);
    const { dayClose } = office.as(office.manager);
    await dayClose.reopen({ day: today, reason, password: office.manager.password });
    return office;
  }

  it.each([
    ['its own day is closed again first', [today, tomorrow]],
    ['the day that took it is closed first', [tomorrow, today]],
  ])('counts once when %s', { tags: 'release' }, async (_, order) => {
    const office = await reopenedDay();
    const both = { recorded: 1_540_000, psp: 1_540_000 };
    expect(await counted(office, today, tomorrow)).toEqual(both);
    for (const day of order) {
      await explainAndClose(office, day);
      expect(await counted(office, today, tomorrow)).toEqual(both);
    }
    for (const day of [today, tomorrow]) {
      const { exceptions } = await overviewOf(office, day);
      expect(exceptions).toMatchObject([{ kind: 'after_close', saw: { note: 'belongs_to_closed_day' } }]);
    }
  });
});

describe('a row of the next day that belongs to a payment of an open day', () => {
  it('D21.12 waits for it when its own day is closed first, and never comes to a further day alone', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await nextDay(office);
    await importLines(office, [reportLine(1, { date: tomorrow, time: '00:10:00' })], tomorrow);
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [] });
    await closeDay(office, tomorrow, reason);
    office.clock.set(`${dayAfter}T04:30:00.000Z`);
    await openDay(office);
    const days = [today, tomorrow, dayAfter];
    expect(await counted(office, ...days)).toEqual({ recorded: 770_000, psp: 770_000 });
    expect(await overviewOf(office, dayAfter)).toMatchObject({ lateItems: 0, exceptions: [] });
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [] });
    await importLines(office, [reportLine(9, { status: 'failed' })]);
    await explainAndClose(office, today);
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [] });
    await explainAndClose(office, dayAfter);
    expect(await counted(office, ...days)).toEqual({ recorded: 770_000, psp: 770_000 });
  });

  it('D21.12 waits as well when another PC imported it, and the two PCs agree on every day', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await nextDay(office);
    const other = joinOffice(office, 2);
    const file = csvFile(reportLine(1, { date: tomorrow, time: '00:10:00' }));
    await other.seat(office.manager).dayClose.importPsp({ day: tomorrow, ...file });
    carryEntries(other.desk, office.desk);
    await closeDay(office, tomorrow, reason);
    meet(office, other);
    expect(await counted(office, today, tomorrow)).toEqual({ recorded: 770_000, psp: 770_000 });
    for (const day of [today, tomorrow])
      expect((await overviewThere(office, other, day)).totals).toEqual(
        (await overviewOf(office, day)).totals,
      );
    expect(await overviewOf(office)).toMatchObject({ matched: 1, exceptions: [] });
  });

  it('D21.12 comes with its payment when the day that gave it was opened again, and counts once', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await nextDay(office);
    await importLines(office, [reportLine(1, { date: tomorrow, time: '00:10:00' })], tomorrow);
    await closeDay(office, tomorrow, reason);
    const { dayClose } = office.as(office.manager);
    await dayClose.reopen({ day: tomorrow, reason, password: office.manager.password });
    await importLines(office, [reportLine(9, { status: 'failed' })]);
    for (const day of [tomorrow, today]) {
      await explainAll(office, day);
      await closeDay(office, day, reason);
      expect(await counted(office, today, tomorrow)).toEqual({ recorded: 770_000, psp: 770_000 });
    }
  });
});
