// A refused visit that goes on when the paper arrives, and every way round it.
import { describe, expect, it } from 'vitest';
import {
  openDay,
  openOffice,
  openVisit,
  problemOf,
  type TestOffice,
  type TestPerson,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const arrived = 'اصل کارت ملی هوشمند را آورد';
const nextMorning = '2026-11-26T04:30:00.000Z';

async function answersOf(office: TestOffice) {
  const items = await office.as(office.clerk).identity.checklist({ clientType: 'iranian_adult' });
  return items.map(({ code, options: [option] }) =>
    option === undefined ? { code, state: 'checked' as const } : { code, state: 'checked' as const, option },
  );
}

async function refused(
  office: TestOffice,
  reasonCode: 'document_missing' | 'suspected_forgery' | 'face_does_not_match' = 'document_missing',
  by: TestPerson = office.clerk,
): Promise<string> {
  const visitId = await openVisit(office);
  const answers = (await answersOf(office)).map((answer) =>
    answer.code === 'original_document' ? { code: answer.code, state: 'not_checked' as const } : answer,
  );
  await office.as(by).identity.refuse({ visitId, outcome: 'refused', reasonCode, answers, note: '' });
  return visitId;
}

describe('a refused visit', () => {
  it('D1.18 goes on the same day, is checked anew as a whole, and the manager sees what arrived', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await refused(office);
    const { identity, visits } = office.as(office.clerk);
    expect(await identity.refusalNote({ formId: visitId })).toMatchObject({
      reasonCode: 'document_missing',
      missing: ['original_document'],
      goesOnToday: true,
    });
    await identity.resume({ visitId, arrived });
    expect((await visits.get({ visitId })).state).toBe('open');
    expect((await problemOf(identity.refusalNote({ formId: visitId }))).code).toBe('NOT_FOUND');
    const answers = await answersOf(office);
    const less = await problemOf(identity.verify({ visitId, answers: answers.slice(1), note: '' }));
    expect(less.code).toBe('IDENTITY_INCOMPLETE');
    await identity.verify({ visitId, answers, note: '' });
    expect((await visits.get({ visitId })).state).toBe('verified');
    expect(await office.as(office.manager).visits.reasons({ day: '2026-11-25' })).toMatchObject([
      { kind: 'verified_after_refusal', reason: arrived, visitId },
    ]);
  });

  it('D1.18 is no way to a fee: what goes on is charged only after the new check', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await refused(office);
    const { identity, fees } = office.as(office.clerk);
    const lines = [{ itemCode: 'petition', count: 1 }];
    expect((await problemOf(fees.charge({ visitId, lines }))).code).toBe('VISIT_NOT_OPEN');
    await identity.resume({ visitId, arrived });
    expect((await problemOf(fees.charge({ visitId, lines }))).code).toBe('IDENTITY_NEEDED');
  });

  it('D1.18 needs words of substance, a refusal that stands, and goes on once', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await refused(office);
    const { identity } = office.as(office.clerk);
    expect((await problemOf(identity.resume({ visitId, arrived: '...' }))).code).toBe('REASON_NEEDED');
    await identity.resume({ visitId, arrived });
    expect((await problemOf(identity.resume({ visitId, arrived }))).code).toBe('ACTION_ALREADY_DONE');
    await identity.verify({ visitId, answers: await answersOf(office), note: '' });
    expect((await problemOf(identity.resume({ visitId, arrived }))).code).toBe('IDENTITY_ALREADY_DECIDED');
    const fresh = await openVisit(office, '0790419904');
    expect((await problemOf(identity.resume({ visitId: fresh, arrived }))).code).toBe('ACTION_ALREADY_DONE');
    await office.as(office.clerk).visits.cancel({ visitId: fresh, reasonCode: 'client_left' });
    expect((await problemOf(identity.resume({ visitId: fresh, arrived }))).code).toBe('VISIT_NOT_OPEN');
  });

  it('D1.18 yesterday’s refusal does not go on, whatever day is open', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await refused(office);
    office.clock.set(nextMorning);
    const { identity } = office.as(office.clerk);
    expect((await problemOf(identity.resume({ visitId, arrived }))).code).toBe('DAY_NOT_OPEN');
    await openDay(office);
    expect(await problemOf(identity.resume({ visitId, arrived }))).toEqual({
      code: 'VISIT_OF_OTHER_DAY',
      params: { day: '2026-11-25' },
    });
    expect((await identity.refusalNote({ formId: visitId })).goesOnToday).toBe(false);
  });

  it.each(['suspected_forgery', 'face_does_not_match'] as const)(
    'D1.18 a doubt (%s) is taken up by the manager alone, and so is what the manager refused',
    async (reasonCode) => {
      const office = await openOffice();
      await openDay(office);
      const doubted = await refused(office, reasonCode);
      const byManager = await refused(office, 'document_missing', office.manager);
      const { identity } = office.as(office.clerk);
      for (const visitId of [doubted, byManager]) {
        expect((await problemOf(identity.resume({ visitId, arrived }))).code).toBe('ESCALATED_TO_MANAGER');
        await office.as(office.manager).identity.resume({ visitId, arrived });
      }
    },
  );

  it('D1.18 goes on at the office’s other PC as well', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await refused(office);
    const other = joinOffice(office, 2);
    await other.seat(office.clerk).identity.resume({ visitId, arrived });
    carryEntries(other.desk, office.desk);
    expect((await office.as(office.clerk).visits.get({ visitId })).state).toBe('open');
  });
});
