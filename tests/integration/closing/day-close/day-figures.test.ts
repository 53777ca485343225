// The figures that a close signs: what the tables of its sheet sum up to is one number each (D21.23).
import { expect, test } from 'vitest';
import {
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  officeAtWork,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
  tomorrow,
} from '#tests/support/closing-day.ts';
import { openDay, openVisit, today, verifiedVisit } from '#tests/support/office.ts';

const sum = <Row>(rows: readonly Row[] | undefined, of: (row: Row) => number): number =>
  (rows ?? []).reduce((total, row) => total + of(row), 0);

test('D21.23 payments, refunds, services and people of a signed sheet agree, also after a refund of another day', async () => {
  const office = await officeAtWork();
  const { dayClose } = office.as(office.manager);
  const password = office.clerk.password;
  const kept = await servedVisit(office, 1);
  const back = await servedVisit(office, 2);
  await servedVisit(office, 3, { caller: office.as(office.manager) });
  await openVisit(office).then((visitId) =>
    office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' }),
  );
  const reversal = { reasonCode: 'client_withdrew', note: '', password } as const;
  await office.as(office.clerk).payments.reverse({ ...reversal, paymentId: back });
  // The office's screen counts it as the sheet does.
  expect((await overviewOf(office)).terminals[0]).toMatchObject({
    recordedPayments: 3,
    recordedReversals: 1,
  });
  await importLines(office, [reportLine(1), reportLine(2), reportLine(3)]);
  await explainAll(office);
  await closeDay(office, today, substantialNote);
  const { figures, summary, exceptions } = await dayClose.sheet({ day: today });
  expect(figures?.terminals[0]).toMatchObject({
    payments: 3,
    paid: 2_310_000,
    reversals: 1,
    reversed: 770_000,
  });
  expect(sum(figures?.terminals, ({ payments: count }) => count)).toBe(summary.counts.payments);
  for (const { terminalId, paid, reversed } of figures?.terminals ?? [])
    expect(paid - reversed).toBe(summary.totals.find((total) => total.terminalId === terminalId)?.recorded);
  expect(sum(figures?.services, ({ amount }) => amount)).toBe(summary.chargedOfDay);
  expect(figures?.services.every(({ vat, amount }) => vat >= 0 && vat <= amount)).toBe(true);
  expect(figures?.desks).toEqual([1]);
  expect(sum(figures?.people, ({ paid }) => paid)).toBe(sum(figures?.terminals, ({ paid }) => paid));
  expect(sum(figures?.people, ({ visits }) => visits)).toBe(summary.counts.visits);
  expect(figures?.people.map(({ name }) => name).toSorted()).toEqual(
    [office.clerk.name, office.manager.name].toSorted(),
  );
  expect(figures?.carried.find(({ kind }) => kind === 'unfiled')).toEqual({
    kind: 'unfiled',
    count: 2,
    amount: 1_540_000,
  });
  expect(
    exceptions.every(
      ({ reasons, explanation }) => reasons.length === 0 || explanation?.note === substantialNote,
    ),
  ).toBe(true);

  // What was paid today goes back tomorrow: it falls there, and the signed sheet of today says what it said.
  office.clock.set(nextMorning);
  await openDay(office);
  await office.as(office.clerk).payments.reverse({ ...reversal, paymentId: kept });
  await explainAll(office, tomorrow);
  expect((await dayClose.sheet({ day: today })).figures).toEqual(figures);
});

test('D19.245 who ends visit after visit as only asked, once somebody was verified, stands on the sheet beside the colleagues', async () => {
  const office = await officeAtWork();
  const { as, clerk, manager } = office;
  await servedVisit(office, 1);
  for (const code of ['0790419904', '0013542419', '0499370899', '9990000034'])
    await as(clerk).visits.onlyAsked({ visitId: await verifiedVisit(office, code) });
  // Whoever asked before anybody was verified is none of them, nor a visit that a colleague served.
  await as(clerk).visits.onlyAsked({ visitId: await openVisit(office) });
  await servedVisit(office, 2, { caller: as(manager) });
  await importLines(office, [reportLine(1), reportLine(2)]);
  await explainAll(office);
  await closeDay(office, today, substantialNote);
  const { figures } = await as(manager).dayClose.sheet({ day: today });
  expect(
    figures?.people.map(({ name, visits, askedAfterCheck }) => ({ name, visits, askedAfterCheck })),
  ).toEqual(
    expect.arrayContaining([
      { name: clerk.name, visits: 7, askedAfterCheck: 4 },
      { name: manager.name, visits: 0, askedAfterCheck: 0 },
    ]),
  );
});
