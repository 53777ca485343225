// Sections and transfers as the office keeps them: asked at every service, at every call, and by whatever procedure (D10, D11).
import { describe, expect, it } from 'vitest';
import { controlLoosened } from '#core/access/controls/entries.ts';
import { transferPerson } from '#core/access/postings/commands.ts';
import { servicePlaced, transferWithdrawn } from '#core/access/postings/entries.ts';
import { grownOffice, placeService } from '#tests/support/grown-office.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { testMachine } from '#tests/support/test-machine.ts';

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
    const office = await grownOffice();
    await openDay(office);
    const visitId = await verifiedVisit(office);
    await office.as(office.manager).postings.transfer(toNotices(office));
    const charge = { visitId, lines: [petition] };
    expect(await problemOf(office.as(office.clerk).fees.charge(charge))).toEqual({
      code: 'SECTION_NOT_YOURS',
      params: { service: 'دادخواست' },
    });
    await placeService(office, 'petition', 'notices');
    await office.as(office.clerk).fees.charge(charge);
    const other = await verifiedVisit(office, '0790419904');
    await placeService(office, 'petition', 'sana');
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

describe('what was charged', () => {
  it('D11.13 is paid, given back, cancelled, filed and completed only by who works in its section', async () => {
    const office = await openOffice();
    await openDay(office);
    const { as, clerk, manager } = office;
    const { visitId, chargeId } = await chargedVisit(office);
    const paid = await chargedVisit(office, '0790419904');
    const { paymentId } = await as(clerk).payments.record(slip(paid.visitId));
    await as(manager).postings.transfer(toNotices(office));
    const notYours = { code: 'SECTION_NOT_YOURS', params: { service: 'دادخواست' } };
    const { visits, payments, fees } = as(clerk);
    const filed = { trackingNumber: '140512345', branch: '۱۲', filedTime: '08:10' };
    for (const refused of [
      () => payments.record(slip(visitId, { rrn: '123456789013' })),
      () => payments.reverse({ paymentId, reasonCode: 'wrong_service', note: '', password: clerk.password }),
      () => fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' }),
      () => visits.cancel({ visitId, reasonCode: 'client_left' }),
      () => visits.recordFiling({ visitId: paid.visitId, ...filed }),
      () => visits.complete({ visitId: paid.visitId }),
    ])
      expect(await problemOf(refused())).toEqual(notYours);
    // Yesterday's visit is ended by nobody else either; a visit without a service is anybody's, the manager's hand is everywhere.
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    const late = {
      visitId,
      reason: 'مراجعه‌کننده رفته بود',
      act: { kind: 'cancel', reasonCode: 'client_left' },
    } as const;
    expect(await problemOf(visits.finishLate(late))).toEqual(notYours);
    await visits.cancel({ visitId: await verifiedVisit(office, '0013542419'), reasonCode: 'client_left' });
    await as(manager).visits.finishLate(late);
  });
});

describe('a section of the office', () => {
  it('D11.14 ends once no service is in it; one that another PC placed there since is in its usual one', async () => {
    const office = await grownOffice();
    const { postings, fees } = office.as(office.manager);
    const { sectionId } = await postings.listSection({ name: 'بخش مشاوره' });
    const again = postings.listSection({ name: 'بخش\u00a0مشاوره\u2060' });
    expect((await problemOf(again)).code).toBe('ACTION_ALREADY_DONE');
    await placeService(office, 'petition', sectionId);
    expect(await problemOf(fees.endSection({ sectionId }))).toEqual({
      code: 'SECTION_IN_USE',
      params: { count: 1 },
    });
    await showCode(office, 'postings.placeService');
    await postings.placeService({ itemCode: 'petition', sectionId: 'filing' });
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    other.desk.path.execute(office.manager.id, (tx) => {
      const settingId = tx.newId();
      tx.append(
        controlLoosened,
        {
          ...{ id: tx.newId(), control: 'service_section', settingId, secondBy: office.clerk.id },
          ...{ about: 'typing', before: 'filing', after: sectionId },
        },
        { reason: 'این خدمت را بخش دیگری انجام می‌دهد', title: null },
      );
      tx.append(servicePlaced, { id: settingId, itemCode: 'typing', sectionId });
    });
    expect(other.desk.reads.postings.sectionOf('typing')).toBe(sectionId);
    await fees.endSection({ sectionId });
    carryEntries(other.desk, office.desk);
    expect((await postings.sections()).map((section) => section.sectionId)).not.toContain(sectionId);
    expect((await fees.sectionsOfServices()).find(({ itemCode }) => itemCode === 'typing')?.sectionId).toBe(
      'filing',
    );
    for (const refused of [
      () => fees.endSection({ sectionId }),
      () => placeService(office, 'petition', sectionId),
      () => fees.endSection({ sectionId: office.clerk.id }),
    ])
      expect(await problemOf(refused())).toMatchObject({ code: 'NOT_FOUND' });
    expect(await problemOf(office.as(office.clerk).fees.endSection({ sectionId }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('D11.246 the section of a service', () => {
  it('is another one by two only; it goes back by the manager alone, at a second PC too', async () => {
    const office = await grownOffice();
    await openDay(office);
    const { as, manager, clerk } = office;
    const { postings, fees } = as(manager);
    await postings.transfer(toNotices(office));
    const visitId = await verifiedVisit(office);
    const toNoticesNow = { itemCode: 'petition', sectionId: 'notices' } as const;
    const charge = () => as(clerk).fees.charge({ visitId, lines: [petition] });
    // Alone, without a factor, with the manager's own word, and by an entry at another PC.
    expect((await problemOf(postings.placeService(toNoticesNow))).code).toBe('SECOND_FACTOR_NOT_READY');
    await showCode(office, 'postings.placeService');
    expect((await problemOf(postings.placeService(toNoticesNow))).code).toBe('SECOND_PERSON_NEEDED');
    const own = { personId: manager.id, password: manager.password, words: 'بخش دیگری انجام می‌دهد' };
    expect((await problemOf(postings.placeService({ ...toNoticesNow, beside: own }))).code).toBe(
      'OWN_ACT_FORBIDDEN',
    );
    const other = joinOffice(office, 2);
    other.desk.path.execute(manager.id, (tx) =>
      tx.append(servicePlaced, { id: tx.newId(), ...toNoticesNow }),
    );
    carryEntries(other.desk, office.desk);
    expect((await problemOf(charge())).code).toBe('SECTION_NOT_YOURS');
    // The honest manager with the clerk beside, and back again alone.
    await placeService(office, 'petition', 'notices');
    await charge();
    await showCode(office, 'postings.placeService');
    await postings.placeService({ itemCode: 'petition', sectionId: 'filing' });
    expect((await fees.sectionsOfServices()).find(({ itemCode }) => itemCode === 'petition')?.sectionId).toBe(
      'filing',
    );
  });
});

describe('a transfer', () => {
  it('D10.4 that took effect at once is taken back at no PC, however far its clock is behind', async () => {
    const office = await openOffice();
    const { clerk, manager } = office;
    const behind = testMachine(new Date(Date.parse(office.desk.machine.now()) - day).toISOString());
    const other = joinOffice(office, 2, behind.machine);
    await office.as(manager).postings.transfer(toNotices(office, away));
    carryEntries(office.desk, other.desk);
    const { transfers } = await other.seat(manager).postings.ofPerson({ personId: clerk.id });
    const transferId = transfers[0]?.transferId ?? '';
    const reason = 'جانشین او به موقع نرسید';
    const taking = other.seat(manager).postings.withdrawTransfer({ transferId, reason });
    expect((await problemOf(taking)).code).toBe('ACTION_ALREADY_DONE');
    // Nor where a PC that lies wrote it all the same.
    other.desk.path.execute(manager.id, (tx) =>
      tx.append(transferWithdrawn, { id: tx.newId(), transferId }, { reason }),
    );
    carryEntries(other.desk, office.desk);
    for (const { reads } of [office.desk, other.desk]) {
      expect(reads.postings.transfers(clerk.id)).toMatchObject([{ transferId, withdrawn: null }]);
      expect(reads.postings.posting(clerk.id, today).leftOn).toBe(today);
    }
  });

  it('D10.4 is taken back by no PC whose clock stands before its day, once it knows of a PC that opened it', async () => {
    const office = await openOffice();
    const { clerk, manager } = office;
    const behind = testMachine(new Date(Date.parse(office.desk.machine.now()) - day).toISOString());
    const { transferId } = await office
      .as(manager)
      .postings.transfer(toNotices(office, { effectiveOn: '2026-11-26' }));
    const other = joinOffice(office, 2, behind.machine);
    office.clock.advance(day);
    await office.as(manager).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
    await office.as(manager).premises.openDay();
    carryEntries(office.desk, other.desk);
    const reason = 'جانشین او به موقع نرسید';
    const taking = other.seat(manager).postings.withdrawTransfer({ transferId, reason });
    expect((await problemOf(taking)).code).toBe('ACTION_ALREADY_DONE');
    expect(other.desk.reads.postings.transfers(clerk.id)).toMatchObject([{ transferId, withdrawn: null }]);
  });

  it('D10.4 is taken back before its day with a reason, stays in sight, and never after or by its own person', async () => {
    const office = await openOffice();
    await openDay(office);
    const { as, clerk, manager } = office;
    const { postings } = as(manager);
    const { transferId } = await postings.transfer(toNotices(office, { effectiveOn: '2026-11-27' }));
    const reason = 'جانشین او به موقع نرسید';
    expect(await problemOf(postings.withdrawTransfer({ transferId, reason: '---' }))).toMatchObject({
      code: 'REASON_NEEDED',
    });
    expect(await problemOf(as(clerk).postings.withdrawTransfer({ transferId, reason }))).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await problemOf(postings.withdrawTransfer({ transferId: clerk.id, reason }))).toMatchObject({
      code: 'NOT_FOUND',
    });
    const other = joinOffice(office, 2);
    carryEntries(office.desk, other.desk);
    await postings.withdrawTransfer({ transferId, reason });
    expect(await problemOf(postings.withdrawTransfer({ transferId, reason }))).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
    expect((await postings.ofPerson({ personId: clerk.id })).transfers).toMatchObject([
      { transferId, withdrawn: { reason, byName: manager.name } },
    ]);
    const second = await postings.transfer(
      toNotices(office, { effectiveOn: '2026-11-26', letterNumber: 'ج-۸' }),
    );
    office.clock.set('2026-11-28T04:30:00.000Z');
    await openDay(office);
    expect(
      await problemOf(postings.withdrawTransfer({ transferId: second.transferId, reason })),
    ).toMatchObject({
      code: 'ACTION_ALREADY_DONE',
    });
    expect(
      (await postings.ofPerson({ personId: clerk.id })).sections?.map(({ sectionId }) => sectionId),
    ).toEqual(['notices']);
    carryEntries(office.desk, other.desk);
    expect(other.desk.reads.postings.posting(clerk.id, '2026-11-28')).toEqual(
      office.desk.reads.postings.posting(clerk.id, '2026-11-28'),
    );
  });

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
    const { missing } = await office.as(office.manager).premises.openTasks();
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
    expect(letter).toMatchObject({
      identity: { name: office.clerk.name },
      transfer: { letterNumber: 'ج-۷' },
    });
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
