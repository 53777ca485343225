// Training that nobody else saw and more of it than a day has is none (D13.66, D13.67), and a notice is read before a colleague's visit is
// visit (D13.65).
import { describe, expect, it } from 'vitest';
import { completeAnswers } from '#core/demo/answers.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  type TestPerson,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

async function officeWithTopic() {
  const office = await openOffice();
  const topic = { title: 'احراز هویت نمایندگان', roles: ['clerk', 'manager'], validForDays: 365 } as const;
  const { topicId } = await office
    .as(office.manager)
    .training.addTopic({ ...topic, roles: [...topic.roles] });
  const hold = (attendees: readonly TestPerson[], minutes = 60, heldOn = today) =>
    office.as(office.manager).training.recordSession({
      ...{ topicId, heldOn, minutes, trainer: 'مریم احمدی' },
      attendeeIds: attendees.map(({ id }) => id),
    });
  return { office, topicId, hold };
}

describe('a session of training', () => {
  it('D13.66 is not written down of its writer alone, whose attendance counts only after somebody else’s', async () => {
    const { office, hold } = await officeWithTopic();
    const { as, manager, clerk } = office;
    expect((await problemOf(hold([manager]))).code).toBe('SESSION_NEEDS_WITNESS');
    expect((await problemOf(hold([manager, manager]))).code).toBe('SESSION_NEEDS_WITNESS');
    const { sessionId } = await hold([manager, clerk]);
    const minutes = async () =>
      (await as(manager).training.matrix()).people.map(({ name, minutes: said }) => [name, said]);
    await as(manager).training.confirmAttendance({ sessionId });
    expect(await minutes()).toEqual(expect.arrayContaining([[manager.name, 0]]));
    await as(clerk).training.confirmAttendance({ sessionId });
    expect(await minutes()).toEqual(
      expect.arrayContaining([
        [manager.name, 60],
        [clerk.name, 60],
      ]),
    );
  });

  it('D13.67 is at most ten hours a day, over all sessions, at two PCs too; another day is another one', async () => {
    const { office, topicId, hold } = await officeWithTopic();
    const { as, clerk, manager } = office;
    const other = joinOffice(office, 2);
    const { sessionId } = await hold([clerk], 600);
    expect(await problemOf(hold([manager, clerk], 10))).toEqual({
      code: 'TRAINING_TOO_LONG',
      params: { name: clerk.name, day: today },
    });
    await hold([clerk], 600, '2026-11-24');
    // A PC that has not heard of it writes another one down: the person cannot say that they were at both.
    const there = await other.seat(manager).training.recordSession({
      ...{ topicId, heldOn: today, minutes: 60, trainer: 'کارشناس حقوقی', attendeeIds: [clerk.id] },
    });
    carryEntries(other.desk, office.desk);
    await as(clerk).training.confirmAttendance({ sessionId });
    const both = as(clerk).training.confirmAttendance({ sessionId: there.sessionId });
    expect((await problemOf(both)).code).toBe('TRAINING_TOO_LONG');
  });
});

const notice = {
  kind: 'directive' as const,
  title: 'بخشنامهٔ تازه',
  body: 'اصل کارت ملی پیش از هر خدمت دیده می‌شود.',
  roles: ['clerk' as const],
  renewEveryDays: null,
  questions: [],
};

describe('D13.65 who has a notice to read', () => {
  /** A visit that waits for its check, one that is charged, and a notice that came since. */
  async function withNotice() {
    const office: TestOffice = await openOffice();
    await openDay(office);
    const { as, clerk, manager } = office;
    const colleague = await office.addPerson({
      name: 'زهرا کریمی',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    const undecided = await openVisit(office, '0790419904');
    const { visitId, chargeId } = await chargedVisit(office);
    const { noticeId } = await as(manager).training.publishNotice(notice);
    return { as, clerk, colleague, undecided, visitId, chargeId, noticeId };
  }
  const unread = { code: 'NOTICE_UNREAD', params: { count: 1 } };

  it.each(['clerk', 'colleague'] as const)('does nothing in a visit: the %s', async (who) => {
    const { as, undecided, visitId, chargeId, ...people } = await withNotice();
    const caller = as(people[who]);
    const answers = completeAnswers('iranian_adult', 'applicant');
    for (const act of [
      caller.identity.verify({ visitId: undecided, answers, note: '' }),
      caller.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] }),
      caller.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' }),
      caller.visits.complete({ visitId }),
      caller.visits.cancel({ visitId: undecided, reasonCode: 'client_left' }),
      caller.visits.recordFiling({
        ...{ visitId, trackingNumber: '1405123456', branch: 'شعبه ۳', filedTime: '09:30' },
      }),
      caller.payments.printReceipt({ visitId }),
      caller.payments.cashOffered({ visitId }),
      caller.visits.takeUpClient({ visitId }),
      caller.visits.referAdvice({ visitId }),
    ])
      expect(await problemOf(act)).toEqual(unread);
  });

  it('records the slip that was printed already in their own visit alone, and goes on once it is read', async () => {
    const { as, clerk, colleague, visitId, noticeId } = await withNotice();
    expect(await problemOf(as(colleague).payments.record(slip(visitId)))).toEqual(unread);
    await as(clerk).payments.record(slip(visitId));
    expect(await problemOf(as(clerk).visits.complete({ visitId }))).toEqual(unread);
    await as(clerk).training.acknowledge({ noticeId, answers: [] });
    await as(clerk).visits.complete({ visitId });
  });
});
