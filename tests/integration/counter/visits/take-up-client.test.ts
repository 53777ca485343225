import { describe, expect, it } from 'vitest';
import { openDay, openOffice, openVisit, problemOf } from '#tests/support/office.ts';

describe('taking up a client who was found', () => {
  it('D16.3 gives the contact data for a new visit and journals the view of the full identifier', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisit(office);
    const before = office.desk.path.journal.count();
    expect(await office.as(office.clerk).visits.takeUpClient({ visitId })).toEqual({
      clientType: 'iranian_adult',
      identifier: '0499370899',
      name: 'رضا محمدی',
      mobile: '09121234567',
      postalCode: '1193653471',
      lastVisitDay: '2026-11-25',
    });
    const written = office.desk.path.journal.arrivedAfter(before, 10);
    expect(written.map(({ type, actor }) => ({ type, actor }))).toEqual([
      { type: 'client.viewed', actor: office.clerk.id },
    ]);
    expect(Buffer.from(written[0]?.bytes ?? []).toString()).not.toContain('0499370899');
  });

  it('knows a company by its own identifier, not by its representative’s', async () => {
    const office = await openOffice();
    await openDay(office);
    const { visitId } = await office.as(office.clerk).visits.open({
      client: {
        clientType: 'legal_person',
        name: 'رضا محمدی',
        nationalCode: '0499370899',
        mobile: '09121234567',
        postalCode: '',
        matterRole: 'representative',
        trackingNumber: '',
        companyName: 'شرکت نمونه',
        legalId: '14999000010',
        gazetteReference: '1',
        representativePost: 'ceo',
        letterNumber: '',
      },
    });
    const client = await office.as(office.clerk).visits.takeUpClient({ visitId });
    expect(client).toMatchObject({
      clientType: 'legal_person',
      identifier: '14999000010',
      name: 'شرکت نمونه',
    });
  });

  it('is for a day that is open: on any other nothing is shown and nothing journalled', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisit(office);
    office.clock.set('2026-11-26T05:00:00.000Z');
    const before = office.desk.path.journal.count();
    expect(await problemOf(office.as(office.clerk).visits.takeUpClient({ visitId }))).toEqual({
      code: 'DAY_NOT_OPEN',
      params: { day: '2026-11-26' },
    });
    expect(office.desk.path.journal.count()).toBe(before);
  });

  it('is refused for what is not there, and to whoever is not at the counter; nothing is journalled then', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisit(office);
    const expert = await office.addPerson({
      name: 'سارا نوری',
      nationalCode: '9990000034',
      role: 'it_expert',
    });
    const before = office.desk.path.journal.count();
    const nowhere = '019aa000-0000-7000-8000-000000000000';
    const unknown = office.as(office.clerk).visits.takeUpClient({ visitId: nowhere });
    expect(await problemOf(unknown)).toEqual({ code: 'NOT_FOUND', params: { what: 'client' } });
    expect(await problemOf(office.as(expert).visits.takeUpClient({ visitId }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(office.desk.path.journal.count()).toBe(before);
  });
});
