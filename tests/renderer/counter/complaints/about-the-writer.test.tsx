// @vitest-environment happy-dom
// The dialog after a complaint: whoever it is about prints no slip of it, by whichever of their accounts it names them (D7.9).
import { expect, test } from 'vitest';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { openOffice, type TestOffice, type TestPerson } from '#tests/support/office.ts';
import { twoClerkAccounts } from '#tests/support/two-clerk-accounts.ts';

/** A person writes a complaint that names somebody. @returns what the dialog says then */
async function registered(office: TestOffice, writer: TestPerson, about: TestPerson): Promise<string> {
  await showOver(office, writer, async () => {
    const { putDraftsBack } = await import('#renderer/frame/drafts.ts');
    const draft = {
      ...{ visitId: null, kind: 'complaint', category: 'conduct', aboutManager: false, aboutId: about.id },
      ...{ text: 'با مراجع تند سخن گفت', contactName: '', contactPhone: '' },
    };
    putDraftsBack(writer.id, JSON.stringify({ 'complaints.register': draft }));
    const { RegisterDialog } = await import('#renderer/features/counter/complaints/register-dialog.tsx');
    return <RegisterDialog onClose={() => undefined} />;
  });
  await there(() => document.querySelector('textarea'), 'the form');
  await pressNamed('ثبت');
  await there(() => document.body.textContent?.includes('ادامهٔ کار'), 'the number of the complaint');
  return document.body.textContent ?? '';
}

test.each([
  ['by a colleague, about their own account', 'first', 'first', true],
  ['by a colleague, about another account of theirs', 'second', 'first', true],
  ['by the writer, about somebody else', 'second', 'clerk', false],
] as const)('D7.9 the slip is printed %s', async (_how, by, about, isOwn) => {
  const office = await openOffice();
  const people = { ...(await twoClerkAccounts(office)), clerk: office.clerk };
  const said = await registered(office, people[by], people[about]);
  expect(said.includes('برگه را همکارتان چاپ می‌کند')).toBe(isOwn);
  expect(said.includes('چاپ برگه')).toBe(!isOwn);
});
