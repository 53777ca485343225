// Every type of client from opening to the end of the check: each of its own items, each of its papers, each route that an
// age asks for, through the real procedures.
import { describe, expect, it } from 'vitest';
import { type ChecklistAnswer, checklistFor } from '#core/counter/identity/rules.ts';
import { currentChecklist } from '#core/counter/people/checklists/rules.ts';
import { type ClientInput, clientTypes } from '#core/counter/visits/contract.ts';
import { visitOpened } from '#core/counter/visits/entries.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { openDay, openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { because, open, refusedAtOpening, usualAnswers } from '#tests/support/open-and-verify.ts';
import { everyNth } from '#tests/support/tier.ts';

/** The oldest version of the checklists. */
const firstChecklist = 'built-in-1';

/** Items that are left out by the answer to another: not answered, they are missing too. */
const waivedBy: Readonly<Record<string, string>> = {
  representative_post: 'representation_letter',
  principal_kind: 'principal_signatory',
  ward_age: 'ward_incapacity',
};
const isWaived = (answers: readonly ChecklistAnswer[], code: string) =>
  answers.some((answer) => answer.code === code && answer.state === 'not_required');

describe.each(everyNth(4, clientTypes))('%s', (clientType) => {
  it('D1.13 is verified by exactly its own items: each that is missing alone is refused by name', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, everyClient[clientType]);
    const answers = await usualAnswers(clerk, visitId);
    // A role, a post or a body that was not checked is missing; the letter is asked while the post is not checked.
    for (const { code } of answers.filter(({ state }) => state === 'checked')) {
      for (const without of [
        answers.filter((answer) => answer.code !== code),
        answers.map((answer) => (answer.code === code ? { code, state: 'not_checked' as const } : answer)),
      ]) {
        const problem = await problemOf(clerk.identity.verify({ visitId, answers: without, note: '' }));
        const missing =
          waivedBy[code] === undefined || !isWaived(answers, waivedBy[code])
            ? [code]
            : [code, waivedBy[code]];
        const isByClerk = code === 'interpreter_present' && without.length < answers.length;
        expect(problem, code).toEqual({
          code: 'IDENTITY_INCOMPLETE',
          params: { missing: isByClerk ? ['interpreter_present'] : missing },
        });
      }
    }
    // A passport alone is the manager's (D1.223).
    const by = clientType === 'foreign_national' ? office.as(office.manager) : clerk;
    await by.identity.verify({ visitId, answers, note: '' });
    expect((await clerk.visits.get({ visitId })).state).toBe('verified');
  });

  it('D1.8 says in its check what the visit says, and nothing else', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, everyClient[clientType]);
    const answers = await usualAnswers(clerk, visitId);
    const { said, checklist: version } = await clerk.visits.get({ visitId });
    const items = await clerk.identity.checklist({ clientType, version });
    for (const [code, option] of Object.entries(said)) {
      const other = items.find((item) => item.code === code)?.options.find((known) => known !== option);
      if (other === undefined) continue;
      const otherwise = answers.map((answer) =>
        answer.code === code ? { ...answer, option: other } : answer,
      );
      const problem = await problemOf(clerk.identity.verify({ visitId, answers: otherwise, note: '' }));
      expect(problem).toEqual({ code: 'PARTS_DISAGREE', params: { parts: [code] } });
    }
  });

  it('D1.16 somebody who works here has no part in it, in whichever place their code stands', async () => {
    const office = await officeAtWork();
    const client: Record<string, unknown> = { ...everyClient[clientType] };
    for (const field of ['nationalCode', 'principalIdentifier', 'wardIdentifier'].filter(
      (key) => key in client,
    )) {
      const colleague = { ...everyClient[clientType], [field]: '9990000018' } as ClientInput;
      expect((await refusedAtOpening(office, colleague)).code, field).toBe('STAFF_AS_CLIENT');
    }
  });
});

describe('a minor', () => {
  const child = everyClient.minor_below_sana_age;
  const youth = everyClient.minor_of_sana_age;

  // On 4 Azar 1405. A girl registers at nine, a boy at fifteen, in whole Jalali years.
  it.each(
    everyNth(3, [
      ['a girl, the day before she is nine', 'girl', '2017-11-26', 'below_sana_age'],
      ['a girl, on her ninth birthday', 'girl', '2017-11-25', 'of_sana_age'],
      ['a boy of nine', 'boy', '2017-11-25', 'below_sana_age'],
      ['a boy, the day before he is fifteen', 'boy', '2011-11-26', 'below_sana_age'],
      ['a boy, on his fifteenth birthday', 'boy', '2011-11-25', 'of_sana_age'],
      ['the day before eighteen', 'girl', '2008-11-25', 'of_sana_age'],
      ['on the eighteenth birthday', 'girl', '2008-11-24', 'adult'],
    ]),
  )('D1.14 %s: the age decides the route', async (_who, gender, birthDate, route) => {
    const office = await officeAtWork();
    const asChild = { ...child, gender, birthDate };
    const asYouth = { ...youth, gender, birthDate };
    for (const [client, its] of [
      [asChild, 'below_sana_age'],
      [asYouth, 'of_sana_age'],
    ] as const) {
      if (its === route) await open(office.as(office.clerk), client);
      else expect(await refusedAtOpening(office, client)).toEqual(because('birthDate', route));
    }
  });

  it('D1.14 the day after is another day: the guardian’s way is closed on the ninth birthday', async () => {
    const office = await openOffice({ at: '2026-11-24T05:00:00.000Z' });
    await openDay(office);
    const client = { ...child, gender: 'girl', birthDate: '2017-11-25' } as const;
    await open(office.as(office.clerk), client);
  });
});

describe('papers', () => {
  it.each(
    everyNth(3, [
      [{ ...everyClient.foreign_national, documentExpiresOn: '2026-11-24' }, 'documentExpiresOn', 'expired'],
      [{ ...everyClient.lawyer, licenceExpiresOn: '2026-11-24' }, 'licenceExpiresOn', 'expired'],
      [{ ...everyClient.court_expert, licenceExpiresOn: '2026-11-24' }, 'licenceExpiresOn', 'expired'],
      [{ ...everyClient.notarised_agent, powerDate: '2026-11-26' }, 'powerDate', 'in_future'],
      [{ ...everyClient.appointed_guardian, orderDate: '2026-11-26' }, 'orderDate', 'in_future'],
      [{ ...everyClient.government_representative, letterDate: '2026-11-26' }, 'letterDate', 'in_future'],
      [{ ...everyClient.minor_of_sana_age, birthDate: '2026-11-26' }, 'birthDate', 'in_future'],
      [{ ...everyClient.foreign_national, documentNumber: ' ' }, 'documentNumber', 'missing'],
    ]),
  )('D1.15 %# are judged against the business day', async (client, field, reason) => {
    const office = await officeAtWork();
    expect(await refusedAtOpening(office, client)).toEqual(because(field, reason));
  });

  it('D1.15 a licence is good on its last day', async () => {
    const office = await officeAtWork();
    await open(office.as(office.clerk), { ...everyClient.lawyer, licenceExpiresOn: '2026-11-25' });
  });

  it('D1.15 an expired one is not let in by yesterday’s visit, by a correction, nor by a clock that was set back', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const lawyer = { ...everyClient.lawyer, licenceExpiresOn: '2026-11-25' };
    const visitId = await open(clerk, lawyer);
    const answers = await usualAnswers(clerk, visitId);
    const corrected = clerk.visits.correctClient({ visitId, licenceExpiresOn: '2026-11-24' });
    expect(await problemOf(corrected)).toEqual(because('licenceExpiresOn', 'expired'));
    office.clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    expect(await problemOf(clerk.identity.verify({ visitId, answers, note: '' }))).toEqual({
      code: 'VISIT_OF_OTHER_DAY',
      params: { day: '2026-11-25' },
    });
    expect(await refusedAtOpening(office, lawyer)).toEqual(because('licenceExpiresOn', 'expired'));
    office.clock.set('2026-11-25T06:00:00.000Z');
    expect((await problemOf(clerk.visits.open({ client: lawyer }))).code).toBe('CLOCK_DOUBTED');
  });
});

describe('who acts for another', () => {
  it.each(
    everyNth(2, [
      [{ ...everyClient.lawyer, principalIdentifier: '0499370899' }, 'principalIdentifier'],
      [{ ...everyClient.notarised_agent, principalIdentifier: '۰۴۹۹۳۷۰۸۹۹' }, 'principalIdentifier'],
      [{ ...everyClient.natural_guardian, wardIdentifier: '0499370899' }, 'wardIdentifier'],
      [{ ...everyClient.appointed_guardian, wardIdentifier: '0499370899' }, 'wardIdentifier'],
    ]),
  )('D1.16 %# does not act for themself', async (client, field) => {
    const office = await officeAtWork();
    expect(await refusedAtOpening(office, client)).toEqual(because(field, 'same_person'));
  });

  it('D1.16 has the code of each person in the chain judged', async () => {
    const office = await officeAtWork();
    const wrong = { ...everyClient.natural_guardian, wardIdentifier: '1234567890' };
    expect(await refusedAtOpening(office, wrong)).toEqual(
      because('wardIdentifier', 'national_code_checksum'),
    );
    const company = { ...everyClient.legal_person, nationalCode: '1234567890' };
    expect(await refusedAtOpening(office, company)).toEqual(
      because('nationalCode', 'national_code_checksum'),
    );
  });

  it('D1.16 is shown with whose matter it is, which stays in the office', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const before = office.desk.path.journal.count();
    const visitId = await open(clerk, everyClient.notarised_agent);
    expect((await clerk.visits.get({ visitId })).actsFor).toBe('مینا صادقی');
    const [entry] = office.desk.path.journal.arrivedAfter(before, 10);
    expect(Buffer.from(entry?.bytes ?? []).toString()).not.toMatch(/مینا|0790419904/);
  });
});

describe('the version of a checklist', () => {
  const versionOf = (office: TestOffice, visitId: string) =>
    office
      .as(office.clerk)
      .visits.get({ visitId })
      .then(({ checklist }) => checklist);

  it('D1.17 is kept by the visit: one that was opened under the first list is checked by it', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const now = await open(clerk, everyClient.lawyer);
    expect(await versionOf(office, now)).toBe(currentChecklist);
    const known = office.desk.reads.visits.visit(now);
    if (known === null) throw new Error('the visit is there');
    const old = '0199a000-0000-7000-8000-000000000001';
    const lawyer = { id: '0199a000-0000-7000-8000-000000000002' };
    office.desk.path.execute(office.clerk.id, (tx) =>
      tx.append(
        visitOpened,
        {
          visitId: old,
          number: 2,
          deskNumber: 1,
          clientType: 'lawyer',
          client: lawyer.id,
          identifierMasked: known.identifierMasked,
          matterRole: 'lawyer',
          checklist: firstChecklist,
          participants: [
            {
              ...{ id: lawyer.id, kind: 'national_code', hash: known.identifierHmac },
              ...{ isHere: true, role: 'lawyer' },
            },
          ],
          mandates: [],
        },
        {
          identifier: '0499370899',
          clientName: 'رضا محمدی',
          mobile: '09121234567',
          postalCode: '',
          trackingNumber: '',
          details: {
            licenceNumber: '1',
            licenceBody: 'bar_association',
            licenceExpiresOn: '2030-01-01',
            licenceYear: '1400',
            principalIdentifier: '0790419904',
          },
          people: [{ identifier: '0499370899', name: 'رضا محمدی' }],
        },
      ),
    );
    expect(await versionOf(office, old)).toBe(firstChecklist);
    const answers = await usualAnswers(clerk, old);
    expect(answers.map(({ code }) => code)).toEqual(
      checklistFor('lawyer', firstChecklist).map(({ code }) => code),
    );
    expect(answers.map(({ code }) => code)).not.toContain('represented_sana');
    await clerk.identity.verify({ visitId: old, answers, note: '' });
    // The same answers are not enough for a visit of today.
    const ofToday = answers.map((answer) =>
      answer.code === 'licence_valid' ? { ...answer, option: 'judiciary_centre' } : answer,
    );
    const problem = await problemOf(clerk.identity.verify({ visitId: now, answers: ofToday, note: '' }));
    expect(problem.code).toBe('IDENTITY_INCOMPLETE');
  });
});

describe('the one for whom somebody acts', () => {
  const company = { ...everyClient.notarised_agent, principalIdentifier: '14999000010' };

  it('D1.22 is a person of their own: a company is asked who signed for it, a natural person is not', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const [natural, ofCompany] = [await open(clerk, everyClient.notarised_agent), await open(clerk, company)];
    const forNatural = await usualAnswers(clerk, natural);
    const missing = ['principal_signatory'];
    // Answered as for a natural person: the kind contradicts the identifier, and without it the signatory is missing.
    const lied = await problemOf(
      clerk.identity.verify({ visitId: ofCompany, answers: forNatural, note: '' }),
    );
    expect(lied).toEqual({ code: 'PARTS_DISAGREE', params: { parts: ['principal_kind'] } });
    const waived = (await usualAnswers(clerk, ofCompany)).map((answer) =>
      answer.code === 'principal_signatory' ? { code: answer.code, state: 'not_required' as const } : answer,
    );
    expect(await problemOf(clerk.identity.verify({ visitId: ofCompany, answers: waived, note: '' }))).toEqual(
      {
        code: 'IDENTITY_INCOMPLETE',
        params: { missing },
      },
    );
    await clerk.identity.verify({
      visitId: ofCompany,
      answers: await usualAnswers(clerk, ofCompany),
      note: '',
    });
    await clerk.identity.verify({ visitId: natural, answers: forNatural, note: '' });
  });

  it('D1.22 has their own Sana: without it a service that needs Sana waits, whoever stands at the counter', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, everyClient.lawyer);
    const answers = (await usualAnswers(clerk, visitId)).map((answer) =>
      answer.code === 'represented_sana' ? { ...answer, option: 'needs_registration' } : answer,
    );
    await clerk.identity.verify({ visitId, answers, note: '' });
    const charging = clerk.fees.charge({ visitId, lines: [{ itemCode: 'petition', count: 1 }] });
    expect((await problemOf(charging)).code).toBe('SANA_NEEDED');
  });

  it('D1.20 a father acts for a child who is of age only with a court’s word, as the birth date says', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    // On 4 Azar 1405: of age today, and tomorrow.
    const grown = await open(clerk, { ...everyClient.natural_guardian, birthDate: '2008-11-24' });
    const answers = await usualAnswers(clerk, grown);
    const as = (code: string, answer: Partial<ChecklistAnswer>) =>
      answers.map((given) => (given.code === code ? { ...given, ...answer } : given));
    const lied = as('ward_age', { option: 'minor' });
    expect((await problemOf(clerk.identity.verify({ visitId: grown, answers: lied, note: '' }))).code).toBe(
      'PARTS_DISAGREE',
    );
    const waived = as('ward_incapacity', { state: 'not_required' });
    expect(await problemOf(clerk.identity.verify({ visitId: grown, answers: waived, note: '' }))).toEqual({
      code: 'IDENTITY_INCOMPLETE',
      params: { missing: ['ward_incapacity'] },
    });
    await clerk.identity.verify({ visitId: grown, answers, note: '' });
    const other = { ...everyClient.natural_guardian, wardIdentifier: '0013542419' };
    const young = await open(clerk, { ...other, birthDate: '2008-11-25' });
    const said = await usualAnswers(clerk, young);
    expect(said.find(({ code }) => code === 'ward_incapacity')?.state).toBe('not_required');
    // The birth date was mistyped: put right, it is judged again and the list asks what it asks now.
    await clerk.visits.correctClient({ visitId: young, birthDate: '2000-05-01' });
    expect((await problemOf(clerk.identity.verify({ visitId: young, answers: said, note: '' }))).code).toBe(
      'PARTS_DISAGREE',
    );
  });
});
