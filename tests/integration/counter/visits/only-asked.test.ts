// A client who only asked, and a visit that cost nothing: the first is an honest end, the second is named.
import { describe, expect, it } from 'vitest';
import {
  closeDay,
  explainAll,
  nextDay,
  numbers,
  officeAtWork,
  overviewOf,
} from '#tests/support/closing-day.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  testTariff,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const gatewayOnly = [{ itemCode: 'sms', count: 1 }];
const kindsOf = ({ exceptions }: Awaited<ReturnType<typeof overviewOf>>): string[] =>
  exceptions.map(({ kind }) => kind);

describe('a client who only asked', () => {
  it('D1.29 is no cancellation and no service: counted apart, watched, and the day closes clean', async () => {
    const office = await officeAtWork();
    const { visits, payments, fees } = office.as(office.clerk);
    const ids = [await openVisit(office), await verifiedVisit(office, '0790419904')];
    for (const visitId of ids) await visits.onlyAsked({ visitId });
    expect((await visits.dayList({ day: today })).map(({ state }) => state)).toEqual(['asked', 'asked']);
    const [visitId = ''] = ids.toReversed();
    // It is over: nothing is charged, paid, filed or ended in it any more.
    for (const refused of [
      () => fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] }),
      () => payments.record(slip(visitId)),
      () => visits.recordFiling({ visitId, trackingNumber: '1405111111', branch: '', filedTime: '' }),
      () => visits.cancel({ visitId, reasonCode: 'client_left' }),
      () => visits.onlyAsked({ visitId }),
    ])
      expect((await problemOf(refused())).code).toBe('VISIT_NOT_OPEN');
    expect(kindsOf(await overviewOf(office))).toEqual([]);
    await closeDay(office);
    const { summary } = await office.as(office.manager).dayClose.sheet({ day: today });
    expect(summary.counts).toMatchObject({ visits: 2, onlyAsked: 2, servedUnpaid: 0 });
    const work = await office.as(office.manager).supervision.work({ from: today, to: today });
    const { counts } = work.people.find(({ personId }) => personId === office.clerk.id) ?? {};
    expect(counts).toMatchObject({ onlyAsked: 2, cancelledVisits: 0, unpaid: 0 });
  });

  it('D1.29 was never charged: not before, not taken back since, not refused, not of another day', async () => {
    const office = await officeAtWork();
    const { visits, fees, payments, identity } = office.as(office.clerk);
    const asked = (visitId: string) => problemOf(visits.onlyAsked({ visitId }));
    const { visitId, chargeId } = await chargedVisit(office);
    expect((await asked(visitId)).code).toBe('VISIT_WAS_CHARGED');
    await fees.cancelCharge({ chargeId, reasonCode: 'client_withdrew' });
    expect((await asked(visitId)).code).toBe('VISIT_WAS_CHARGED');
    const paid = await chargedVisit(office, '0790419904');
    await payments.record(slip(paid.visitId));
    expect((await asked(paid.visitId)).code).toBe('VISIT_WAS_CHARGED');
    const doubted = await openVisit(office, '0013542419');
    const refusal = { visitId: doubted, answers: [], note: 'چهره همخوان نیست' } as const;
    await identity.refuse({ ...refusal, outcome: 'escalated', reasonCode: 'face_does_not_match' });
    expect((await asked(doubted)).code).toBe('ESCALATED_TO_MANAGER');
    const left = await verifiedVisit(office, '9990000123');
    await nextDay(office);
    expect((await asked(left)).code).toBe('VISIT_OF_OTHER_DAY');
  });

  it('D1.110 is said on a later day too, by its clerk or the manager, with a reason, and by nobody of what was charged', async () => {
    const office = await officeAtWork();
    const { visits, fees, identity } = office.as(office.clerk);
    const reason = 'برق رفت و پایان مراجعه ثبت نشد';
    const opened = await openVisit(office);
    const verified = await verifiedVisit(office, '0790419904');
    const charged = await chargedVisit(office, '0013542419');
    await fees.cancelCharge({ chargeId: charged.chargeId, reasonCode: 'client_withdrew' });
    const doubted = await openVisit(office, '9990000123');
    const refusal = { visitId: doubted, answers: [], note: 'چهره همخوان نیست' } as const;
    await identity.refuse({ ...refusal, outcome: 'escalated', reasonCode: 'face_does_not_match' });
    const asked = (visitId: string, why = reason, by = office.clerk) =>
      office.as(by).visits.finishLate({ visitId, act: { kind: 'asked' }, reason: why });
    // A visit of today is ended by the act of the day.
    expect((await problemOf(asked(opened))).code).toBe('INPUT_INVALID');
    await nextDay(office);
    expect((await problemOf(asked(charged.visitId))).code).toBe('VISIT_WAS_CHARGED');
    expect((await problemOf(asked(doubted, reason, office.manager))).code).toBe('ESCALATED_TO_MANAGER');
    expect((await problemOf(asked(opened, '...'))).code).toBe('REASON_NEEDED');
    const colleague = await office.addPerson({
      name: 'سارا نوری',
      nationalCode: '9990000034',
      role: 'clerk',
    });
    expect((await problemOf(asked(opened, reason, colleague))).code).toBe('NOT_ALLOWED');
    await asked(opened);
    await asked(verified, reason, office.manager);
    expect((await problemOf(asked(opened))).code).toBe('VISIT_NOT_OPEN');
    const states = (await visits.dayList({ day: today })).map(({ visitId, state }) => [visitId, state]);
    expect(states).toContainEqual([opened, 'asked']);
    expect(states).toContainEqual([verified, 'asked']);
    expect(await office.as(office.manager).visits.reasons({ day: '2026-11-26' })).toMatchObject([
      { kind: 'finished_late', visitId: opened, reason },
      { kind: 'finished_late', visitId: verified, reason },
    ]);
  });

  it('D1.29 at one PC and charged at another is named as cancelled, once they meet', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    await office.as(office.clerk).visits.onlyAsked({ visitId });
    await there.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
    meet(office, other);
    expect(kindsOf(await overviewOf(office))).toEqual(['verified_cancelled_unpaid']);
    expect(kindsOf(await overviewThere(office, other))).toEqual(['verified_cancelled_unpaid']);
  });
});

describe('a visit that put nothing on the POS', () => {
  it('D21.22 is named at the close, by clerk or manager, completed late or not, and explained in words', async () => {
    const office = await officeAtWork();
    const { visits, fees } = office.as(office.clerk);
    const visitId = await verifiedVisit(office);
    await fees.charge({ visitId, lines: gatewayOnly });
    const late = await verifiedVisit(office, '0790419904');
    await fees.charge({ visitId: late, lines: gatewayOnly });
    await visits.complete({ visitId });
    const [found] = (await overviewOf(office)).exceptions;
    expect(found).toMatchObject({ kind: 'completed_without_pos', visitId });
    const { dayClose } = office.as(office.manager);
    const explained = { day: today, exceptionKey: found?.key ?? '', reasonCode: 'found_out' } as const;
    expect((await problemOf(dayClose.explain({ ...explained, note: '' }))).code).toBe('REASON_NEEDED');
    await dayClose.explain({ ...explained, note: 'هزینهٔ پیامک در درگاه سامانه گرفته شد' });
    await nextDay(office);
    const reason = 'برق ساختمان رفت';
    await visits.finishLate({ visitId: late, act: { kind: 'complete' }, reason });
    expect(kindsOf(await overviewOf(office, '2026-11-26'))).toEqual(['completed_without_pos']);
    const bodies = office.desk.path.journal
      .arrivedAfter(0, 100_000)
      .map(({ bytes }) => Buffer.from(bytes).toString())
      .filter((line) => line.includes('"visit.completed"'));
    expect(bodies).toHaveLength(2);
    for (const body of bodies) expect(body).toContain('"nothingOnPos":true');
  });

  it('D21.22 is none where a client is exempt by a listed code, or anything was paid', async () => {
    const reductions = [{ code: 'support', title: 'معاف', maxBasisPoints: 10_000, clerkBasisPoints: 10_000 }];
    const office = await openOffice({ tariff: { ...testTariff, reductions } });
    await openDay(office);
    const { visits, fees, payments } = office.as(office.clerk);
    const exempt = await verifiedVisit(office);
    const paper = { document: 'support_letter', number: '۱۲/۳', reason: 'تحت پوشش کمیتهٔ امداد است' } as const;
    const reduction = { code: 'support', basisPoints: 10_000 };
    const petition = { itemCode: 'petition', count: 1 };
    await fees.charge({ visitId: exempt, lines: [{ ...petition, reduction, paper }, ...gatewayOnly] });
    await visits.complete({ visitId: exempt });
    const { visitId } = await chargedVisit(office, '0790419904');
    await payments.record(slip(visitId, numbers(1)));
    await visits.complete({ visitId });
    expect(kindsOf(await overviewOf(office))).not.toContain('completed_without_pos');
    await explainAll(office);
  });
});
