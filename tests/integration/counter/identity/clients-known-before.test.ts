// Whom the office knows already, and what was mistyped of them: judged and put right by the type that they came as.
import { describe, expect, it } from 'vitest';
import { clientTypes } from '#core/counter/visits/contract.ts';
import { visitOpened } from '#core/counter/visits/entries.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { problemOf, type TestOffice } from '#tests/support/office.ts';
import { because, open, refusedAtOpening, usualAnswers } from '#tests/support/open-and-verify.ts';

describe('an adult', () => {
  const adult = everyClient.iranian_adult;
  const minor = everyClient.minor_of_sana_age;

  it('D1.21 is asked for the birth date where the office knows them as a minor, and it decides', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    await open(clerk, adult);
    expect(await refusedAtOpening(office, { ...adult, birthDate: '2008-11-25' })).toEqual(
      because('birthDate', 'under_age'),
    );
    const visitId = await open(clerk, minor);
    expect(await refusedAtOpening(office, adult)).toEqual(because('birthDate', 'missing'));
    expect(await refusedAtOpening(office, { ...adult, birthDate: minor.birthDate })).toEqual(
      because('birthDate', 'under_age'),
    );
    // Another date than the one they came with: not the clerk's to believe.
    const otherwise = { ...adult, birthDate: '2000-05-01' };
    expect(await refusedAtOpening(office, otherwise)).toEqual(because('birthDate', 'differs_from_before'));
    await office.as(office.manager).visits.open({ client: otherwise });
    // Put right by its own correction, the minor's visit has one that would be no minor's: refused as when a visit is opened.
    const corrected = clerk.visits.correctClient({ visitId, birthDate: '2000-05-01' });
    expect(await problemOf(corrected)).toEqual(because('birthDate', 'adult'));
  });

  it('D1.21 attests of age by the list, also when the API is called without a birth date', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const answers = (await usualAnswers(clerk, visitId)).filter(({ code }) => code !== 'of_age');
    expect(await problemOf(clerk.identity.verify({ visitId, answers, note: '' }))).toEqual({
      code: 'IDENTITY_INCOMPLETE',
      params: { missing: ['of_age'] },
    });
  });
});

describe('what was mistyped', () => {
  const corrections = {
    iranian_adult: { name: 'رضا احمدی' },
    minor_below_sana_age: { wardName: 'سارا احمدی' },
    minor_of_sana_age: { birthDate: '2010-06-01' },
    foreign_national: { nationality: 'عراق', documentExpiresOn: '2028-01-01' },
    lawyer: { licenceNumber: '54321', licenceExpiresOn: '2028-01-01' },
    legal_person: { companyName: 'شرکت دیگر', gazetteReference: '9' },
    notarised_agent: { principalName: 'مینا احمدی', powerDate: '2026-06-01' },
    natural_guardian: { wardName: 'سارا احمدی' },
    appointed_guardian: { court: 'شعبه ۳', orderNumber: '15' },
    government_representative: { authority: 'وزارت نمونه', letterNumber: '1405/13' },
    court_expert: { licenceBody: 'judiciary_centre' },
  } as const;

  it('D1.9 is put right in every type of client, and only by what the type has', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    for (const clientType of clientTypes) {
      const visitId = await open(clerk, everyClient[clientType]);
      await clerk.visits.correctClient({ visitId, ...corrections[clientType] });
      const visit = office.desk.reads.visits.visit(visitId);
      const held = { ...visit?.details, name: visit?.clientName, companyName: visit?.clientName };
      expect(held).toMatchObject(corrections[clientType]);
      const foreign =
        clientType === 'court_expert' ? { wardName: 'سارا' } : { licenceYear: '', personnelNumber: '7' };
      const known = clientType === 'government_representative' ? { court: 'شعبه ۱' } : foreign;
      const problem = await problemOf(clerk.visits.correctClient({ visitId, ...known }));
      expect(problem.code, clientType).toBe('INPUT_INVALID');
    }
  });

  it('D1.9 is judged against the business day, and comes along with a returning client', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, everyClient.lawyer);
    const expired = clerk.visits.correctClient({ visitId, licenceExpiresOn: '2026-11-24' });
    expect(await problemOf(expired)).toEqual(because('licenceExpiresOn', 'expired'));
    await clerk.visits.correctClient({ visitId, name: 'رضا احمدی', mobile: '09121112233' });
    const client = { clientType: 'lawyer', identifier: '0499370899' } as const;
    expect(await clerk.visits.findClient(client)).toMatchObject({ name: 'رضا احمدی', mobile: '09121112233' });
    expect(await clerk.visits.takeUpClient({ visitId })).toMatchObject({ name: 'رضا احمدی' });
  });

  it('D1.9 D1.12 is put right in a visit that another PC opened with words as its tracking number', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    for (const clientType of clientTypes) {
      const opened = await open(clerk, everyClient[clientType]);
      const visitId = openedBefore(office, opened, 'ندارد');
      const given = { visitId, mobile: '09121112233', ...corrections[clientType] };
      await clerk.visits.correctClient(given);
      const held = office.desk.reads.visits.visit(visitId);
      expect(held, clientType).toMatchObject({ mobile: '09121112233', trackingNumber: 'ندارد' });
      // What is judged is judged as before, and opening takes no words.
      expect((await problemOf(clerk.visits.correctClient({ visitId, mobile: '123' }))).code).toBe(
        'IDENTIFIER_INVALID',
      );
      const opening = { ...everyClient[clientType], trackingNumber: 'ندارد' };
      expect(await refusedAtOpening(office, opening)).toEqual(
        because('trackingNumber', 'tracking_number_format'),
      );
      // A passport alone is the manager's (D1.223).
      const by = clientType === 'foreign_national' ? office.as(office.manager) : clerk;
      await by.identity.verify({ visitId, answers: await usualAnswers(clerk, visitId), note: '' });
    }
  });

  it('D1.9 D1.12 leaves a tracking number as it was typed, and says nothing of it', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, { ...everyClient.iranian_adult, trackingNumber: '140512345678' });
    await clerk.visits.correctClient({ visitId, name: 'رضا احمدی' });
    expect(office.desk.reads.visits.visit(visitId)?.trackingNumber).toBe('140512345678');
  });
});

/** The same visit as another PC may write it, with any words as a tracking number. */
function openedBefore(office: TestOffice, opened: string, trackingNumber: string): string {
  const visitId = office.desk.machine.newId();
  const { path, reads } = office.desk;
  const visit = reads.visits.visit(opened);
  const envelope = journalEnvelopes(office.desk).findLast(({ type }) => type === 'visit.opened');
  if (!visit?.identifier || envelope === undefined) throw new Error('the visit is there');
  const body = visitOpened.body.parse(envelope.body);
  const { identifier, clientName, mobile, postalCode, details } = visit;
  const ids = new Map(body.participants.map(({ id }) => [id, office.desk.machine.newId()]));
  const again = (id: string) => ids.get(id) ?? id;
  const participants = body.participants.map((one) => ({ ...one, id: again(one.id) }));
  const mandates = body.mandates.map(({ from, to, basis }) => ({
    ...{ id: office.desk.machine.newId(), from: again(from), to: again(to), basis },
  }));
  const [form] = reads.visits.forms(opened);
  const people = (form?.participants ?? []).map((one) => ({
    ...{ identifier: one.identifier ?? '', name: one.name ?? '' },
  }));
  path.execute(office.clerk.id, (tx) =>
    tx.append(
      visitOpened,
      {
        ...{ ...body, participants, mandates, client: again(body.client) },
        ...{ visitId, number: body.number + 100 },
      },
      {
        identifier,
        clientName: clientName ?? '',
        mobile: mobile ?? '',
        postalCode: postalCode ?? '',
        trackingNumber,
        details: details ?? {},
        people,
      },
    ),
  );
  return visitId;
}
