// A slip of the finger, taken back within ten seconds, and every way to make the seconds longer.
import { expect, it } from 'vitest';
import { createRecentActs, type OneKeyAct, rememberAct } from '#core/access/request-context/recent-acts.ts';
import { recordCashOffer } from '#core/counter/payments/commands.ts';
import { withdrawAct } from '#core/counter/visit-acts/withdraw-act.ts';
import { noTransaction } from '#tests/support/closing-day.ts';
import {
  openDay,
  openOffice,
  openVisit,
  problemOf,
  type TestOffice,
  testTerminals,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

async function officeAtWork() {
  const office = await openOffice();
  await openDay(office);
  return { office, clerk: office.as(office.clerk) };
}
const today = '2026-11-25';

it('D3.3 what was taken back counts no more, on the sheet as well, and stays in the journal', {
  tags: 'release',
}, async () => {
  const { office, clerk } = await officeAtWork();
  await clerk.payments.cashOffered({ visitId: null });
  const { actId } = await clerk.payments.cashOffered({ visitId: null });
  const offers = () => office.desk.reads.dayClose.counts(today).cashOffers;
  expect(offers()).toBe(2);
  await clerk.visits.withdrawAct({ actId });
  expect(offers()).toBe(1);
  expect((await problemOf(clerk.visits.withdrawAct({ actId }))).code).toBe('UNDO_TOO_LATE');
  const advice = await clerk.visits.referAdvice({ visitId: null });
  await clerk.visits.withdrawAct({ actId: advice.actId });
});

it('D3.3 is over after ten seconds of real time, whatever the clock is set to', async () => {
  const { office, clerk } = await officeAtWork();
  const { actId } = await clerk.payments.cashOffered({ visitId: null });
  office.clock.advance(11_000);
  expect((await problemOf(clerk.visits.withdrawAct({ actId }))).code).toBe('UNDO_TOO_LATE');
  const later = await clerk.payments.cashOffered({ visitId: null });
  office.clock.advance(3_600_000);
  office.clock.set('2026-11-25T04:30:01.000Z');
  expect((await problemOf(clerk.visits.withdrawAct({ actId: later.actId }))).code).toBe('UNDO_TOO_LATE');
});

it('D3.3 is the own person’s alone, at the PC where it was done', async () => {
  const { office, clerk } = await officeAtWork();
  const { actId } = await clerk.payments.cashOffered({ visitId: null });
  expect((await problemOf(office.as(office.manager).visits.withdrawAct({ actId }))).code).toBe(
    'UNDO_TOO_LATE',
  );
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  expect((await problemOf(other.seat(office.clerk).visits.withdrawAct({ actId }))).code).toBe(
    'UNDO_TOO_LATE',
  );
  const unknown = '00000000-0000-7000-8000-000000000000';
  expect((await problemOf(clerk.visits.withdrawAct({ actId: unknown }))).code).toBe('UNDO_TOO_LATE');
});

/** The same act and its withdrawal with as much real time between them as the test says. */
function withStopwatch(office: TestOffice) {
  let elapsed = 0;
  const { desk, clerk } = office;
  const acting = { memory: { recentActs: createRecentActs<OneKeyAct>(() => elapsed) } };
  return {
    wait(ms: number) {
      elapsed += ms;
    },
    act(visitId: string | null) {
      const act = desk.path.execute(clerk.id, (tx) => ({
        actId: recordCashOffer(tx, desk.reads, visitId),
        day: tx.day,
      }));
      return rememberAct(acting, desk.reads, { ...act, kind: 'cash_offered', by: clerk.id, visitId });
    },
    withdraw: (actId: string) => () =>
      desk.path.execute(clerk.id, (tx) => withdrawAct(tx, acting, desk.reads, clerk.id, { actId })),
  };
}
const refusedWith = (code: string) => expect.objectContaining({ problem: expect.objectContaining({ code }) });

it('D3.3 an ended visit keeps what was recorded in it; one recorded after its end can be taken back', async () => {
  const { office, clerk } = await officeAtWork();
  const watch = withStopwatch(office);
  const visitId = await openVisit(office);
  const actId = watch.act(visitId);
  await clerk.visits.cancel({ visitId, reasonCode: 'client_left' });
  expect(watch.withdraw(actId)).toThrow(refusedWith('VISIT_NOT_OPEN'));
  const after = watch.act(visitId);
  watch.wait(10_000);
  watch.withdraw(after)();
});

it('D3.3 midnight ends it within the ten seconds: yesterday’s act is not taken back', async () => {
  const { office } = await officeAtWork();
  const watch = withStopwatch(office);
  const actId = watch.act(null);
  office.clock.set('2026-11-26T04:30:00.000Z');
  expect(watch.withdraw(actId)).toThrow(refusedWith('UNDO_TOO_LATE'));
});

it('D3.3 what a closed day counted stays', async () => {
  const { office } = await officeAtWork();
  const watch = withStopwatch(office);
  const actId = watch.act(null);
  const { dayClose } = office.as(office.manager);
  for (const terminalId of testTerminals) await dayClose.declareZero(noTransaction(today, terminalId));
  await dayClose.close({ day: today, reason: null, password: office.manager.password });
  expect(watch.withdraw(actId)).toThrow(refusedWith('DAY_CLOSED'));
});
