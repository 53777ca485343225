// Who decides on an identity, and what a verification may not leave out, contradict or forget.
import { describe, expect, it } from 'vitest';
import { tariffTemplate } from '#core/counter/fees/templates.ts';
import type { ClientInput } from '#core/counter/visits/contract.ts';
import { completeAnswers } from '#core/demo/answers.ts';
import { nextMorning, officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import {
  type Caller,
  openDay,
  openOffice,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  type TestPerson,
  testTariff,
  today,
} from '#tests/support/office.ts';
import { everyNth } from '#tests/support/tier.ts';

const adult = {
  clientType: 'iranian_adult',
  name: 'رضا محمدی',
  nationalCode: '0499370899',
  mobile: '09121234567',
  postalCode: '1193653471',
  matterRole: 'plaintiff',
  trackingNumber: '',
} as const;
const lawyer = {
  ...adult,
  clientType: 'lawyer',
  matterRole: 'lawyer',
  licenceNumber: '1',
  licenceBody: 'bar_association',
  licenceExpiresOn: '2030-01-01',
  licenceYear: '1400',
  principalIdentifier: '0790419904',
} as const;
const company = {
  ...adult,
  clientType: 'legal_person',
  matterRole: 'representative',
  companyName: 'شرکت نمونه',
  legalId: '14999000010',
  gazetteReference: '1',
  representativePost: 'other',
  letterNumber: '12',
} as const;
const what = 'اصل کارت ملی را آورد';

const open = async (caller: Caller, client: ClientInput) => (await caller.visits.open({ client })).visitId;

type Over = Record<string, { state?: 'checked' | 'not_checked' | 'not_required'; option?: string }>;
const answersFor = ({ clientType, matterRole }: ClientInput, over: Over = {}) =>
  completeAnswers(clientType, matterRole).map((answer) => ({ ...answer, ...over[answer.code] }));
const ofPost = {
  representative_post: { option: 'other' },
  representation_letter: { state: 'checked' },
} as const;

const verify = (caller: Caller, visitId: string, client: ClientInput, more: object = {}, over: Over = {}) =>
  caller.identity.verify({ visitId, answers: answersFor(client, over), note: '', ...more });

const refuse = (caller: Caller, visitId: string, outcome: 'refused' | 'escalated' = 'refused') =>
  caller.identity.refuse({
    visitId,
    outcome,
    reasonCode: outcome === 'escalated' ? 'face_does_not_match' : 'document_missing',
    answers: [],
    note: 'عکس قدیمی است',
  });

async function officeWith(national = '9990000034'): Promise<TestOffice & { colleague: TestPerson }> {
  const office = await officeAtWork();
  const colleague = await office.addPerson({ name: 'سارا نوری', nationalCode: national, role: 'clerk' });
  return { ...office, colleague };
}

describe('left to the manager', () => {
  it('D1.6 is decided by the manager alone: neither the clerk nor a colleague verifies or refuses it', async () => {
    const office = await officeWith();
    const visitId = await openVisit(office);
    await refuse(office.as(office.clerk), visitId, 'escalated');
    for (const person of [office.clerk, office.colleague]) {
      expect((await problemOf(verify(office.as(person), visitId, adult))).code).toBe('ESCALATED_TO_MANAGER');
      for (const outcome of ['refused', 'escalated'] as const)
        expect((await problemOf(refuse(office.as(person), visitId, outcome))).code).toBe(
          'ESCALATED_TO_MANAGER',
        );
    }
    await verify(office.as(office.manager), visitId, adult);
    expect((await office.as(office.clerk).visits.get({ visitId })).state).toBe('verified');
  });

  it('D1.6 shows the manager the clerk’s reason and words, and is on no list once it is decided', async () => {
    const office = await officeAtWork();
    const visitId = await openVisit(office);
    await refuse(office.as(office.clerk), visitId, 'escalated');
    const { identity, visits } = office.as(office.manager);
    const waiting = { visitId, reasonCode: 'face_does_not_match', note: 'عکس قدیمی است' };
    expect(await identity.escalated()).toMatchObject([{ ...waiting, byName: office.clerk.name, day: today }]);
    expect((await visits.get({ visitId })).identity).toMatchObject({ note: 'عکس قدیمی است' });
    expect((await problemOf(office.as(office.clerk).identity.escalated())).code).toBe('NOT_ALLOWED');
    await refuse(office.as(office.manager), visitId);
    expect(await identity.escalated()).toEqual([]);
  });

  it('D1.6 is not got round by cancelling and opening anew: the manager decides there too', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openVisit(office);
    await refuse(clerk, visitId, 'escalated');
    await clerk.visits.cancel({ visitId, reasonCode: 'client_left' });
    const again = await openVisit(office);
    expect(await problemOf(verify(clerk, again, adult, { changed: what }))).toEqual({
      code: 'DOUBT_IS_MANAGERS',
      params: { visitNumber: '1-1', day: today },
    });
    await verify(office.as(office.manager), again, adult, { changed: what });
  });

  it('D1.6 stays the manager’s when it is ended on another day', async () => {
    const office = await officeAtWork();
    const visitId = await openVisit(office);
    await refuse(office.as(office.clerk), visitId, 'escalated');
    office.clock.set(nextMorning);
    const act = { kind: 'refuse', reasonCode: 'document_missing' } as const;
    const late = office.as(office.clerk).visits.finishLate({ visitId, act, reason: what });
    expect((await problemOf(late)).code).toBe('ESCALATED_TO_MANAGER');
  });
});

describe('a service that needs Sana', () => {
  const petition = [{ itemCode: 'petition', count: 1 }];

  it.each(['needs_registration', 'needs_edit'])(
    'D1.7 is not charged while the check says «%s», and is once «registered now» was seen',
    async (option) => {
      const office = await officeAtWork();
      const { fees, identity, visits } = office.as(office.clerk);
      const visitId = await openVisit(office);
      await verify(office.as(office.clerk), visitId, adult, {}, { sana_status: { option } });
      expect(await problemOf(fees.charge({ visitId, lines: petition }))).toEqual({
        code: 'SANA_NEEDED',
        params: { item: 'دادخواست' },
      });
      const byManager = office.as(office.manager).fees.charge({ visitId, lines: petition });
      expect((await problemOf(byManager)).code).toBe('SANA_NEEDED');
      await identity.registerSana({ visitId });
      expect((await visits.get({ visitId })).identity?.isInSana).toBe(true);
      await fees.charge({ visitId, lines: petition });
      expect((await problemOf(identity.registerSana({ visitId }))).code).toBe('ACTION_ALREADY_DONE');
    },
  );

  it('D1.7 holds for a second service too: the first needed none, and the client is still not registered', async () => {
    const tariff = {
      ...testTariff,
      items: testTariff.items.map((item) =>
        item.code === 'extra-person' ? { ...item, needsSana: false } : item,
      ),
    };
    const office = await openOffice({ tariff });
    await openDay(office);
    const { fees, payments } = office.as(office.clerk);
    const visitId = await openVisit(office);
    await verify(
      office.as(office.clerk),
      visitId,
      adult,
      {},
      { sana_status: { option: 'needs_registration' } },
    );
    await fees.charge({ visitId, lines: [{ itemCode: 'extra-person', count: 1 }] });
    const { due } = office.desk.reads.payments.account(visitId);
    if (due > 0) await payments.record(slip(visitId, { amount: due }));
    const second = fees.charge({ visitId, lines: petition, another: true });
    expect((await problemOf(second)).code).toBe('SANA_NEEDED');
    // Hidden behind the one that needs none.
    const both = [{ itemCode: 'extra-person', count: 1 }, ...petition];
    expect((await problemOf(fees.charge({ visitId, lines: both, another: true }))).code).toBe('SANA_NEEDED');
  });

  it('D1.7 a client is registered in Sana before they are: that service is charged, a petition beside it is not', async () => {
    const office = await openOffice({ tariff: { ...testTariff, ...tariffTemplate('1403') } });
    await openDay(office);
    const { fees } = office.as(office.clerk);
    const visitId = await openVisit(office);
    const status = { sana_status: { option: 'needs_registration' } };
    await verify(office.as(office.clerk), visitId, adult, {}, status);
    const registration = { itemCode: 'sana-register', count: 1 };
    const both = { visitId, lines: [registration, ...petition] };
    expect((await problemOf(fees.charge(both))).code).toBe('SANA_NEEDED');
    await fees.charge({ visitId, lines: [registration] });
    // A second service, once that one is paid, is no way round.
    await office.as(office.clerk).payments.record(slip(visitId, { amount: 335_000 }));
    const second = { visitId, lines: petition, another: true } as const;
    expect((await problemOf(fees.charge(second))).code).toBe('SANA_NEEDED');
    await office.as(office.clerk).identity.registerSana({ visitId });
    await fees.charge(second);
  });

  it('D1.7 «registered now» is of this visit: not before its check, not of another one', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openVisit(office);
    expect((await problemOf(clerk.identity.registerSana({ visitId }))).code).toBe('IDENTITY_NEEDED');
    const missing = { sana_status: { option: 'needs_registration' } };
    await verify(clerk, visitId, adult, {}, missing);
    await clerk.identity.registerSana({ visitId });
    const next = await openVisit(office);
    await verify(clerk, next, adult, {}, missing);
    expect((await problemOf(clerk.fees.charge({ visitId: next, lines: petition }))).code).toBe('SANA_NEEDED');
  });
});

describe('the parts of a visit', () => {
  it('D1.8 a role that the type of client cannot have opens no visit', async () => {
    const office = await officeAtWork();
    const { visits } = office.as(office.clerk);
    for (const client of [
      { ...adult, matterRole: 'lawyer' },
      { ...lawyer, matterRole: 'plaintiff' },
    ] as const)
      expect(await problemOf(visits.open({ client }))).toEqual({
        code: 'PARTS_DISAGREE',
        params: { parts: ['role_in_matter'] },
      });
  });

  it('D1.8 the check says the role and the post that the visit says; the letter is waived for the CEO only', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const other = { role_in_matter: { option: 'accused' } };
    expect((await problemOf(verify(clerk, visitId, adult, {}, other))).code).toBe('PARTS_DISAGREE');
    const ofCompany = await open(clerk, { ...company, nationalCode: '0013542419' });
    expect(await problemOf(verify(clerk, ofCompany, company))).toEqual({
      code: 'PARTS_DISAGREE',
      params: { parts: ['representative_post'] },
    });
    const noLetter = { representative_post: { option: 'other' } };
    expect((await problemOf(verify(clerk, ofCompany, company, {}, noLetter))).code).toBe(
      'IDENTITY_INCOMPLETE',
    );
    await verify(clerk, ofCompany, company, {}, ofPost);
  });
});

describe('what an item says was seen', () => {
  it('D1.9 must be there: an empty postal code was not seen; it is put right by a linked entry', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, { ...adult, postalCode: '' });
    expect(await problemOf(verify(clerk, visitId, adult))).toEqual({
      code: 'IDENTITY_INCOMPLETE',
      params: { missing: ['postal_code'] },
    });
    await clerk.visits.correctClient({ visitId, postalCode: '۱۱۹۳۶۵۳۴۷۱', name: 'رضا احمدی' });
    await verify(clerk, visitId, adult);
    expect((await clerk.visits.get({ visitId })).clientName).toBe('رضا احمدی');
    const late = clerk.visits.correctClient({ visitId, mobile: '09121234568' });
    expect((await problemOf(late)).code).toBe('IDENTITY_ALREADY_DECIDED');
  });

  it('D1.9 a correction is sound, says something, and leaves no words of the client in what travels', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openVisit(office);
    expect((await problemOf(clerk.visits.correctClient({ visitId, mobile: '123' }))).code).toBe(
      'IDENTIFIER_INVALID',
    );
    expect((await problemOf(clerk.visits.correctClient({ visitId }))).code).toBe('INPUT_INVALID');
    const before = office.desk.path.journal.count();
    await clerk.visits.correctClient({ visitId, name: 'کاوه آهنگر' });
    const [entry] = office.desk.path.journal.arrivedAfter(before, 10);
    expect(Buffer.from(entry?.bytes ?? []).toString()).not.toContain('کاوه');
  });
});

describe('somebody who works here', () => {
  it.each(
    everyNth(3, [
      ['client', { ...adult, nationalCode: '9990000026' }],
      ['representative', { ...company, nationalCode: '9990000026' }],
      ['principal', { ...lawyer, principalIdentifier: '9990000026' }],
      [
        'foreigner',
        { ...everyClient.foreign_national, documentKind: 'amayesh_card', documentNumber: '9990000026' },
      ],
      ['ward', { ...everyClient.minor_below_sana_age, wardIdentifier: '9990000026' }],
    ]),
  )('D1.10 a clerk is no %s of a visit that they open', async (_part, client) => {
    const office = await officeWith();
    expect((await problemOf(office.as(office.clerk).visits.open({ client }))).code).toBe('SELF_VERIFICATION');
    expect((await problemOf(office.as(office.colleague).visits.open({ client }))).code).toBe(
      'STAFF_AS_CLIENT',
    );
  });

  it('D1.10 the manager opens it for them, and still nobody who works here verifies but the manager', async () => {
    const office = await officeWith();
    const client = { ...lawyer, principalIdentifier: '9990000026' };
    const visitId = await open(office.as(office.manager), client);
    expect((await problemOf(verify(office.as(office.clerk), visitId, client))).code).toBe(
      'SELF_VERIFICATION',
    );
    expect((await problemOf(verify(office.as(office.colleague), visitId, client))).code).toBe(
      'STAFF_AS_CLIENT',
    );
    await verify(office.as(office.manager), visitId, client);
    const own = { ...adult, nationalCode: '9990000018' };
    expect((await problemOf(office.as(office.manager).visits.open({ client: own }))).code).toBe(
      'SELF_VERIFICATION',
    );
  });

  it('D1.4 a clerk cannot verify themself, and the manager neither', async () => {
    const office = await officeWith();
    const own = { ...adult, nationalCode: '9990000026' };
    const visitId = await open(office.as(office.manager), own);
    expect((await problemOf(verify(office.as(office.clerk), visitId, own))).code).toBe('SELF_VERIFICATION');
    await verify(office.as(office.manager), visitId, own);
    const managers = { ...adult, nationalCode: '9990000018' };
    expect((await problemOf(office.as(office.manager).visits.open({ client: managers }))).code).toBe(
      'SELF_VERIFICATION',
    );
  });

  it('D1.10 who was hired after the visit was opened is stopped at the check', async () => {
    const office = await officeAtWork();
    const visitId = await open(office.as(office.clerk), { ...adult, nationalCode: '0790419904' });
    await office.addPerson({ name: 'سارا نوری', nationalCode: '0790419904', role: 'clerk' });
    expect((await problemOf(verify(office.as(office.clerk), visitId, adult))).code).toBe('STAFF_AS_CLIENT');
  });
});

describe('refused, and verified a little later', () => {
  it('D1.11 needs what has changed, in words, and is listed for the manager', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const first = await openVisit(office);
    await refuse(clerk, first);
    const again = await openVisit(office);
    expect(await problemOf(verify(clerk, again, adult))).toEqual({
      code: 'CHANGE_NEEDED',
      params: { visitNumber: '1-1', day: today },
    });
    for (const changed of ['', '.', 'ااااا'])
      expect((await problemOf(verify(clerk, again, adult, { changed }))).code).toBe('CHANGE_NEEDED');
    await verify(clerk, again, adult, { changed: what });
    expect(await office.as(office.manager).visits.reasons({ day: today })).toMatchObject([
      {
        ...{ kind: 'verified_after_refusal', visitId: again, visitNumber: '1-2' },
        ...{ reason: what, by: office.clerk.id },
      },
    ]);
  });

  it('D1.11 is remembered for the person under another type, by a colleague and on the next day', async () => {
    const office = await officeWith();
    await refuse(office.as(office.clerk), await openVisit(office));
    const asLawyer = await open(office.as(office.clerk), lawyer);
    expect((await problemOf(verify(office.as(office.clerk), asLawyer, lawyer))).code).toBe('CHANGE_NEEDED');
    await office.as(office.clerk).visits.cancel({ visitId: asLawyer, reasonCode: 'client_left' });
    office.clock.set(nextMorning);
    await openDay(office);
    const next = await openVisit(office);
    expect((await problemOf(verify(office.as(office.colleague), next, adult))).code).toBe('CHANGE_NEEDED');
    await verify(office.as(office.manager), next, adult, { changed: what });
    const after = await openVisit(office);
    await verify(office.as(office.clerk), after, adult);
  });

  it('D1.11 is remembered of a visit that was left open and refused on the next day', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const left = await openVisit(office);
    office.clock.set(nextMorning);
    await openDay(office);
    const act = { kind: 'refuse', reasonCode: 'document_missing' } as const;
    await clerk.visits.finishLate({ visitId: left, act, reason: what });
    expect((await problemOf(verify(clerk, await openVisit(office), adult))).code).toBe('CHANGE_NEEDED');
  });

  it('D1.11 is forgotten after a week, and another client is not held up', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    await refuse(clerk, await openVisit(office));
    await verify(clerk, await openVisit(office, '0790419904'), adult);
    office.clock.set('2026-12-05T05:00:00.000Z');
    await openDay(office);
    await verify(clerk, await openVisit(office), adult);
  });
});
