// Training that was held, and a notice that waits for its readers.
import { type TestOffice, today } from '#tests/support/office.ts';
import type { SoundInputs } from '../procedures.ts';

export async function trainingHeld(office: TestOffice) {
  const { manager, clerk } = office;
  const byManager = office.as(office.manager);
  const topic = { title: 'احراز هویت نمایندگان', roles: ['clerk' as const], validForDays: 365 };
  const { topicId } = await byManager.training.addTopic(topic);
  const heldSession = {
    topicId,
    heldOn: today,
    minutes: 60,
    trainer: 'کارشناس حقوقی',
    attendeeIds: [manager.id, clerk.id],
  };
  const { sessionId } = await byManager.training.recordSession(heldSession);
  // Both are said and stand: taking one back is still to do.
  const { sessionId: attendedId } = await byManager.training.recordSession(heldSession);
  await byManager.training.confirmAttendance({ sessionId: attendedId });
  const notice = {
    kind: 'directive' as const,
    title: 'بخشنامهٔ نمونه',
    body: 'پیش از هر خدمت هویت مراجعه‌کننده احراز می‌شود.',
    roles: ['it_expert' as const],
    renewEveryDays: null,
    questions: [{ question: 'پیش از خدمت چه لازم است؟', answers: ['احراز هویت', 'هیچ'], right: 0 }],
  };
  const { noticeId } = await byManager.training.publishNotice(notice);
  const sound: Pick<SoundInputs, 'training'> = {
    training: {
      own: [undefined],
      matrix: [undefined],
      notices: [undefined],
      addTopic: [topic],
      endTopic: [
        {
          topicId,
          beside: { personId: clerk.id, password: clerk.password, words: 'دیگر در دفتر آموزش داده نمی‌شود' },
        },
      ],
      recordSession: [heldSession],
      confirmAttendance: [{ sessionId }],
      withdrawAttendance: [
        { sessionId: attendedId, personId: manager.id, reason: 'نام او به اشتباه در فهرست حاضران آمده بود' },
      ],
      publishNotice: [notice],
      acknowledge: [{ noticeId, answers: [0] }],
      withdrawNotice: [{ noticeId, reason: 'با بخشنامهٔ تازه جایگزین شد' }],
    },
  };
  return { sound, topicId, sessionId, noticeId };
}
