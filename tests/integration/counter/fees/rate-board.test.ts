// The rate board on the wall against the rates in force (D5), and the ways around it.
import { describe, expect, it } from 'vitest';
import {
  confirmTariff,
  morning,
  openOffice,
  problemOf,
  putRateInForce,
  type TestOffice,
  testTariff,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { testMachine } from '#tests/support/test-machine.ts';

const passed = { item: 'rate_board', result: 'passed', note: '' } as const;
/** The prices of the next day's morning. */
const dearer = { ...testTariff, code: 'dear', title: 'گران', effectiveFrom: '2026-11-26' };
const typing = {
  itemCode: 'typing',
  amount: 40_000,
  authority: 'اتحادیه',
  letterNumber: '12/3',
  letterDay: '2026-03-10',
  effectiveFrom: today,
};
const nextMorning = '2026-11-26T04:30:00.000Z';

async function boardOf(office: TestOffice) {
  const board = await office.as(office.clerk).fees.board();
  if (board === null) throw new Error('a tariff is in force');
  return board;
}

const isMissing = async (office: TestOffice): Promise<boolean> =>
  (await office.as(office.clerk).premises.openTasks()).missing.rateBoard;

async function hang(office: TestOffice): Promise<string> {
  const { fees } = office.as(office.clerk);
  const { sha256 } = await fees.printBoard({ paper: 'A3' });
  await fees.confirmBoard({ sha256 });
  return sha256;
}

describe('the rate board', () => {
  it('D5.2 is a task until it was printed and somebody confirmed that it hangs', async () => {
    const office = await openOffice();
    const { fees } = office.as(office.clerk);
    expect(await isMissing(office)).toBe(true);
    const { sha256, code } = await boardOf(office);
    // Not printed: nothing of it can hang.
    expect(await problemOf(fees.confirmBoard({ sha256 }))).toEqual({ code: 'BOARD_NOT_PRINTED', params: {} });
    await fees.printBoard({ paper: 'A4' });
    expect(await isMissing(office)).toBe(true);
    // Another one than that of today.
    expect(await problemOf(fees.confirmBoard({ sha256: '0'.repeat(64) }))).toEqual({
      code: 'BOARD_OUT_OF_DATE',
      params: { title: testTariff.title, code },
    });
    await fees.confirmBoard({ sha256 });
    expect(await isMissing(office)).toBe(false);
    expect(await boardOf(office)).toMatchObject({
      printed: { byName: office.clerk.name },
      hanging: { byName: office.clerk.name },
    });
    expect((await problemOf(fees.confirmBoard({ sha256 }))).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D5.2 a version that comes into force makes another one: yesterday’s print and word do not count', async () => {
    const office = await openOffice();
    const { fees } = office.as(office.clerk);
    const former = await hang(office);
    const { tariffId } = await office.as(office.manager).fees.proposeTariff({ tariff: dearer });
    await confirmTariff(office.as(office.manager), tariffId);
    // The evening before, the wall is still right.
    expect(await isMissing(office)).toBe(false);
    office.clock.set(nextMorning);
    expect(await isMissing(office)).toBe(true);
    expect((await problemOf(fees.confirmBoard({ sha256: former }))).code).toBe('BOARD_OUT_OF_DATE');
    const { sha256 } = await boardOf(office);
    expect(sha256).not.toBe(former);
    expect((await problemOf(fees.confirmBoard({ sha256 }))).code).toBe('BOARD_NOT_PRINTED');
    await hang(office);
    expect(await isMissing(office)).toBe(false);
  });

  it('D5.2 a rate that another body sets makes another one too', async () => {
    const office = await openOffice();
    const former = await hang(office);
    await putRateInForce(office.as(office.manager), office.as(office.clerk), typing);
    expect(await isMissing(office)).toBe(true);
    expect((await boardOf(office)).sha256).not.toBe(former);
  });

  it('D5.2 the word of one PC counts at the other, and a later word there of another board undoes it', async () => {
    const office = await openOffice();
    await hang(office);
    const { machine, clock } = testMachine(morning);
    const other = joinOffice(office, 2, machine);
    carryEntries(office.desk, other.desk);
    const there = other.seat(office.clerk);
    expect((await there.premises.openTasks()).missing.rateBoard).toBe(false);
    clock.set(nextMorning);
    const { tariffId } = await other.seat(office.manager).fees.proposeTariff({ tariff: dearer });
    await confirmTariff(other.seat(office.manager), tariffId);
    const { sha256 } = await there.fees.printBoard({ paper: 'A4' });
    await there.fees.confirmBoard({ sha256 });
    carryEntries(other.desk, office.desk);
    // Here the clock still stands on the day before: the dear board hangs, the prices are the former ones.
    expect(await isMissing(office)).toBe(true);
  });

  it('without a tariff there is none to print or to confirm', async () => {
    const office = await openOffice({ tariff: null });
    const { fees, premises } = office.as(office.clerk);
    const missing = { code: 'TARIFF_MISSING', params: { day: today } };
    expect(await fees.board()).toBeNull();
    expect(await problemOf(fees.printBoard({ paper: 'A4' }))).toEqual(missing);
    expect(await problemOf(fees.confirmBoard({ sha256: '0'.repeat(64) }))).toEqual(missing);
    expect(await problemOf(premises.recordCheck(passed))).toEqual(missing);
  });
});

describe('the check of the rate board', () => {
  it('D5.3 passes only while the board that hangs is that of the rates in force; failing needs its action', async () => {
    const office = await openOffice();
    const { premises } = office.as(office.clerk);
    const { code } = await boardOf(office);
    const outdated = { code: 'BOARD_OUT_OF_DATE', params: { title: testTariff.title, code } };
    expect(await problemOf(premises.recordCheck(passed))).toEqual(outdated);
    expect(await problemOf(office.as(office.manager).premises.recordCheck(passed))).toEqual(outdated);
    const correctiveAction = { description: 'تابلو عوض شود', ownerId: office.clerk.id, dueDay: today };
    await premises.recordCheck({ ...passed, result: 'failed', correctiveAction });
    await hang(office);
    await premises.recordCheck(passed);
    // Passed in the morning, and the rate changes at noon: the next look is refused again.
    await putRateInForce(office.as(office.manager), office.as(office.clerk), typing);
    expect((await problemOf(premises.recordCheck(passed))).code).toBe('BOARD_OUT_OF_DATE');
  });
});
