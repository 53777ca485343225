// Whoever takes down a complaint is told whether it is about them, by whichever account it names them: then a colleague prints the slip.
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { enrolled } from '#tests/support/enrolled.ts';
import { openOffice, problemOf, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import { twoAccounts } from '#tests/support/two-accounts.ts';
import { twoClerkAccounts } from '#tests/support/two-clerk-accounts.ts';

const complaint = {
  kind: 'complaint',
  category: 'conduct',
  aboutManager: false,
  text: 'با مراجع تند سخن گفت',
  contactName: '',
  contactPhone: '',
  visitId: null,
} as const;
const sara = { name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' } as const;
const missing = { code: 'NOT_FOUND', params: { what: 'complaint' } };

const asWriter = ({ desk }: TestOffice, { id }: TestPerson) =>
  appRouter.createCaller({ desk, session: desk.sessions.open(id).token });

test('D7.9 whoever takes down a complaint that names any account of theirs is told so, and a colleague prints the slip', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { first, second } = await twoClerkAccounts(office);
  for (const [writer, named] of [
    [second, first],
    [first, second],
    [first, first],
  ] as const) {
    const { complaints } = asWriter(office, writer);
    for (const kind of ['complaint', 'feedback'] as const) {
      const registered = await complaints.register({ ...complaint, kind, aboutId: named.id });
      expect(registered.isAboutWriter).toBe(true);
      const { complaintId, trackingCode } = registered;
      expect(await problemOf(complaints.slip({ complaintId }))).toEqual(missing);
      expect(await office.as(office.clerk).complaints.slip({ complaintId })).toMatchObject({ trackingCode });
    }
  }
});

test('D7.9 it is not about them where it names somebody else or nobody, and the slip is theirs to print', async () => {
  const office = await openOffice();
  const about = await office.addPerson(sara);
  const { complaints } = office.as(office.clerk);
  for (const aboutId of [about.id, null, undefined]) {
    const { complaintId, trackingCode, isAboutWriter } = await complaints.register({ ...complaint, aboutId });
    expect(isAboutWriter).toBe(false);
    expect(await complaints.slip({ complaintId })).toMatchObject({ trackingCode });
  }
});

test('D7.7, D7.9 one that names the clerk’s account of a manager is about the manager, and its slip is for whoever took it down', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  enrolled(office.desk);
  const { asClerk, meet } = await twoAccounts(office);
  const before = await office.as(asClerk).complaints.register({ ...complaint, aboutId: asClerk.id });
  expect(before.isAboutWriter).toBe(true);
  meet();
  const { complaints } = asWriter(office, asClerk);
  const { complaintId, isAboutWriter } = await complaints.register({ ...complaint, aboutId: asClerk.id });
  expect(isAboutWriter).toBe(false);
  expect(await complaints.slip({ complaintId })).toMatchObject({ aboutManager: true });
});
