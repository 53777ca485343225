// Whose money an earlier visit of the day makes older: the client's whom each visit is known by now, whatever was typed (D19.71).
import { expect, it } from 'vitest';
import {
  cardOf,
  importLines,
  numbers,
  officeAtWork,
  openDifferencesOf,
  reportLine,
} from '#tests/support/closing-day.ts';
import { assertSound, openVisit, slip, type TestOffice, verifiedVisit } from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const [typed, right] = ['0499370899', '0790419904'];
const words = 'شناسه با اصل کارت ملی سنجیده شد و رقم آن اشتباه بود';

const correct = ({ as, clerk, manager }: TestOffice, visitId: string, identifier: string, seat = as(clerk)) =>
  seat.visits.correctIdentifier({
    ...{ visitId, field: 'nationalCode', identifier },
    beside: { personId: manager.id, password: manager.password, words },
  });

/** In the morning a client comes and leaves. In the afternoon one is charged, and pays with a slip whose money was taken at nine. */
async function paidWithMoneyOfTheMorning(codes: { morning: string; afternoon: string }) {
  const office = await officeAtWork();
  const { visits, fees, payments } = office.as(office.clerk);
  const morning = await openVisit(office, codes.morning);
  office.clock.set('2026-11-25T10:30:00.000Z');
  const visitId = await verifiedVisit(office, codes.afternoon);
  await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
  await payments.record(slip(visitId, { ...numbers(1), card: cardOf(1) }));
  await importLines(office, [reportLine(1, { time: '09:00:00' })]);
  const leave = () => visits.cancel({ visitId: morning, reasonCode: 'client_left' });
  return { office, morning, visitId, leave };
}
const isApart = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account === 'money').map((one) => one.isApart);

it('D19.71 a client whose code was borrowed for older money and then put right has none of it', async () => {
  const { office, visitId, leave } = await paidWithMoneyOfTheMorning({ morning: typed, afternoon: typed });
  await leave();
  expect(await isApart(office)).toEqual([]);
  await correct(office, visitId, right);
  expect(await isApart(office)).toEqual([true]);
  await assertSound(office.desk);
});

it('D19.71 nor has one whose morning visit gets their code afterwards taken away', async () => {
  const { office, morning } = await paidWithMoneyOfTheMorning({ morning: typed, afternoon: typed });
  await correct(office, morning, right);
  expect(await isApart(office)).toEqual([true]);
  await assertSound(office.desk);
});

it('D19.71 a client whose code was mistyped in the morning, or in the afternoon, is honest', async () => {
  const first = await paidWithMoneyOfTheMorning({ morning: right, afternoon: typed });
  expect(await isApart(first.office)).toEqual([true]);
  await correct(first.office, first.morning, typed);
  expect(await isApart(first.office)).toEqual([]);
  const second = await paidWithMoneyOfTheMorning({ morning: right, afternoon: typed });
  await correct(second.office, second.visitId, right);
  expect(await isApart(second.office)).toEqual([]);
  await assertSound(second.office.desk);
});

it('D19.71 it is the same at a PC to which the correction comes', async () => {
  const { office, visitId } = await paidWithMoneyOfTheMorning({ morning: typed, afternoon: typed });
  const other = joinOffice(office, 2);
  await correct(office, visitId, right, other.seat(office.clerk));
  meet(office, other);
  expect(await isApart(office)).toEqual([true]);
  expect(await other.seat(office.manager).dayClose.differences()).toEqual(await openDifferencesOf(office));
});
