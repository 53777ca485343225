// @vitest-environment happy-dom
// An act that is held for the second factor or the password is of the session in which it was pressed (D11.16): the lock, the
// sign-out and another person end it, and nothing is sent in another one's name.
import { act } from 'react';
import { expect, test } from 'vitest';
import { type SessionLimits, sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { pressNamed, showOver, there } from '#tests/renderer/office-shell.tsx';
import { enterText } from '#tests/renderer/render.tsx';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { openOffice, type TestOffice, type TestPerson } from '#tests/support/office.ts';

const dialogs = () => document.querySelectorAll('[role="dialog"]').length;
/** What the sign-in itself writes is no act. */
const isAct = (type: string) => type !== 'staff.sign_in_noted' && type !== 'shift.operator_changed';
const typesOf = ({ desk }: TestOffice, { id }: TestPerson) =>
  journalEnvelopes(desk).flatMap(({ actor, type }) => (actor === id ? [type] : []));

const second = { name: 'مینا صادقی', nationalCode: '9990000034', role: 'manager' } as const;

/** An office with a second manager that asks for the second factor. @returns the sheets of both */
async function guarded() {
  const office = await openOffice({ sessionLimits });
  const { desk, manager } = office;
  const other = await office.addPerson(second);
  const sheetOf = async ({ id, password }: TestPerson) => {
    const page = appRouter.createCaller({ desk, session: desk.sessions.open(id).token });
    const { codes } = await page.secondFactor.makeCodes({ password });
    return { page, codes };
  };
  const { codes: otherCodes } = await sheetOf(other);
  const { page, codes } = await sheetOf(manager);
  await page.secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: codes[0] ?? '' });
  await page.secondFactor.setRequired({ isRequired: true, password: manager.password });
  return { office, other, code: codes[1] ?? '', otherCode: otherCodes[0] ?? '' };
}

/** The page of a person who presses an act: what is behind the gate is there only while they are at work. */
async function show(office: TestOffice, who: TestPerson, password = who.password) {
  const answers: unknown[] = [];
  await showOver(office, who, async () => {
    const { PressingPage } = await import('./pressing-page.tsx');
    const reset = { personId: office.clerk.id, password };
    return <PressingPage reset={reset} onAnswer={(answer) => answers.push(answer)} />;
  });
  const { useSession } = await import('#renderer/api/session.ts');
  const session = () => useSession.getState();
  return {
    answers,
    session,
    async signedInAs({ id, password }: TestPerson): Promise<void> {
      const signedIn = await office.anyone.staff.signIn({ personId: id, password });
      act(() => session().begin(signedIn));
    },
  };
}

async function typeCode(code: string): Promise<void> {
  const field = await there(
    () => document.querySelector<HTMLInputElement>('[role="dialog"] input'),
    'the field of the code',
  );
  enterText(field, code);
  await act(async () => field.form?.requestSubmit());
}

test('D11.16 an act that is held is carried out once its own person shows their code', {
  tags: 'release',
}, async () => {
  const { office, code } = await guarded();
  const { answers } = await show(office, office.manager);
  await pressNamed('رمز تازه');
  await there(() => dialogs() === 1, 'the dialog');
  await typeCode(code);
  await there(() => answers.length === 1, 'the answer');
  expect(answers[0]).toMatchObject({ oneTimeCode: expect.any(String) });
  expect(office.desk.reads.staff.person(office.clerk.id)?.state).toBe('activated');
});

test.each([
  ['locked and then left', true],
  ['left without a lock', false],
])(
  'D11.16, A6 an act that is held goes with its session, %s: the next manager finds no dialog and sends nothing',
  async (_way, isLocked) => {
    const { office, other, otherCode } = await guarded();
    const page = await show(office, office.manager);
    await pressNamed('رمز تازه');
    await there(() => dialogs() === 1, 'the dialog');
    if (isLocked) act(() => page.session().lock());
    else act(() => page.session().end());
    const { useSecondFactorAsked } = await import('#renderer/api/second-factor.ts');
    expect(useSecondFactorAsked.getState().asked).toBeNull();
    if (isLocked) act(() => page.session().end());
    const before = typesOf(office, other).length;
    await page.signedInAs(other);
    await there(() => page.answers.length === 1, 'the refusal');
    expect(page.answers).toEqual([null]);
    expect(dialogs()).toBe(0);
    expect(typesOf(office, other).slice(before).filter(isAct)).toEqual([]);
    expect(office.desk.reads.staff.person(office.clerk.id)?.state).toBe('active');
    // The next manager's own act asks for itself and takes their own code.
    await pressNamed('رمز تازه');
    await there(() => dialogs() === 1, 'the dialog of the other');
    await typeCode(otherCode);
    await there(() => page.answers.length === 2, 'its own answer');
  },
);

test('D11.16 a late answer of the former session carries nothing out with the proof of the next one', {
  tags: 'release',
}, async () => {
  const { office, other, otherCode } = await guarded();
  const page = await show(office, office.manager, other.password);
  await pressNamed('رمز تازه');
  await there(() => dialogs() === 1, 'the dialog');
  const { useSecondFactorAsked } = await import('#renderer/api/second-factor.ts');
  const held = useSecondFactorAsked.getState().asked;
  await page.signedInAs(other);
  const session = page.session().session?.token ?? null;
  const next = appRouter.createCaller({ desk: office.desk, session });
  await next.secondFactor.proveByCode({ act: 'staff.resetPassword', code: otherCode });
  act(() => held?.answer(true));
  await there(() => page.answers.length === 1, 'the refusal');
  expect(page.answers).toEqual([null]);
  expect(dialogs()).toBe(0);
  expect(office.desk.reads.staff.person(office.clerk.id)?.state).toBe('active');
});

test('D11.31 an act that is held for the password goes with its session as well', {
  tags: 'release',
}, async () => {
  const limits: { -readonly [Name in keyof SessionLimits]: SessionLimits[Name] } = { ...sessionLimits };
  const office = await openOffice({ sessionLimits: limits });
  const other = await office.addPerson(second);
  const page = await show(office, office.manager);
  const before = typesOf(office, other).length;
  limits.provenMs = 0;
  await pressNamed('برون‌بر');
  await there(() => dialogs() === 1, 'the dialog');
  const { usePasswordAsked } = await import('#renderer/api/password-again.ts');
  const held = usePasswordAsked.getState().asked;
  expect(held).toHaveLength(1);
  limits.provenMs = sessionLimits.provenMs;
  await page.signedInAs(other);
  // The password of the former session was right after all.
  act(() => held[0]?.(true));
  await there(() => page.answers.length === 1, 'the refusal');
  expect(page.answers).toEqual([null]);
  expect(usePasswordAsked.getState().asked).toEqual([]);
  expect(typesOf(office, other).slice(before).filter(isAct)).toEqual([]);
});

test('D11.16 where nobody is signed in nothing is held: the form before sign-in asks for the code itself', {
  tags: 'release',
}, async () => {
  const { office } = await guarded();
  const { manager, clerk } = office;
  const page = await show(office, manager);
  act(() => page.session().end());
  const { desk } = await import('#renderer/api/client.ts');
  const { withSecondFactor, useSecondFactorAsked } = await import('#renderer/api/second-factor.ts');
  const beginning = withSecondFactor(() =>
    desk.emergency.begin.mutate({
      personId: clerk.id,
      password: clerk.password,
      managerId: manager.id,
      managerPassword: manager.password,
      code: '',
      reasonCode: 'out_of_touch',
      reason: 'کابل شبکهٔ باجه قطع است',
      minutes: 60,
    }),
  );
  await expect(beginning).rejects.toMatchObject({ message: 'SECOND_FACTOR_NEEDED' });
  expect(useSecondFactorAsked.getState().asked).toBeNull();
});
