// What the judiciary has not confirmed about the people of a visit: strict until two people loosen it, and nobody is turned away by it.
import { describe, expect, it } from 'vitest';
import type { PersonInput } from '#core/counter/visits/people/contract.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { openedVisit, refusedVisit, verifiedFor } from '#tests/support/identity-acts.ts';
import { loosen, officeWithLoose } from '#tests/support/loosened-points.ts';
import { type Caller, openDay, problemOf } from '#tests/support/office.ts';
import { usualAnswers } from '#tests/support/open-and-verify.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { showCode } from '#tests/support/second-factor.ts';
import { meet } from '#tests/support/two-pcs.ts';

const { iranian_adult: adult, foreign_national: foreigner, lawyer, notarised_agent: agent } = everyClient;

async function check(caller: Caller, visitId: string, formId = visitId): Promise<void> {
  const answers = await usualAnswers(caller, visitId, formId);
  await caller.identity.verify({ visitId, formId, answers, note: '' });
}
const codeOf = async (act: Promise<unknown>) => (await problemOf(act)).code;
const add = async ({ visits }: Caller, visitId: string, person: PersonInput) =>
  (await visits.addPerson({ visitId, person })).formId;
const partOf = async ({ visits }: Caller, visitId: string, isHere: boolean) =>
  (await visits.get({ visitId })).participants.find((one) => one.isHere === isHere)?.id ?? '';

describe('D1.223 what only the manager verifies while it is strict', () => {
  it('a passport alone: the clerk leaves them to the manager by a reason that is no doubt, and nobody is refused', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await openedVisit(clerk, foreigner);
    expect((await clerk.visits.get({ visitId })).forms[0]?.managersPoint).toBe('passport');
    expect(await codeOf(check(clerk, visitId))).toBe('POINT_IS_MANAGERS');
    const why = { visitId, reasonCode: 'awaits_confirmation', answers: [], note: '' } as const;
    // It leaves a decision, and is none.
    expect(await codeOf(clerk.identity.refuse({ ...why, outcome: 'refused' }))).toBe('INPUT_INVALID');
    await clerk.identity.refuse({ ...why, outcome: 'escalated' });
    expect(await manager.identity.escalated()).toMatchObject([
      { visitId, reasonCode: 'awaits_confirmation' },
    ]);
    expect((await clerk.visits.get({ visitId })).state).not.toBe('refused');
    await check(manager, visitId);
    expect((await clerk.visits.get({ visitId })).state).toBe('verified');
    // A foreign id is enough, as it always was.
    await check(clerk, await openedVisit(clerk, { ...foreigner, documentKind: 'amayesh_card' }));
  });

  it('round about it: resumed after a refusal, as somebody’s principal, taken out and added anew, at another PC', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await refusedVisit(clerk, foreigner, 'refused', 'document_missing');
    await clerk.identity.resume({ visitId, arrived: 'اصل گذرنامه را آورد' });
    expect(await codeOf(check(clerk, visitId))).toBe('POINT_IS_MANAGERS');
    const absent = { principalKind: 'passport', principalIdentifier: 'K1234567' } as const;
    const theirs = await openedVisit(clerk, {
      ...lawyer,
      ...absent,
      principalNationality: 'عراق',
    });
    expect(await codeOf(check(clerk, theirs))).toBe('POINT_IS_MANAGERS');
    const joint = await openedVisit(clerk, adult);
    const another = { ...foreigner, documentNumber: 'K5556667' };
    const first = await add(clerk, joint, another);
    await clerk.visits.removePerson({ visitId: joint, formId: first, reasonCode: 'left' });
    const again = await add(clerk, joint, another);
    expect(await codeOf(check(clerk, joint, again))).toBe('POINT_IS_MANAGERS');
    // The others of the visit are checked meanwhile.
    await check(clerk, joint);
    const other = joinOffice(office, 2);
    meet(office, other);
    const there = other.seat(office.clerk);
    const elsewhere = (await there.visits.open({ client: { ...foreigner, documentNumber: 'K7654321' } }))
      .visitId;
    expect(await codeOf(check(there, elsewhere))).toBe('POINT_IS_MANAGERS');
  });

  it('an interpreter, and whoever is acted for through somebody absent', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const joint = await openedVisit(clerk, adult);
    const helper = await add(clerk, joint, {
      ...{ clientType: 'helper', helps: await partOf(clerk, joint, true), name: 'پوران ملکی' },
      ...{ nationalCode: '0013542419', mobile: '09121112233', matterRole: 'interpreter' },
    });
    expect(await codeOf(check(clerk, joint, helper))).toBe('POINT_IS_MANAGERS');
    await check(manager, joint, helper);
    await check(clerk, joint);
    expect((await clerk.visits.get({ visitId: joint })).state).toBe('verified');

    const { principalIdentifier: _, ...power } = agent;
    const visitId = await openedVisit(clerk, { ...power, principalIdentifier: '0790419904' });
    const further: Extract<PersonInput, { clientType: 'further_principal' }> = {
      actsThrough: await partOf(clerk, visitId, true),
      ...{ clientType: 'further_principal', basis: 'notarised_power', powerNumber: '5544' },
      ...{ principalName: 'حسن کاظمی', principalIdentifier: '9990000123', powerDate: '2026-02-01' },
    };
    const direct = await add(clerk, visitId, further);
    const through = await add(clerk, visitId, {
      ...{ ...further, principalName: 'زهرا امینی', principalIdentifier: '0084575948' },
      actsThrough: await partOf(clerk, visitId, false),
    });
    await check(clerk, visitId);
    await check(clerk, visitId, direct);
    expect(await codeOf(check(clerk, visitId, through))).toBe('POINT_IS_MANAGERS');
    await check(manager, visitId, through);
  });
});

describe('D1.226 a mother without a court’s order', () => {
  /** As a guardian of a child, who says to be the mother. */
  async function asMother(caller: Caller, visitId: string) {
    const answers = (await usualAnswers(caller, visitId)).map((one) =>
      one.option === 'father' ? { ...one, option: 'mother' } : one,
    );
    expect(answers.filter(({ option }) => option === 'mother')).toHaveLength(1);
    await caller.identity.verify({ visitId, answers, note: '' });
  }

  it('is verified by the manager while it is strict, and by the clerk when it is loosened; a father by the clerk', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const { natural_guardian: guardian, minor_below_sana_age: ofChild } = everyClient;
    await check(clerk, await openedVisit(clerk, guardian));
    for (const client of [guardian, ofChild]) {
      const visitId = await openedVisit(clerk, client);
      expect(await codeOf(asMother(clerk, visitId))).toBe('POINT_IS_MANAGERS');
      const why = { visitId, reasonCode: 'awaits_confirmation', answers: [], note: '' } as const;
      await clerk.identity.refuse({ ...why, outcome: 'escalated' });
      await asMother(manager, visitId);
    }
  });

  it('by whichever form she comes: taken out and added anew, as one more for whom she acts; loosened by two, by the clerk', async () => {
    const office = await officeWithLoose('mother');
    const clerk = office.as(office.clerk);
    await asMother(clerk, await openedVisit(clerk, everyClient.natural_guardian));
    const strict = await officeAtWork();
    const other = strict.as(strict.clerk);
    const visitId = await openedVisit(other, adult);
    const formId = await add(other, visitId, {
      ...{ clientType: 'further_principal', basis: 'natural_guardianship' },
      actsThrough: await partOf(other, visitId, true),
      ...{ principalIdentifier: '0790419904', principalName: 'سارا محمدی', birthDate: '2020-05-01' },
    });
    const answers = (await usualAnswers(other, visitId, formId)).map((one) =>
      one.option === 'father' ? { ...one, option: 'mother' } : one,
    );
    expect(await codeOf(other.identity.verify({ visitId, formId, answers, note: '' }))).toBe(
      'POINT_IS_MANAGERS',
    );
  });
});

describe('D1.222 a point that is not confirmed', () => {
  it('is loosened by two, counts at every PC from then on, and is made strict by the manager alone', async () => {
    const office = await officeWithLoose('passport', 'helper');
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await openedVisit(clerk, foreigner);
    expect((await clerk.visits.get({ visitId })).forms[0]?.managersPoint).toBeNull();
    await check(clerk, visitId);
    const other = joinOffice(office, 2);
    meet(office, other);
    expect(other.desk.reads.identity.isLoose('passport')).toBe(true);
    expect(await manager.identity.points()).toMatchObject([
      { point: 'held_today', isLoose: false, setAt: null },
      { point: 'absent_sana', isLoose: false },
      { point: 'sub_delegation', isLoose: false },
      { point: 'passport', isLoose: true, byName: office.manager.name },
      { point: 'helper', isLoose: true },
      { point: 'mother', isLoose: false },
      { point: 'doubt_memory', isLoose: false },
    ]);
    await showCode(office, 'identity.setPoint');
    await manager.identity.setPoint({ point: 'passport', isLoose: false });
    await showCode(office, 'identity.setPoint');
    expect(await codeOf(manager.identity.setPoint({ point: 'passport', isLoose: false }))).toBe(
      'ACTION_ALREADY_DONE',
    );
    // What was verified stands; what comes is strict again.
    expect((await clerk.visits.get({ visitId })).state).toBe('verified');
    const next = await openedVisit(clerk, { ...foreigner, documentNumber: 'K7654321' });
    expect(await codeOf(check(clerk, next))).toBe('POINT_IS_MANAGERS');
    expect((await manager.settingsHistory.list({ kind: 'identity_point' })).total).toBe(3);
  });

  it('strict, nothing is held of a check of the same day, and the honest client is checked as the first time', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    await check(clerk, await openedVisit(clerk, adult));
    const visitId = await openedVisit(clerk, { ...adult, matterRole: 'applicant' });
    expect((await clerk.visits.get({ visitId })).forms[0]?.seenToday).toBeNull();
    const answers = await usualAnswers(clerk, visitId);
    const lied = answers.map((one) =>
      one.code === 'sana_status' ? { ...one, state: 'held' as const } : one,
    );
    expect(await codeOf(clerk.identity.verify({ visitId, answers: lied, note: '' }))).toBe('NOT_SEEN_TODAY');
    await clerk.identity.verify({ visitId, answers, note: '' });
  });

  it('strict, the Sana of whoever is represented is asked; loosened, it is left out, and theirs who stand here is not', async () => {
    const withoutOf = async (clerk: Caller, visitId: string, left: string) =>
      (await usualAnswers(clerk, visitId)).map(({ option, ...answer }) =>
        answer.code === left
          ? { code: left, state: 'not_required' as const }
          : { ...answer, ...(option && { option }) },
      );
    const refusedWith = async (clerk: Caller, visitId: string, left: string) => {
      const answers = await withoutOf(clerk, visitId, left);
      return problemOf(clerk.identity.verify({ visitId, answers, note: '' }));
    };
    const strict = await officeAtWork();
    const byStrict = strict.as(strict.clerk);
    const first = await openedVisit(byStrict, agent);
    expect(await refusedWith(byStrict, first, 'represented_sana')).toEqual({
      ...{ code: 'IDENTITY_INCOMPLETE', params: { missing: ['represented_sana'] } },
    });
    const office = await officeWithLoose('absent_sana');
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, agent);
    expect(await refusedWith(clerk, visitId, 'sana_status')).toMatchObject({ code: 'IDENTITY_INCOMPLETE' });
    const answers = await withoutOf(clerk, visitId, 'represented_sana');
    await clerk.identity.verify({ visitId, answers, note: '' });
    expect((await clerk.visits.get({ visitId })).identity?.isInSana).toBe(true);
  });

  it('strict, a doubt is remembered for a year; loosened, for thirty days', async () => {
    const office = await officeWithLoose();
    const clerk = office.as(office.clerk);
    await refusedVisit(clerk, adult, 'refused', 'suspected_forgery');
    const changed = 'کارشناس خط سند را دید و اصیل دانست';
    office.clock.set('2027-01-04T05:00:00.000Z');
    await openDay(office);
    const doubted = verifiedFor(clerk, adult, { changed });
    expect(await codeOf(doubted)).toBe('DOUBT_IS_MANAGERS');
    await loosen(office, ['doubt_memory']);
    await verifiedFor(clerk, adult);
  });
});
