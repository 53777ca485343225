// What everybody acknowledges every year (D13.9): it cannot be published as something read once, and what is missing of it waits.

import { expect, test } from 'vitest';
import { publishNotice } from '#core/assets/training/commands.ts';
import { missingYearly } from '#core/assets/training/views.ts';
import { type Caller, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

type Notice = Parameters<Caller['training']['publishNotice']>[0];
const everyone: Notice['roles'] = ['clerk', 'manager', 'legal_expert', 'it_expert'];
const notice = (kind: Notice['kind'], other: Partial<Notice> = {}): Notice => ({
  kind,
  title: 'تعهد سالانه',
  body: 'با مراجعان با احترام رفتار می‌کنم و مشاورهٔ حقوقی نمی‌دهم.',
  roles: everyone,
  renewEveryDays: 365,
  questions: [],
  ...other,
});
/** What is missing, as the morning card of the manager counts it. */
async function missing({ as, manager, desk }: Pick<TestOffice, 'as' | 'manager' | 'desk'>) {
  const kinds = missingYearly(desk.reads);
  expect((await tasksOf(as(manager)))['training.yearlyMissing'] ?? 0).toBe(kinds.length);
  return kinds;
}

test('D13.9 neither is published to be read once or less often than every year, by whatever procedure', async () => {
  const office = await openOffice();
  const { as, manager, desk } = office;
  const wrong = { code: 'INPUT_INVALID', params: { fields: ['renewEveryDays'] } };
  for (const kind of ['conduct', 'no_legal_advice'] as const)
    for (const renewEveryDays of [null, 367, 1830]) {
      const rare = notice(kind, { renewEveryDays });
      expect(await problemOf(as(manager).training.publishNotice(rare))).toEqual(wrong);
      const bare = () => desk.path.execute(manager.id, (tx) => publishNotice(tx, rare));
      expect(bare).toThrow('INPUT_INVALID');
    }
  await as(manager).training.publishNotice(notice('other', { renewEveryDays: null }));
});

test('D13.9 what is missing waits for the manager until it stands for every role, and again once it is withdrawn', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { as, manager, clerk } = office;
  const { training } = as(manager);
  expect(await missing(office)).toEqual(['conduct', 'no_legal_advice']);
  expect((await tasksOf(as(clerk)))['training.yearlyMissing']).toBeUndefined();
  await training.publishNotice(notice('conduct', { roles: ['clerk'] }));
  // The manager is left out of it, and a notice of another kind is none.
  await training.publishNotice(notice('other'));
  expect(await missing(office)).toEqual(['conduct', 'no_legal_advice']);
  const { noticeId } = await training.publishNotice(notice('conduct', { roles: ['manager'] }));
  expect(await missing(office)).toEqual(['no_legal_advice']);
  await training.publishNotice(notice('no_legal_advice'));
  expect(await missing(office)).toEqual([]);
  // At another PC too; a role that somebody gets afterwards is missed.
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  expect((await tasksOf(other.seat(manager)))['training.yearlyMissing']).toBeUndefined();
  await office.addPerson({ name: 'کاوه نوری', nationalCode: '9990000034', role: 'it_expert' });
  expect(await missing(office)).toEqual(['conduct']);
  await training.withdrawNotice({ noticeId, reason: 'متن تازه‌ای ابلاغ شده است' });
  expect(await missing(office)).toEqual(['conduct']);
});
