// The slip of a complaint waits for everybody but whom the complaint is about, whichever of their accounts is named.
import { expect, test } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { printStatements } from '#core/counter/prints/queries.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { planOf } from '#tests/support/query-plan.ts';
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
const slipOf = (complaintId: string) =>
  ({
    page: 'complaint-slip',
    subject: complaintId,
    paper: 'receipt80',
    failure: 'PRINTER_OUT_OF_PAPER',
  }) as const;
const sara = { name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' } as const;
const reason = 'مراجع رفت و برگه نمی‌خواهد';

test('D7.9, D2.11 whom it is about neither sees the slip waiting nor ends it nor throws it away', async () => {
  const office = await openOffice();
  const about = await office.addPerson(sara);
  const { complaints, prints } = office.as(office.clerk);
  const { complaintId } = await complaints.register({ ...complaint, aboutId: about.id });
  const other = await complaints.register(complaint);
  const { jobId } = await prints.keep(slipOf(complaintId));
  const shown = await prints.keep(slipOf(other.complaintId));
  const theirs = office.as(about).prints;
  expect((await theirs.queue()).map((waiting) => waiting.jobId)).toEqual([shown.jobId]);
  expect((await problemOf(theirs.printed({ jobId }))).code).toBe('NOT_FOUND');
  expect((await problemOf(theirs.discard({ jobId, reason }))).code).toBe('NOT_FOUND');
  expect(journalBodies(office.desk)).not.toContain('"how"');
  for (const person of [office.clerk, office.manager]) {
    const queue = await office.as(person).prints.queue();
    expect(queue.map((waiting) => waiting.jobId)).toEqual([jobId, shown.jobId]);
    // Whom it is about is in no answer.
    expect(JSON.stringify(queue)).not.toContain(about.id);
  }
  // What they keep of it themselves waits for the others, once.
  expect(await theirs.keep(slipOf(complaintId))).toEqual({ jobId });
  await office.as(office.manager).prints.printed({ jobId });
  expect((await theirs.keep(slipOf(complaintId))).jobId).not.toBe(jobId);
  expect(await theirs.queue()).toHaveLength(1);
  expect(await prints.queue()).toHaveLength(2);
});

test('D7.9 a second account of the same human being, made at another PC, finds no slip about the first one', {
  tags: 'release',
}, async () => {
  const office = await openOffice();
  const { first: about, second } = await twoClerkAccounts(office);
  const { complaints, prints } = office.as(office.clerk);
  const { complaintId } = await complaints.register({ ...complaint, aboutId: about.id });
  const { jobId } = await prints.keep(slipOf(complaintId));
  const { desk } = office;
  const again = appRouter.createCaller({ desk, session: desk.sessions.open(second.id).token }).prints;
  expect(await again.queue()).toEqual([]);
  expect((await problemOf(again.printed({ jobId }))).code).toBe('NOT_FOUND');
  expect(await prints.queue()).toHaveLength(1);
});

test('the reads of the print queue search by index', async () => {
  const { desk } = await openOffice();
  for (const [name, statement] of Object.entries(printStatements(desk.store.orm)))
    expect(
      planOf(desk, statement()).filter((step) => step.startsWith('SCAN')),
      name,
    ).toEqual([]);
});
