// Somebody leaves: cut off here at once, everywhere else by a list that cannot be got round (D9).
import { describe, expect, it } from 'vitest';
import { builtInSystems } from '#core/access/departures/contract.ts';
import { systemEnded } from '#core/access/departures/entries.ts';
import { enrolled } from '#tests/support/enrolled.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  morning,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  type TestOffice,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const minute = 60_000;
const letter = { letterNumber: 'خ-۱۲', letterDay: today, reason: '' };

async function leave(office: TestOffice, leftAt = morning): Promise<string> {
  const { as, manager, clerk } = office;
  await as(manager).staff.cutOff({
    personId: clerk.id,
    reasonCode: 'left',
    leftAt,
    password: manager.password,
  });
  const [departure] = await as(manager).departures.open();
  if (departure === undefined) throw new Error('a cut-off begins a checklist');
  return departure.cutOffId;
}
const said = (cutOffId: string, systemId: string) =>
  ({ cutOffId, systemId, outcome: 'cut', by: 'مرکز آمار', cutAt: morning, proof: 'نامهٔ ۱۲' }) as never;

async function cutAll({ as, manager }: TestOffice, cutOffId: string): Promise<void> {
  const { departures } = as(manager);
  const [departure] = await departures.open();
  for (const { system, cut } of departure?.accesses ?? [])
    if (cut === null) await departures.recordAccess(said(cutOffId, system.systemId));
}

describe('a departure', () => {
  it('D9.5 D9.8 begins with the cut-off, by whatever procedure, and stands on the morning card until it is closed', async () => {
    const office = await openOffice();
    office.clock.advance(2 * minute);
    const cutOffId = await leave(office);
    const { departures, premises } = office.as(office.manager);
    const [departure] = await departures.open();
    expect(departure?.accesses.map(({ system }) => system.systemId)).toEqual([...builtInSystems]);
    expect((await premises.openTasks()).missing.departures).toEqual([
      {
        personId: office.clerk.id,
        name: office.clerk.name,
        open: builtInSystems.length,
        leftAt: morning,
        doneAt: null,
      },
    ]);
    await cutAll(office, cutOffId);
    expect((await premises.openTasks()).missing.departures).toMatchObject([{ open: 0 }]);
    await departures.close({ cutOffId, ...letter });
    expect((await premises.openTasks()).missing.departures).toEqual([]);
    expect(await departures.ofPerson({ personId: office.clerk.id })).toMatchObject([
      { late: false, closed: { letterNumber: 'خ-۱۲', reason: null } },
    ]);
    const printed = await departures.letter({ cutOffId });
    expect(printed).toMatchObject({
      officeCode: '1101',
      departure: { name: office.clerk.name, open: 0 },
      signedBy: office.manager.name,
    });
  });

  it('D9.14 its letter says exactly whom it means; the number travels in no body of an entry', async () => {
    const office = await openOffice();
    const { staff, departures } = office.as(office.manager);
    const { personId } = await staff.register({
      name: 'رضا کاظمی',
      nationalCode: '0084575948',
      fatherName: 'محمود',
      role: 'it_expert',
    });
    const fileNumber = 'ن-۱۴۰۵-۰۰۴';
    await staff.recordSupervisionFile({ personId, fileNumber, openedOn: today });
    await staff.cutOff({ personId, reasonCode: 'left', leftAt: morning, password: office.manager.password });
    const [{ cutOffId } = { cutOffId: '' }] = await departures.ofPerson({ personId });
    expect((await departures.letter({ cutOffId })).identity).toMatchObject({
      name: 'رضا کاظمی',
      fatherName: 'محمود',
      nationalCode: '0084575948',
      role: 'it_expert',
      fileNumber,
      clearance: null,
    });
    expect(journalBodies(office.desk)).not.toContain('0084575948');
  });

  it('D9.4 leaves what its person recorded in the queue for the province', async () => {
    const office = await openOffice();
    enrolled(office.desk);
    await openDay(office);
    const visitId = await openVisit(office);
    const { queued } = office.desk.sync.state();
    expect(queued).toBeGreaterThan(0);
    await leave(office);
    // The cut-off, what its PC held and its checklist wait as well; nothing of before is gone.
    expect(office.desk.sync.state()).toMatchObject({ queued: queued + 2, acked: 0 });
    expect((await office.as(office.manager).visits.get({ visitId })).visitId).toBe(visitId);
  });

  it('D9.6 is not closed while one access is open, nor twice, nor with a letter that cannot be', async () => {
    const office = await openOffice();
    const cutOffId = await leave(office);
    const { departures } = office.as(office.manager);
    expect(await problemOf(departures.close({ cutOffId, ...letter }))).toEqual({
      code: 'ACCESS_STILL_OPEN',
      params: { count: builtInSystems.length },
    });
    await cutAll(office, cutOffId);
    expect(await problemOf(departures.recordAccess(said(cutOffId, 'sana')))).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
    for (const letterDay of ['2026-11-24', '2026-11-26'])
      expect(await problemOf(departures.close({ cutOffId, ...letter, letterDay }))).toMatchObject({
        code: 'INPUT_INVALID',
      });
    await departures.close({ cutOffId, ...letter });
    expect(await problemOf(departures.close({ cutOffId, ...letter }))).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
  });

  it('D9.5 keeps a system that is taken off the list after the cut-off, and an earlier one does not get new ones', async () => {
    const office = await openOffice();
    const { departures } = office.as(office.manager);
    const { systemId } = await departures.listSystem({ name: 'سامانهٔ نوبت‌دهی' });
    expect(await problemOf(departures.listSystem({ name: 'سامانهٔ نوبت‌دهی\u3164' }))).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
    const cutOffId = await leave(office);
    office.desk.path.execute(office.manager.id, (tx) => tx.append(systemEnded, { id: tx.newId(), systemId }));
    await departures.listSystem({ name: 'سامانهٔ بایگانی' });
    const [departure] = await departures.open();
    expect(departure?.accesses).toHaveLength(builtInSystems.length + 1);
    expect(departure?.accesses.at(-1)?.system.name).toBe('سامانهٔ نوبت‌دهی');
    await departures.recordAccess(said(cutOffId, systemId));
    expect(await problemOf(departures.recordAccess(said(cutOffId, cutOffId)))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('D9.7 that took longer is closed only with its reason, however early an hour is named, and says so', async () => {
    const office = await openOffice();
    const cutOffId = await leave(office);
    office.clock.advance(16 * minute);
    await cutAll(office, cutOffId);
    const { departures } = office.as(office.manager);
    expect(await departures.open()).toMatchObject([{ late: true }]);
    expect(await problemOf(departures.close({ cutOffId, ...letter }))).toMatchObject({
      code: 'REASON_NEEDED',
    });
    await departures.close({ cutOffId, ...letter, reason: 'پاسخ مرکز دیر رسید' });
    const entry = office.desk.path.journal
      .arrivedAfter(0, 10_000)
      .findLast(({ type }) => type === 'departure.closed');
    expect(new TextDecoder().decode(entry?.bytes)).toContain('"late":true');
  });

  it('D9.7 has begun in the past: an hour of the future is refused and cuts nobody off', async () => {
    const office = await openOffice();
    const leftAt = '2026-11-25T04:45:00.000Z';
    expect(await problemOf(leave(office, leftAt))).toMatchObject({ params: { fields: ['leftAt'] } });
    await office.as(office.clerk).staff.whoAmI();
    const early = { ...(said(await leave(office), 'sana') as object), cutAt: '2026-11-25T05:00:00.000Z' };
    expect(await problemOf(office.as(office.manager).departures.recordAccess(early as never))).toMatchObject({
      params: { fields: ['cutAt'] },
    });
  });

  it('D9.6 is one at both PCs, whatever order their entries come in', { tags: 'release' }, async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const cutOffId = await leave(office);
    carryEntries(office.desk, other.desk);
    await office.as(office.manager).departures.recordAccess(said(cutOffId, 'sana'));
    const there = await other.signIn(office.manager);
    await there.departures.recordAccess(said(cutOffId, 'sana'));
    await there.departures.recordAccess(said(cutOffId, 'cms'));
    carryEntries(other.desk, office.desk);
    carryEntries(office.desk, other.desk);
    for (const { reads } of [office.desk, other.desk])
      expect(
        reads.departures
          .departure(cutOffId)
          ?.cuts.map(({ systemId }) => systemId)
          .toSorted(),
      ).toEqual(['cms', 'sana', 'sana']);
    expect(await there.departures.open()).toMatchObject([{ open: builtInSystems.length - 2 }]);
  });

  it('D9.6 keeps who cut an access and the proof in the office', async () => {
    const office = await openOffice();
    const cutOffId = await leave(office);
    await office.as(office.manager).departures.recordAccess(said(cutOffId, 'sana'));
    const bodies = office.desk.path.journal
      .arrivedAfter(0, 10_000)
      .filter(({ type }) => type.startsWith('departure.'))
      .map(({ bytes }) => new TextDecoder().decode(bytes));
    expect(bodies).toHaveLength(2);
    expect(bodies.join('')).not.toMatch(/مرکز آمار|نامهٔ ۱۲/);
  });
});
