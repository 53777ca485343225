// Two independent people take an office to another province; the manager alone, the proposer and yesterday's agreement do not.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { SecondPersonFacts } from '#core/access/staff/second-person.ts';
import { clashesOf } from '#core/closing/day-close/clashes.ts';
import { isChangeAgreed } from '#core/replication/sync/change-province.ts';
import type { ProposedChange } from '#core/replication/sync/change-queries.ts';
import { enrolDevice } from '#core/replication/sync/enrol.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { type ProvinceUnderTest, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { startTlsFront, trustTestCertificate } from '#tests/support/tls-front.ts';

let first: ProvinceUnderTest;
let next: ProvinceUnderTest;
beforeAll(async () => {
  trustTestCertificate();
  [first, next] = [await provinceOnPglite(), await provinceOnPglite()];
});
afterAll(async () => {
  await first.close();
  await next.close();
});

async function frontOf({ url }: ProvinceUnderTest): Promise<string> {
  const front = await startTlsFront(url);
  onTestFinished(() => front.close());
  return front.url;
}

/** An office that its manager enrolled, with a second manager of whom the clerk is independent. */
async function enrolledOffice() {
  const office = await openOffice({ at: '2026-10-01T05:30:00.000Z' });
  await office.desk.sync.stop();
  const url = await frontOf(first);
  await enrolDevice(office.desk, office.manager.id, url, await first.createEnrolCode('1101'));
  const other = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'manager' });
  office.clock.set('2026-11-25T05:30:00.000Z');
  return { ...office, other };
}
const reason = 'استان پایگاه دادهٔ خود را با کلیدها از دست داد';

test('N50 two independent people move the office with their passwords, on the sheet; neither of them alone', {
  tags: 'release',
}, async () => {
  const { desk, as, manager, clerk, other } = await enrolledOffice();
  const url = await frontOf(next);
  const code = await next.createEnrolCode('1101');
  const moving = () => enrolDevice(desk, other.id, url, code);
  const propose = { fingerprint: code, reason, password: other.password };
  expect(
    await problemOf(as(clerk).sync.proposeChange({ ...propose, password: clerk.password })),
  ).toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await problemOf(as(other).sync.proposeChange({ ...propose, password: 'x' }))).toMatchObject({
    code: 'WRONG_PASSWORD',
  });
  await as(other).sync.proposeChange(propose);
  const [change] = await as(clerk).sync.changes();
  if (change === undefined) throw new Error('it was proposed');
  expect(change).toMatchObject({ state: 'waiting', secondByName: null, proposedByName: 'زهرا کریمی' });
  await expect(moving()).rejects.toThrow('PROVINCE_PINNED');
  const { changeId, seen } = change;
  const confirm = (who: typeof clerk, more = {}) =>
    as(who).sync.confirmChange({ changeId, seen, password: who.password, ...more });
  expect(await problemOf(confirm(other))).toMatchObject({ code: 'OWN_ACT_FORBIDDEN' });
  expect(await problemOf(confirm(clerk, { seen: 'a'.repeat(64) }))).toMatchObject({ code: 'SEEN_IS_STALE' });
  expect(await problemOf(confirm(clerk, { password: 'x' }))).toMatchObject({ code: 'WRONG_PASSWORD' });
  await confirm(clerk);
  expect(await as(manager).sync.changes()).toMatchObject([{ state: 'agreed', secondByName: 'علی رضایی' }]);

  // They agreed on this one, and on nobody else's.
  const elsewhere = await provinceOnPglite();
  onTestFinished(() => elsewhere.close());
  const stranger = await frontOf(elsewhere);
  const foreign = await elsewhere.createEnrolCode('1101');
  await expect(enrolDevice(desk, other.id, stranger, foreign)).rejects.toThrow('PROVINCE_PINNED');
  // Used by the refusal: the province takes the same code of the same PC again.
  await moving();
  expect(desk.reads.sync.province()?.provinceUrl).toBe(url);
  expect(desk.reads.sync.sealingKeys()).toHaveLength(2);
  expect(await as(manager).sync.changes()).toMatchObject([{ state: 'over' }]);
  const sheet = clashesOf(desk.reads, '2026-11-25', new Set());
  expect(sheet.filter(({ kind }) => kind === 'province_changed')).toHaveLength(2);
  // Back again takes two people again.
  const back = await first.createEnrolCode('1101');
  await expect(enrolDevice(desk, other.id, await frontOf(first), back)).rejects.toThrow('PROVINCE_PINNED');
});

test('N50 where nobody is independent of the proposer, nobody’s word is enough', async () => {
  const { as, manager, clerk } = await enrolledOffice();
  const fingerprint = 'ABCD-EFGH-JKMN-PQRS';
  await as(manager).sync.proposeChange({ fingerprint, reason, password: manager.password });
  const [change] = await as(clerk).sync.changes();
  const { changeId = '', seen = '' } = change ?? {};
  expect(
    await problemOf(as(clerk).sync.confirmChange({ changeId, seen, password: clerk.password })),
  ).toMatchObject({ code: 'CHANGE_NEEDS_PROVINCE' });
});

test('N50, D4.60 an agreement counts for seven days, for the keys that it names, and by an independent word that stands', () => {
  let codes: SecondPersonFacts['codes'] = [];
  const facts = { registeredBy: 'somebody', registeredOn: '2026-01-01' };
  const change: ProposedChange = {
    ...{ id: 'id', leaves: 'old', fingerprint: 'F', reason: null, actor: 'one', device: 'pc' },
    ...{ at: '2026-11-20T08:00:00.000Z', lc: 1, day: '2026-11-20' },
    confirmations: [{ actor: 'two', day: '2026-11-21' }],
  };
  const agreed = (day: string, more: Partial<ProposedChange> = {}, leaves = 'old', fingerprint = 'F') =>
    isChangeAgreed(
      {
        sync: { changes: () => [{ ...change, ...more }] },
        staff: { secondPersonFacts: (id) => ({ id, ...facts, codes }) },
      },
      { leaves, fingerprint },
      day,
    );
  expect(agreed('2026-11-21')).toBe(true);
  expect(agreed('2026-11-27')).toBe(true);
  expect(agreed('2026-11-28')).toBe(false);
  expect(agreed('2026-11-20')).toBe(false);
  expect(agreed('2026-11-22', {}, 'new')).toBe(false);
  expect(agreed('2026-11-22', {}, 'old', 'G')).toBe(false);
  expect(agreed('2026-11-22', { confirmations: [{ actor: 'one', day: '2026-11-21' }] })).toBe(false);
  expect(agreed('2026-11-22', { confirmations: [] })).toBe(false);
  // Who proposed it ended the other one's password since.
  codes = [
    { by: 'somebody', on: '2026-01-01' },
    { by: 'one', on: '2026-11-22' },
  ];
  expect(agreed('2026-11-22')).toBe(false);
});
