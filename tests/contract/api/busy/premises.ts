// What was seen of the premises, what is to be done about it, and a day on which the office is closed.
import { type TestOffice, today } from '#tests/support/office.ts';
import { photoNumber, photoOfSign } from '#tests/support/photo.ts';
import type { SoundInputs } from '../procedures.ts';

export async function premisesLookedAt(office: TestOffice) {
  const { clerk } = office;
  const byManager = office.as(office.manager);
  const byClerk = office.as(office.clerk);
  const correctiveAction = { description: 'تابلو عوض شود', ownerId: clerk.id, dueDay: today };
  const failedCheck = { item: 'rate_board', result: 'failed', note: 'کهنه است', correctiveAction } as const;
  const { checkId, actionId } = await byClerk.premises.recordCheck({ ...failedCheck, photo: photoOfSign });
  const photoId = office.desk.reads.photos.photoOf(checkId);
  if (photoId === null) throw new Error('the photo was not kept');
  if (actionId === null) throw new Error('a failed check plans an action');
  const { actionId: doneActionId } = await byClerk.premises.recordCheck({
    ...failedCheck,
    item: 'guide_boards',
  });
  if (doneActionId === null) throw new Error('a failed check plans an action');
  await byClerk.premises.completeAction({
    actionId: doneActionId,
    proofKind: 'seen_on_site',
    note: 'تابلوی تازه نصب شد',
  });
  const { closureId } = await byManager.closures.declare({
    closedDay: '2026-12-21',
    kind: 'holiday',
    authority: 'تقویم رسمی',
    reference: 'ص ۱۲',
  });
  const sound: Pick<SoundInputs, 'premises' | 'tasks' | 'photos' | 'closures'> = {
    tasks: { open: [undefined] },
    photos: { dayCode: [undefined], show: [{ photoId }] },
    premises: {
      morningCard: [undefined],
      counts: [undefined],
      checkCalendar: [{ item: 'rate_board' }],
      openTasks: [undefined],
      recordCheck: [failedCheck, { item: 'guide_boards', result: 'passed', note: '' }],
      completeAction: [{ actionId, proofKind: 'photo', note: 'تابلوی تازه نصب شد', photo: photoNumber(1) }],
      judgeAction: [{ actionId: doneActionId, verdict: 'confirmed', note: '' }],
      schedule: [undefined],
      setRhythm: [{ item: 'orderliness', every: 'day' }],
      addItem: [{ title: 'آب‌سردکن سالن', every: 'week' }],
      openDay: [undefined],
    },
    closures: {
      list: [undefined],
      unofficial: [undefined],
      declare: [{ closedDay: '2026-12-20', kind: 'holiday', authority: 'تقویم رسمی', reference: 'ص ۱۲' }],
      withdraw: [{ closureId }],
    },
  };
  return { sound, actionId };
}
