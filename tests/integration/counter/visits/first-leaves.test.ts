// The first of a joint visit leaves or is refused (D1.217): somebody else stands in their place, and nothing is forgotten.
import { describe, expect, it } from 'vitest';
import type { PersonInput } from '#core/counter/visits/people/contract.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { type Caller, problemOf, slip } from '#tests/support/office.ts';
import { open, usualAnswers } from '#tests/support/open-and-verify.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

const adult = everyClient.iranian_adult;
const wife: PersonInput = { ...adult, name: 'مینا صادقی', nationalCode: '0790419904', mobile: '09121112233' };
const lines = [{ itemCode: 'petition', count: 1 }];
const codeOf = async (act: Promise<unknown>) => (await problemOf(act)).code;

async function check(caller: Caller, visitId: string, formId = visitId): Promise<void> {
  const answers = await usualAnswers(caller, visitId, formId);
  await caller.identity.verify({ visitId, formId, answers, note: '' });
}
const add = async ({ visits }: Caller, visitId: string, person: PersonInput) =>
  (await visits.addPerson({ visitId, person })).formId;
const refuse = (
  { identity }: Caller,
  visitId: string,
  reasonCode: 'document_missing' | 'suspected_forgery',
) => identity.refuse({ visitId, outcome: 'refused', reasonCode, answers: [], note: '' });

describe('D1.217 the first one of two', () => {
  it('forgot the card: the other is served, and lists, receipt and search name her', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    await check(clerk, visitId, second);
    await refuse(clerk, visitId, 'document_missing');
    await clerk.visits.removePerson({ visitId, formId: visitId, reasonCode: 'refused' });
    const hers = { clientName: 'مینا صادقی', identifierMasked: expect.stringContaining('9904') };
    const visit = await clerk.visits.get({ visitId });
    expect(visit).toMatchObject({ ...hers, state: 'verified', others: 0, forms: [{ formId: second }] });
    await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId));
    await clerk.payments.printReceipt({ visitId });
    expect(await clerk.payments.receipt({ visitId })).toMatchObject({ ...hers, others: [] });
    await clerk.visits.complete({ visitId });
    expect(await clerk.visits.dayList({ day: visit.day })).toMatchObject([{ ...hers, state: 'completed' }]);
    // That he came and why he was taken out stays.
    const he = await open(clerk, adult);
    expect(await codeOf(check(clerk, he))).toBe('CHANGE_NEEDED');
  });

  it('is taken out by the manager alone once left to the manager or paid for, and not for good', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    const why = { reasonCode: 'suspected_forgery', answers: [], note: '' } as const;
    await clerk.identity.refuse({ visitId, outcome: 'escalated', ...why });
    const remove = { visitId, formId: visitId, reasonCode: 'refused' } as const;
    expect(await codeOf(clerk.visits.removePerson(remove))).toBe('ESCALATED_TO_MANAGER');
    await manager.visits.removePerson(remove);
    await check(clerk, visitId, second);
    await clerk.fees.charge({ visitId, lines });
    await clerk.payments.record(slip(visitId));
    const third = await add(clerk, visitId, { ...wife, nationalCode: '0013542419' });
    expect(await codeOf(clerk.visits.removePerson({ ...remove, formId: second }))).toBe('VISIT_HAS_PAYMENTS');
    await manager.visits.removePerson({ ...remove, formId: second });
    expect(await codeOf(manager.visits.removePerson({ ...remove, formId: third }))).toBe('LAST_PERSON_STAYS');
  });

  it('who is doubted is doubted when added anew, as the first or a further one', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    await refuse(clerk, visitId, 'suspected_forgery');
    await clerk.visits.removePerson({ visitId, formId: visitId, reasonCode: 'wrong_person' });
    const again = await add(clerk, visitId, adult);
    expect(await codeOf(check(clerk, visitId, again))).toBe('DOUBT_IS_MANAGERS');
    await clerk.identity.refuse({
      ...{
        visitId,
        formId: second,
        outcome: 'refused',
        reasonCode: 'suspected_forgery',
        answers: [],
        note: '',
      },
    });
    await clerk.visits.removePerson({ visitId, formId: second, reasonCode: 'left' });
    const wifeAgain = await add(clerk, visitId, wife);
    expect(await codeOf(check(clerk, visitId, wifeAgain))).toBe('DOUBT_IS_MANAGERS');
  });

  it('cannot leave a companion, or a company of which another signs, alone', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const { participants } = await clerk.visits.get({ visitId });
    const helper = {
      clientType: 'helper',
      helps: participants[0]?.id ?? '',
      matterRole: 'companion',
    } as const;
    await add(clerk, visitId, {
      ...helper,
      name: 'پوران صادقی',
      nationalCode: '0013542419',
      mobile: '09121112233',
    });
    const remove = { visitId, formId: visitId, reasonCode: 'left' } as const;
    expect(await codeOf(clerk.visits.removePerson(remove))).toBe('PERSON_STILL_NEEDED');
    const company = await open(clerk, { ...everyClient.legal_person, signatures: '2' });
    const director = { ...everyClient.legal_person, name: 'مینا صادقی', nationalCode: '0790419904' };
    await add(clerk, company, director);
    const removed = clerk.visits.removePerson({ ...remove, visitId: company, formId: company });
    expect(await codeOf(removed)).toBe('PERSON_STILL_NEEDED');
  });

  it('leaves at one PC while the other leaves at another: nobody is left, and the visit is cancelled', async () => {
    const office = await officeAtWork();
    const clerk = office.as(office.clerk);
    const visitId = await open(clerk, adult);
    const second = await add(clerk, visitId, wife);
    const other = joinOffice(office, 2);
    const there = other.seat(office.clerk);
    carryEntries(office.desk, other.desk);
    await clerk.visits.removePerson({ visitId, formId: visitId, reasonCode: 'left' });
    await there.visits.removePerson({ visitId, formId: second, reasonCode: 'left' });
    meet(office, other);
    for (const caller of [clerk, there]) {
      const view = await caller.visits.get({ visitId });
      expect(view).toMatchObject({ state: 'open', forms: [], clientName: adult.name });
      expect(await codeOf(caller.fees.charge({ visitId, lines }))).toBe('IDENTITY_NEEDED');
    }
    await clerk.visits.cancel({ visitId, reasonCode: 'client_left' });
  });
});
