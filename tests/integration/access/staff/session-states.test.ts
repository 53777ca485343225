// Locked, idle, aged and ended are states of the session in the application, whatever a page shows.
import { describe, expect, it } from 'vitest';
import { sessionLimits, sessionLimitsOf } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type Caller, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const minute = 60_000;
const hour = 60 * minute;

const office = () => openOffice({ sessionLimits });
const callerOf = ({ desk }: TestOffice, session: string): Caller => appRouter.createCaller({ desk, session });

async function atWork(at: TestOffice) {
  const { id: personId, password } = at.clerk;
  const { token } = await at.anyone.staff.signIn({ personId, password });
  return { token, caller: callerOf(at, token) };
}

/** Ways at what a session sees and does. */
const ways = (caller: Caller): Promise<unknown>[] => [
  caller.staff.whoAmI(),
  caller.palette.find({ typed: 'رضا' }),
  caller.visits.referAdvice({ visitId: null }),
  caller.staff.stillHere(),
  caller.staff.setPin({ password: 'x', pin: '2580' }),
];

describe('a locked session', () => {
  it('A6 answers nothing, and goes on under another token', async () => {
    const at = await office();
    const { token, caller } = await atWork(at);
    await caller.staff.lock({ drafts: '{"note":"half a sentence"}' });
    for (const call of ways(caller))
      expect(await problemOf(call)).toEqual({ code: 'SESSION_LOCKED', params: {} });
    expect(await problemOf(caller.staff.unlock({ password: 'wrong' }))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    const opened = await caller.staff.unlock({ password: at.clerk.password });
    expect(opened.drafts).toBe('{"note":"half a sentence"}');
    expect(opened.token).not.toBe(token);
    expect(await callerOf(at, opened.token).staff.whoAmI()).toMatchObject({ id: at.clerk.id });
    expect(await problemOf(caller.staff.whoAmI())).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });

  it('A6 opens with the PIN of its shift, and can be signed out', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    await caller.staff.setPin({ password: at.clerk.password, pin: '2580' });
    await caller.staff.lock({ drafts: null });
    expect(await caller.staff.pinState()).toEqual({ isSet: true, takesKey: false });
    const { token } = await caller.staff.unlockWithPin({ pin: '2580' });
    const again = callerOf(at, token);
    await again.staff.lock({ drafts: null });
    await again.staff.signOut();
    expect(await problemOf(again.staff.unlock({ password: at.clerk.password }))).toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
  });

  it('A6 is not opened by another person’s secret, and its drafts are not theirs', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    await caller.staff.lock({ drafts: '{"note":"of the clerk"}' });
    expect(await problemOf(caller.staff.unlock({ password: at.manager.password }))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    await at.anyone.staff.signIn({ personId: at.manager.id, password: at.manager.password });
    const opened = await caller.staff.unlock({ password: at.clerk.password });
    expect(opened.drafts).toContain('of the clerk');
  });

  it('A6 keeps its drafts when it is locked twice', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    await caller.staff.lock({ drafts: '{"a":1}' });
    await caller.staff.lock({ drafts: null });
    expect((await caller.staff.unlock({ password: at.clerk.password })).drafts).toBe('{"a":1}');
  });
});

describe('a session that is left alone', () => {
  it('A6 is locked after five minutes by the application itself', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    at.clock.advance(4 * minute);
    await caller.staff.whoAmI();
    at.clock.advance(minute);
    expect(await problemOf(caller.staff.whoAmI())).toMatchObject({ code: 'SESSION_LOCKED' });
    await caller.staff.unlock({ password: at.clerk.password });
  });

  it('A26 is locked after twenty where the shell sees its page alone', async () => {
    const at = await openOffice({ sessionLimits: sessionLimitsOf('page') });
    const { caller } = await atWork(at);
    at.clock.advance(19 * minute);
    await caller.staff.whoAmI();
    at.clock.advance(minute);
    expect(await problemOf(caller.staff.whoAmI())).toMatchObject({ code: 'SESSION_LOCKED' });
  });

  it('A6 is kept by a sign of its person, not by what a screen reads again', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    for (let round = 0; round < 5; round += 1) {
      at.clock.advance(4 * minute);
      await caller.staff.stillHere();
    }
    for (let round = 0; round < 4; round += 1) {
      at.clock.advance(minute);
      await caller.staff.whoAmI();
    }
    at.clock.advance(minute);
    expect(await problemOf(caller.staff.whoAmI())).toMatchObject({ code: 'SESSION_LOCKED' });
  });

  it('A6 ends after twelve hours, also when it is never at rest or always locked', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    for (let minutes = 0; minutes < 11 * 60; minutes += 4) {
      at.clock.advance(4 * minute - 3000);
      await caller.staff.stillHere();
    }
    at.clock.advance(hour);
    const ended = { code: 'SESSION_ENDED', params: { by: 'age' } };
    expect(await problemOf(caller.staff.stillHere())).toEqual(ended);

    const resting = await atWork(at);
    await resting.caller.staff.lock({ drafts: null });
    at.clock.advance(12 * hour);
    expect(await problemOf(resting.caller.staff.unlock({ password: at.clerk.password }))).toEqual(ended);
  });
});

describe('a session whose clock is set', () => {
  it.each(
    everyNth(2, [
      ['ahead', 11 * minute],
      ['back', -11 * minute],
    ]),
  )('A6 ends when it is set %s by more than ten minutes', async (_way, ms) => {
    const at = await office();
    const { caller } = await atWork(at);
    at.clock.jump(ms);
    expect(await problemOf(caller.staff.whoAmI())).toEqual({
      code: 'SESSION_ENDED',
      params: { by: 'clock' },
    });
  });

  it('A6 is not made younger, nor kept awake, by a clock that is set back a little', {
    tags: 'release',
  }, async () => {
    const at = await office();
    const { caller } = await atWork(at);
    at.clock.advance(5 * minute);
    at.clock.jump(-4 * minute);
    expect(await problemOf(caller.staff.whoAmI())).toMatchObject({ code: 'SESSION_LOCKED' });
  });
});

describe('an ended session', () => {
  it('A6 says why: the account signed in elsewhere', async () => {
    const at = await office();
    const { caller } = await atWork(at);
    await atWork(at);
    expect(await problemOf(caller.staff.whoAmI())).toEqual({
      code: 'SESSION_ENDED',
      params: { by: 'elsewhere' },
    });
  });
});
