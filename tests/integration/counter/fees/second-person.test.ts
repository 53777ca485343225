// Who can be the second person of a tariff, a rate and a terminal (D4, D2), and the ways around it.
import { describe, expect, it } from 'vitest';
import { appRouter } from '#core/app/registry/router.ts';
import { tariffConfirmed } from '#core/counter/fees/entries.ts';
import { zeroHash } from '#core/foundation/wire/chain.ts';
import {
  openOffice,
  problemOf,
  type TestOffice,
  type TestPerson,
  testTariff,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';

const dearer = { ...testTariff, code: 'dear', title: 'گران', effectiveFrom: '2026-11-20' };
const rate = {
  itemCode: 'typing',
  amount: 30_000,
  authority: 'اتحادیه',
  letterNumber: '12/3',
  letterDay: '2026-03-10',
  effectiveFrom: '2026-03-21',
};

/** An office of forty days with a second manager, whom the first one registered, and a clerk of the first one. */
async function grownOffice(): Promise<TestOffice & { second: TestPerson }> {
  const office = await openOffice({ at: '2026-10-16T04:30:00.000Z' });
  const second = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' });
  office.clock.set('2026-11-25T04:30:00.000Z');
  return { ...office, second };
}

const sentFor = (office: TestOffice, person: TestPerson, tariffId: string) => ({
  review: () => office.as(person).fees.reviewTariff({ tariffId }),
  confirm: async () => {
    const { seen } = await office.as(person).fees.reviewTariff({ tariffId });
    return office.as(person).fees.confirmTariff({ tariffId, seen });
  },
});

describe('the second person of a tariff', () => {
  it('D4.5 is not the one who entered it, nor anyone that they registered', async () => {
    const office = await grownOffice();
    // Entered by the first manager, who registered everybody: nobody can be the second, and it says so.
    const { tariffId } = await office.as(office.second).fees.proposeTariff({ tariff: dearer });
    expect((await problemOf(sentFor(office, office.second, tariffId).confirm())).code).toBe(
      'OWN_ACT_FORBIDDEN',
    );
    const helper = await office.addPerson({ name: 'مینا صادقی', nationalCode: '0790419904', role: 'clerk' });
    expect(await problemOf(sentFor(office, helper, tariffId).confirm())).toEqual({
      code: 'SECOND_PERSON_NOT_INDEPENDENT',
      params: { why: 'too_new' },
    });
    await sentFor(office, office.clerk, tariffId).confirm();
    expect((await office.as(office.clerk).fees.inForce())?.confirmedByNobodyElse).toBe(false);
    expect((await office.as(office.clerk).fees.listTariffs())[0]).toMatchObject({
      confirmation: 'confirmed',
      confirmedBy: office.clerk.id,
      confirmedByName: office.clerk.name,
    });
  });

  it('D4.5 is not the same human being under an account that another PC made', async () => {
    const office = await openOffice({ at: '2026-10-16T04:30:00.000Z' });
    const facts = { name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' } as const;
    const other = joinOffice(office, 2);
    const second = await office.addPerson(facts);
    // The other PC has not heard of the account.
    const { staff } = other.seat(office.manager);
    const { personId } = await staff.register(facts);
    await staff.recordSupervisionFile({ personId, openedOn: '2026-01-01', fileNumber: '9' });
    await staff.recordInquiry({ personId, reference: '8', requestedOn: '2026-01-01' });
    const papers = { reference: '9', issuedOn: '2026-01-01', expiresOn: '2028-01-01' };
    await staff.recordClearance({ personId, ...papers });
    const { oneTimeCode } = await staff.activate({ personId });
    await staff.chooseFirstPassword({ personId, oneTimeCode, password: 'another-password-7' });
    carryEntries(other.desk, office.desk);
    office.clock.set('2026-11-25T04:30:00.000Z');
    const { tariffId } = await office.as(second).fees.proposeTariff({ tariff: dearer });
    const { desk } = office;
    const again = appRouter.createCaller({ desk, session: desk.sessions.open(personId).token });
    const { seen } = await again.fees.reviewTariff({ tariffId });
    expect((await problemOf(again.fees.confirmTariff({ tariffId, seen }))).code).toBe('OWN_ACT_FORBIDDEN');
    await sentFor(office, office.clerk, tariffId).confirm();
  });

  it('D4.5 of an office where one manager registered everybody does not exist: in force, and said', async () => {
    const office = await grownOffice();
    const { tariffId } = await office.as(office.manager).fees.proposeTariff({ tariff: dearer });
    expect((await office.as(office.clerk).fees.inForce())?.title).not.toBe(dearer.title);
    await sentFor(office, office.manager, tariffId).confirm();
    expect(await office.as(office.clerk).fees.inForce()).toMatchObject({
      title: dearer.title,
      confirmedByNobodyElse: true,
    });
    // The clerk whom they registered cannot lift the mark afterwards.
    expect((await problemOf(sentFor(office, office.clerk, tariffId).confirm())).code).toBe(
      'ACTION_ALREADY_DONE',
    );
  });

  it('D4.5 of a young office does not exist yet: in force, and said until somebody can confirm', async () => {
    const office = await openOffice({ unconfirmed: true });
    const second = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'manager' });
    const { tariffId } = await office.as(second).fees.proposeTariff({ tariff: dearer });
    await sentFor(office, second, tariffId).confirm();
    expect((await office.as(second).fees.inForce())?.confirmedByNobodyElse).toBe(true);
    office.clock.set('2026-12-30T04:30:00.000Z');
    await sentFor(office, office.clerk, tariffId).confirm();
    expect((await office.as(second).fees.inForce())?.confirmedByNobodyElse).toBe(false);
    expect((await problemOf(sentFor(office, office.manager, tariffId).confirm())).code).toBe(
      'ACTION_ALREADY_DONE',
    );
  });

  it('D4.5 is judged from facts: a confirmation that another PC took all the same counts for nobody', async () => {
    const office = await grownOffice();
    const { tariffId } = await office.as(office.second).fees.proposeTariff({ tariff: dearer });
    // What a PC without the rule would write: its enterer confirms their own version.
    office.desk.path.execute(office.second.id, (tx) =>
      tx.append(tariffConfirmed, { id: tx.newId(), tariffId, seen: zeroHash, nobodyElse: false }),
    );
    expect(await office.as(office.clerk).fees.inForce()).toMatchObject({
      title: dearer.title,
      confirmedByNobodyElse: true,
    });
    expect((await office.as(office.clerk).fees.listTariffs())[0]).toMatchObject({
      confirmation: 'nobody_else',
      confirmedBy: null,
    });
    await sentFor(office, office.clerk, tariffId).confirm();
    expect((await office.as(office.clerk).fees.inForce())?.confirmedByNobodyElse).toBe(false);
  });
});

describe('the second person whose password the first one ended', () => {
  it('D4.18 is refused, although nobody else can, until ninety days are over; a word that was written all the same is marked', async () => {
    const office = await grownOffice();
    const { manager, clerk, anyone, clock } = office;
    await office.as(office.second).staff.cutOff({
      ...{
        personId: manager.id,
        reasonCode: 'left',
        leftAt: '2026-11-25T04:00:00.000Z',
        password: office.second.password,
      },
    });
    const { tariffId } = await office.as(office.second).fees.proposeTariff({ tariff: dearer });
    const reset = { personId: clerk.id, password: office.second.password };
    const { oneTimeCode } = await office.as(office.second).staff.resetPassword(reset);
    await anyone.staff.chooseFirstPassword({ personId: clerk.id, oneTimeCode, password: 'thief-chose-this' });
    const asClerk = { ...clerk, password: 'thief-chose-this' };
    const { token } = await anyone.staff.signIn({ personId: clerk.id, password: asClerk.password });
    const page = appRouter.createCaller({ desk: office.desk, session: token });
    const { seen } = await page.fees.reviewTariff({ tariffId });
    const refused = { code: 'SECOND_PERSON_NOT_INDEPENDENT', params: { why: 'reset_by_first' } };
    expect(await problemOf(page.fees.confirmTariff({ tariffId, seen }))).toEqual(refused);
    // A PC that knows nothing of the reset writes it all the same: it counts for nobody.
    office.desk.path.execute(clerk.id, (tx) =>
      tx.append(tariffConfirmed, { id: tx.newId(), tariffId, seen: zeroHash, nobodyElse: false }),
    );
    expect(await page.fees.inForce()).toMatchObject({ title: dearer.title, confirmedByNobodyElse: true });
    // An honest clerk who forgot their password confirms again once the time is over.
    clock.set('2027-02-23T06:00:00.000Z');
    const again = await page.fees.reviewTariff({ tariffId });
    await page.fees.confirmTariff({ tariffId, seen: again.seen });
    expect((await page.fees.inForce())?.confirmedByNobodyElse).toBe(false);
  });

  it('D4.5 whom the first one registered is independent after ninety days', async () => {
    const office = await openOffice({ at: '2026-08-01T04:30:00.000Z' });
    office.clock.set('2026-11-25T04:30:00.000Z');
    const { tariffId } = await office.as(office.manager).fees.proposeTariff({ tariff: dearer });
    await sentFor(office, office.clerk, tariffId).confirm();
    expect((await office.as(office.clerk).fees.inForce())?.confirmedByNobodyElse).toBe(false);
  });
});

describe('a review', () => {
  it('D4.6 shows every price with what it was, and what is added, removed and otherwise changed', async () => {
    const office = await openOffice();
    const items = testTariff.items
      .filter(({ code }) => code !== 'sms')
      .map((item) =>
        item.code === 'petition' ? { ...item, includedPages: 0 } : { ...item, amount: item.amount && 90_000 },
      );
    const fax = {
      ...items[1],
      code: 'fax',
      title: 'نمابر',
      unit: 'page',
      amount: 1,
      payee: 'office',
      channel: 'office_pos',
      files: false,
    } as const;
    const tariff = { ...dearer, vatMode: 'added' as const, vatBasisPoints: 1000, items: [...items, fax] };
    const { tariffId } = await office.as(office.manager).fees.proposeTariff({ tariff });
    const review = await office.as(office.clerk).fees.reviewTariff({ tariffId });
    const of = (code: string) => review.changes.find((change) => change.code === code);
    expect(of('petition')).toMatchObject({
      change: 'changed',
      before: 770_000,
      after: 770_000,
      alsoChanged: ['includedPages'],
    });
    expect(of('extra-person')).toMatchObject({ change: 'changed', before: 70_000, after: 90_000 });
    expect(of('sms')).toMatchObject({ change: 'removed', before: 15_000, after: null });
    expect(of('fax')).toMatchObject({ change: 'added', before: null, after: 1 });
    expect(of('insolvency')).toMatchObject({ change: 'same', before: 3_000, after: 3_000 });
    expect(of('added')).toMatchObject({
      kind: 'vat',
      change: 'changed',
      before: 0,
      after: 1000,
      alsoChanged: ['vatMode'],
    });
    expect(review.comparedWith?.title).toBe(testTariff.title);
  });

  it('D4.6 has to be before the eyes: a confirmation without it, or of an older one, is refused', async () => {
    const office = await openOffice();
    const { fees } = office.as(office.clerk);
    const enter = (title: string) =>
      office.as(office.manager).fees.proposeTariff({ tariff: { ...dearer, title } });
    const [one, other] = [await enter('یکی'), await enter('دیگری')];
    const unseen = fees.confirmTariff({ ...one, seen: '0'.repeat(64) });
    expect((await problemOf(unseen)).code).toBe('SEEN_IS_STALE');
    const { seen } = await fees.reviewTariff(one);
    const otherSeen = await fees.reviewTariff(other);
    expect((await problemOf(fees.confirmTariff({ ...one, seen: otherSeen.seen }))).code).toBe(
      'SEEN_IS_STALE',
    );
    // Another version came into force meanwhile: the changes that were seen are no longer those.
    await fees.confirmTariff({ ...other, seen: otherSeen.seen });
    expect((await problemOf(fees.confirmTariff({ ...one, seen }))).code).toBe('SEEN_IS_STALE');
    await sentFor(office, office.clerk, one.tariffId).confirm();
    const unknown = { tariffId: '00000000-0000-7000-8000-000000000000' };
    expect((await problemOf(fees.reviewTariff(unknown))).code).toBe('NOT_FOUND');
    expect((await problemOf(fees.confirmTariff({ ...unknown, seen }))).code).toBe('NOT_FOUND');
  });
});

describe('dates', () => {
  it.each(
    everyNth(2, [
      [{ letterDay: '2026-11-26', effectiveFrom: '2026-12-01' }, 'letterDay', 'letter_in_future'],
      [{ letterDay: '2026-11-20', effectiveFrom: '2026-11-19' }, 'effectiveFrom', 'before_letter'],
      [{ letterDay: '2026-11-20', effectiveFrom: '2030-11-19' }, 'effectiveFrom', 'too_far'],
    ]),
  )('D4.7 of a letter that cannot be true are refused: %o', async (dates, field, why) => {
    const office = await openOffice();
    const { fees } = office.as(office.manager);
    const refused = { code: 'LETTER_DATES_IMPOSSIBLE', params: { field, why } };
    expect(await problemOf(fees.proposeTariff({ tariff: { ...dearer, ...dates } }))).toEqual(refused);
    expect(await problemOf(fees.proposeRate({ ...rate, ...dates }))).toEqual(refused);
  });
});

describe('an external rate', () => {
  it('D4.8 is in force only after a second person confirmed it, and says so when there is none', async () => {
    const office = await openOffice();
    const { fees } = office.as(office.manager);
    const lines = [{ itemCode: 'typing', count: 2 }];
    const { rateId } = await fees.proposeRate(rate);
    expect((await problemOf(fees.quote({ lines }))).code).toBe('FEE_RATE_MISSING');
    expect((await problemOf(fees.proposeRate(rate))).code).toBe('ACTION_ALREADY_DONE');
    const [entered] = await fees.listRates();
    expect(entered).toMatchObject({ confirmation: 'waiting', before: null, itemTitle: 'تایپ' });
    const seen = entered?.seen ?? '';
    expect((await problemOf(fees.confirmRate({ rateId, seen: '0'.repeat(64) }))).code).toBe('SEEN_IS_STALE');
    expect((await problemOf(fees.confirmRate({ rateId: office.clerk.id, seen }))).code).toBe('NOT_FOUND');
    await office.as(office.clerk).fees.confirmRate({ rateId, seen });
    expect((await fees.quote({ lines })).total).toBe(60_000);
    expect((await fees.listRates())[0]?.confirmation).toBe('nobody_else');
    expect((await fees.inForce())?.confirmedByNobodyElse).toBe(true);
  });

  it('D4.8 needs somebody other than its enterer where there is somebody', async () => {
    const office = await grownOffice();
    const { rateId } = await office.as(office.second).fees.proposeRate(rate);
    const [entered] = await office.as(office.second).fees.listRates();
    const seen = entered?.seen ?? '';
    const own = office.as(office.second).fees.confirmRate({ rateId, seen });
    expect((await problemOf(own)).code).toBe('OWN_ACT_FORBIDDEN');
    await office.as(office.clerk).fees.confirmRate({ rateId, seen });
    expect((await office.as(office.clerk).fees.listRates())[0]?.confirmation).toBe('confirmed');
  });
});

describe('a terminal', () => {
  const terminal = {
    terminalId: '14999009',
    merchant: '990000001',
    psp: 'به‌پرداخت ملت',
    validFrom: '2026-11-25',
    validTo: null,
    letterNumber: '5',
    letterDay: '2026-11-24',
  };

  it('D2.4 takes no payment before a second person confirmed it', async () => {
    const office = await grownOffice();
    const { registrationId } = await office.as(office.second).payments.proposeTerminal(terminal);
    expect(office.desk.reads.payments.isDesignated('14999009', '2026-11-25')).toBe(false);
    const [entered] = await office.as(office.second).payments.registrations();
    const seen = entered?.seen ?? '';
    const own = office.as(office.second).payments.confirmTerminal({ registrationId, seen });
    expect((await problemOf(own)).code).toBe('OWN_ACT_FORBIDDEN');
    await office.as(office.clerk).payments.confirmTerminal({ registrationId, seen });
    expect(office.desk.reads.payments.isDesignated('14999009', '2026-11-25')).toBe(true);
    const terminals = await office.as(office.clerk).payments.terminals();
    expect(
      terminals.map(({ terminalId, confirmedByNobodyElse }) => [terminalId, confirmedByNobodyElse]),
    ).toEqual([
      ['14999001', true],
      ['14999002', true],
      ['14999009', false],
    ]);
  });

  it('D2.4 that was entered twice is confirmed once, and one that was retired meanwhile stays as it is confirmed', async () => {
    const office = await openOffice();
    const { payments } = office.as(office.manager);
    const ids = [await payments.proposeTerminal(terminal), await payments.proposeTerminal(terminal)];
    const seenOf = async (registrationId: string) =>
      (await payments.registrations()).find((known) => known.registrationId === registrationId)?.seen ?? '';
    const [one, other] = ids.map(({ registrationId }) => registrationId);
    if (one === undefined || other === undefined) throw new Error('two registrations');
    await payments.confirmTerminal({ registrationId: one, seen: await seenOf(one) });
    const again = payments.confirmTerminal({ registrationId: other, seen: await seenOf(other) });
    expect((await problemOf(again)).code).toBe('TERMINAL_ALREADY_REGISTERED');
    await payments.retireTerminal({ terminalId: '14999009', lastDay: '2026-11-24' });
    await payments.confirmTerminal({ registrationId: other, seen: await seenOf(other) });
    expect(office.desk.reads.payments.isDesignated('14999009', '2026-11-25')).toBe(true);
    const unknown = payments.confirmTerminal({ registrationId: office.clerk.id, seen: await seenOf(one) });
    expect((await problemOf(unknown)).code).toBe('NOT_FOUND');
  });
});
