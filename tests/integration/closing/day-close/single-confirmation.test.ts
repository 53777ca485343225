// What a day rests on that nobody but who entered it has confirmed: said at the close, on the sheet and on receipts.
import { beforeEach, describe, expect, it } from 'vitest';
import {
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  overviewOf,
  reportLine,
  servedVisit,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import {
  openDay,
  openOffice,
  type TestOffice,
  type TestPerson,
  testTariff,
  today,
} from '#tests/support/office.ts';

const dearer = { ...testTariff, code: 'dear', title: 'گران', effectiveFrom: '2026-11-20' };
const reason = 'بررسی و توضیح داده شد';

/** An office of forty days in which the clerk can be the second person of the second manager. */
async function grownOffice(): Promise<TestOffice & { second: TestPerson }> {
  const office = await openOffice({ at: '2026-10-16T04:30:00.000Z' });
  const second = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' });
  office.clock.set('2026-11-25T04:30:00.000Z');
  return { ...office, second };
}

async function confirm(office: TestOffice, by: TestPerson, tariffId: string): Promise<void> {
  const { fees } = office.as(by);
  const { seen } = await fees.reviewTariff({ tariffId });
  await fees.confirmTariff({ tariffId, seen });
  const { training } = office.as(office.clerk);
  for (const { noticeId } of (await training.own()).notices)
    await training.acknowledge({ noticeId, answers: [] });
}

const sheetOf = async (office: TestOffice, day = today) =>
  (await office.as(office.manager).dayClose.sheet({ day })).summary.singleConfirmations;
const ofKind = (what: string, said: readonly { what: string; name: string }[] | undefined) =>
  said?.flatMap((each) => (each.what === what ? [each.name] : []));

describe('D4.12 what rests on one word', () => {
  let office: TestOffice & { second: TestPerson };
  beforeEach(async () => {
    office = await grownOffice();
  });

  it('D4.12 is said while the day is open, on its sheet, and in the close that goes to the province', {
    tags: 'release',
  }, async () => {
    await confirm(
      office,
      office.manager,
      (await office.as(office.manager).fees.proposeTariff({ tariff: dearer })).tariffId,
    );
    await openDay(office);
    await servedVisit(office, 1);
    const said = [
      { what: 'tariff', name: dearer.title },
      { what: 'terminal', name: terminal },
    ];
    expect((await overviewOf(office)).singleConfirmations).toEqual(expect.arrayContaining(said));
    await importLines(office, [reportLine(1)]);
    await closeDay(office);
    expect(await sheetOf(office)).toEqual(expect.arrayContaining(said));
  });

  it('D4.12 is not hidden by a version that a second person confirms after the charge, nor by ending the terminal', {
    tags: 'release',
  }, async () => {
    await confirm(
      office,
      office.manager,
      (await office.as(office.manager).fees.proposeTariff({ tariff: dearer })).tariffId,
    );
    await openDay(office);
    await servedVisit(office, 1);
    const sound = { ...testTariff, code: 'sound', title: 'دونفره', effectiveFrom: '2026-11-21' };
    const { tariffId } = await office.as(office.second).fees.proposeTariff({ tariff: sound });
    await confirm(office, office.clerk, tariffId);
    await office.as(office.manager).payments.retireTerminal({ terminalId: terminal, lastDay: '2026-11-24' });
    const { singleConfirmations } = await overviewOf(office);
    expect(ofKind('tariff', singleConfirmations)).toEqual([dearer.title]);
    expect(ofKind('terminal', singleConfirmations)).toContain(terminal);
    await importLines(office, [reportLine(1)]);
    await explainAll(office);
    await closeDay(office, today, reason);
    office.clock.set(nextMorning);
    await openDay(office);
    expect(ofKind('tariff', (await overviewOf(office, tomorrow)).singleConfirmations)).toEqual([]);
  });

  it('D4.12 is said of a rate that fills an item in, and ends with a second word only', async () => {
    const rate = {
      itemCode: 'typing',
      amount: 30_000,
      authority: 'اتحادیه',
      letterNumber: '12/3',
      letterDay: '2026-03-10',
      effectiveFrom: '2026-03-21',
    };
    await openDay(office);
    const { rateId } = await office.as(office.manager).fees.proposeRate(rate);
    expect(ofKind('rate', (await overviewOf(office)).singleConfirmations)).toEqual([]);
    const [entered] = await office.as(office.manager).fees.listRates();
    await office.as(office.manager).fees.confirmRate({ rateId, seen: entered?.seen ?? '' });
    expect(ofKind('rate', (await overviewOf(office)).singleConfirmations)).toEqual(['تایپ']);
    const second = { ...rate, amount: 31_000, letterNumber: '12/4' };
    const { rateId: other } = await office.as(office.second).fees.proposeRate(second);
    const shown = (await office.as(office.clerk).fees.listRates()).find(({ rateId: id }) => id === other);
    await office.as(office.clerk).fees.confirmRate({ rateId: other, seen: shown?.seen ?? '' });
    expect(ofKind('rate', (await overviewOf(office)).singleConfirmations)).toEqual([]);
  });
});
