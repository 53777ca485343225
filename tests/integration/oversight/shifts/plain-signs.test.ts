// Signs that one kind of fact shows by itself: checks that nobody looked at, and a printed code at two PCs (D11.65, D11.66).
import { expect, test } from 'vitest';
import { identityVerified } from '#core/counter/identity/entries.ts';
import { hastyRuns } from '#core/oversight/shifts/rules.ts';
import { openOffice, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const note = 'از متصدی پرسیده شد و همهٔ مراجعه‌ها با هم دیده شد';
const alerts = async ({ as, manager }: TestOffice) => (await as(manager).shifts.alerts()).open;

/** Verifies so many clients, each so long after the one before. */
function verified({ desk, clerk, clock }: TestOffice, count: number, apartMs: number): void {
  clock.pace(0);
  for (let done = 0; done < count; done += 1) {
    desk.path.execute(clerk.id, (tx) =>
      tx.append(
        identityVerified,
        { checkId: tx.newId(), visitId: tx.newId(), formId: tx.newId(), subjects: [], items: [] },
        { note: '' },
      ),
    );
    clock.advance(apartMs);
  }
  clock.pace(1000);
}

test('D11.65 thirty checks within thirty seconds are a sign until the manager answers, and again; an honest rush is none', async () => {
  const office = await openOffice();
  verified(office, 29, 900);
  office.clock.advance(60_000);
  verified(office, 40, 30_000);
  expect((await alerts(office)).filter(({ kind }) => kind === 'hasty_checks')).toEqual([]);
  verified(office, 30, 500);
  const [sign] = (await alerts(office)).filter(({ kind }) => kind === 'hasty_checks');
  expect(sign).toMatchObject({ personName: office.clerk.name, count: 1, day: today });
  const { shifts } = office.as(office.manager);
  const answer = { personId: office.clerk.id, kind: 'hasty_checks', day: today, seenCount: 1 } as const;
  expect((await problemOf(shifts.explainAlert({ ...answer, note: 'دیدم' }))).code).toBe('NOTE_TOO_THIN');
  await shifts.explainAlert({ ...answer, note });
  expect((await alerts(office)).filter(({ kind }) => kind === 'hasty_checks')).toEqual([]);
  verified(office, 30, 500);
  expect((await alerts(office)).filter(({ kind }) => kind === 'hasty_checks')).toHaveLength(1);
});

test('D11.65 no check is in two runs', () => {
  const at = (second: number) => new Date(Date.parse(`${today}T05:00:00Z`) + second * 1000).toISOString();
  const checks = (count: number, apart: number) =>
    Array.from({ length: count }, (_, n) => ({ id: String(n).padStart(4, '0'), at: at(n * apart) }));
  expect([29, 30, 59, 60].map((count) => hastyRuns(checks(count, 1)).length)).toEqual([0, 1, 1, 2]);
  expect(hastyRuns(checks(300, 1.1))).toEqual([]);
});

test('D11.66 a printed code that two PCs took is named at both once they met, and a code used once is not', async () => {
  const office = await openOffice();
  const { manager } = office;
  const { codes } = await office.as(manager).secondFactor.makeCodes({ password: manager.password });
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  const act = 'staff.cutOff';
  const [one = '', two = ''] = codes;
  await office.as(manager).secondFactor.proveByCode({ act, code: one });
  await other.seat(manager).secondFactor.proveByCode({ act, code: one });
  await other.seat(manager).secondFactor.proveByCode({ act, code: two });
  const named = async () =>
    [await alerts(office), (await other.seat(manager).shifts.alerts()).open].map((open) =>
      open.filter(({ kind }) => kind === 'code_twice').map(({ personName, count }) => [personName, count]),
    );
  expect(await named()).toEqual([[], []]);
  meet(office, other);
  expect(await named()).toEqual([[[manager.name, 1]], [[manager.name, 1]]]);
});
