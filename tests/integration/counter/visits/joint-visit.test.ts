// A visit of several people: one matter, one fee, one receipt, one filing, and each of them checked by a list of their own.
import { describe, expect, it } from 'vitest';
import type { PersonInput } from '#core/counter/visits/people/contract.ts';
import { inventedNationalCode } from '#core/demo/invented-clients.ts';
import { seededRandom } from '#core/demo/seeded-random.ts';
import { cardOf, importLines, numbers, officeAtWork, reportLine } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { officeWithLoose } from '#tests/support/loosened-points.ts';
import { type Caller, problemOf, slip } from '#tests/support/office.ts';
import { because, open, usualAnswers } from '#tests/support/open-and-verify.ts';

const adult = everyClient.iranian_adult;
const wife: PersonInput = { ...adult, name: 'مینا صادقی', nationalCode: '0790419904', mobile: '09121112233' };
const lines = [{ itemCode: 'petition', count: 1 }];
const filing = { trackingNumber: '140512345678', branch: '', filedTime: '' };

const add = async ({ visits }: Caller, visitId: string, person: PersonInput) =>
  (await visits.addPerson({ visitId, person })).formId;
async function check(caller: Caller, visitId: string, formId = visitId): Promise<void> {
  const answers = await usualAnswers(caller, visitId, formId);
  await caller.identity.verify({ visitId, formId, answers, note: '' });
}
const stateOf = async ({ visits }: Caller, visitId: string) => (await visits.get({ visitId })).state;
const codeOf = async (act: Promise<unknown>) => (await problemOf(act)).code;
const hereOf = async ({ visits }: Caller, visitId: string, formId = visitId) =>
  (await visits.get({ visitId })).participants.find((one) => one.formId === formId && one.isHere)?.id ?? '';

describe('D1.75 spouses', () => {
  it('are one visit: each checked, one charge, one slip, one receipt that names both, one filing', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    await check(clerk, visitId);
    await check(clerk, visitId, second);
    expect(await stateOf(clerk, visitId)).toBe('verified');
    await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId, { amount: 840_000 }));
    await clerk.payments.printReceipt({ visitId });
    const receipt = await clerk.payments.receipt({ visitId });
    expect(receipt).toMatchObject({
      clientName: 'رضا محمدی',
      others: [{ name: 'مینا صادقی', identifierMasked: expect.stringContaining('9904') }],
    });
    await clerk.visits.recordFiling({ visitId, ...filing });
    await clerk.visits.complete({ visitId });
    expect(await clerk.visits.dayList({ day: receipt.day })).toMatchObject([
      { others: 1, otherNames: ['مینا صادقی'], state: 'completed' },
    ]);
    // Who they are stays in the office.
    expect(
      Buffer.concat(office.desk.path.journal.arrivedAfter(0, 1_000).map(({ bytes }) => bytes)),
    ).not.toContain(Buffer.from('0790419904'));
  });

  it('are served by nobody before both are checked: not by the clerk, not by the manager, in no order', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await open(clerk, adult);
    await check(clerk, visitId);
    const second = await add(clerk, visitId, wife);
    for (const caller of [clerk, manager]) {
      expect(await codeOf(caller.fees.charge({ visitId, lines }))).toBe('IDENTITY_NEEDED');
      expect(await codeOf(caller.visits.complete({ visitId }))).toBe('IDENTITY_NEEDED');
    }
    // The first one's check is no check of the second, and there is no second one of the first.
    const answers = await usualAnswers(clerk, visitId);
    expect(await codeOf(clerk.identity.verify({ visitId, answers, note: '' }))).toBe(
      'IDENTITY_ALREADY_DECIDED',
    );
    const short = answers.filter(({ code }) => code !== 'face_matches');
    expect(
      await problemOf(clerk.identity.verify({ visitId, formId: second, answers: short, note: '' })),
    ).toEqual({ code: 'IDENTITY_INCOMPLETE', params: { missing: ['face_matches'] } });
    await check(clerk, visitId, second);
    await clerk.fees.charge({ visitId, lines });
  });

  it('of whom one was added after the payment: the money is recorded, and nothing more until they are checked', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await open(clerk, adult);
    await check(clerk, visitId);
    await clerk.fees.charge({ visitId, lines });
    const second = await add(clerk, visitId, wife);
    await clerk.payments.record(slip(visitId));
    expect(await stateOf(clerk, visitId)).toBe('open');
    for (const caller of [clerk, manager]) {
      expect(await codeOf(caller.payments.printReceipt({ visitId }))).toBe('IDENTITY_NEEDED');
      expect(await codeOf(caller.visits.recordFiling({ visitId, ...filing }))).not.toBe('');
      expect(await codeOf(caller.visits.complete({ visitId }))).toBe('IDENTITY_NEEDED');
    }
    // Nor does the clerk take them out again, now that money stands in it.
    const remove = { visitId, formId: second, reasonCode: 'left' } as const;
    expect(await codeOf(clerk.visits.removePerson(remove))).toBe('VISIT_HAS_PAYMENTS');
    await check(clerk, visitId, second);
    await clerk.visits.recordFiling({ visitId, ...filing });
    expect(await codeOf(add(clerk, visitId, { ...adult, nationalCode: '0013542419' }))).toBe(
      'VISIT_ALREADY_FILED',
    );
    await clerk.visits.complete({ visitId });
  });

  it('of whom one is refused wait: for what is missing, for the manager, or until that one is taken out', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    await check(clerk, visitId);
    const why = { reasonCode: 'document_missing', answers: [], note: '' } as const;
    await clerk.identity.refuse({ visitId, formId: second, outcome: 'refused', ...why });
    expect(await stateOf(clerk, visitId)).toBe('open');
    expect(await codeOf(clerk.fees.charge({ visitId, lines }))).toBe('IDENTITY_NEEDED');
    expect(await clerk.identity.refusalNote({ formId: second })).toMatchObject({
      reasonCode: 'document_missing',
    });
    await clerk.identity.resume({ visitId, formId: second, arrived: 'اصل کارت ملی را آورد' });
    await clerk.identity.refuse({ visitId, formId: second, outcome: 'escalated', ...why });
    const remove = { visitId, formId: second, reasonCode: 'refused' } as const;
    expect(await codeOf(clerk.visits.removePerson(remove))).toBe('ESCALATED_TO_MANAGER');
    await office.as(office.manager).visits.removePerson(remove);
    expect(await stateOf(clerk, visitId)).toBe('verified');
    await clerk.fees.charge({ visitId, lines });
    // What was refused is remembered, though they were taken out.
    const again = await open(clerk, wife as typeof adult);
    expect(await codeOf(check(clerk, again))).toBe('DOUBT_IS_MANAGERS');
  });
});

describe('D1.76 who is in a visit together', () => {
  const principal = (actsThrough: string): PersonInput => ({
    ...{ clientType: 'further_principal', basis: 'lawyer_power', actsThrough },
    ...{ principalIdentifier: '0013542419', principalName: 'پوران صادقی' },
  });

  it('is a lawyer of three heirs, on one paper, each of whom is checked', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, { ...everyClient.lawyer, principalIdentifier: '0790419904' });
    const lawyer = await hereOf(clerk, visitId);
    const heirs = [
      await add(clerk, visitId, principal(lawyer)),
      await add(clerk, visitId, {
        ...principal(lawyer),
        principalIdentifier: '0084575948',
      } as PersonInput),
    ];
    await check(clerk, visitId);
    expect(await stateOf(clerk, visitId)).toBe('open');
    const { forms } = await clerk.visits.get({ visitId });
    expect(forms[1]?.items.map(({ code }) => code)).toEqual([
      ...['power_of_attorney_stamped', 'principal_identifier'],
      ...['represented_name_agrees', 'represented_in_being', 'represented_sana'],
    ]);
    for (const heir of heirs) await check(clerk, visitId, heir);
    await clerk.fees.charge({ visitId, lines });
  });

  it('is a company of which two sign together, and not one of them twice', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const director = { ...everyClient.legal_person, signatures: '2' } as const;
    const visitId = await open(clerk, director);
    expect(await problemOf(check(clerk, visitId))).toEqual({
      code: 'SIGNATORY_MISSING',
      params: { number: 2 },
    });
    expect(await codeOf(check(office.as(office.manager), visitId))).toBe('SIGNATORY_MISSING');
    expect(await codeOf(add(clerk, visitId, director))).toBe('PERSON_ALREADY_IN_VISIT');
    const second = await add(clerk, visitId, { ...director, name: 'مینا صادقی', nationalCode: '0790419904' });
    // The company itself is asked about once.
    const { forms } = await clerk.visits.get({ visitId });
    expect(forms[1]?.items.map(({ code }) => code)).not.toContain('represented_sana');
    await check(clerk, visitId);
    await check(clerk, visitId, second);
    await clerk.fees.charge({ visitId, lines });
  });

  it('is an interpreter beside somebody, who represents nobody and is identified', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, everyClient.foreign_national);
    const helps = await hereOf(clerk, visitId);
    const helper = { clientType: 'helper', helps, name: 'مینا صادقی', nationalCode: '0790419904' } as const;
    const interpreter = { ...helper, mobile: '09121112233', matterRole: 'interpreter' } as const;
    const beside = await add(clerk, visitId, interpreter);
    const { participants } = await clerk.visits.get({ visitId });
    const asHelper = participants.find(({ role }) => role === 'interpreter')?.id ?? '';
    expect(await codeOf(add(clerk, visitId, principal(asHelper)))).toBe('REPRESENTATION_IMPOSSIBLE');
    expect(
      await codeOf(add(clerk, visitId, { ...interpreter, helps: visitId, nationalCode: '0013542419' })),
    ).toBe('REPRESENTATION_IMPOSSIBLE');
    const manager = office.as(office.manager);
    await check(manager, visitId);
    expect(await stateOf(clerk, visitId)).toBe('open');
    await check(manager, visitId, beside);
    expect(await stateOf(clerk, visitId)).toBe('verified');
  });

  it('is nobody twice, nobody by another’s power, and nobody whose representative has gone', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const plaintiff = await hereOf(clerk, visitId);
    expect(await codeOf(add(clerk, visitId, adult))).toBe('PERSON_ALREADY_IN_VISIT');
    expect(await codeOf(add(clerk, visitId, principal(plaintiff)))).toBe('REPRESENTATION_IMPOSSIBLE');
    const ofThemself = {
      ...principal(plaintiff),
      basis: 'notarised_power',
      powerNumber: '1',
      powerDate: '2026-05-01',
    };
    expect(
      await codeOf(
        add(clerk, visitId, { ...ofThemself, principalIdentifier: adult.nationalCode } as PersonInput),
      ),
    ).toBe('REPRESENTATION_IMPOSSIBLE');
    // The plaintiff himself is the father of a co-plaintiff.
    const son = await add(clerk, visitId, {
      ...{ clientType: 'further_principal', basis: 'natural_guardianship', actsThrough: plaintiff },
      ...{ principalIdentifier: '0790419904', principalName: 'سارا محمدی', birthDate: '2015-05-01' },
    });
    const child =
      (await clerk.visits.get({ visitId })).participants.find(({ formId }) => formId === son)?.id ?? '';
    const byChild = { ...ofThemself, actsThrough: child, principalIdentifier: '0013542419' } as PersonInput;
    expect(await codeOf(add(clerk, visitId, byChild))).toBe('REPRESENTATION_IMPOSSIBLE');
    const remove = { visitId, reasonCode: 'wrong_person' } as const;
    // The son is there by his father, the first one.
    expect(await codeOf(clerk.visits.removePerson({ ...remove, formId: visitId }))).toBe(
      'PERSON_STILL_NEEDED',
    );
    await clerk.visits.removePerson({ ...remove, formId: son });
    expect(await codeOf(clerk.visits.removePerson({ ...remove, formId: son }))).toBe('NOT_FOUND');
    expect(await codeOf(clerk.visits.removePerson({ ...remove, formId: visitId }))).toBe('LAST_PERSON_STAYS');
    await check(clerk, visitId);
    expect(await stateOf(clerk, visitId)).toBe('verified');
  });
});

describe('D1.76 the people of a visit', () => {
  it('keep those on whom another depends, and are forty forms at most', { tags: 'release' }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    const companion: PersonInput = {
      ...{ clientType: 'helper', helps: await hereOf(clerk, visitId, second), matterRole: 'companion' },
      ...{ name: 'پوران صادقی', nationalCode: '0013542419', mobile: '09121112233' },
    };
    await add(clerk, visitId, companion);
    const remove = { visitId, formId: second, reasonCode: 'left' } as const;
    expect(await codeOf(clerk.visits.removePerson(remove))).toBe('PERSON_STILL_NEEDED');
    const random = seededRandom('forty forms');
    const another = () => add(clerk, visitId, { ...adult, nationalCode: inventedNationalCode(random) });
    for (let forms = 3; forms < 40; forms += 1) await another();
    expect(await problemOf(another())).toEqual({ code: 'VISIT_IS_FULL', params: { most: 40 } });
  });
});

describe('D1.77 a foreigner', () => {
  const lawyer = {
    ...everyClient.lawyer,
    principalIdentifier: 'P1234567',
    principalKind: 'passport',
    principalNationality: 'عراق',
  } as const;

  it('is the principal of a lawyer, the ward or the guardian, by a number of their own kind', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const foreign = {
      personKind: 'foreign_id',
      nationality: 'افغانستان',
      documentExpiresOn: '2027-05-01',
    } as const;
    for (const client of [
      lawyer,
      {
        ...everyClient.notarised_agent,
        principalIdentifier: '12345678901',
        principalKind: 'foreign_id',
        principalNationality: 'عراق',
      },
      {
        ...everyClient.appointed_guardian,
        wardIdentifier: '123456789012',
        wardKind: 'foreign_id',
        wardNationality: 'عراق',
      },
      { ...everyClient.natural_guardian, nationalCode: '12345678901', ...foreign },
    ] as const) {
      const visitId = await open(clerk, client);
      await check(client === lawyer ? office.as(office.manager) : clerk, visitId);
      expect(await stateOf(clerk, visitId)).toBe('verified');
    }
    const { forms } = await clerk.visits.get({
      visitId: await open(clerk, {
        ...everyClient.legal_person,
        nationalCode: 'A7654321',
        ...foreign,
        personKind: 'passport',
      }),
    });
    expect(forms[0]?.items.map(({ code }) => code)).toContain('nationality');
  });

  it('has a number and a nationality, a document that is valid, and hides nobody who works here', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const refused = (client: Parameters<typeof open>[1]) => problemOf(open(clerk, client));
    expect(await refused({ ...lawyer, principalIdentifier: ' ' })).toEqual(
      because('principalIdentifier', 'missing'),
    );
    expect(await refused({ ...lawyer, principalNationality: undefined })).toEqual(
      because('principalNationality', 'missing'),
    );
    expect(await refused({ ...lawyer, principalKind: undefined })).toEqual(
      because('principalIdentifier', 'national_code_length'),
    );
    const guardian = {
      ...everyClient.natural_guardian,
      personKind: 'passport',
      nationality: 'عراق',
    } as const;
    expect(await refused({ ...guardian, documentExpiresOn: '2026-11-24' })).toEqual(
      because('documentExpiresOn', 'expired'),
    );
    expect(await refused(guardian)).toEqual(because('documentExpiresOn', 'missing'));
    const colleague = { ...lawyer, principalKind: 'foreign_id', principalIdentifier: '9990000018' } as const;
    expect((await refused(colleague)).code).toBe('STAFF_AS_CLIENT');
  });
});

describe('D1.79 somebody who comes back the same day', () => {
  it('is asked for presence, document and face again, and the rest is held with the check that it rests on', async () => {
    const office = await officeWithLoose('held_today');
    const clerk = office.as(office.clerk);
    await check(clerk, await open(clerk, adult));
    const visitId = await open(clerk, { ...adult, matterRole: 'applicant' });
    const { forms } = await clerk.visits.get({ visitId });
    const held = Object.keys(forms[0]?.seenToday?.held ?? {});
    expect(held).toEqual(expect.arrayContaining(['sana_status', 'mobile_own', 'of_age']));
    const answers = (await usualAnswers(clerk, visitId)).map((answer) =>
      held.includes(answer.code) ? { ...answer, state: 'held' as const } : answer,
    );
    // What is seen anew is never held.
    for (const code of ['person_present', 'original_document', 'face_matches', 'role_in_matter']) {
      const lied = answers.map((answer) =>
        answer.code === code ? { ...answer, state: 'held' as const } : answer,
      );
      expect(await problemOf(clerk.identity.verify({ visitId, answers: lied, note: '' }))).toEqual({
        code: 'NOT_SEEN_TODAY',
        params: { missing: [code] },
      });
    }
    await clerk.identity.verify({ visitId, answers, note: '' });
    expect(await stateOf(clerk, visitId)).toBe('verified');
    // A check that rests on another one carries no third one.
    const third = await open(clerk, adult);
    expect((await clerk.visits.get({ visitId: third })).forms[0]?.seenToday?.deskNumber).toBe(1);
  });

  it('is asked everything where something is another, was doubted since, or was on another day', async () => {
    const office = await officeWithLoose('held_today');
    const clerk = office.as(office.clerk);
    const first = await open(clerk, adult);
    const answersOf = async (visitId: string) =>
      (await usualAnswers(clerk, visitId)).map((answer) =>
        answer.code === 'sana_status' ? { ...answer, state: 'held' as const } : answer,
      );
    const holds = async (visitId: string) => {
      const answers = await answersOf(visitId);
      return problemOf(clerk.identity.verify({ visitId, answers, note: '' })).then(({ code }) => code);
    };
    expect(await holds(first)).toBe('NOT_SEEN_TODAY');
    await check(clerk, first);
    expect(await holds(await open(clerk, { ...adult, mobile: '09121112233' }))).toBe('NOT_SEEN_TODAY');
    expect(await holds(await open(clerk, { ...adult, name: 'رضا احمدی' }))).toBe('NOT_SEEN_TODAY');
    const doubted = await open(clerk, adult);
    await clerk.identity.refuse({
      ...{ visitId: doubted, outcome: 'refused', reasonCode: 'face_does_not_match', answers: [], note: '' },
    });
    expect(await holds(await open(clerk, adult))).toBe('NOT_SEEN_TODAY');
  });
});

it('D19.71 whoever came in the morning makes no older money theirs by being added to a visit, or from beside somebody', async () => {
  const office = await officeAtWork();
  const clerk = office.as(office.clerk);
  const husbandOf = { ...adult, name: 'حسن کاظمی', nationalCode: '0013542419', mobile: '09123334455' };
  const third = { ...adult, name: 'زهرا امینی', nationalCode: '9990000123', mobile: '09125556677' };
  // In the morning one client comes with another beside them, and both leave.
  const morning = await open(clerk, wife);
  await add(clerk, morning, husbandOf);
  await clerk.visits.cancel({ visitId: morning, reasonCode: 'client_left' });
  office.clock.set('2026-11-25T10:30:00.000Z');
  // In the afternoon the first of them is added to a stranger's visit, and the second one comes alone.
  const stranger = await open(clerk, third);
  const added = await add(clerk, stranger, wife);
  const alone = await open(clerk, husbandOf);
  for (const [visitId, formId] of [
    [stranger, stranger],
    [stranger, added],
    [alone, alone],
  ] as const)
    await check(clerk, visitId, formId);
  for (const [index, visitId] of [stranger, alone].entries()) {
    await clerk.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1, persons: 2 }] });
    await clerk.payments.record(slip(visitId, { ...numbers(index + 1), card: cardOf(index + 1) }));
    await clerk.visits.complete({ visitId });
  }
  await importLines(office, [reportLine(1, { time: '09:00:00' }), reportLine(2, { time: '09:00:00' })]);
  const { dayClose } = office.as(office.manager);
  const openOnes = await dayClose.differences();
  expect(openOnes.map(({ account, isApart }) => [account, isApart])).toEqual([
    ['money', true],
    ['money', true],
  ]);
});
