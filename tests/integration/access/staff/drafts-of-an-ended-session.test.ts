// What a page held of a session that the application ended: its person finds it at their next sign-in at that PC, nobody else.
import { describe, expect, it } from 'vitest';
import { signIn } from '#core/access/sign-in/sign-in.ts';
import { sessionLimits } from '#core/access/staff/rules.ts';
import { appRouter } from '#core/app/registry/router.ts';
import { type Caller, morning, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';

const drafts = '{"counter.client":{"nationalCode":"0499370899"}}';
const minute = 60_000;

const atWork = async ({ anyone, desk, clerk }: TestOffice) => {
  const { token, drafts: found } = await anyone.staff.signIn({
    personId: clerk.id,
    password: clerk.password,
  });
  return { token, found, caller: appRouter.createCaller({ desk, session: token }) };
};
const handOver = ({ anyone }: TestOffice, token: string, held = drafts) =>
  anyone.departures.handOverDrafts({ token, drafts: held });
const endedBy = async (caller: Caller, by: string) =>
  expect(await problemOf(caller.staff.whoAmI())).toEqual({ code: 'SESSION_ENDED', params: { by } });

describe('what the page of an ended session held', () => {
  it.each(
    everyNth(2, [
      ['age', ({ clock }: TestOffice) => clock.advance(12 * 60 * minute)],
      ['clock', ({ clock }: TestOffice) => clock.jump(11 * minute)],
      ['clock', ({ clock }: TestOffice) => clock.jump(-11 * minute)],
    ]),
  )('A6 is its person’s again after an end by %s, once, and nobody else’s', async (by, end) => {
    const office = await openOffice({ sessionLimits });
    const { token, caller } = await atWork(office);
    end(office);
    await endedBy(caller, by);
    expect(await handOver(office, token)).toEqual({ isKept: true });
    expect(await handOver(office, token, '{"forged":1}')).toEqual({ isKept: false });
    const { manager, anyone } = office;
    const other = await anyone.staff.signIn({ personId: manager.id, password: manager.password });
    expect(other.drafts).toBeNull();
    expect((await atWork(office)).found).toBe(drafts);
    expect((await atWork(office)).found).toBeNull();
  });

  it('A6 is theirs again after a sign-in at another PC, and the manager’s where they are cut off instead', {
    tags: 'release',
  }, async () => {
    for (const isCutOff of [false, true]) {
      const office = await openOffice();
      const other = joinOffice(office, 2);
      const { token, caller } = await atWork(office);
      await other.signIn(office.clerk);
      carryEntries(other.desk, office.desk);
      await endedBy(caller, 'elsewhere');
      expect(await handOver(office, token)).toEqual({ isKept: true });
      const { as, manager, clerk } = office;
      if (isCutOff)
        await as(manager).staff.cutOff({
          ...{ personId: clerk.id, reasonCode: 'left' as const, leftAt: morning },
          password: manager.password,
        });
      const left = await as(manager).departures.takeDrafts({ personId: clerk.id });
      expect(left.drafts).toBe(isCutOff ? drafts : null);
      if (!isCutOff) expect((await atWork(office)).found).toBe(drafts);
    }
  });

  it('A6 stays with the page where their next session has begun, or something of theirs waits here already', async () => {
    const office = await openOffice();
    const first = await atWork(office);
    const second = await atWork(office);
    await endedBy(first.caller, 'elsewhere');
    expect(await handOver(office, first.token)).toEqual({ isKept: false });
    await second.caller.staff.lock({ drafts: '{"note":"later"}' });
    const third = await atWork(office);
    expect(third.found).toBe('{"note":"later"}');
    await third.caller.staff.lock({ drafts: '{"note":"last"}' });
    await third.caller.staff.signOut();
    expect(await handOver(office, second.token)).toEqual({ isKept: false });
    expect((await atWork(office)).found).toBe('{"note":"last"}');
  });

  it('A6 is taken of nobody who left by hand, nor under a token that was none', async () => {
    const office = await openOffice();
    const { token, caller } = await atWork(office);
    await caller.staff.signOut();
    expect(await handOver(office, token)).toEqual({ isKept: false });
    expect(await handOver(office, 'no-session')).toEqual({ isKept: false });
    expect((await atWork(office)).found).toBeNull();
  });

  it('A6 is lost by no sign-in that could not be written', async () => {
    const office = await openOffice();
    const { caller } = await atWork(office);
    await caller.staff.lock({ drafts });
    await caller.staff.signOut();
    const { desk, clerk } = office;
    const execute = () => expect.fail('the disk is full');
    const full = { ...desk, path: { ...desk.path, execute } };
    await expect(signIn(full, clerk.id, clerk.password)).rejects.toThrow('the disk is full');
    expect(desk.sessions.all().filter(({ personId }) => personId === clerk.id)).toEqual([]);
    expect((await atWork(office)).found).toBe(drafts);
  });
});
