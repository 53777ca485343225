// What is filed has its own fee, and a tracking number stands once in the office: the ways round it, and whom it does not stop.
import { describe, expect, it } from 'vitest';
import { ledgerStatements } from '#core/closing/day-close/ledger/queries.ts';
import { unfiledVisits } from '#core/closing/day-close/ledger/unfiled.ts';
import { chargeCancelReasons, feeChargeCancelled } from '#core/counter/fees/entries.ts';
import { visitFiled } from '#core/counter/visits/entries.ts';
import { filingStatements } from '#core/counter/visits/queries.ts';
import {
  closeDay,
  explainAll,
  importLines,
  nextDay,
  numbers,
  officeAtWork,
  overviewOf,
  reportLine,
  substantialNote,
  tomorrow,
} from '#tests/support/closing-day.ts';
import {
  assertSound,
  type Caller,
  openOffice,
  problemOf,
  slip,
  type TestOffice,
  testTariff,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { factReads, planOf } from '#tests/support/query-plan.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const answer = (trackingNumber: string) => ({ trackingNumber, branch: '', filedTime: '' });
const reason = 'هر دو خوانده در یک پرونده ثبت شده‌اند';

/** The kinds of exception of a visit on a day. */
const kindsOf = async (office: TestOffice, visitId: string, day = today): Promise<string[]> =>
  (await overviewOf(office, day)).exceptions
    .filter((one) => one.visitId === visitId && one.kind !== 'in_app_not_in_psp')
    .map(({ kind }) => kind);

async function paidFor(
  office: TestOffice,
  lines: Parameters<Caller['fees']['charge']>[0]['lines'],
  n: number,
): Promise<{ visitId: string; chargeId: string; paymentId: string }> {
  const { fees, payments } = office.as(office.clerk);
  const visitId = await verifiedVisit(office);
  const { chargeId, officePosTotal: amount } = await fees.charge({ visitId, lines });
  const { paymentId } = await payments.record(slip(visitId, { ...numbers(n), amount }));
  return { visitId, chargeId, paymentId };
}
const petition = [{ itemCode: 'petition', count: 1 }];
const cheap = [{ itemCode: 'extra-person', count: 1 }];

describe('a filing and its fee', () => {
  it('D1.25 nothing is filed for a cheap service, whoever records it and when', async () => {
    const office = await officeAtWork();
    const { dayClose, visits } = office.as(office.clerk);
    const { visitId } = await paidFor(office, cheap, 1);
    const file = (caller: Caller) =>
      problemOf(caller.visits.recordFiling({ visitId, ...answer('1405111111') }));
    expect((await file(office.as(office.clerk))).code).toBe('NO_FILING_SERVICE_CHARGED');
    await visits.complete({ visitId });
    expect((await file(office.as(office.manager))).code).toBe('NO_FILING_SERVICE_CHARGED');
    const twice = { visitId, ...answer('1405111111'), reason, password: office.manager.password };
    expect((await problemOf(office.as(office.manager).visits.recordFilingTwice(twice))).code).toBe(
      'NO_FILING_SERVICE_CHARGED',
    );
    await nextDay(office);
    expect((await file(office.as(office.clerk))).code).toBe('NO_FILING_SERVICE_CHARGED');
    expect(await dayClose.unfiled()).toEqual([]);
  });

  it('D1.28 a charge that is exchanged after the filing is named, on the day on which it fell', async () => {
    const office = await officeAtWork();
    const { visits, payments, fees } = office.as(office.clerk);
    const { visitId, chargeId, paymentId } = await paidFor(office, petition, 1);
    await visits.recordFiling({ visitId, ...answer('1405111111') });
    expect(await kindsOf(office, visitId)).toEqual([]);
    const { password } = office.clerk;
    await payments.reverse({ paymentId, reasonCode: 'wrong_amount', note: '', password });
    await fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
    expect(await kindsOf(office, visitId)).toContain('filed_without_fee');
    const { officePosTotal: amount } = await fees.charge({ visitId, lines: cheap });
    await payments.record(slip(visitId, { ...numbers(2), amount }));
    await visits.complete({ visitId });
    const found = (await overviewOf(office)).exceptions.find(({ kind }) => kind === 'filed_without_fee');
    expect(found).toMatchObject({ visitId, subject: `1-${(await visits.get({ visitId })).number}` });
    // It stays open until a fee stands behind it, or two persons end it.
    expect(found?.reasons).toEqual([]);
    expect(await office.as(office.manager).dayClose.differences()).toContainEqual(
      expect.objectContaining({ account: 'filing', visitId, state: 'differs', size: 1 }),
    );
  });

  it('D1.25 two units have two filings, extra persons none, and a lawyer files on the next day', async () => {
    const office = await officeAtWork();
    const { dayClose, visits } = office.as(office.clerk);
    const { visitId } = await paidFor(office, [{ itemCode: 'petition', count: 2, persons: 4 }], 1);
    expect((await visits.get({ visitId })).toFile).toEqual({ units: 2, open: 2 });
    await visits.recordFiling({ visitId, ...answer('1405111111') });
    await visits.complete({ visitId });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, units: 1 }]);
    await nextDay(office);
    await visits.recordFiling({ visitId, ...answer('1405222222') });
    expect(await dayClose.unfiled()).toEqual([]);
    expect((await problemOf(visits.recordFiling({ visitId, ...answer('1405333333') }))).code).toBe(
      'FILED_ALREADY',
    );
    expect(await kindsOf(office, visitId)).toEqual([]);
    expect(await kindsOf(office, visitId, tomorrow)).toEqual([]);
  });

  it('D1.25 an exempt client files without a payment', async () => {
    const tariff = {
      ...testTariff,
      reductions: [{ code: 'support', title: 'معاف', maxBasisPoints: 10_000, clerkBasisPoints: 10_000 }],
    };
    const office = await openOffice({ tariff });
    await office.as(office.clerk).premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
    await office.as(office.clerk).premises.openDay();
    const { dayClose, visits, fees } = office.as(office.clerk);
    const visitId = await verifiedVisit(office);
    const paper = { document: 'support_letter', number: '۱۲/۳', reason: 'تحت پوشش کمیتهٔ امداد است' } as const;
    const reduction = { code: 'support', basisPoints: 10_000 };
    await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1, reduction, paper }] });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, state: 'paid' }]);
    await visits.recordFiling({ visitId, ...answer('1405111111') });
    await visits.complete({ visitId });
    expect(await dayClose.unfiled()).toEqual([]);
  });
});

describe('a tracking number', () => {
  it('D1.26 stands once in the office; the manager records it twice, with a reason, and the day names it', async () => {
    const office = await officeAtWork();
    const { visits } = office.as(office.clerk);
    const first = await paidFor(office, petition, 1);
    const second = await paidFor(office, petition, 2);
    await visits.recordFiling({ visitId: first.visitId, ...answer('1405111111') });
    const { number } = await visits.get({ visitId: first.visitId });
    // In other digits, with noughts in front, on another day.
    for (const trackingNumber of ['1405111111', '۱۴۰۵۱۱۱۱۱۱', '1405-111-111', '0001405111111'])
      expect(
        await problemOf(visits.recordFiling({ visitId: second.visitId, ...answer(trackingNumber) })),
      ).toEqual({
        code: 'TRACKING_NUMBER_TAKEN',
        params: { visitId: first.visitId, visitNumber: `1-${number}`, day: today },
      });
    const twice = {
      visitId: second.visitId,
      ...answer('1405111111'),
      reason,
      password: office.manager.password,
    };
    expect((await problemOf(visits.recordFilingTwice(twice))).code).toBe('NOT_ALLOWED');
    const byManager = office.as(office.manager).visits;
    expect((await problemOf(byManager.recordFilingTwice({ ...twice, reason: '...' }))).code).toBe(
      'REASON_NEEDED',
    );
    expect((await problemOf(byManager.recordFilingTwice({ ...twice, ...answer('1405222222') }))).code).toBe(
      'INPUT_INVALID',
    );
    expect(
      (await problemOf(byManager.recordFilingTwice({ ...twice, password: 'wrong-password' }))).code,
    ).toBe('WRONG_PASSWORD');
    await byManager.recordFilingTwice(twice);
    expect(await kindsOf(office, second.visitId)).toEqual(['tracking_number_twice']);
    expect(await byManager.reasons({ day: today })).toMatchObject([{ kind: 'filed_twice', reason }]);
  });

  it('D1.243 counts for one unit, the first that stands under it: the manager’s reason files no second one', async () => {
    const office = await officeAtWork();
    const byManager = office.as(office.manager).visits;
    const paid = async (n: number, lines = petition) => ({
      visitId: (await paidFor(office, lines, n)).visitId,
    });
    const [first, second] = [await paid(1), await paid(2)];
    const { password } = office.manager;
    const twice = { ...answer('1405111111'), reason, password };
    const unfiled = async () =>
      (await office.as(office.clerk).dayClose.unfiled()).map(({ visitId }) => visitId);
    await byManager.recordFiling({ visitId: first.visitId, ...answer('1405111111') });
    await byManager.recordFilingTwice({ visitId: second.visitId, ...twice });
    expect(await unfiled()).toEqual([second.visitId]);
    // Taken back where it stood first, it is the other one's; recorded there once more, it is not.
    const [filed] = (await byManager.get(first)).filings;
    await byManager.withdrawFiling({
      visitId: first.visitId,
      filingId: filed?.filingId ?? '',
      reason,
      password,
    });
    expect(await unfiled()).toEqual([first.visitId]);
    await byManager.recordFilingTwice({ visitId: first.visitId, ...twice });
    expect(await unfiled()).toEqual([first.visitId]);
    // Both units of one visit under one number are one.
    const third = await paid(3, [{ itemCode: 'petition', count: 2 }]);
    await byManager.recordFiling({ visitId: third.visitId, ...answer('1405333333') });
    await byManager.recordFilingTwice({ visitId: third.visitId, ...twice, ...answer('01405333333') });
    expect(await unfiled()).toEqual([first.visitId, third.visitId]);
    // Whoever has the right number puts it there.
    const [again] = (await byManager.get(first)).filings;
    const replaces = again?.filingId;
    await byManager.recordFiling({ visitId: first.visitId, ...answer('1405444444'), replaces });
    expect(await unfiled()).toEqual([third.visitId]);
    await assertSound(office.desk);
  });

  it('D1.26 that was mistyped is put right, and is free for whose it is', async () => {
    const office = await officeAtWork();
    const { visits } = office.as(office.clerk);
    const first = await paidFor(office, petition, 1);
    const second = await paidFor(office, petition, 2);
    await visits.recordFiling({ visitId: first.visitId, ...answer('1405222222') });
    const [mistyped] = (await visits.get({ visitId: first.visitId })).filings;
    const replaces = mistyped?.filingId;
    // Another visit's filing is not put right from here.
    const stolen = { visitId: second.visitId, ...answer('1405333333'), replaces };
    expect((await problemOf(visits.recordFiling(stolen))).code).toBe('NOT_FOUND');
    await visits.recordFiling({ visitId: first.visitId, ...answer('1405111111'), replaces });
    await visits.recordFiling({ visitId: second.visitId, ...answer('1405222222') });
    expect(await kindsOf(office, second.visitId)).toEqual([]);
  });

  it('D1.26 D1.28 that two PCs recorded apart is named once they meet, the same at both', async () => {
    const office = await officeAtWork();
    const one = await paidFor(office, petition, 1);
    const two = await paidFor(office, petition, 2);
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    await office.as(office.clerk).visits.recordFiling({ visitId: one.visitId, ...answer('1405111111') });
    await there.visits.recordFiling({ visitId: two.visitId, ...answer('01405111111') });
    // And one unit filed at both.
    const three = await paidFor(office, petition, 3);
    meet(office, other);
    // Of one number at both the later one leaves its unit open, and both PCs say the same.
    expect(unfiledVisits(office.desk.reads, today)).toHaveLength(2);
    expect(unfiledVisits(other.desk.reads, today)).toEqual(unfiledVisits(office.desk.reads, today));
    await office.as(office.clerk).visits.recordFiling({ visitId: three.visitId, ...answer('1405444444') });
    await there.visits.recordFiling({ visitId: three.visitId, ...answer('1405555555') });
    meet(office, other);
    const named = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>) =>
      exceptions
        .filter(({ kind }) => kind === 'tracking_number_twice' || kind === 'filed_without_fee')
        .map(({ kind, visitId }) => [kind, visitId]);
    const here = named(await overviewOf(office));
    expect(here).toHaveLength(2);
    expect(here).toContainEqual(['filed_without_fee', three.visitId]);
    expect(here.map(([kind]) => kind)).toContain('tracking_number_twice');
    expect(named(await overviewThere(office, other))).toEqual(here);
    expect(unfiledVisits(other.desk.reads, today)).toEqual(unfiledVisits(office.desk.reads, today));
  });
});

describe('what is paid for and not filed', () => {
  it('D1.27 D1.12 is the filing account: it ages, and ends by a filing or by the words of two on a paper', async () => {
    const office = await officeAtWork();
    const { dayClose, visits } = office.as(office.clerk);
    const byManager = office.as(office.manager).dayClose;
    const { visitId } = await paidFor(office, petition, 1);
    await visits.complete({ visitId });
    await importLines(office, [reportLine(1, { cardMasked: '603799******1234' })]);
    const settle = async (over: object = {}) => {
      const [open] = await byManager.unfiled();
      const { id = '', legs = '0'.repeat(64) } = open?.difference ?? {};
      return byManager.settleDifference({
        ...{ id, legs, reasonCode: 'our_mistake', words: substantialNote },
        ...{ paper: { kind: 'client_signature', number: '۱۴۰۵۱' }, ...over },
      });
    };
    // On its own day it can still be filed, and nobody ends it.
    const waiting = async () => (await byManager.unfiled()).map(({ difference }) => difference);
    expect(await waiting()).toMatchObject([{ account: 'filing', state: 'awaited', visitId }]);
    expect((await problemOf(settle())).code).toBe('DIFFERENCE_AWAITED');
    await explainAll(office);
    await closeDay(office, today, 'مغایرت‌ها بررسی شد');
    const { ledger } = (await byManager.sheet({ day: today })).summary;
    expect(ledger.open).toMatchObject([{ account: 'filing', state: 'awaited', size: 1, age: 0 }]);
    await nextDay(office);
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, age: 1, units: 1, services: ['دادخواست'] }]);
    expect(await waiting()).toMatchObject([
      {
        account: 'filing',
        state: 'missing',
        age: 1,
        by: office.clerk.id,
        needsSecond: true,
        needsPaper: true,
      },
    ]);
    for (const who of [office.manager, office.clerk])
      expect(await office.as(who).tasks.open()).toContainEqual({ task: 'dayClose.unfiled', count: 1 });
    // Counted in the work of whoever served, and once on the card.
    expect((await office.as(office.manager).tasks.open()).map(({ task }) => task)).not.toContain(
      'dayClose.differences',
    );
    expect((await problemOf(settle({ paper: undefined }))).code).toBe('PAPER_NEEDED');
    expect((await problemOf(settle({ words: 'تست' }))).code).toBe('NOTE_TOO_THIN');
    // One word ends nothing, and the clerk who served is no second person.
    await settle();
    expect(await dayClose.unfiled()).toMatchObject([{ visitId }]);
    const { id: personId, password } = office.clerk;
    const own = { second: { personId, password, word: 'مراجع منصرف شد و من دیدم' } };
    expect(['OWN_ACT_FORBIDDEN', 'SECOND_PERSON_NOT_INDEPENDENT']).toContain(
      (await problemOf(settle(own))).code,
    );
    // What is filed all the same mends it.
    await visits.recordFiling({ visitId, ...answer('1405111111') });
    expect(await dayClose.unfiled()).toEqual([]);
    expect(await byManager.differences()).toEqual([]);
  });

  it('D1.12 a filing that was taken back waits again, and one unit of two waits for itself', async () => {
    const office = await officeAtWork();
    const { dayClose, visits } = office.as(office.manager);
    const { visitId } = await paidFor(office, [{ itemCode: 'petition', count: 2 }], 1);
    await visits.recordFiling({ visitId, ...answer('1405111111') });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, units: 1 }]);
    await visits.recordFiling({ visitId, ...answer('1405111112') });
    expect(await dayClose.unfiled()).toEqual([]);
    const { filings } = await visits.get({ visitId });
    const { password } = office.manager;
    for (const { filingId } of filings) await visits.withdrawFiling({ visitId, filingId, reason, password });
    expect(await dayClose.unfiled()).toMatchObject([{ visitId, units: 2 }]);
  });

  it('D1.12 leaves the list when the money goes back, and comes again with it', async () => {
    const office = await officeAtWork();
    const { dayClose, visits, payments } = office.as(office.manager);
    const { visitId, paymentId } = await paidFor(office, petition, 1);
    await visits.complete({ visitId });
    const { password } = office.manager;
    await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    expect(await dayClose.unfiled()).toEqual([]);
    await payments.record(slip(visitId, numbers(2)));
    expect(await dayClose.unfiled()).toMatchObject([{ visitId }]);
  });

  it('D1.12 is read from what is open alone, however many visits there were, and a number by its index', async () => {
    const { desk } = await openOffice();
    const reads = (statement: { getQuery(): { sql: string; params: unknown[] } }) =>
      factReads(planOf(desk, statement));
    expect(reads(ledgerStatements(desk.store.orm).openDifferences())[0]).toMatch(/^SCAN open_differences/);
    const { filings, filedUnder } = filingStatements(desk.store.orm);
    for (const statement of [filings(), filedUnder()])
      expect(reads(statement).filter((step) => step.startsWith('SCAN'))).toEqual([]);
    expect(reads(filedUnder())[0]).toContain('visit_filings_number (number_key=?)');
  });

  it('D1.12 of services that file nothing nothing ever waits', async () => {
    const office = await officeAtWork();
    const { dayClose, visits } = office.as(office.clerk);
    for (const [n, lines] of [cheap, [{ itemCode: 'attachment-page', count: 3 }]].entries()) {
      const { visitId } = await paidFor(office, lines, n + 1);
      expect((await visits.get({ visitId })).toFile).toEqual({ units: 0, open: 0 });
      await visits.complete({ visitId });
    }
    expect(await dayClose.unfiled()).toEqual([]);
  });
});

describe('what the judiciary’s own system asks for the office', () => {
  it('D4.17 stands beside the filing, changes no amount, and names a difference once all is filed', async () => {
    const office = await officeAtWork();
    const { visits } = office.as(office.clerk);
    // Two petitions with a person too many each: 2 × 770,000 and 2 × 70,000.
    const { visitId } = await paidFor(office, [{ itemCode: 'petition', count: 2, persons: 3 }], 1);
    const { account } = await visits.get({ visitId });
    const file = (trackingNumber: string, officeFee: number | null, replaces?: string) =>
      visits.recordFiling({ visitId, ...answer(trackingNumber), officeFee, replaces });
    await file('1405111111', 840_000);
    expect((await visits.get({ visitId })).feeDifference).toBeNull();
    await file('1405222222', 770_000);
    expect(await visits.get({ visitId })).toMatchObject({
      feeDifference: { charged: 1_680_000, stated: 1_610_000 },
      account,
    });
    const [found] = (await overviewOf(office)).exceptions.filter(({ kind }) => kind === 'filing_fee_differs');
    expect(found).toMatchObject({ visitId, amounts: { charged: 1_680_000, recorded: 1_610_000 } });
    // Put right it is none, and where nothing is said nothing is compared.
    const second = (await visits.get({ visitId })).filings.at(-1)?.filingId;
    await file('1405222222', 840_000, second);
    expect(await kindsOf(office, visitId)).toEqual([]);
    const third = (await visits.get({ visitId })).filings.at(-1)?.filingId;
    await file('1405222222', null, third);
    expect((await visits.get({ visitId })).feeDifference).toBeNull();
    for (const officeFee of [-1, 1.5, '840000'])
      expect(
        (await problemOf(visits.recordFiling({ visitId, ...answer('1405333333'), officeFee } as never))).code,
      ).toBe('INPUT_INVALID');
  });

  it('D1.25 what another PC wrote under a wrong visit leaves the list as the journal says', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const one = await paidFor(office, petition, 1);
    const two = await paidFor(office, petition, 2);
    const filingId = office.desk.path.execute(office.clerk.id, (tx) => {
      const id = tx.newId();
      tx.append(visitFiled, { id, visitId: two.visitId }, { ...answer('1405111112') });
      return id;
    });
    await assertSound(office.desk);
    office.desk.path.execute(office.clerk.id, (tx) => {
      const wrong = { id: tx.newId(), visitId: one.visitId };
      tx.append(visitFiled, { ...wrong, replaces: filingId }, { ...answer('1405111113') });
    });
    await assertSound(office.desk);
    office.desk.path.execute(office.clerk.id, (tx) => {
      const wrong = { id: tx.newId(), visitId: one.visitId, chargeId: two.chargeId };
      tx.append(feeChargeCancelled, { ...wrong, total: 1, reasonCode: chargeCancelReasons[0] });
    });
    await assertSound(office.desk);
  });
});
