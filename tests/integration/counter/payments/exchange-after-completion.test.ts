// A wrong service of a completed visit becomes the right one (D4.225): what costs more is due, what costs less stays a difference of the fee
// until two say what became of the money.
import { describe, expect, it } from 'vitest';
import {
  closeDay,
  explainAll,
  importLines,
  nextDay,
  officeAtWork,
  openDifferencesOf,
  overviewOf,
  reportLine,
  servedVisit,
  substantialNote,
} from '#tests/support/closing-day.ts';
import {
  assertSound,
  chargedVisit,
  openDay,
  problemOf,
  slip,
  type TestOffice,
  type TestPerson,
  today,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const reason = 'به جای پیوست، دادخواست ثبت شده بود';
const page = { itemCode: 'attachment-page', count: 1 };
const sara = { name: 'سارا کریمی', nationalCode: '0084575948', role: 'clerk' } as const;
type Line = { itemCode: string; count: number };

/** Paid with the first slip and completed; with its charge. */
async function served(office: TestOffice) {
  const paymentId = await servedVisit(office, 1);
  const visitId = office.desk.reads.dayClose.money(paymentId)?.payment.visitId ?? '';
  return { visitId, paymentId, chargeId: chargeOf(office, visitId) };
}
const chargeOf = ({ desk }: TestOffice, visitId: string): string =>
  desk.reads.payments.account(visitId).charges.find(({ cancelled }) => !cancelled)?.chargeId ?? '';
const exchange = (office: TestOffice, who: TestPerson, chargeId: string, line: Line = page) =>
  office.as(who).payments.exchange({
    ...{ chargeId, wrong: { line: 1, units: 1 }, lines: [line], reason, password: who.password },
  });
const feesOf = async (office: TestOffice) =>
  (await openDifferencesOf(office)).filter(({ account }) => account === 'fee');
const namedOf = async (office: TestOffice) =>
  (await overviewOf(office)).exceptions.filter(({ kind }) => kind.startsWith('served_'));

describe('D4.225 a service of a completed visit', () => {
  it('is not exchanged while something is due: what was served and not paid for stays a difference', async () => {
    const office = await officeAtWork();
    const { as, clerk, manager, desk } = office;
    // Left unpaid by the manager, then made smaller.
    const { visitId, chargeId } = await chargedVisit(office);
    await as(clerk).payments.record(slip(visitId, { amount: 70_000 }));
    await as(manager).visits.completeUnderpaid({ visitId, reason, password: manager.password });
    const refused = async (id: string, line?: Line) =>
      (await problemOf(exchange(office, manager, id, line))).code;
    expect(await refused(chargeId)).toBe('VISIT_NOT_PAID');
    expect(await feesOf(office)).toMatchObject([{ size: 700_000 }]);
    // Made larger by the clerk, and smaller again by the manager alone, or by the clerk.
    const paid = await served(office);
    await exchange(office, clerk, paid.chargeId, { itemCode: 'petition', count: 2 });
    const larger = chargeOf(office, paid.visitId);
    expect(await refused(larger)).toBe('VISIT_NOT_PAID');
    expect((await problemOf(exchange(office, clerk, larger))).code).toBe('VISIT_NOT_PAID');
    expect((await feesOf(office)).map(({ size }) => size).toSorted()).toEqual([700_000, 770_000]);
    expect(desk.reads.visitState.unpaidChangesOn(today)).toMatchObject({ settled: 0 });
  });

  it('becomes one that costs more by the clerk: the difference is due, is paid, and nothing stays open', async () => {
    const office = await officeAtWork();
    const { clerk, desk } = office;
    const { visitId, chargeId } = await served(office);
    expect(await exchange(office, clerk, chargeId, { itemCode: 'petition', count: 2 })).toEqual({
      due: 770_000,
      back: 0,
    });
    expect(await namedOf(office)).toMatchObject([{ kind: 'served_underpaid', visitId }]);
    expect(desk.reads.visitState.unpaidChangesOn(today)).toEqual({ became: 1, settled: 0 });
    await office.as(clerk).payments.record(slip(visitId, { rrn: '633000000011' }));
    expect(await feesOf(office)).toEqual([]);
    expect(await namedOf(office)).toEqual([]);
    expect(desk.reads.visitState.unpaidChangesOn(today)).toEqual({ became: 1, settled: 1 });
    await assertSound(desk);
  });

  it('becomes one that costs less by the manager: the difference alone waits for the words of two on a paper', async () => {
    const office = await officeAtWork();
    const colleague = await office.addPerson(sara);
    // The colleague was activated more than ninety days ago (D4.161).
    office.clock.set('2027-03-10T04:30:00.000Z');
    await openDay(office);
    const { manager, clerk, desk } = office;
    const { visitId, chargeId } = await served(office);
    expect((await problemOf(exchange(office, clerk, chargeId))).code).toBe('CHARGE_OF_COMPLETED_VISIT');
    expect(desk.reads.payments.account(visitId)).toMatchObject({ charged: 770_000, due: 0 });
    expect(await exchange(office, manager, chargeId)).toEqual({ due: 0, back: 700_000 });
    const found = { id: `fee:cancelled-${visitId}`, size: 700_000, needsSecond: true, needsPaper: true };
    expect(await feesOf(office)).toMatchObject([found]);
    const settle = async (second?: TestPerson) => {
      const [{ id, legs } = { id: '', legs: '' }] = await feesOf(office);
      return office.as(manager).dayClose.settleDifference({
        ...{ id, legs, reasonCode: 'given_back_otherwise', words: substantialNote },
        paper: { kind: 'client_signature', number: '1405/88' },
        ...(second === undefined
          ? {}
          : { second: { personId: second.id, password: second.password, word: 'مراجع پیش من امضا کرد' } }),
      });
    };
    // The manager alone ends nothing, nor with the clerk who served.
    await settle();
    expect(await feesOf(office)).toHaveLength(1);
    expect((await problemOf(settle(clerk))).code).toBe('OWN_ACT_FORBIDDEN');
    await settle(colleague);
    expect(await feesOf(office)).toEqual([]);
    await assertSound(desk);
  });

  it('for less stays open also when the report has the money that went back, and is no visit without payment', async () => {
    const office = await officeAtWork();
    const { visitId, chargeId } = await served(office);
    await exchange(office, office.manager, chargeId);
    expect(await namedOf(office)).toMatchObject([{ kind: 'served_charge_lowered', visitId, reasons: [] }]);
    expect(office.desk.reads.visitState.unpaidChangesOn(today)).toEqual({ became: 0, settled: 0 });
    await importLines(office, [reportLine(1), reportLine(1, { type: 'reversal', amount: 700_000 })]);
    await explainAll(office);
    await closeDay(office, today, reason);
    await nextDay(office);
    expect(await feesOf(office)).toMatchObject([{ id: `fee:cancelled-${visitId}`, size: 700_000, age: 1 }]);
    // What is of another day is exchanged no more.
    expect((await problemOf(exchange(office, office.manager, chargeOf(office, visitId)))).code).toBe(
      'VISIT_OF_OTHER_DAY',
    );
  });

  it('exchanged twice counts what is less in the end', async () => {
    const office = await officeAtWork();
    const { manager, clerk } = office;
    const { visitId, chargeId } = await served(office);
    await exchange(office, manager, chargeId);
    await exchange(office, manager, chargeOf(office, visitId), { itemCode: 'extra-person', count: 1 });
    expect(await feesOf(office)).toMatchObject([{ id: `fee:cancelled-${visitId}`, size: 700_000 }]);
    await exchange(office, clerk, chargeOf(office, visitId), { itemCode: 'petition', count: 1 });
    await office.as(clerk).payments.record(slip(visitId, { rrn: '633000000011', amount: 700_000 }));
    expect(await feesOf(office)).toEqual([]);
    expect(await namedOf(office)).toEqual([]);
  });

  it('for less is the manager’s at every PC; of the same price with fewer filings too, and what was filed is taken back first', async () => {
    const office = await officeAtWork();
    const { clerk, manager, as } = office;
    const { visitId, chargeId } = await served(office);
    const other = joinOffice(office, 2);
    meet(office, other);
    const asked = { chargeId, wrong: { line: 1, units: 1 }, reason, password: clerk.password };
    for (const lines of [[page], [{ itemCode: 'attachment-page', count: 11 }]])
      expect((await problemOf(other.seat(clerk).payments.exchange({ ...asked, lines }))).code).toBe(
        'CHARGE_OF_COMPLETED_VISIT',
      );
    await as(clerk).visits.recordFiling({
      ...{ visitId, trackingNumber: '140512345', branch: '', filedTime: '' },
    });
    expect((await problemOf(exchange(office, manager, chargeId))).code).toBe('CHARGE_IS_FILED');
    const [{ filingId } = { filingId: '' }] = (await as(clerk).visits.get({ visitId })).filings;
    await as(manager).visits.withdrawFiling({ visitId, filingId, reason, password: manager.password });
    await exchange(office, manager, chargeId);
    const accounts = (await openDifferencesOf(office)).map(({ account }) => account);
    expect(accounts).toEqual(expect.arrayContaining(['fee', 'filing']));
  });
});
