// A sale on a connected terminal of which nothing is certain stays in the money account until a fact or words end it.

import { expect, it } from 'vitest';
import { leftKey } from '#core/closing/day-close/ledger/contract.ts';
import {
  cardOf,
  closeDay,
  explainAll,
  importLines,
  nextDay,
  numbers,
  openDifferencesOf,
  otherTerminal,
  reportLine,
  substantialNote,
  terminal,
  tomorrow,
} from '#tests/support/closing-day.ts';
import {
  assertSound,
  chargedVisit,
  openDay,
  problemOf,
  slip,
  type TestOffice,
  today,
} from '#tests/support/office.ts';
import {
  connectTerminals,
  officeOnTerminals,
  scriptedTerminal,
  unknown,
} from '#tests/support/scripted-terminal.ts';

async function officeWithUnknown(
  says: Parameters<ReturnType<typeof scriptedTerminal>['says']>[0] = () => unknown,
) {
  const port = scriptedTerminal();
  const office = await officeOnTerminals(port);
  await connectTerminals(office);
  await openDay(office);
  const { visitId } = await chargedVisit(office);
  port.next(() => unknown);
  port.says(says);
  const { attemptId } = await office.as(office.clerk).payments.askTerminal({ visitId, terminalId: terminal });
  await office.desk.terminals.idle();
  return { office, port, visitId, attemptId };
}
const opened = async (office: TestOffice) =>
  (await openDifferencesOf(office)).map(({ id, state, size, recorded, told }) => ({
    id,
    state,
    size,
    recorded,
    told,
  }));
const attempt = (attemptId: string, state: string) => ({
  ...{ id: `money:attempt-${attemptId}`, state },
  ...{ size: 770_000, recorded: 770_000, told: 0 },
});

it('D21.105 an unknown sale is named by the close of its day and is missing on the next, until two persons end it', async () => {
  const { office, attemptId, visitId } = await officeWithUnknown();
  const { as, manager, clerk } = office;
  expect(await opened(office)).toEqual([attempt(attemptId, 'awaited')]);
  const [found] = await openDifferencesOf(office);
  expect(found).toMatchObject({ visitId, byName: clerk.name });
  await as(clerk).visits.cancel({ visitId, reasonCode: 'unpaid' });
  await importLines(office, [reportLine(9, { status: 'failed' })]);
  await explainAll(office, today);
  await closeDay(office);
  const { ledger } = (await as(manager).dayClose.sheet({ day: today })).summary;
  expect(ledger).toMatchObject({
    open: [
      { id: leftKey(visitId), state: 'differs' },
      { id: found?.id, state: 'awaited' },
    ],
  });
  await nextDay(office);
  const left = (await openDifferencesOf(office)).find(({ id }) => id === leftKey(visitId));
  await as(manager).dayClose.settleDifference({
    ...{ id: left?.id ?? '', legs: left?.legs ?? '', reasonCode: 'left_before_paying', words: '' },
  });
  expect(await opened(office)).toEqual([attempt(attemptId, 'missing')]);
  const settle = (over: object = {}) =>
    as(manager).dayClose.settleDifference({
      ...{
        id: found?.id ?? '',
        legs: found?.legs ?? '',
        reasonCode: 'psp_or_bank_error',
        words: substantialNote,
      },
      ...over,
    });
  // The manager's word alone ends nothing, and neither does a word without a paper.
  expect((await problemOf(settle())).code).toBe('PAPER_NEEDED');
  await settle({ paper: { kind: 'bank_letter', number: '۱۲۳۴۵۶' } });
  expect(await opened(office)).toEqual([attempt(attemptId, 'missing')]);
});

it('D21.105 a row of its terminal and amount ends it, and is itself money that has to be recorded', {
  tags: 'release',
}, async () => {
  const { office, attemptId, visitId } = await officeWithUnknown();
  // Of another amount, another terminal or an earlier day it says nothing.
  await importLines(office, [
    reportLine(1, { amount: 770_001 }),
    reportLine(2, { terminalId: '14999002' }),
    reportLine(3, { date: '2026-11-24' }),
  ]);
  expect(await opened(office)).toContainEqual(attempt(attemptId, 'awaited'));
  await importLines(office, [reportLine(4)]);
  expect((await opened(office)).map(({ id }) => id)).not.toContain(attempt(attemptId, '').id);
  expect(await opened(office)).toContainEqual(
    expect.objectContaining({ recorded: 0, told: 770_000, state: 'differs' }),
  );
  // Its slip, typed in the visit, is that money; typed into another visit it leaves the sale open.
  const { payments } = office.as(office.clerk);
  const { visitId: other } = await chargedVisit(office, '0790419904');
  await payments.record(slip(other, { rrn: '633000000004', stan: '000004', typedBecause: 'taken_before' }));
  expect(await opened(office)).toContainEqual(attempt(attemptId, 'awaited'));
  await payments.record(
    slip(visitId, { rrn: '633000000005', stan: '000005', typedBecause: 'result_unknown' }),
  );
  expect((await opened(office)).map(({ id }) => id)).not.toContain(attempt(attemptId, '').id);
});

it('D21.105 that the terminal has no such sale is enough with a report that was read after the day', async () => {
  const { office, attemptId } = await officeWithUnknown(() => ({ end: 'not_recorded' }));
  const { payments } = office.as(office.clerk);
  await importLines(office, [reportLine(9, { status: 'failed' })]);
  expect(await opened(office)).toEqual([attempt(attemptId, 'awaited')]);
  // The honest clerk sends it again and serves the client.
  const { visitId } = await chargedVisit(office, '0790419904');
  await payments.askTerminal({ visitId, terminalId: terminal });
  await office.desk.terminals.idle();
  expect((await payments.attempts({ visitId })).map(({ state }) => state)).toEqual(['paid']);
  await nextDay(office);
  await importLines(office, [reportLine(8, { status: 'failed', time: '16:00:00' })], tomorrow);
  expect((await opened(office)).map(({ id }) => id)).not.toContain(attempt(attemptId, '').id);
});

it('D21.105 one row ends one of two sales of the same amount, that of its own day first, whatever came first', async () => {
  const { office, port, attemptId: first, visitId: left } = await officeWithUnknown();
  await office.as(office.clerk).visits.cancel({ visitId: left, reasonCode: 'unpaid' });
  await explainAll(office, today);
  await closeDay(office, today, 'مغایرت‌ها دیده شد و پیگیری می‌شود');
  await nextDay(office);
  port.next(() => unknown);
  const { visitId } = await chargedVisit(office, '0790419904');
  const { payments } = office.as(office.clerk);
  const { attemptId: second } = await payments.askTerminal({ visitId, terminalId: terminal });
  await office.desk.terminals.idle();
  await importLines(office, [reportLine(7, { date: tomorrow })], tomorrow);
  expect((await opened(office)).map(({ id }) => id)).toContain(attempt(first, '').id);
  expect((await opened(office)).map(({ id }) => id)).not.toContain(attempt(second, '').id);
  // Its own slip ends the second one, and the row is the first one's no more.
  await payments.record(slip(visitId, { ...numbers(7), card: cardOf(7), typedBecause: 'result_unknown' }));
  expect((await opened(office)).map(({ id }) => id)).toContain(attempt(first, '').id);
  // A row of the night after, beside it, is the first one's.
  await importLines(office, [reportLine(8, { date: tomorrow, time: '00:10:00' })], tomorrow);
  expect((await opened(office)).map(({ id }) => id)).not.toContain(attempt(first, '').id);
  await assertSound(office.desk);
});

it('D2.171 a slip that is typed on a connected terminal stands at the close and on the sheet, with who and why', async () => {
  const office = await officeOnTerminals(scriptedTerminal());
  await connectTerminals(office, [terminal]);
  await openDay(office);
  const { payments, visits } = office.as(office.clerk);
  const typed = async (over: object) => {
    const { visitId } = await chargedVisit(office);
    await payments.record(slip(visitId, over));
    await visits.complete({ visitId });
    return visitId;
  };
  const visitId = await typed({ typedBecause: 'two_cards' });
  // A terminal without a connection is typed as ever, and a reason that is sent all the same makes nothing of it.
  await typed({ rrn: '123456789013', stan: '123457', terminalId: otherTerminal, typedBecause: 'link_down' });
  const found = [
    { visitId, terminalId: terminal, amount: 770_000, because: 'two_cards', byName: office.clerk.name },
  ];
  const { dayClose } = office.as(office.manager);
  expect((await dayClose.overview({ day: today })).typedSlips).toMatchObject(found);
  expect((await dayClose.overview({ day: today })).typedSlips).toHaveLength(1);
  await explainAll(office, today);
  await closeDay(office, today, 'همه دیده شد و پیگیری می‌شود');
  expect((await dayClose.sheet({ day: today })).figures?.typedSlips).toMatchObject(found);
});
