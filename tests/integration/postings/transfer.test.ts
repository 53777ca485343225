// Sections and transfers as the office keeps them: asked at every service, at every call, and by whatever door (D10, D11).
import { describe, expect, it } from 'vitest';
import { transferPerson } from '#core/postings/commands.ts';
import {
  openDay,
  openOffice,
  problemOf,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const day = 24 * 60 * 60 * 1000;
type Transfer = Parameters<ReturnType<TestOffice['as']>['postings']['transfer']>[0];

function toNotices({ clerk, manager }: TestOffice, other: Partial<Transfer> = {}): Transfer {
  return {
    personId: clerk.id,
    kind: 'section',
    sections: ['notices'],
    toOffice: '',
    body: 'protection',
    letterNumber: 'ج-۷',
    letterDay: today,
    effectiveOn: today,
    reason: 'کمبود نیرو در بخش ابلاغ',
    password: manager.password,
    ...other,
  };
}
const away: Partial<Transfer> = { kind: 'office', sections: [], toOffice: 'دفتر ۱۲۰۲ شیراز' };
const petition = { itemCode: 'petition', count: 1 };

describe('a section', () => {
  it('D11.10 D11.11 is where a clerk works and nowhere else; the manager serves in every one', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    await office.as(office.manager).postings.transfer(toNotices(office));
    const charge = { visitId, lines: [petition] };
    expect(await problemOf(office.as(office.clerk).fees.charge(charge))).toEqual({
      code: 'SECTION_NOT_YOURS',
      params: { service: 'دادخواست' },
    });
    await office.as(office.manager).postings.placeService({ itemCode: 'petition', sectionId: 'notices' });
    await office.as(office.clerk).fees.charge(charge);
    const other = await verifiedVisit(office, '0790419904');
    await office.as(office.manager).postings.placeService({ itemCode: 'petition', sectionId: 'sana' });
    await office.as(office.manager).fees.charge({ visitId: other, lines: [petition] });
  });

  it('D11.12 is named before a clerk is activated, by a letter, and never by themself or twice', async () => {
    const office = await openOffice();
    const { staff, postings } = office.as(office.manager);
    const { personId } = await staff.register({
      name: 'سارا نوری',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    await staff.recordSupervisionFile({ personId, fileNumber: '3', openedOn: '2026-01-01' });
    await staff.recordInquiry({ personId, reference: '3', requestedOn: '2026-01-01' });
    await staff.recordClearance({
      personId,
      reference: '3',
      issuedOn: '2026-01-01',
      expiresOn: '2028-01-01',
    });
    expect(await problemOf(staff.activate({ personId }))).toEqual({ code: 'SECTIONS_MISSING', params: {} });
    expect(office.desk.reads.staff.person(personId)?.state).toBe('approved');
    const letter = { personId, letterNumber: '5', letterDay: today };
    expect(await problemOf(postings.introduce({ ...letter, sections: [personId] }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(
      await problemOf(postings.introduce({ ...letter, sections: ['sana'], letterDay: '2026-11-26' })),
    ).toMatchObject({ code: 'INPUT_INVALID' });
    await postings.introduce({ ...letter, sections: ['sana'] });
    expect(await problemOf(postings.introduce({ ...letter, sections: ['filing'] }))).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
    await staff.activate({ personId });
    const own = { ...letter, personId: office.manager.id, sections: ['sana' as const] };
    expect(await problemOf(postings.introduce(own))).toMatchObject({ code: 'OWN_ACT_FORBIDDEN' });
  });
});

describe('a transfer', () => {
  it('D10.2 to another office ends sign-in and work on its business day, at midnight, and not before', async () => {
    const office = await openOffice();
    const { postings } = office.as(office.manager);
    await postings.transfer(toNotices(office, { ...away, effectiveOn: '2026-11-26' }));
    await office.as(office.clerk).staff.whoAmI();
    office.clock.set('2026-11-25T20:30:01.000Z');
    const gone = { code: 'TRANSFERRED_AWAY', params: { since: '2026-11-26' } };
    expect(await problemOf(office.as(office.clerk).visits.referAdvice({ visitId: null }))).toEqual(gone);
    const signIn = { personId: office.clerk.id, password: office.clerk.password };
    expect(await problemOf(office.anyone.staff.signIn(signIn))).toEqual(gone);
    const { missing } = await office.as(office.manager).premises.leftOver();
    expect(missing.transferred).toEqual([
      { personId: office.clerk.id, name: office.clerk.name, since: '2026-11-26' },
    ]);
    expect(await problemOf(postings.transfer(toNotices(office, { letterDay: '2026-11-26' })))).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
  });

  it('D10.1 is the manager’s, with their password, a reason and a letter, and never their own', async () => {
    const office = await openOffice();
    const { postings } = office.as(office.manager);
    const refused = (call: Promise<unknown>) => problemOf(call);
    expect(await refused(office.as(office.clerk).postings.transfer(toNotices(office)))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await refused(postings.transfer(toNotices(office, { password: 'another' })))).toMatchObject({
      code: 'WRONG_PASSWORD',
    });
    expect(
      await refused(postings.transfer(toNotices(office, { personId: office.manager.id }))),
    ).toMatchObject({
      code: 'OWN_ACT_FORBIDDEN',
    });
    expect(await refused(postings.transfer(toNotices(office, { reason: '---' })))).toMatchObject({
      code: 'REASON_NEEDED',
    });
    const { transferId } = await postings.transfer(toNotices(office));
    const letter = await postings.letter({ transferId });
    expect(letter).toMatchObject({ personName: office.clerk.name, transfer: { letterNumber: 'ج-۷' } });
    const entry = office.desk.path.journal.arrivedAfter(0, 10_000).at(-1);
    expect(new TextDecoder().decode(entry?.bytes)).not.toContain('کمبود');
  });

  it('D10.3 holds at a PC that hears of it late, over one that was made there without knowing it, whatever the clocks', async () => {
    const office = await openOffice();
    const other = joinOffice(office, 2);
    const { personId, password: _, ...facts } = toNotices(office);
    const make = (desk: typeof office.desk, more: Partial<Transfer>) =>
      desk.path.execute(office.manager.id, (tx) =>
        transferPerson(tx, desk.reads, { personId, ...facts, ...more }),
      );
    make(office.desk, { sections: ['sana'] });
    make(office.desk, away);
    office.clock.advance(-2 * day);
    make(other.desk, { sections: ['inbox'] });
    carryEntries(office.desk, other.desk);
    carryEntries(other.desk, office.desk);
    for (const { reads } of [office.desk, other.desk])
      expect(reads.postings.posting(personId, '2026-11-26').leftOn).toBe(today);
  });
});
