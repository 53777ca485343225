// @vitest-environment happy-dom
// An act that takes a colleague is held by one dialog until their word is there (D20.65): it is sent with it or not at all.
import { act } from 'react';
import { expect, test } from 'vitest';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { openOffice } from '#tests/support/office.ts';

const dialogs = () => document.querySelectorAll('[role="dialog"]').length;

test('D20.65 the dialog asks for a colleague, stays while their word is refused, and sends the act with it', async () => {
  const office = await openOffice();
  office.clock.advance(98 * 86_400_000);
  const { manager, clerk, desk } = office;
  const answers: unknown[] = [];
  await showOver(office, manager, async () => {
    const { WideningPage } = await import('./widening-page.tsx');
    return <WideningPage onAnswer={(answer) => answers.push(answer)} />;
  });
  const { desk: client } = await import('#renderer/api/client.ts');
  const { codes } = await client.secondFactor.makeCodes.mutate({ password: manager.password });
  await client.secondFactor.proveByCode.mutate({ act: 'supervision.setHours', code: codes[0] ?? '' });
  const { useColleagueAsked } = await import('#renderer/api/beside.ts');
  const asked = () => useColleagueAsked.getState().held;
  await pressNamed('تا شب');
  await there(() => dialogs() === 1, 'the dialog');
  act(() => asked()?.leave());
  await there(() => answers.length === 1, 'the refusal');
  expect(dialogs()).toBe(0);
  await pressNamed('تا شب');
  await there(() => dialogs() === 1, 'the dialog again');
  const beside = { personId: clerk.id, password: clerk.password, words: 'ماه رمضان تا شب باز است' };
  await act(async () => {
    expect(await asked()?.send({ beside: { ...beside, password: 'wrong-password' } })).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
  });
  expect([dialogs(), answers.length]).toEqual([1, 1]);
  await act(async () => {
    expect(await asked()?.send({ beside })).toBeNull();
  });
  await there(() => answers.length === 2, 'the answer');
  expect(answers).toEqual([null, { done: true }]);
  expect([dialogs(), desk.reads.supervision.hoursInForce().closes]).toEqual([0, '22:00']);
});
