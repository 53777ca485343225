// A wrong identifier that is found before the filing (D1.125): who may put it right, what it voids, and what stays remembered.
import { describe, expect, it } from 'vitest';
import type { PersonInput } from '#core/counter/visits/people/contract.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { openedVisit, refusedVisit, verifiedFor } from '#tests/support/identity-acts.ts';
import { type Caller, openDay, problemOf, slip, type TestOffice, today } from '#tests/support/office.ts';
import { usualAnswers } from '#tests/support/open-and-verify.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const typed = '0499370899';
const right = '0790419904';
const adult = { ...everyClient.iranian_adult, nationalCode: typed };
const rightly = { ...adult, nationalCode: right };
const words = 'دو رقم جابه‌جا خوانده شده بود';
const lines = [{ itemCode: 'petition', count: 1 }];
type Correction = Parameters<Caller['visits']['correctIdentifier']>[0];

const correction = (
  { manager }: TestOffice,
  visitId: string,
  other: Partial<Correction> = {},
): Correction => ({
  ...{ visitId, field: 'nationalCode', identifier: right },
  beside: { personId: manager.id, password: manager.password, words },
  ...other,
});
const codeOf = async (act: Promise<unknown>) => (await problemOf(act)).code;
async function check(caller: Caller, visitId: string, formId = visitId): Promise<void> {
  const answers = await usualAnswers(caller, visitId, formId);
  await caller.identity.verify({ visitId, formId, answers, note: '' });
}

describe('D1.125 a wrong identifier', () => {
  it('found after the payment is put right with the manager beside: checked anew, the money stays, the receipt and lists follow', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await verifiedFor(clerk, adult);
    await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId));
    await clerk.visits.correctIdentifier(correction(office, visitId));
    expect(await clerk.visits.get({ visitId })).toMatchObject({
      state: 'open',
      identifierMasked: expect.stringContaining('9904'),
      account: { paid: 770_000 },
    });
    expect(await codeOf(clerk.payments.printReceipt({ visitId }))).toBe('IDENTITY_NEEDED');
    expect(await codeOf(clerk.visits.complete({ visitId }))).toBe('IDENTITY_NEEDED');
    await check(clerk, visitId);
    await clerk.payments.printReceipt({ visitId });
    expect(await clerk.payments.receipt({ visitId })).toMatchObject({
      identifierMasked: expect.stringContaining('9904'),
    });
    await clerk.visits.complete({ visitId });
    expect(await clerk.visits.dayList({ day: today })).toMatchObject([
      { identifierMasked: expect.stringContaining('9904'), state: 'completed' },
    ]);
    expect(await manager.visits.reasons({ day: today })).toMatchObject([
      { kind: 'identifier_corrected', reason: words, visitId },
    ]);
    // The right one is known from now on, the wrong one is nobody.
    const find = (identifier: string) => clerk.visits.findClient({ clientType: 'iranian_adult', identifier });
    expect(await find(typed)).toBeNull();
    expect(await find(right)).toMatchObject({ name: adult.name });
    const other = await openedVisit(clerk, adult);
    const history = async (id: string) => (await manager.visits.clientHistory({ visitId: id })).rows;
    expect(await history(other)).toMatchObject([{ visitId: other }]);
    expect(await history(visitId)).toMatchObject([{ visitId }]);
  });

  it('is put right by nobody alone, once something was filed, or as somebody who is in the visit or works here', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await verifiedFor(clerk, adult);
    const put = (other: Partial<Correction>) =>
      codeOf(clerk.visits.correctIdentifier(correction(office, visitId, other)));
    expect(await put({ beside: undefined })).toBe('SECOND_PERSON_NEEDED');
    const self = { personId: office.clerk.id, password: office.clerk.password, words };
    expect(await put({ beside: self })).toBe('NOT_ALLOWED');
    const { id, password } = office.manager;
    expect(await put({ beside: { personId: id, password: 'another one', words } })).toBe('WRONG_PASSWORD');
    expect(await put({ beside: { personId: id, password, words: '...' } })).toBe('REASON_NEEDED');
    expect(await put({ identifier: typed })).toBe('ACTION_ALREADY_DONE');
    expect(await put({ identifier: '0790419905' })).toBe('IDENTIFIER_INVALID');
    expect(await put({ field: 'legalId' })).toBe('INPUT_INVALID');
    expect(await put({ identifier: '9990000018' })).toBe('STAFF_AS_CLIENT');
    const wife: PersonInput = { ...adult, name: 'مینا صادقی', nationalCode: right };
    const { formId } = await clerk.visits.addPerson({ visitId, person: wife });
    expect(await put({})).toBe('PERSON_ALREADY_IN_VISIT');
    await clerk.visits.removePerson({ visitId, formId, reasonCode: 'wrong_person' });
    await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId));
    await clerk.visits.recordFiling({ visitId, trackingNumber: '140512345678', branch: '', filedTime: '' });
    expect(await put({})).toBe('VISIT_ALREADY_FILED');
    expect(
      await codeOf(office.as(office.manager).visits.correctIdentifier(correction(office, visitId))),
    ).toBe('VISIT_ALREADY_FILED');
  });

  it('sheds no doubt: not of who was typed, not of who it is, and not in another visit', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    await refusedVisit(clerk, adult, 'refused', 'suspected_forgery');
    // Typed as the one who is doubted, and made somebody else.
    const visitId = await openedVisit(clerk, adult);
    await clerk.visits.correctIdentifier(correction(office, visitId));
    expect(await codeOf(check(clerk, visitId))).toBe('DOUBT_IS_MANAGERS');
    await verifiedFor(manager, rightly, { visitId, changed: words });
    // Neither is the doubted one cleared by that, nor is the right one stopped.
    expect(await codeOf(verifiedFor(clerk, adult))).toBe('DOUBT_IS_MANAGERS');
    await verifiedFor(clerk, rightly);
    // Typed as somebody else, and corrected to the one who is doubted.
    const back = await verifiedFor(clerk, rightly);
    await clerk.visits.correctIdentifier(correction(office, back, { identifier: typed }));
    expect(await codeOf(check(clerk, back))).toBe('DOUBT_IS_MANAGERS');
  });

  it('takes a refusal along: in the same visit it stands, and in the next it is of the right one', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await openedVisit(clerk, { ...adult, nationalCode: '0013542419' });
    const person: PersonInput = { ...adult, name: 'مینا صادقی' };
    const { formId } = await clerk.visits.addPerson({ visitId, person });
    const why = { reasonCode: 'face_does_not_match', answers: [], note: '' } as const;
    await clerk.identity.refuse({ visitId, formId, outcome: 'refused', ...why });
    await clerk.visits.correctIdentifier(correction(office, visitId, { formId }));
    const { forms } = await clerk.visits.get({ visitId });
    expect(forms[1]).toMatchObject({
      identity: { outcome: 'refused' },
      identifierMasked: expect.stringContaining('9904'),
    });
    expect(await codeOf(check(clerk, visitId, formId))).toBe('IDENTITY_ALREADY_DECIDED');
    await manager.visits.removePerson({ visitId, formId, reasonCode: 'refused' });
    expect(await codeOf(verifiedFor(clerk, rightly))).toBe('DOUBT_IS_MANAGERS');
    expect(await codeOf(verifiedFor(clerk, adult))).toBe('DOUBT_IS_MANAGERS');
    await verifiedFor(manager, rightly, { changed: words });
    await verifiedFor(clerk, rightly);
  });

  it('of a principal is put right where it stands, for their own form', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, { ...everyClient.lawyer, principalIdentifier: '0067749828' });
    const lawyer = (await clerk.visits.get({ visitId })).participants.find(({ isHere }) => isHere)?.id ?? '';
    const { formId } = await clerk.visits.addPerson({
      visitId,
      person: {
        ...{ clientType: 'further_principal', basis: 'lawyer_power', actsThrough: lawyer },
        ...{ principalIdentifier: '0013542419', principalName: 'پوران صادقی' },
      },
    });
    await check(clerk, visitId);
    await check(clerk, visitId, formId);
    const field = 'principalIdentifier';
    await clerk.visits.correctIdentifier(
      correction(office, visitId, { formId, field, identifier: '0084575948' }),
    );
    // Only those of that form are checked anew.
    const outcomes = async () =>
      (await clerk.visits.get({ visitId })).forms.map(({ identity }) => identity?.outcome ?? null);
    expect(await outcomes()).toEqual(['verified', null]);
    await check(clerk, visitId, formId);
    await clerk.visits.correctIdentifier(correction(office, visitId, { field }));
    expect(await outcomes()).toEqual([null, 'verified']);
    await check(clerk, visitId);
    expect((await clerk.visits.get({ visitId })).forms.map(({ identifiers }) => identifiers)).toMatchObject([
      [{ field: 'nationalCode' }, { field, masked: expect.stringContaining('9904') }],
      [{ field, masked: expect.stringContaining('5948') }],
    ]);
  });

  it('that another PC had not heard of leaves its check of the wrong one without effect, the same at both', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const [here, there] = [office.as(office.clerk), other.seat(office.clerk)];
    const visitId = await openedVisit(here, adult);
    carryEntries(office.desk, other.desk);
    await here.visits.correctIdentifier(correction(office, visitId));
    await verifiedFor(there, adult, { visitId });
    meet(office, other);
    for (const caller of [here, there])
      expect(await caller.visits.get({ visitId })).toMatchObject({
        state: 'open',
        identifierMasked: expect.stringContaining('9904'),
      });
    await check(there, visitId);
    meet(office, other);
    expect((await here.visits.get({ visitId })).state).toBe('verified');
  });
});

describe('D1.219 a wrong identifier of an earlier day', () => {
  async function paidYesterday(isCompleted = true) {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await verifiedFor(clerk, adult);
    await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId));
    if (isCompleted) await clerk.visits.complete({ visitId });
    office.clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    return { office, clerk, visitId };
  }
  const filing = { trackingNumber: '140512345678', branch: '', filedTime: '' };

  it('of what is paid and not filed is put right, the person is checked today, and it is filed', async () => {
    const { office, clerk, visitId } = await paidYesterday();
    await clerk.visits.correctIdentifier(correction(office, visitId));
    expect(await clerk.visits.get({ visitId })).toMatchObject({
      ...{ state: 'completed', identity: null, awaitsCheck: true, account: { paid: 770_000, due: 0 } },
      identifierMasked: expect.stringContaining('9904'),
    });
    expect(await codeOf(clerk.visits.recordFiling({ visitId, ...filing }))).toBe('IDENTITY_NEEDED');
    expect(await clerk.dayClose.unfiled()).toMatchObject([{ visitId }]);
    // Nobody was checked today: yesterday's answers hold nothing.
    const answers = (await usualAnswers(clerk, visitId)).map((answer) =>
      answer.code === 'sana_status' ? { ...answer, state: 'held' as const } : answer,
    );
    expect(await codeOf(clerk.identity.verify({ visitId, answers, note: '' }))).toBe('NOT_SEEN_TODAY');
    await check(clerk, visitId);
    expect(await codeOf(check(clerk, visitId))).toBe('IDENTITY_ALREADY_DECIDED');
    await clerk.visits.recordFiling({ visitId, ...filing });
    expect(await clerk.dayClose.unfiled()).toEqual([]);
  });

  it('is put right once more before the check, where the first correction was mistyped too', async () => {
    const { office, clerk, visitId } = await paidYesterday(false);
    await clerk.visits.correctIdentifier(correction(office, visitId, { identifier: '0084575948' }));
    await clerk.visits.correctIdentifier(correction(office, visitId));
    await check(clerk, visitId);
    expect(await clerk.visits.get({ visitId })).toMatchObject({ state: 'paid' });
  });

  it('takes no client back in: not without the manager, not once it is filed, and nobody else is checked', async () => {
    const { office, clerk, visitId } = await paidYesterday();
    const put = (other: Partial<Correction> = {}) =>
      codeOf(clerk.visits.correctIdentifier(correction(office, visitId, other)));
    expect(await put({ beside: undefined })).toBe('SECOND_PERSON_NEEDED');
    // Without a correction the check of yesterday stands, and no other is made.
    const why = { reasonCode: 'document_missing', answers: [], note: '' } as const;
    const refuse = { visitId, outcome: 'refused', ...why } as const;
    expect(await codeOf(clerk.identity.refuse(refuse))).toBe('VISIT_NOT_OPEN');
    await clerk.visits.correctIdentifier(correction(office, visitId));
    // What is missing today is brought later, and the check goes on.
    await clerk.identity.refuse(refuse);
    expect(await codeOf(clerk.visits.recordFiling({ visitId, ...filing }))).toBe('IDENTITY_NEEDED');
    await clerk.identity.resume({ visitId, arrived: 'اصل کارت ملی را آورد' });
    await check(clerk, visitId);
    await clerk.visits.recordFiling({ visitId, ...filing });
    expect(await put({ identifier: typed })).toBe('VISIT_ALREADY_FILED');
  });
});

describe('D1.125 the identifier of who acts for another', () => {
  const principal = {
    ...({ clientType: 'further_principal', basis: 'lawyer_power' } as const),
    ...{ principalIdentifier: '0013542419', principalName: 'پوران صادقی' },
  };
  const wife: PersonInput = { ...adult, name: 'مینا صادقی', nationalCode: '0084575948' };
  const outcomes = async (caller: Caller, visitId: string) =>
    (await caller.visits.get({ visitId })).forms.map(({ identity }) => identity?.outcome ?? null);

  /** A lawyer with two principals, and somebody who came for herself; all of them are checked. */
  async function lawyerAndTwo() {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, { ...everyClient.lawyer, principalIdentifier: '0067749828' });
    const lawyer = (await clerk.visits.get({ visitId })).participants.find(({ isHere }) => isHere)?.id ?? '';
    const add = async (person: PersonInput) => (await clerk.visits.addPerson({ visitId, person })).formId;
    const further = await add({ ...principal, actsThrough: lawyer });
    const beside = await add(wife);
    for (const formId of [visitId, further, beside]) await check(clerk, visitId, formId);
    return { office, clerk, visitId, further };
  }

  it('voids the check of everybody whom they act for, and of nobody else', async () => {
    const { office, clerk, visitId, further } = await lawyerAndTwo();
    await clerk.visits.correctIdentifier(correction(office, visitId));
    expect(await outcomes(clerk, visitId)).toEqual([null, null, 'verified']);
    await check(clerk, visitId);
    expect(await codeOf(clerk.fees.charge({ visitId, lines }))).toBe('IDENTITY_NEEDED');
    await check(clerk, visitId, further);
    await clerk.fees.charge({ visitId, lines });
  });

  it('voids them on a later day too: all of them are checked anew before it is filed', {
    tags: 'release',
  }, async () => {
    const { office, clerk, visitId, further } = await lawyerAndTwo();
    const { total } = await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId, { amount: total }));
    await clerk.visits.complete({ visitId });
    office.clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    await clerk.visits.correctIdentifier(correction(office, visitId));
    const filing = { visitId, trackingNumber: '140512345678', branch: '', filedTime: '' };
    await check(clerk, visitId);
    expect(await codeOf(clerk.visits.recordFiling(filing))).toBe('IDENTITY_NEEDED');
    await check(clerk, visitId, further);
    await clerk.visits.recordFiling(filing);
  });

  it('that another PC had not heard of when it checked the principal leaves that check without effect', {
    tags: 'release',
  }, async () => {
    const { office, clerk, visitId, further } = await lawyerAndTwo();
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    await clerk.visits.removePerson({ visitId, formId: further, reasonCode: 'wrong_person' });
    const lawyer = (await clerk.visits.get({ visitId })).participants.find(({ isHere }) => isHere)?.id ?? '';
    const { formId } = await clerk.visits.addPerson({
      visitId,
      person: { ...principal, actsThrough: lawyer },
    });
    carryEntries(office.desk, other.desk);
    await clerk.visits.correctIdentifier(correction(office, visitId));
    await check(there, visitId, formId);
    meet(office, other);
    for (const caller of [clerk, there])
      expect(await outcomes(caller, visitId)).toEqual([null, 'verified', null]);
  });

  it('is nothing to an interpreter, whose own check stands', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await verifiedFor(clerk, adult);
    const client = (await clerk.visits.get({ visitId })).participants[0]?.id ?? '';
    const { formId } = await clerk.visits.addPerson({
      visitId,
      person: {
        ...{ clientType: 'helper', helps: client, matterRole: 'interpreter' },
        ...{ name: 'پوران صادقی', nationalCode: '0084575948', mobile: '09121112233' },
      },
    });
    await check(office.as(office.manager), visitId, formId);
    await clerk.visits.correctIdentifier(correction(office, visitId));
    expect(await outcomes(clerk, visitId)).toEqual([null, 'verified']);
  });
});

describe('D1.219 a correction here and a filing at a PC that had not heard of it', () => {
  it('are both kept: the rest waits for the new check at both, and then it is filed', async () => {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    const [here, there] = [office.as(office.clerk), other.seat(office.clerk)];
    const visitId = await verifiedFor(here, adult);
    const { total } = await here.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 2 }] });
    await here.payments.record(slip(visitId, { amount: total }));
    await here.visits.complete({ visitId });
    meet(office, other);
    const filing = (trackingNumber: string) => ({ visitId, trackingNumber, branch: '', filedTime: '' });
    await here.visits.correctIdentifier(correction(office, visitId));
    await there.visits.recordFiling(filing('140512345678'));
    meet(office, other);
    for (const caller of [here, there]) {
      expect(await codeOf(caller.visits.recordFiling(filing('140512345679')))).toBe('IDENTITY_NEEDED');
      expect(await caller.visits.get({ visitId })).toMatchObject({ awaitsCheck: true, toFile: { open: 1 } });
    }
    await check(there, visitId);
    meet(office, other);
    await here.visits.recordFiling(filing('140512345679'));
  });
});
