// The parties of a visit are in its fee (D4.216): further ones are counted by the tariff, and what is not counted is said.
import { describe, expect, it } from 'vitest';
import type { PersonInput } from '#core/counter/visits/people/contract.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { type Caller, problemOf, slip } from '#tests/support/office.ts';
import { open, usualAnswers } from '#tests/support/open-and-verify.ts';

const adult = everyClient.iranian_adult;
const wife: PersonInput = { ...adult, name: 'مینا صادقی', nationalCode: '0790419904', mobile: '09121112233' };
const petition = { itemCode: 'petition', count: 1 };

async function check(caller: Caller, visitId: string, formId = visitId): Promise<void> {
  const answers = await usualAnswers(caller, visitId, formId);
  await caller.identity.verify({ visitId, formId, answers, note: '' });
}
async function add(caller: Caller, visitId: string, person: PersonInput): Promise<void> {
  const { formId } = await caller.visits.addPerson({ visitId, person });
  await check(caller, visitId, formId);
}
const uncounted = async ({ visits }: Caller, visitId: string) =>
  (await visits.get({ visitId })).uncountedPersons;

async function spouses() {
  const office = await officeAtWork();
  const clerk = office.as(office.clerk);
  const visitId = await open(clerk, adult);
  await check(clerk, visitId);
  await add(clerk, visitId, wife);
  return { clerk, visitId, password: office.clerk.password };
}

describe('D4.216 spouses', () => {
  it('are two in the fee without a word of the clerk, and the price says why', async () => {
    const { clerk, visitId } = await spouses();
    const quote = await clerk.fees.quote({ visitId, lines: [petition] });
    expect(quote).toMatchObject({
      parties: 2,
      persons: [{ itemCode: 'petition', persons: 3 }],
      uncounted: 0,
    });
    expect(quote.lines[1]).toMatchObject({
      itemCode: 'extra-person',
      chargedCount: 1,
      explanation: [{ kind: 'excess_of', given: 3, included: 2 }, { kind: 'tariff_rate' }],
    });
    expect(await clerk.fees.charge({ visitId, lines: [petition] })).toMatchObject({ total: 840_000 });
    expect(await uncounted(clerk, visitId)).toBe(0);
  });

  it('with fewer typed are charged what was typed, and the visit goes on saying so', async () => {
    const { clerk, visitId } = await spouses();
    const lines = [{ ...petition, persons: 2 }];
    expect(await clerk.fees.quote({ visitId, lines })).toMatchObject({ persons: [], uncounted: 1 });
    await clerk.fees.charge({ visitId, lines });
    expect(await uncounted(clerk, visitId)).toBe(1);
    await clerk.payments.record(slip(visitId));
    await clerk.fees.charge({ visitId, lines: [{ itemCode: 'extra-person', count: 1 }], another: true });
    expect(await uncounted(clerk, visitId)).toBe(0);
  });
});

describe('D4.80 an exchange in a visit of several parties', () => {
  const two = { ...petition, count: 2 };
  type Exchange = { wrong: { line: number; units: number }; lines: { itemCode: string; count: number }[] };
  const cases: [string, Exchange][] = [
    ['with the persons line kept', { wrong: { line: 1, units: 1 }, lines: [two] }],
    ['of the persons line itself', { wrong: { line: 2, units: 1 }, lines: [two] }],
    ['for nothing', { wrong: { line: 2, units: 1 }, lines: [] }],
  ];
  it.each(cases)('%s is quoted as it is charged', async (_, { wrong, lines }) => {
    const { clerk, visitId, password } = await spouses();
    const { chargeId, total } = await clerk.fees.charge({ visitId, lines: [petition] });
    await clerk.payments.record(slip(visitId, { amount: total }));
    const quote = await clerk.fees.quote({ lines, instead: { chargeId, wrong } });
    const reason = 'به جای اظهارنامه، دادخواست ثبت شده بود';
    const { due, back } = await clerk.payments.exchange({ chargeId, wrong, lines, reason, password });
    expect(quote.officePosTotal - quote.takenOff).toBe(due - back);
    const { account, uncountedPersons } = await clerk.visits.get({ visitId });
    expect(account.charged - total).toBe(due - back);
    expect(quote.uncounted).toBe(uncountedPersons);
  });

  it('has no price for units that were never charged, nor for nothing beside any charge', async () => {
    const { clerk, visitId } = await spouses();
    const { chargeId } = await clerk.fees.charge({ visitId, lines: [petition] });
    const codeOf = async (input: Parameters<Caller['fees']['quote']>[0]) =>
      (await problemOf(clerk.fees.quote(input))).code;
    const instead = { chargeId, wrong: { line: 2, units: 2 } };
    expect(await codeOf({ lines: [two], instead })).toBe('INPUT_INVALID');
    expect(await codeOf({ visitId, lines: [] })).toBe('INPUT_INVALID');
    const unknown = { ...instead, chargeId: chargeId.replace(/^.{8}/, '00000000') };
    expect(await codeOf({ lines: [], instead: unknown })).toBe('NOT_FOUND');
  });
});

describe('D4.216 the fee', () => {
  it('of one person is as it was, and what names nobody has no further persons', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    await check(clerk, visitId);
    expect(await clerk.fees.quote({ visitId, lines: [petition] })).toMatchObject({
      ...{ total: 770_000, parties: 1, persons: [], uncounted: 0 },
    });
    const page = { itemCode: 'attachment-page', count: 1 };
    await add(clerk, visitId, wife);
    expect(await clerk.fees.quote({ visitId, lines: [page] })).toMatchObject({ total: 70_000, uncounted: 0 });
  });

  it('lacks whoever is added after the charge', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    await check(clerk, visitId);
    await clerk.fees.charge({ visitId, lines: [petition] });
    expect(await uncounted(clerk, visitId)).toBe(0);
    await add(clerk, visitId, wife);
    expect(await uncounted(clerk, visitId)).toBe(1);
  });

  it('counts neither a lawyer nor an interpreter, and every principal', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, { ...everyClient.lawyer, principalIdentifier: '0790419904' });
    const { participants } = await clerk.visits.get({ visitId });
    const lawyer = participants.find(({ isHere }) => isHere)?.id ?? '';
    const parties = async () => (await clerk.fees.quote({ visitId, lines: [petition] })).parties;
    expect(await parties()).toBe(1);
    const helper = { clientType: 'helper', helps: lawyer, matterRole: 'companion' } as const;
    await add(office.as(office.manager), visitId, {
      ...helper,
      name: 'پوران صادقی',
      nationalCode: '0084575948',
      mobile: '09121112233',
    });
    expect(await parties()).toBe(1);
    await add(clerk, visitId, {
      ...{ clientType: 'further_principal', basis: 'lawyer_power', actsThrough: lawyer },
      ...{ principalIdentifier: '0013542419', principalName: 'پوران صادقی' },
    });
    expect(await parties()).toBe(2);
  });
});
