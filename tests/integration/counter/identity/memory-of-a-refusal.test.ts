// What is remembered of a refusal is of whoever stood there and of whose matter it was, each for itself (D1.11), also where
// one PC had not heard of the other (D1.19).
import { describe, expect, it } from 'vitest';
import { officeAtWork, overviewOf } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import {
  type Client,
  openedVisit,
  refusedVisit,
  verifiedFor as verify,
} from '#tests/support/identity-acts.ts';
import { type Caller, openDay, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice, type SecondDesk } from '#tests/support/second-desk.ts';
import { everyNth } from '#tests/support/tier.ts';
import { meet, overviewThere } from '#tests/support/two-pcs.ts';

const company = everyClient.legal_person;
const adult = everyClient.iranian_adult;
/** Another representative of the same company. */
const colleague: Client = { ...company, name: 'مینا صادقی', nationalCode: '0790419904' };
/** The first representative for another company. */
const elsewhere: Client = { ...company, companyName: 'شرکت دیگر', legalId: '10380284790' };
const what = 'اصل وکالت‌نامه را آورد';

const refuse = (
  caller: Caller,
  client: Client,
  reasonCode: 'face_does_not_match' | 'suspected_forgery',
): Promise<string> => refusedVisit(caller, client, 'refused', reasonCode);

describe('a refusal at the same PC', () => {
  it('D1.11 is not cleared by a colleague of the same company who was verified', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    await refusedVisit(clerk, company);
    expect((await problemOf(verify(clerk, colleague))).code).toBe('CHANGE_NEEDED');
    await verify(clerk, colleague, { changed: what });
    expect(await problemOf(verify(clerk, company))).toEqual({
      code: 'CHANGE_NEEDED',
      params: { visitNumber: '1-1', day: today },
    });
    const again = await verify(clerk, company, { changed: what });
    const told = await office.as(office.manager).visits.reasons({ day: today });
    expect(told.filter(({ visitId }) => visitId === again)).toMatchObject([
      { kind: 'verified_after_refusal', reason: what },
    ]);
    // With their own verification it is over, for them and for the company.
    await verify(clerk, company);
    await verify(clerk, colleague);
    await verify(clerk, adult);
  });

  it('D1.11 of the company is not cleared by its representative’s verification in a matter of their own', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    await refusedVisit(clerk, company);
    await verify(clerk, adult, { changed: what });
    expect((await problemOf(verify(clerk, colleague))).code).toBe('CHANGE_NEEDED');
    expect((await problemOf(verify(clerk, company))).code).toBe('CHANGE_NEEDED');
    await verify(clerk, elsewhere);
  });
});

describe('D1.78 a doubt', () => {
  const agent = everyClient.notarised_agent;
  const lawyer = {
    ...everyClient.lawyer,
    nationalCode: '0013542419',
    licenceBody: 'bar_association',
  } as const;
  const forger = async (office: TestOffice) => {
    const clerk = office.as(office.clerk);
    await refuse(clerk, agent, 'suspected_forgery');
    return clerk;
  };
  /** The same power in the hands of somebody else. */
  const otherBearer: Client = { ...agent, name: 'پوران صادقی', nationalCode: '0013542419' };

  it.each([
    ['the same power is brought by another agent', otherBearer],
    [
      'the power is brought for another principal',
      { ...otherBearer, principalName: 'سارا محمدی', principalIdentifier: '0084575948' },
    ],
    [
      'the one refused is somebody’s principal',
      { ...otherBearer, powerNumber: '77', principalIdentifier: '0499370899' },
    ],
    ['the one refused is a lawyer’s principal', { ...lawyer, principalIdentifier: '0499370899' }],
    ['the principal of the forged power comes themself', { ...adult, nationalCode: '0790419904' }],
    [
      'the one refused is said to be a foreigner',
      {
        ...everyClient.foreign_national,
        documentKind: 'passport_with_residence',
        documentNumber: '0499370899',
      },
    ],
  ] satisfies [string, Client][])('is the manager’s in whichever part: %s', async (_how, client) => {
    const office = await officeAtWork();
    const clerk = await forger(office);
    const opened = await openedVisit(clerk, client);
    for (const changed of ['', what])
      expect((await problemOf(verify(clerk, client, { visitId: opened, changed }))).code).toBe(
        'DOUBT_IS_MANAGERS',
      );
    await clerk.identity.refuse({
      ...{ visitId: opened, outcome: 'escalated', reasonCode: 'suspected_forgery', answers: [], note: '' },
    });
    const manager = office.as(office.manager);
    expect((await problemOf(verify(manager, client, { visitId: opened }))).code).toBe('CHANGE_NEEDED');
    await verify(manager, client, { visitId: opened, changed: what });
  });

  it('is over once the manager verified them, and stops nobody else', async () => {
    const office = await officeAtWork();
    const clerk = await forger(office);
    await verify(clerk, { ...adult, nationalCode: '0013542419' });
    await verify(clerk, lawyer);
    await verify(office.as(office.manager), agent, { changed: what });
    await verify(clerk, agent);
    await verify(clerk, otherBearer);
  });

  it('is remembered longer than what a paper mends', async () => {
    const office = await officeAtWork();
    const clerk = await forger(office);
    await refusedVisit(clerk, { ...adult, nationalCode: '0013542419' });
    office.clock.set('2026-12-21T05:00:00.000Z');
    await openDay(office);
    await verify(clerk, { ...adult, nationalCode: '0013542419' });
    expect((await problemOf(verify(clerk, adult))).code).toBe('DOUBT_IS_MANAGERS');
  });
});

describe('a refusal that another PC had not heard of', () => {
  async function apartOf(office: TestOffice, other: SecondDesk) {
    meet(office, other);
    const both = [await overviewOf(office), await overviewThere(office, other)].map(({ exceptions }) =>
      exceptions
        .filter(({ kind }) => kind === 'identity_decided_concurrently')
        .map(({ visitId }) => visitId)
        .toSorted(),
    );
    expect(both[1]).toEqual(both[0]);
    return both[0];
  }
  async function twoPcs() {
    const office = await officeAtWork();
    const other = joinOffice(office, 2);
    return { office, other, here: office.as(office.clerk), there: other.seat(office.clerk) };
  }

  it.each(
    everyNth(2, [
      ['a representative, and verified in a matter of their own', company, adult],
      ['themself, and verified as a representative', adult, company],
      ['one company’s, and verified as another’s', company, elsewhere],
      ['the company’s, and another one of the company verified', company, colleague],
    ] as const),
  )('D1.19 is told of who was refused as %s', async (_, refused, verified) => {
    const { office, other, here, there } = await twoPcs();
    await refuse(here, refused, 'suspected_forgery');
    const visitId = await verify(there, verified);
    await verify(there, { ...adult, nationalCode: '0013542419' });
    expect(await apartOf(office, other)).toEqual([visitId]);
  });

  it('D1.19 is told of the person too where a colleague of theirs was verified in between', {
    tags: 'release',
  }, async () => {
    const { office, other, here, there } = await twoPcs();
    await refuse(here, company, 'face_does_not_match');
    const first = await verify(there, colleague);
    const second = await verify(there, company);
    // By then the person and the company were both verified since, and nothing is remembered any more.
    await verify(there, company);
    expect(await apartOf(office, other)).toEqual([first, second].toSorted());
  });

  it('D1.19 is none where what changed was told, nor of a person who was verified since', {
    tags: 'release',
  }, async () => {
    const { office, other, here, there } = await twoPcs();
    await refuse(here, company, 'suspected_forgery');
    carryEntries(office.desk, other.desk);
    await verify(other.seat(office.manager), adult, { changed: what });
    await verify(there, elsewhere);
    expect(await apartOf(office, other)).toEqual([]);
  });
});
