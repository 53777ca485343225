// @vitest-environment happy-dom
// The steps, the letter of a clerk's sections among them, on a person's file: of somebody who has left, how far they had come (D9).
import { expect, test } from 'vitest';
import { showOver, there } from '#tests/renderer/office-shell.tsx';
import { type Caller, morning, openDay, openOffice, type TestOffice, today } from '#tests/support/office.ts';

type File = Awaited<ReturnType<Caller['staff']['list']>>[number];

async function stepsOf(office: TestOffice, file: File | undefined): Promise<(string | null)[]> {
  if (file === undefined) throw new Error('There is no such person.');
  const { container } = await showOver(office, office.manager, async () => {
    const { PersonScreen } = await import('#renderer/features/access/staff/person-screen.tsx');
    return <PersonScreen file={file} firstAct={null} onClose={() => undefined} />;
  });
  await there(() => container.querySelector('nav li'), 'the steps');
  return [...container.querySelectorAll('nav li .visually-hidden')].map(({ textContent }) => textContent);
}

test('the steps on a leaver’s file show how far they had come, and none as the next one', async () => {
  const office = await openOffice();
  const { manager, clerk } = office;
  const { staff } = office.as(manager);
  const fileOf = async (personId: string) =>
    (await staff.list()).find(({ person }) => person.id === personId);
  const leaves = (personId: string) =>
    staff.cutOff({ personId, reasonCode: 'left', leftAt: morning, password: manager.password });
  await openDay(office);
  const { personId } = await staff.register({ name: 'پری نیک‌رو', nationalCode: '0013542419', role: 'clerk' });
  await staff.recordSupervisionFile({ personId, fileNumber: '۱۲۳', openedOn: today });
  const before = await fileOf(personId);
  await leaves(personId);
  await leaves(clerk.id);
  const [after, worked] = [await fileOf(personId), await fileOf(clerk.id)];
  const [done, todo] = ['انجام شد', 'مانده'];
  expect(await stepsOf(office, before)).toEqual([done, done, 'گام کنونی', todo, todo, todo]);
  expect(await stepsOf(office, after)).toEqual([done, done, todo, todo, todo, todo]);
  expect(await stepsOf(office, worked)).toEqual([done, done, done, done, todo, todo]);
});
