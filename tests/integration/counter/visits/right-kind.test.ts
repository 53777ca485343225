// An identifier that was said to be of another kind than it is (D1.224): put right like a wrong identifier, with what only a foreigner has.
import { describe, expect, it } from 'vitest';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { openedVisit, refusedVisit } from '#tests/support/identity-acts.ts';
import { type Caller, problemOf, type TestOffice } from '#tests/support/office.ts';
import { because, usualAnswers } from '#tests/support/open-and-verify.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const words = 'کد فراگیر به جای کد ملی نوشته شده بود';
const { lawyer, foreign_national: foreigner, iranian_adult: adult, legal_person: company } = everyClient;
type Correction = Parameters<Caller['visits']['correctIdentifier']>[0];
const correction = ({ manager }: TestOffice, visitId: string, other: Partial<Correction>): Correction => ({
  ...{ visitId, field: 'principalIdentifier', identifier: '12345678901' },
  beside: { personId: manager.id, password: manager.password, words },
  ...other,
});
async function check(caller: Caller, visitId: string): Promise<void> {
  const answers = await usualAnswers(caller, visitId);
  await caller.identity.verify({ visitId, answers, note: '' });
}
const codeOf = async (act: Promise<unknown>) => (await problemOf(act)).code;
const formOf = async (caller: Caller, visitId: string) => (await caller.visits.get({ visitId })).forms[0];
const foreignId = { kind: 'foreign_id', nationality: 'عراق' } as const;

describe('D1.224 the kind of an identifier', () => {
  it('of a lawyer’s principal is put right there and back, each time checked anew, and at every PC', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, { ...lawyer, principalIdentifier: '0790419904' });
    await check(clerk, visitId);
    await clerk.visits.correctIdentifier(correction(office, visitId, { ofKind: foreignId }));
    const now = await formOf(clerk, visitId);
    expect(now).toMatchObject({ identity: null, details: expect.arrayContaining(['principalNationality']) });
    expect(now?.identifiers.find(({ field }) => field === 'principalIdentifier')).toMatchObject({
      ...{ kind: 'foreign_id', kinds: ['iranian', 'foreign_id', 'passport'], asksExpiry: false },
    });
    const other = joinOffice(office, 2);
    meet(office, other);
    expect(other.desk.reads.visits.form(visitId, visitId)?.participants.map(({ kind }) => kind)).toEqual([
      'national_code',
      'foreign_id',
    ]);
    await check(clerk, visitId);
    await clerk.visits.correctIdentifier(
      correction(office, visitId, { identifier: '0790419904', ofKind: { kind: 'iranian' } }),
    );
    const back = office.desk.reads.visits.form(visitId, visitId);
    expect(back?.details).not.toHaveProperty('principalKind');
    expect(back?.details).not.toHaveProperty('principalNationality');
    await check(clerk, visitId);
    expect((await clerk.visits.get({ visitId })).state).toBe('verified');
  });

  it('of whoever stands here: a passport becomes a foreign id, and a representative a foreigner with nationality and document', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, foreigner);
    await clerk.visits.correctIdentifier(
      correction(office, visitId, { field: 'documentNumber', ofKind: { kind: 'comprehensive_id' } }),
    );
    expect(await formOf(clerk, visitId)).toMatchObject({
      managersPoint: null,
      said: { original_document: 'comprehensive_id' },
    });
    await clerk.identity.verify({ visitId, answers: await usualAnswers(clerk, visitId), note: '' });
    const theirs = await openedVisit(clerk, company);
    const put = (ofKind: Correction['ofKind']) =>
      clerk.visits.correctIdentifier(correction(office, theirs, { field: 'nationalCode', ofKind }));
    expect(await problemOf(put({ kind: 'foreign_id' }))).toEqual(because('nationality', 'missing'));
    const expired = { ...foreignId, documentExpiresOn: '2026-11-24' };
    expect(await problemOf(put(expired))).toEqual(because('documentExpiresOn', 'expired'));
    await put({ ...foreignId, documentExpiresOn: '2027-05-01' });
    expect((await formOf(clerk, theirs))?.items.map(({ code }) => code)).toContain('nationality');
    await check(clerk, theirs);
  });

  it('round about it: no colleague becomes a foreigner, no doubt is shed, nothing without the manager, and no kind that the form lacks', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, { ...lawyer, principalIdentifier: '0790419904' });
    const put = (other: Partial<Correction>) =>
      codeOf(clerk.visits.correctIdentifier(correction(office, visitId, { ofKind: foreignId, ...other })));
    expect(await put({ beside: undefined })).toBe('SECOND_PERSON_NEEDED');
    expect(await put({ identifier: '9990000018' })).toBe('STAFF_AS_CLIENT');
    expect(await put({ ofKind: { kind: 'amayesh_card' } })).toBe('INPUT_INVALID');
    expect(await put({ identifier: '0790419904', ofKind: { kind: 'iranian' } })).toBe('ACTION_ALREADY_DONE');
    const own = await openedVisit(clerk, adult);
    const asForeigner = correction(office, own, { field: 'nationalCode', ofKind: foreignId });
    expect(await codeOf(clerk.visits.correctIdentifier(asForeigner))).toBe('INPUT_INVALID');
    // Doubted under the one kind, the same number is the manager's under the other.
    const doubted = await refusedVisit(
      clerk,
      { ...foreigner, documentNumber: '12345678901' },
      'refused',
      'suspected_forgery',
    );
    expect(doubted).not.toBe(visitId);
    const next = await openedVisit(clerk, { ...foreigner, documentNumber: '12345678901' });
    await clerk.visits.correctIdentifier(
      correction(office, next, { field: 'documentNumber', ofKind: { kind: 'comprehensive_id' } }),
    );
    expect(await codeOf(check(clerk, next))).toBe('DOUBT_IS_MANAGERS');
  });

  it('the same number of another kind is another one, and the honest one with the right kind keeps their check', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await openedVisit(clerk, {
      ...{ ...lawyer, principalIdentifier: '12345678901', principalKind: 'foreign_id' as const },
      principalNationality: 'عراق',
    });
    await check(clerk, visitId);
    const put = (kind: 'foreign_id' | 'passport') =>
      clerk.visits.correctIdentifier(correction(office, visitId, { ofKind: { kind } }));
    expect(await codeOf(put('foreign_id'))).toBe('ACTION_ALREADY_DONE');
    expect((await clerk.visits.get({ visitId })).state).toBe('verified');
    await put('passport');
    expect((await clerk.visits.get({ visitId })).state).toBe('open');
    expect(await codeOf(check(clerk, visitId))).toBe('POINT_IS_MANAGERS');
  });
});
