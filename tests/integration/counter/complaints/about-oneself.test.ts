// A complaint about oneself: sealed by the rule whatever the form, the person or the PC says, and decided by somebody else.
import { expect, test } from 'vitest';
import { enrolled } from '#tests/support/enrolled.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const complaint = {
  kind: 'complaint',
  category: 'delay',
  aboutManager: false,
  text: 'با مراجع تند سخن گفت',
  contactName: '',
  contactPhone: '',
} as const;
const outcome = { kind: 'outcome', outcome: 'rejected', text: 'بررسی شد و وارد نبود' } as const;

/** An office with a province, and a visit that its manager served. */
async function servedByManager(): Promise<{ office: TestOffice; visitId: string }> {
  const office = await openOffice();
  enrolled(office.desk);
  await openDay(office);
  const visitId = await openVisit({ ...office, clerk: office.manager });
  return { office, visitId };
}

test('D7.7 a complaint from a visit that the manager served is sealed, whatever the form says and whoever fills it in', {
  tags: 'release',
}, async () => {
  const { office, visitId } = await servedByManager();
  for (const person of [office.clerk, office.manager]) {
    const { complaintId } = await office.as(person).complaints.register({ ...complaint, visitId });
    expect(await office.as(person).complaints.get({ complaintId })).toMatchObject({
      aboutManager: true,
      textState: 'sealed',
      text: null,
      visit: null,
    });
    for (const who of [office.clerk, office.manager]) {
      const deciding = office.as(who).complaints.addAddendum({ complaintId, ...outcome });
      expect((await problemOf(deciding)).code).toBe('NOT_ALLOWED');
    }
  }
});

test('D7.7 nor does a clock that was set back hide what the manager did in the visit', {
  tags: 'release',
}, async () => {
  const { office, visitId } = await servedByManager();
  office.clock.advance(-5 * 60_000);
  const { complaints } = office.as(office.clerk);
  const { complaintId } = await complaints.register({ ...complaint, visitId });
  expect(await complaints.get({ complaintId })).toMatchObject({ aboutManager: true });
});

test('D7.7 on another PC, and on another day, it is the same', { tags: 'release' }, async () => {
  const { office, visitId } = await servedByManager();
  office.clock.set('2026-11-28T05:00:00.000Z');
  const second = joinOffice(office, 2);
  enrolled(second.desk);
  const there = await second.signIn(office.clerk);
  const { complaintId } = await there.complaints.register({ ...complaint, visitId });
  carryEntries(second.desk, office.desk);
  expect(await office.as(office.manager).complaints.get({ complaintId })).toMatchObject({
    aboutManager: true,
    textState: 'sealed',
  });
  const deciding = office.as(office.manager).complaints.addAddendum({ complaintId, ...outcome });
  expect((await problemOf(deciding)).code).toBe('NOT_ALLOWED');
});

test('D7.7 what was called feedback instead is not decided by the one whom it is about', async () => {
  const { office, visitId } = await servedByManager();
  const { complaintId } = await office
    .as(office.clerk)
    .complaints.register({ ...complaint, kind: 'feedback', visitId });
  const deciding = office.as(office.manager).complaints.addAddendum({ complaintId, ...outcome });
  expect((await problemOf(deciding)).code).toBe('OWN_ACT_FORBIDDEN');
});

test('D7.7 a visit that a clerk opened is the manager’s too once they decided, charged or took the money in it', async () => {
  const office = await openOffice();
  enrolled(office.desk);
  await openDay(office);
  const { clerk, manager } = office;
  const about = async (visitId: string) => {
    const { complaintId } = await office.as(clerk).complaints.register({ ...complaint, visitId });
    return (await office.as(clerk).complaints.get({ complaintId })).aboutManager;
  };
  const decided = await openVisit(office);
  expect(await about(decided)).toBe(false);
  const why = { outcome: 'refused', reasonCode: 'document_missing', answers: [], note: '' } as const;
  await office.as(manager).identity.refuse({ visitId: decided, ...why });
  expect(await about(decided)).toBe(true);
  const charged = await verifiedVisit(office, '0790419904');
  const lines = [{ itemCode: 'petition', count: 1 }];
  await office.as(manager).fees.charge({ visitId: charged, lines });
  expect(await about(charged)).toBe(true);
  const paid = (await chargedVisit(office, '0013542419')).visitId;
  const { complaintId } = await office.as(clerk).complaints.register({ ...complaint, visitId: paid });
  await office.as(manager).payments.record(slip(paid));
  expect(await about(paid)).toBe(true);
  // What the manager did in the visit only after the complaint takes the decision from nobody.
  await office.as(manager).complaints.addAddendum({ complaintId, ...outcome });
});

test('D7.7 one from a visit that a clerk served is the manager’s to decide', async () => {
  const office = await openOffice();
  await openDay(office);
  const visitId = await openVisit(office);
  const { complaintId } = await office.as(office.clerk).complaints.register({ ...complaint, visitId });
  await office.as(office.manager).complaints.addAddendum({ complaintId, ...outcome });
  const view = await office.as(office.manager).complaints.get({ complaintId });
  expect(view).toMatchObject({ aboutManager: false, state: 'closed' });
});

test('D7.8 a decision needs words: nothing, a dot, one letter over and over are none', async () => {
  const office = await openOffice();
  const { complaintId } = await office.as(office.clerk).complaints.register({ ...complaint, visitId: null });
  const { complaints } = office.as(office.manager);
  for (const text of ['.', '...', '-', 'ااااااااا', 'ok'])
    expect((await problemOf(complaints.addAddendum({ complaintId, ...outcome, text }))).code, text).toMatch(
      /^(REASON_NEEDED|INPUT_INVALID)$/,
    );
  expect((await complaints.get({ complaintId })).state).toBe('open');
  await complaints.addAddendum({ complaintId, ...outcome });
  expect((await complaints.get({ complaintId })).state).toBe('closed');
});
