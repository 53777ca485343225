// A second service in the same visit, and the papers of a reduction.
import { describe, expect, it } from 'vitest';
import { nextMorning, officeAtWork } from '#tests/support/closing-day.ts';
import { chargedVisit, openDay, problemOf, slip, verifiedVisit } from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const petition = [{ itemCode: 'petition', count: 1 }];
const paper = { document: 'insolvency_ruling', number: '۱۴۰۵/۱۲', reason: 'حکم اعسار از شعبه سوم' } as const;
const reduced = (basisPoints: number) => ({
  itemCode: 'petition',
  count: 1,
  reduction: { code: 'insolvency', basisPoints },
});

describe('D4.9 a second charge in the same visit', () => {
  it('D4.9 has its own lines and payment and needs no new identity check', async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { fees, payments, visits } = office.as(office.clerk);
    await payments.record(slip(visitId));
    const second = await fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 2 }], another: true });
    expect((await visits.get({ visitId })).state).toBe('charged');
    expect((await problemOf(visits.complete({ visitId }))).code).toBe('VISIT_NOT_PAID');
    await payments.record(slip(visitId, { rrn: '123456789013', amount: 1_540_000 }));
    const { account, state } = await visits.get({ visitId });
    expect(state).toBe('paid');
    expect(account.charges).toHaveLength(2);
    expect(office.desk.reads.payments.allocatedTo(second.chargeId)).toBe(1_540_000);
    await visits.complete({ visitId });
  });

  it('D4.9 is said on purpose, and waits until the first is paid', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const { visitId } = await chargedVisit(office);
    const { fees, payments } = office.as(office.clerk);
    expect(await problemOf(fees.charge({ visitId, lines: petition, another: true }))).toEqual({
      code: 'VISIT_NOT_PAID',
      params: { due: 770_000 },
    });
    await payments.record(slip(visitId));
    expect((await problemOf(fees.charge({ visitId, lines: petition }))).code).toBe('FEES_ALREADY_CHARGED');
  });

  it('D4.9 belongs to an open visit of today', async () => {
    const office = await officeAtWork();
    const { fees, payments, visits } = office.as(office.clerk);
    const over = await chargedVisit(office);
    await payments.record(slip(over.visitId));
    await visits.complete({ visitId: over.visitId });
    const again = (visitId: string) => problemOf(fees.charge({ visitId, lines: petition, another: true }));
    expect((await again(over.visitId)).code).toBe('VISIT_NOT_OPEN');
    const left = await chargedVisit(office, '0790419904');
    await payments.record(slip(left.visitId, { rrn: '123456789013' }));
    office.clock.set(nextMorning);
    await openDay(office);
    expect((await again(left.visitId)).code).toBe('VISIT_OF_OTHER_DAY');
  });

  it('D4.9 is cancelled alone, the paid one stands', async () => {
    const office = await officeAtWork();
    const { visitId, chargeId } = await chargedVisit(office);
    const { fees, payments, visits } = office.as(office.clerk);
    await payments.record(slip(visitId));
    const second = await fees.charge({ visitId, lines: petition, another: true });
    expect((await problemOf(fees.cancelCharge({ chargeId, reasonCode: 'wrong_count' }))).code).toBe(
      'VISIT_HAS_PAYMENTS',
    );
    await fees.cancelCharge({ chargeId: second.chargeId, reasonCode: 'wrong_count' });
    expect((await visits.get({ visitId })).state).toBe('paid');
  });
});

describe('D4.10 a reduction', () => {
  it('D4.10 is kept with its document, number and reason; number and reason stay in the office', async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const before = office.desk.path.journal.count();
    await office.as(office.clerk).fees.charge({ visitId, lines: [{ ...reduced(1_000), paper }] });
    const rows = office.desk.store.sqlite.prepare('SELECT * FROM fee_reductions').all();
    expect(rows).toMatchObject([
      {
        reduction_code: 'insolvency',
        basis_points: 1_000,
        document: 'insolvency_ruling',
        number: '1405/12',
        reason: paper.reason,
        actor: office.clerk.id,
      },
    ]);
    for (const { bytes } of office.desk.path.journal.arrivedAfter(before, 10))
      expect(Buffer.from(bytes).toString()).not.toContain('اعسار');
  });

  it.each(
    everyNth(2, [
      ['no paper', undefined],
      ['no number', { ...paper, number: ' ' }],
      ['a dot for a reason', { ...paper, reason: '.' }],
      ['no reason', { ...paper, reason: '' }],
    ]),
  )('D4.10 with %s is not given, to the manager neither', async (_what, given) => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const line = given === undefined ? reduced(1_000) : { ...reduced(1_000), paper: given };
    for (const person of [office.clerk, office.manager]) {
      const charging = office.as(person).fees.charge({ visitId, lines: [line] });
      expect((await problemOf(charging)).code).toBe('REDUCTION_PAPER_NEEDED');
    }
  });

  it('D4.11 above the clerk’s share is for the manager, in one line or hidden among several', async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const { fees } = office.as(office.clerk);
    const above = { ...reduced(1_501), paper };
    for (const lines of [[above], [petition[0] ?? above, { ...reduced(1_500), paper }, above]])
      expect(await problemOf(fees.charge({ visitId, lines }))).toEqual({
        code: 'REDUCTION_NEEDS_MANAGER',
        params: { basisPoints: 1_500 },
      });
    await office.as(office.manager).fees.charge({ visitId, lines: [{ ...reduced(3_000), paper }] });
  });

  it('D4.11 the cap binds the manager too, and a paper without a reduction is refused', async () => {
    const office = await officeAtWork();
    const visitId = await verifiedVisit(office);
    const { fees } = office.as(office.manager);
    const beyond = fees.charge({ visitId, lines: [{ ...reduced(3_001), paper }] });
    expect((await problemOf(beyond)).code).toBe('REDUCTION_NOT_LISTED');
    const loose = fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1, paper }] });
    expect((await problemOf(loose)).code).toBe('INPUT_INVALID');
  });
});
