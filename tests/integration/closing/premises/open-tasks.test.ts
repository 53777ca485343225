import { describe, expect, it } from 'vitest';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import {
  closeDay,
  explainAll,
  importLines,
  nextMorning,
  officeAtWork,
  reportLine,
  servedVisit,
} from '#tests/support/closing-day.ts';
import {
  confirmTariff,
  designateTerminal,
  openOffice,
  openVisit,
  testTerminals,
  today,
} from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';

describe('what is left over on the morning card', () => {
  it('is nothing but the posts to fill and the board to hang in an office that has just begun', async () => {
    const { as, manager } = await openOffice();
    expect(await as(manager).premises.openTasks()).toEqual({
      clearances: [],
      endingTerminals: [],
      openDays: [],
      missing: {
        rateBoard: true,
        posts: [
          { role: 'legal_expert', needed: 1, active: 0 },
          { role: 'it_expert', needed: 1, active: 0 },
          { role: 'clerk', needed: 2, active: 1 },
        ],
        departures: [],
        transferred: [],
      },
    });
    // What nobody but the first run confirmed waits for whoever can cure it (D4.12).
    expect(await tasksOf(as(manager))).toEqual({
      'fees.alone': 1,
      'payments.alone': 2,
      'training.yearlyMissing': 2,
    });
  });

  it('tells the manager where the open day before stands, and the clerk nothing of it', async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await openVisit(office, '0790419904');
    office.clock.set(nextMorning);
    expect((await office.as(office.manager).premises.openTasks()).openDays).toEqual([
      {
        day: today,
        openDrafts: 1,
        unexplained: 0,
        differenceToGo: 770_000,
      },
    ]);
    expect((await office.as(office.clerk).premises.openTasks()).openDays).toEqual([]);
  });

  it('counts what is still to be explained, and has nothing to tell of a day that is closed', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    await servedVisit(office, 1);
    await importLines(office, [reportLine(1), reportLine(2, { terminalId: '20001111' })]);
    office.clock.set(nextMorning);
    const { premises } = office.as(office.manager);
    expect((await premises.openTasks()).openDays).toMatchObject([{ unexplained: 1, openDrafts: 0 }]);
    await explainAll(office);
    expect((await premises.openTasks()).openDays).toMatchObject([{ unexplained: 0 }]);
    await closeDay(office, today, 'دیده شد');
    expect((await premises.openTasks()).openDays).toEqual([]);
  });

  it('D2.12 a terminal whose designation ends is named from thirty days before, until a further one follows', async () => {
    const office = await openOffice();
    const [manager, clerk] = [office.as(office.manager), office.as(office.clerk)];
    const ending = async (who = manager) => (await who.premises.openTasks()).endingTerminals;
    const letter = { merchant: '123', psp: 'به‌پرداخت', letterNumber: '7/1', letterDay: today };
    const terminal = { terminalId: '15000001', ...letter, validFrom: today };
    await designateTerminal(manager, clerk, { ...terminal, validTo: addDays(today, 31) });
    expect(await ending()).toEqual([]);
    office.clock.set(nextMorning);
    const named = [{ terminalId: '15000001', validTo: addDays(today, 31), daysLeft: 30 }];
    expect(await ending()).toEqual(named);
    expect(await ending(clerk)).toEqual(named);
    // A further designation that nobody confirmed yet, or that leaves a day out, follows nothing.
    const further = { ...terminal, validFrom: addDays(today, 33), validTo: null };
    await designateTerminal(manager, clerk, { ...further, letterNumber: '7/2' });
    expect(await ending()).toEqual(named);
    const { registrationId } = await manager.payments.proposeTerminal({
      ...further,
      validFrom: addDays(today, 32),
      validTo: addDays(today, 32),
      letterNumber: '7/3',
    });
    expect(await ending()).toEqual(named);
    const entered = (await clerk.payments.registrations()).find(
      (one) => one.registrationId === registrationId,
    );
    await clerk.payments.confirmTerminal({ registrationId, seen: entered?.seen ?? '' });
    expect(await ending()).toEqual([]);
    // One that is ended on purpose is announced like any other.
    const [first = ''] = testTerminals;
    await manager.payments.retireTerminal({ terminalId: first, lastDay: addDays(today, 2) });
    expect(await ending()).toEqual([{ terminalId: first, validTo: addDays(today, 2), daysLeft: 1 }]);
  });

  it('D20.1 names the tariff and the terminal that a day cannot be worked without, until they are in force', async () => {
    const office = await openOffice({ unconfirmed: true });
    const { tasks, payments } = office.as(office.manager);
    const lacking = async (whose = { tasks }) =>
      Object.keys(await tasksOf(whose)).filter((task) => /^(fees|payments)\.no/.test(task));
    expect(await lacking()).toEqual(['fees.noTariff']);
    const [waiting] = await office.as(office.clerk).fees.listTariffs();
    await confirmTariff(office.as(office.clerk), waiting?.tariffId ?? '');
    expect(await lacking()).toEqual([]);
    for (const terminalId of testTerminals) await payments.retireTerminal({ terminalId, lastDay: today });
    expect(await lacking()).toEqual([]);
    office.clock.set(nextMorning);
    expect(await lacking(office.as(office.clerk))).toEqual(['payments.noTerminal']);
  });

  it('D20.1 counts what waits for the manager, for the manager alone', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openVisit(office);
    const refusal = { visitId, outcome: 'escalated', reasonCode: 'face_does_not_match' } as const;
    await clerk.identity.refuse({ ...refusal, answers: [], note: '' });
    await clerk.complaints.register({
      kind: 'complaint',
      category: 'delay',
      aboutManager: false,
      text: 'زمان انتظار زیاد بود',
      contactName: '',
      contactPhone: '',
      visitId: null,
    });
    const waiting = async (person = office.manager) =>
      Object.entries(await tasksOf(office.as(person))).filter(([task]) =>
        /^(identity|complaints)/.test(task),
      );
    expect(await waiting()).toEqual([['identity.escalated', 1]]);
    const due = (await office.as(office.manager).complaints.list({ state: 'open' })).rows[0]?.dueDay ?? '';
    office.clock.set(`${due}T05:00:00.000Z`);
    expect(await waiting()).toEqual([
      ['complaints.dueSoon', 1],
      ['identity.escalated', 1],
    ]);
    expect((await office.as(office.manager).premises.counts()).dueComplaints).toBe(1);
    expect(await waiting(office.clerk)).toEqual([]);
    office.clock.set('2026-12-20T05:00:00.000Z');
    expect(await office.as(office.manager).premises.counts()).toMatchObject({
      escalated: 1,
      dueComplaints: 1,
    });
    expect(await clerk.premises.counts()).toMatchObject({ escalated: 0, dueComplaints: 0 });
    expect(await waiting()).toEqual([
      ['complaints.overdue', 1],
      ['identity.escalated', 1],
    ]);
    expect(await waiting(office.clerk)).toEqual([]);
    await office.as(office.manager).visits.finishLate({
      visitId,
      act: { kind: 'refuse', reasonCode: 'face_does_not_match' },
      reason: 'مراجعه‌کننده دیگر نیامد',
    });
    expect(await waiting()).toEqual([['complaints.overdue', 1]]);
  });

  it('D8.1 reminds the manager of every clearance that ends, and a clerk of their own', async () => {
    const office = await openOffice({ at: '2027-12-15T05:00:00.000Z', tariff: null });
    const ends = { expiresOn: '2028-01-01', daysLeft: 17, stage: 'month' };
    const whole = await office.as(office.manager).premises.openTasks();
    expect(whole.clearances).toEqual([
      { personId: office.manager.id, name: office.manager.name, ...ends },
      { personId: office.clerk.id, name: office.clerk.name, ...ends },
    ]);
    const own = await office.as(office.clerk).premises.openTasks();
    expect(own.clearances.map(({ personId }) => personId)).toEqual([office.clerk.id]);
    const renewed = { reference: '9', issuedOn: '2027-12-01', expiresOn: '2029-12-01' };
    await office.as(office.manager).staff.recordClearance({ personId: office.clerk.id, ...renewed });
    expect((await office.as(office.clerk).premises.openTasks()).clearances).toEqual([]);
  });
});
