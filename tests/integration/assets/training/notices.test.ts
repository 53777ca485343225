// Notices are read, sessions are attended, and both are said in one's own name (D13–D15), and the ways around it.

import { describe, expect, it } from 'vitest';
import {
  type Caller,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  type TestOffice,
  type TestPerson,
  today,
} from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { testMachine } from '#tests/support/test-machine.ts';

type Notice = Parameters<Caller['training']['publishNotice']>[0];
const conduct: Notice = {
  kind: 'conduct',
  title: 'منشور رفتار حرفه‌ای',
  body: 'با مراجعان با احترام رفتار کنید و هیچ وجه نقدی نگیرید.',
  roles: ['clerk'],
  renewEveryDays: 365,
  questions: [],
};

async function openOfficeOfDay(): Promise<TestOffice> {
  const office = await openOffice();
  await openDay(office);
  return office;
}

const publish = ({ as, manager }: TestOffice, notice: Partial<Notice> = {}) =>
  as(manager).training.publishNotice({ ...conduct, ...notice });

describe('a notice', () => {
  it('D13.1 is read before the next visit, by each in their own name', { tags: 'release' }, async () => {
    const office = await openOfficeOfDay();
    const other = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
    await openVisit(office);
    const { noticeId } = await publish(office);
    expect(await problemOf(openVisit(office))).toEqual({ code: 'NOTICE_UNREAD', params: { count: 1 } });
    // Neither the manager's word nor a colleague's counts for the clerk.
    const read = (person: TestPerson) => office.as(person).training.acknowledge({ noticeId, answers: [] });
    expect((await problemOf(read(office.manager))).code).toBe('NOT_FOUND');
    await read(other);
    expect((await problemOf(openVisit(office))).code).toBe('NOTICE_UNREAD');
    expect((await office.as(office.clerk).training.own()).notices).toMatchObject([
      { noticeId, title: conduct.title, byName: office.manager.name },
    ]);
    await read(office.clerk);
    await openVisit(office, '0790419904');
    expect((await problemOf(read(office.clerk))).code).toBe('ACTION_ALREADY_DONE');
    expect(await office.as(office.manager).training.notices()).toMatchObject([
      { noticeId, readBy: 2, unreadNames: [] },
    ]);
  });

  it('D13.1 stops nobody whose role it is not for', async () => {
    const office = await openOfficeOfDay();
    const visitId = await openVisit(office);
    await publish(office, { roles: ['it_expert'] });
    await office.as(office.clerk).visits.cancel({ visitId, reasonCode: 'client_left' });
    await openVisit(office, '0790419904');
  });

  it('D13.2 with questions is acknowledged with the right answers alone, which it does not tell', async () => {
    const office = await openOfficeOfDay();
    const questions = [
      { question: 'وجه نقد می‌گیریم؟', answers: ['بله', 'خیر'], right: 1 },
      { question: 'شمارهٔ گزارش تخلف؟', answers: ['۱۲۷', '۱۲۹', '۱۱۰'], right: 0 },
    ];
    const { noticeId } = await publish(office, { questions });
    const { training } = office.as(office.clerk);
    const [notice] = (await training.own()).notices;
    expect(notice?.questions).toEqual(questions.map(({ question, answers }) => ({ question, answers })));
    // Which were wrong is told, and each try is kept; none of them acknowledges anything.
    const tried = [[], [1], [0, 0], [1, 1]].map((answers) => training.acknowledge({ noticeId, answers }));
    expect(await Promise.all(tried)).toEqual(
      [[0, 1], [1], [0], [1]].map((wrong) => ({ acknowledged: false, wrong })),
    );
    expect((await problemOf(training.acknowledge({ noticeId, answers: [1, 0, 0] }))).code).toBe(
      'INPUT_INVALID',
    );
    expect((await problemOf(openVisit(office))).code).toBe('NOTICE_UNREAD');
    expect(await office.as(office.manager).training.notices()).toMatchObject([
      { noticeId, readBy: 0, tries: [{ name: office.clerk.name, count: 4 }] },
    ]);
    expect(await training.acknowledge({ noticeId, answers: [1, 0] })).toEqual({
      acknowledged: true,
      wrong: [],
    });
    expect((await training.own()).notices).toEqual([]);
    const impossible = publish(office, {
      questions: [{ question: 'کدام؟', answers: ['الف', 'ب'], right: 2 }],
    });
    expect((await problemOf(impossible)).code).toBe('INPUT_INVALID');
  });

  it('D13.3 that is renewed is read again after its days; one that is not stays read', async () => {
    const office = await openOfficeOfDay();
    const { noticeId } = await publish(office);
    const { noticeId: onceId } = await publish(office, { kind: 'directive', renewEveryDays: null });
    const { training } = office.as(office.clerk);
    await training.acknowledge({ noticeId, answers: [] });
    await training.acknowledge({ noticeId: onceId, answers: [] });
    office.clock.set('2027-11-24T04:30:00.000Z');
    expect((await training.own()).notices).toEqual([]);
    office.clock.set('2027-11-25T04:30:00.000Z');
    expect((await training.own()).notices.map((notice) => notice.noticeId)).toEqual([noticeId]);
    await training.acknowledge({ noticeId, answers: [] });
    expect((await training.own()).notices).toEqual([]);
  });

  describe('that is renewed, under a clock that ran ahead', () => {
    const ahead = '2027-06-13T04:30:00.000Z';
    const right = '2026-11-25T09:30:00.000Z';

    /** The manager sets the clock right and answers for it. */
    async function setRight({ as, manager, clerk, anyone, clock }: TestOffice, at = right): Promise<void> {
      clock.set(at);
      // What is tried first finds the clock out.
      expect((await problemOf(as(manager).premises.openDay())).code).toBe('CLOCK_DOUBTED');
      const { doubt } = await anyone.clock.state();
      const { password } = manager;
      await as(manager).clock.confirm({
        ...{ doubtId: doubt?.doubtId ?? '', password },
        second: { personId: clerk.id, password: clerk.password },
        reason: 'تاریخ رایانه اشتباه تنظیم شده بود',
      });
    }
    async function readAhead(renewEveryDays = 365): Promise<TestOffice & { noticeId: string }> {
      const office = await openOfficeOfDay();
      const { noticeId } = await publish(office, { renewEveryDays });
      office.clock.set(ahead);
      await office.as(office.clerk).training.acknowledge({ noticeId, answers: [] });
      return { ...office, noticeId };
    }
    const dueOf = async ({ as, clerk }: TestOffice) =>
      (await as(clerk).training.own()).notices.map(({ noticeId }) => noticeId);

    it('D13.3 counts from the day on which it was read, and no longer than a year from there', async () => {
      const office = await readAhead();
      const { noticeId } = office;
      await setRight(office);
      expect(await dueOf(office)).toEqual([]);
      office.clock.set('2027-11-24T04:30:00.000Z');
      expect(await dueOf(office)).toEqual([]);
      office.clock.set('2027-11-25T04:30:00.000Z');
      expect(await dueOf(office)).toEqual([noticeId]);
    });

    it('D13.3 gains nothing by being read again after the clock was set right, nor while it is doubted', async () => {
      const office = await readAhead(180);
      const { noticeId, clock, as, clerk } = office;
      const { noticeId: later } = await publish(office, { renewEveryDays: 180 });
      // Set right, and not answered for yet: the day stays where the clock had brought it.
      clock.set(right);
      await office.anyone.clock.state();
      await as(clerk).training.acknowledge({ noticeId: later, answers: [] });
      await setRight(office, '2026-11-25T09:40:00.000Z');
      const again = as(clerk).training.acknowledge({ noticeId, answers: [] });
      expect((await problemOf(again)).code).toBe('ACTION_ALREADY_DONE');
      clock.set('2027-05-24T04:30:00.000Z');
      expect((await dueOf(office)).toSorted()).toEqual([noticeId, later].toSorted());
      // Read in time, it counts for its own days, although the clock had been there before.
      await as(clerk).training.acknowledge({ noticeId, answers: [] });
      clock.set('2027-11-19T04:30:00.000Z');
      expect(await dueOf(office)).not.toContain(noticeId);
      clock.set('2027-11-20T04:30:00.000Z');
      expect(await dueOf(office)).toContain(noticeId);
    });

    it('D13.3 is asked for at a PC whose day is not there yet, and counts from what is said at that one', {
      tags: 'release',
    }, async () => {
      const office = await openOfficeOfDay();
      const { noticeId } = await publish(office);
      const there = testMachine(ahead);
      const other = joinOffice(office, 2, there.machine);
      await other.seat(office.clerk).training.acknowledge({ noticeId, answers: [] });
      carryEntries(other.desk, office.desk);
      expect(await dueOf(office)).toEqual([noticeId]);
      expect((await problemOf(openVisit(office))).code).toBe('NOTICE_UNREAD');
      await office.as(office.clerk).training.acknowledge({ noticeId, answers: [] });
      await openVisit(office);
      office.clock.set('2027-06-14T04:30:00.000Z');
      expect(await dueOf(office)).toEqual([]);
      office.clock.set('2027-11-25T04:30:00.000Z');
      expect(await dueOf(office)).toEqual([noticeId]);
    });
  });

  it('D13.6 is withdrawn by the manager with a reason, once, and then stops nobody', async () => {
    const office = await openOfficeOfDay();
    const { noticeId } = await publish(office);
    const withdraw = (person: TestPerson, reason: string) =>
      office.as(person).training.withdrawNotice({ noticeId, reason });
    expect((await problemOf(withdraw(office.clerk, 'جایگزین شد'))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(withdraw(office.manager, '.'))).code).toBe('REASON_NEEDED');
    await withdraw(office.manager, 'با بخشنامهٔ تازه جایگزین شد');
    await openVisit(office);
    const late = office.as(office.clerk).training.acknowledge({ noticeId, answers: [] });
    expect((await problemOf(late)).code).toBe('NOT_FOUND');
    expect((await problemOf(withdraw(office.manager, 'با بخشنامهٔ تازه جایگزین شد'))).code).toBe(
      'ACTION_ALREADY_DONE',
    );
  });
});

describe('a session of training', () => {
  async function officeWithTopic(): Promise<TestOffice & { topicId: string }> {
    const office = await openOffice();
    const { topicId } = await office
      .as(office.manager)
      .training.addTopic({ title: 'احراز هویت نمایندگان', roles: ['clerk', 'manager'], validForDays: 365 });
    return { ...office, topicId };
  }

  /** By the manager and the clerk, whom they registered long ago. */
  const endTopic = async (office: TestOffice & { topicId: string }) => {
    const { as, manager, clerk, topicId } = office;
    const beside = { personId: clerk.id, password: clerk.password, words: 'دیگر آموزش داده نمی‌شود' };
    await showCode(office, 'training.endTopic');
    await as(manager).training.endTopic({ topicId, beside });
  };

  const hold = (office: TestOffice & { topicId: string }, heldOn = today) =>
    office.as(office.manager).training.recordSession({
      topicId: office.topicId,
      heldOn,
      minutes: 60,
      trainer: 'کارشناس حقوقی',
      attendeeIds: [office.clerk.id],
    });

  const stateOf = async (office: TestOffice, person: TestPerson) =>
    (await office.as(office.manager).training.matrix()).statuses.find(
      ({ personId }) => personId === person.id,
    );

  it('D13.4 counts when the attendee says that they were there, and for nobody else', async () => {
    const office = await officeWithTopic();
    expect(await stateOf(office, office.clerk)).toMatchObject({ state: 'overdue' });
    const { sessionId } = await hold(office);
    expect(await stateOf(office, office.clerk)).toMatchObject({ state: 'unconfirmed', validUntil: null });
    const confirm = (person: TestPerson) => office.as(person).training.confirmAttendance({ sessionId });
    expect((await problemOf(confirm(office.manager))).code).toBe('NOT_FOUND');
    expect((await office.as(office.clerk).training.own()).attendances).toMatchObject([
      { sessionId, topicTitle: 'احراز هویت نمایندگان', until: '2026-12-25' },
    ]);
    await confirm(office.clerk);
    expect(await stateOf(office, office.clerk)).toMatchObject({ state: 'valid', validUntil: '2027-11-25' });
    expect((await problemOf(confirm(office.clerk))).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D13.4 is recorded and confirmed within thirty days of it, never before it', async () => {
    const office = await officeWithTopic();
    for (const heldOn of ['2026-11-26', '2026-10-25'])
      expect((await problemOf(hold(office, heldOn))).code).toBe('INPUT_INVALID');
    const { sessionId } = await hold(office, '2026-10-26');
    office.clock.set('2026-11-26T04:30:00.000Z');
    const late = office.as(office.clerk).training.confirmAttendance({ sessionId });
    expect((await problemOf(late)).code).toBe('ATTENDANCE_TOO_LATE');
    expect(await stateOf(office, office.clerk)).toMatchObject({ state: 'overdue' });
    const stranger = office.as(office.manager).training.recordSession({
      topicId: office.topicId,
      heldOn: today,
      minutes: 60,
      trainer: 'کارشناس حقوقی',
      attendeeIds: [office.topicId],
    });
    expect((await problemOf(stranger)).code).toBe('INPUT_INVALID');
  });

  it('D13.4 D13.5 is summed up by person and Jalali year, and says who was there, who can still say so and who did not', async () => {
    const office = await officeWithTopic();
    const { as, manager, clerk, clock } = office;
    const matrix = () => as(manager).training.matrix();
    const minutesOf = async (person: TestPerson) =>
      (await matrix()).people.find(({ personId }) => personId === person.id)?.minutes;
    const attendeeIds = [clerk.id, manager.id];
    const facts = { topicId: office.topicId, heldOn: today, minutes: 90, trainer: 'کارشناس حقوقی' };
    const { sessionId } = await as(manager).training.recordSession({ ...facts, attendeeIds });
    expect(await matrix()).toMatchObject({
      year: 1405,
      sessions: [{ sessionId, minutes: 90, present: [], waiting: [clerk.name, manager.name], absent: [] }],
    });
    expect(await minutesOf(clerk)).toBe(0);
    await as(clerk).training.confirmAttendance({ sessionId });
    expect([await minutesOf(clerk), await minutesOf(manager)]).toEqual([90, 0]);
    clock.set('2026-12-26T04:30:00.000Z');
    expect((await matrix()).sessions).toMatchObject([
      {
        topicTitle: 'احراز هویت نمایندگان',
        present: [{ personId: clerk.id, name: clerk.name }],
        waiting: [],
        absent: [manager.name],
      },
    ]);
    // The last day of 1405, and the first of 1406.
    clock.set('2027-03-20T04:30:00.000Z');
    // A topic that ended takes nothing from what was learned.
    await endTopic(office);
    expect(await minutesOf(clerk)).toBe(90);
    clock.set('2027-03-21T04:30:00.000Z');
    expect([(await matrix()).year, await minutesOf(clerk)]).toEqual([1406, 0]);
  });

  it('D13.8 is taken back by the manager with a reason, once, from the hours and the matrix, and the person reads it', async () => {
    const office = await officeWithTopic();
    const { as, manager, clerk, clock } = office;
    const colleague = await office.addPerson({
      ...{ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' },
    });
    const { sessionId } = await hold(office);
    const words = 'نام او به اشتباه در فهرست حاضران آمده بود';
    const withdraw = (person = clerk, reason = words, by = manager) =>
      as(by).training.withdrawAttendance({ sessionId, personId: person.id, reason });
    const matrix = () => as(manager).training.matrix();
    // What was never said cannot be taken back: not before it, not of somebody else.
    expect((await problemOf(withdraw())).code).toBe('NOT_FOUND');
    await as(clerk).training.confirmAttendance({ sessionId });
    expect((await problemOf(withdraw(colleague))).code).toBe('NOT_FOUND');
    expect((await problemOf(withdraw(clerk, '.'))).code).toBe('REASON_NEEDED');
    for (const by of [clerk, colleague])
      expect((await problemOf(withdraw(clerk, words, by))).code).toBe('NOT_ALLOWED');
    expect((await matrix()).people.find(({ personId }) => personId === clerk.id)?.minutes).toBe(60);
    // Another day's too; and once.
    clock.set('2026-11-28T04:30:00.000Z');
    await withdraw();
    expect((await problemOf(withdraw())).code).toBe('ACTION_ALREADY_DONE');
    expect(await matrix()).toMatchObject({
      people: [{}, {}, {}].map(() => ({ minutes: 0 })),
      sessions: [{ sessionId, present: [], waiting: [], absent: [], withdrawn: [clerk.name] }],
    });
    expect(await stateOf(office, clerk)).toMatchObject({ state: 'overdue', validUntil: null });
    expect(await as(clerk).training.own()).toMatchObject({
      attendances: [],
      withdrawn: [{ sessionId, heldOn: today, reason: words, byName: manager.name }],
    });
    expect((await as(colleague).training.own()).withdrawn).toEqual([]);
    const again = as(clerk).training.confirmAttendance({ sessionId });
    expect((await problemOf(again)).code).toBe('ACTION_ALREADY_DONE');
  });

  it('D13.8 holds at every PC for what was said at any, in whatever order they hear of it', async () => {
    const office = await officeWithTopic();
    const { as, manager, clerk } = office;
    const { sessionId } = await hold(office);
    const other = joinOffice(office, 2);
    await as(clerk).training.confirmAttendance({ sessionId });
    await as(manager).training.withdrawAttendance({
      ...{ sessionId, personId: clerk.id, reason: 'نام او به اشتباه در فهرست حاضران آمده بود' },
    });
    // Said at the other PC too, where nothing is known of it yet.
    await other.seat(clerk).training.confirmAttendance({ sessionId });
    carryEntries(other.desk, office.desk);
    carryEntries(office.desk, other.desk);
    for (const seat of [as, other.seat])
      expect((await seat(manager).training.matrix()).sessions).toMatchObject([
        { sessionId, present: [], withdrawn: [clerk.name] },
      ]);
  });

  it('D13.5 is overdue after its validity, and a topic that ended is nobody’s', async () => {
    const office = await officeWithTopic();
    const { sessionId } = await hold(office);
    await office.as(office.clerk).training.confirmAttendance({ sessionId });
    office.clock.set('2027-11-25T04:30:00.000Z');
    expect(await stateOf(office, office.clerk)).toMatchObject({ state: 'valid' });
    office.clock.set('2027-11-26T04:30:00.000Z');
    expect(await stateOf(office, office.clerk)).toMatchObject({ state: 'overdue', validUntil: '2027-11-25' });
    // The manager's own topic is overdue too; a clerk hears of their own alone.
    expect(await tasksOf(office.as(office.manager))).toMatchObject({ 'training.overduePeople': 2 });
    const ofClerk = await tasksOf(office.as(office.clerk));
    expect(Object.entries(ofClerk).filter(([task]) => task.startsWith('training.'))).toEqual([
      ['training.ownOverdue', 1],
    ]);
    await endTopic(office);
    expect(await stateOf(office, office.clerk)).toBeUndefined();
    expect((await problemOf(hold(office, '2027-11-26'))).code).toBe('NOT_FOUND');
  });
});
