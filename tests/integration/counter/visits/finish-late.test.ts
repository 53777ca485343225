// A visit that was left open on another day can always be ended, by the right person and with a reason, and in no way
// that would serve or take money for nothing.
import { describe, expect, it } from 'vitest';
import { nextMorning, noTransaction, officeAtWork, tomorrow } from '#tests/support/closing-day.ts';
import {
  chargedVisit,
  openDay,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  testTerminals,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';

const reason = 'برق ساختمان رفت و نوبت ناتمام ماند';
const complete = { kind: 'complete' } as const;
const cancel = { kind: 'cancel', reasonCode: 'client_left' } as const;
const refuse = { kind: 'refuse', reasonCode: 'document_missing' } as const;

/** An office on the morning after: `left` was done on the day before. The new day is not opened yet. */
async function morningAfter<T>(left: (office: TestOffice) => Promise<T>): Promise<TestOffice & { left: T }> {
  const office = await officeAtWork();
  const done = await left(office);
  office.clock.set(nextMorning);
  return { ...office, left: done };
}

async function paidVisit(office: TestOffice): Promise<string> {
  const { visitId } = await chargedVisit(office);
  await office.as(office.clerk).payments.record(slip(visitId));
  return visitId;
}

async function closeYesterday({ as, manager }: TestOffice): Promise<void> {
  const { dayClose } = as(manager);
  for (const terminalId of testTerminals) await dayClose.declareZero(noTransaction(today, terminalId));
  await dayClose.close({ day: today, reason: null, password: manager.password });
}

describe('a visit that was left open on another day', () => {
  it('D21.5 is completed by its clerk when it is paid, and its day has no draft then', async () => {
    const office = await morningAfter(paidVisit);
    const { visits } = office.as(office.clerk);
    await visits.finishLate({ visitId: office.left, act: complete, reason });
    expect((await visits.get({ visitId: office.left })).state).toBe('completed');
    const { openDrafts } = await office.as(office.manager).dayClose.overview({ day: today });
    expect(openDrafts).toBe(0);
    expect(office.desk.reads.visits.reasonsOf(office.left)).toMatchObject([
      { kind: 'finished_late', reason, day: tomorrow, by: office.clerk.id, byName: office.clerk.name },
    ]);
  });

  it('D21.5 is cancelled when nothing is paid: its charge falls with it, and the day closes', {
    tags: 'release',
  }, async () => {
    const office = await morningAfter(chargedVisit);
    const { visitId } = office.left;
    await office.as(office.clerk).visits.finishLate({ visitId, act: cancel, reason });
    const { state, charged } = await office.as(office.clerk).visits.get({ visitId });
    expect({ state, charged }).toEqual({ state: 'cancelled', charged: 0 });
    await closeYesterday(office);
    expect(office.desk.reads.businessDay.stateOf(today)).toBe('closed');
  });

  it('D21.5 is refused when nobody was verified, and the day closes', { tags: 'release' }, async () => {
    const office = await morningAfter(openVisit);
    await office.as(office.manager).visits.finishLate({ visitId: office.left, act: refuse, reason });
    expect((await office.as(office.clerk).visits.get({ visitId: office.left })).state).toBe('refused');
    await closeYesterday(office);
  });

  it('D21.5 is ended by its own clerk or the manager, by no colleague and by nobody without the counter', {
    tags: 'release',
  }, async () => {
    const office = await morningAfter(paidVisit);
    const visitId = office.left;
    for (const [nationalCode, role] of [
      ['9990000034', 'clerk'],
      ['0790419904', 'it_expert'],
    ] as const) {
      const other = await office.addPerson({ name: 'سارا نوری', nationalCode, role });
      const sent = office.as(other).visits.finishLate({ visitId, act: complete, reason });
      expect((await problemOf(sent)).code).toBe('NOT_ALLOWED');
    }
    await office.as(office.manager).visits.finishLate({ visitId, act: complete, reason });
  });

  it.each(everyNth(3, ['', '.', '۱۲۳', 'ـــ', 'ااااااا', 'تست']))(
    'D21.5 is not ended for the reason «%s»',
    async (empty) => {
      const office = await morningAfter(paidVisit);
      const sent = office
        .as(office.clerk)
        .visits.finishLate({ visitId: office.left, act: complete, reason: empty });
      expect((await problemOf(sent)).code).toBe('REASON_NEEDED');
    },
  );

  it('D21.6 is not completed while money is due, nor without a charge, nor without its identity check', async () => {
    const office = await morningAfter(async (before) => ({
      charged: (await chargedVisit(before)).visitId,
      verified: await verifiedVisit(before, '0790419904'),
      opened: await openVisit(before, '0013542419'),
    }));
    const finish = (visitId: string) =>
      problemOf(office.as(office.manager).visits.finishLate({ visitId, act: complete, reason }));
    expect(await finish(office.left.charged)).toEqual({
      code: 'VISIT_NOT_PAID',
      params: { due: 770_000 },
    });
    expect((await finish(office.left.verified)).code).toBe('FEES_NOT_CHARGED');
    expect((await finish(office.left.opened)).code).toBe('IDENTITY_NEEDED');
  });

  it('D21.6 is not cancelled with money in it: the payment is reversed first, today', async () => {
    const office = await morningAfter(paidVisit);
    const visitId = office.left;
    const { visits, payments } = office.as(office.clerk);
    const late = () => visits.finishLate({ visitId, act: cancel, reason });
    expect((await problemOf(late())).code).toBe('VISIT_HAS_PAYMENTS');
    await openDay(office);
    const [payment] = (await visits.get({ visitId })).account.payments;
    await payments.reverse({
      paymentId: payment?.paymentId ?? '',
      reasonCode: 'client_withdrew',
      note: '',
      password: office.clerk.password,
    });
    await late();
    expect((await visits.get({ visitId })).state).toBe('cancelled');
  });

  it('D21.6 is not refused after its client was verified', async () => {
    const office = await morningAfter(paidVisit);
    const sent = office.as(office.manager).visits.finishLate({ visitId: office.left, act: refuse, reason });
    expect((await problemOf(sent)).code).toBe('IDENTITY_ALREADY_DECIDED');
  });

  it('D21.6 takes no other work: no check, no charge, no usual ending; the refusal names its day', {
    tags: 'release',
  }, async () => {
    const office = await morningAfter(async (before) => ({
      verified: await verifiedVisit(before),
      opened: await openVisit(before, '0790419904'),
      paid: (await chargedVisit(before, '0013542419')).visitId,
    }));
    await openDay(office);
    const { identity, fees, visits } = office.as(office.clerk);
    const { verified, opened, paid } = office.left;
    const ofOtherDay = { code: 'VISIT_OF_OTHER_DAY', params: { day: today } };
    for (const call of [
      () => identity.verify({ visitId: opened, answers: [], note: '' }),
      () =>
        identity.refuse({
          visitId: opened,
          outcome: 'escalated',
          reasonCode: 'document_missing',
          answers: [],
          note: '',
        }),
      () => fees.charge({ visitId: verified, lines: [{ itemCode: 'petition', count: 1 }] }),
      () => visits.complete({ visitId: verified }),
      () => visits.cancel({ visitId: paid, reasonCode: 'unpaid' }),
    ])
      expect(await problemOf(call())).toEqual(ofOtherDay);
  });

  it('D21.6 is ended once: not again, not the other way, and not when it was over before', async () => {
    const office = await morningAfter(paidVisit);
    const { visits } = office.as(office.clerk);
    await visits.finishLate({ visitId: office.left, act: complete, reason });
    for (const act of [complete, cancel, refuse]) {
      const again = office.as(office.manager).visits.finishLate({ visitId: office.left, act, reason });
      expect((await problemOf(again)).code).toBe('VISIT_NOT_OPEN');
    }
  });

  it('D21.6 waits for a day that takes it: a visit of today and a closed today have other ways', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const visitId = await paidVisit(office);
    const late = () => office.as(office.manager).visits.finishLate({ visitId, act: complete, reason });
    expect(await problemOf(late())).toEqual({ code: 'INPUT_INVALID', params: { fields: ['visitId'] } });
    office.clock.set(nextMorning);
    await openDay(office);
    const { dayClose } = office.as(office.manager);
    for (const terminalId of testTerminals) await dayClose.declareZero(noTransaction(tomorrow, terminalId));
    const { password } = office.manager;
    await dayClose.close({ day: tomorrow, reason, outOfTurn: [today], password });
    expect(await problemOf(late())).toEqual({ code: 'DAY_CLOSED', params: { day: tomorrow } });
  });

  it('D21.5 is ended too when its day was closed by a PC that had not heard of it', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const second = joinOffice(office, 2);
    const there = await second.signIn(office.clerk);
    const { visitId } = await there.visits.open({
      client: {
        clientType: 'iranian_adult',
        name: 'رضا محمدی',
        nationalCode: '0790419904',
        mobile: '09121234567',
        postalCode: '1193653471',
        matterRole: 'plaintiff',
        trackingNumber: '',
      },
    });
    await closeYesterday(office);
    carryEntries(second.desk, office.desk);
    expect(office.desk.reads.businessDay.stateOf(today)).toBe('closed');
    office.clock.set(nextMorning);
    const { visits } = office.as(office.manager);
    expect(await visits.leftOpen()).toMatchObject([{ visitId, day: today, state: 'open' }]);
    await visits.finishLate({ visitId, act: cancel, reason });
    expect(await visits.leftOpen()).toEqual([]);
    carryEntries(office.desk, second.desk);
    expect(second.desk.reads.visitState.leftOpen(tomorrow)).toEqual([]);
  });
});

describe('what was left open', () => {
  it('D21.5 is listed from any day, the oldest first, until it is ended', async () => {
    const office = await officeAtWork();
    const oldest = await paidVisit(office);
    office.clock.set(nextMorning);
    await openDay(office);
    const newer = await openVisit(office, '0790419904');
    const { visits } = office.as(office.clerk);
    expect((await visits.leftOpen()).map(({ visitId }) => visitId)).toEqual([oldest]);
    office.clock.set('2026-12-09T05:00:00.000Z');
    expect((await visits.leftOpen()).map(({ visitId, day }) => ({ visitId, day }))).toEqual([
      { visitId: oldest, day: today },
      { visitId: newer, day: tomorrow },
    ]);
    await visits.finishLate({ visitId: oldest, act: complete, reason });
    expect((await visits.leftOpen()).map(({ visitId }) => visitId)).toEqual([newer]);
  });

  it('D21.5 leaves no words of the reason in what travels', async () => {
    const office = await morningAfter(paidVisit);
    const before = office.desk.path.journal.count();
    await office.as(office.clerk).visits.finishLate({ visitId: office.left, act: complete, reason });
    const written = office.desk.path.journal.arrivedAfter(before, 10);
    expect(written.map(({ type }) => type)).toEqual(['visit.completed', 'visit.reason_given']);
    for (const { bytes } of written) expect(Buffer.from(bytes).toString()).not.toContain('برق');
  });
});
