// A complaint about cash or conduct is not ended by the manager alone (D7.65): the ways around, and the honest end.
import { describe, expect, it } from 'vitest';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  problemOf,
  type TestOffice,
  type TestPerson,
} from '#tests/support/office.ts';

const dayMs = 86_400_000;
const said = 'از متصدی و دو مراجع پرسیده شد و دوربین سالن دیده شد';
const words = 'تصمیم را خواندم و دوربین را دیدم';
const besideOf = ({ id: personId, password }: TestPerson) => ({ personId, password, words });

type About = {
  readonly visitId?: string;
  readonly aboutId?: string;
  readonly category?: 'delay' | 'conduct';
};

async function complained({ as, clerk }: TestOffice, over: About = {}): Promise<string> {
  const { complaintId } = await as(clerk).complaints.register({
    ...{ kind: 'complaint', category: 'cash_demand', aboutManager: false, visitId: null, ...over },
    ...{ text: 'از من پول نقد خواستند', contactName: '', contactPhone: '' },
  });
  return complaintId;
}
const decide = ({ as, manager }: TestOffice, complaintId: string, over: object = {}) =>
  as(manager).complaints.addAddendum({
    complaintId,
    kind: 'outcome',
    outcome: 'rejected',
    text: said,
    ...over,
  });

/** An office of fourteen weeks, with a second clerk. */
async function grownOffice() {
  const office = await openOffice();
  const colleague = await office.addPerson({ name: 'زهرا کریمی', nationalCode: '9990000034', role: 'clerk' });
  office.clock.advance(98 * dayMs);
  return { ...office, colleague };
}

describe('D7.65 a complaint about cash', () => {
  it('is no less when it is called feedback, nor referred by one who reset everybody’s password', async () => {
    const office = await grownOffice();
    const { as, manager, clerk, colleague } = office;
    const { complaintId: feedback } = await as(clerk).complaints.register({
      ...{ kind: 'feedback', category: 'cash_demand', aboutManager: false, visitId: null },
      ...{ text: 'از من پول نقد خواستند', contactName: '', contactPhone: '' },
    });
    const complaintId = await complained(office);
    for (const { id } of [clerk, colleague])
      await as(manager).staff.resetPassword({ personId: id, password: manager.password });
    for (const id of [feedback, complaintId])
      for (const outcome of ['rejected', 'referred'])
        expect((await problemOf(decide(office, id, { outcome }))).code).toBe('SECOND_PERSON_NEEDED');
  });

  it('is ended with words of substance and an independent colleague, who is named; a lesser one as before', async () => {
    const office = await grownOffice();
    const { as, manager, colleague } = office;
    const complaintId = await complained(office);
    const code = async (over: object) => (await problemOf(decide(office, complaintId, over))).code;
    expect(await code({ text: 'بررسی شد', beside: besideOf(colleague) })).toBe('NOTE_TOO_THIN');
    expect(await code({})).toBe('SECOND_PERSON_NEEDED');
    expect(await code({ outcome: 'referred' })).toBe('SECOND_PERSON_NEEDED');
    expect(await code({ beside: besideOf(manager) })).toBe('OWN_ACT_FORBIDDEN');
    await decide(office, complaintId, { beside: besideOf(colleague) });
    const { addenda, state } = await as(manager).complaints.get({ complaintId });
    expect([state, addenda.at(-1)?.second]).toEqual(['closed', { name: colleague.name, words }]);
    expect(journalBodies(office.desk)).not.toContain(words);
    const lesser = await complained(office, { category: 'delay' });
    await decide(office, lesser, { text: 'صندلی بیشتری گذاشته شد' });
  });

  it('D7.240 is open again once the manager ends the password of who decided with them, and not when somebody else does', async () => {
    const office = await grownOffice();
    const { as, manager, colleague, clerk, anyone } = office;
    const complaintId = await complained(office);
    await decide(office, complaintId, { beside: besideOf(colleague) });
    const stateOf = async () => (await as(manager).complaints.get({ complaintId })).state;
    const { oneTimeCode } = await as(manager).staff.resetPassword({
      ...{ personId: colleague.id, password: manager.password },
    });
    expect(await stateOf()).toBe('open');
    expect((await as(manager).complaints.list({ state: 'closed' })).rows).toEqual([]);
    const password = 'chosen-by-the-thief-7';
    await anyone.staff.chooseFirstPassword({ personId: colleague.id, oneTimeCode, password });
    const again = decide(office, complaintId, { beside: besideOf({ ...colleague, password }) });
    expect((await problemOf(again)).code).toBe('SECOND_PERSON_NOT_INDEPENDENT');
    // Another colleague decides it with the manager.
    await decide(office, complaintId, { beside: besideOf(clerk) });
    expect(await stateOf()).toBe('closed');
  });

  it('is ended neither by going on in a lesser one, nor with whom it is about or who served', async () => {
    const office = await grownOffice();
    const { as, manager, clerk, colleague } = office;
    await openDay(office);
    const { visitId } = await chargedVisit(office);
    const [cash, delay] = [
      await complained(office, { visitId }),
      await complained(office, { category: 'delay' }),
    ];
    const { trackingCode } = await as(manager).complaints.get({ complaintId: delay });
    // The clerk served in its visit.
    expect((await problemOf(decide(office, cash, { beside: besideOf(clerk) }))).code).toBe(
      'OWN_ACT_FORBIDDEN',
    );
    await as(manager).complaints.link({
      ...{ complaintId: cash, trackingCode, kind: 'merged', reason: 'یک مراجع و یک موضوع است' },
    });
    expect((await problemOf(decide(office, delay))).code).toBe('SECOND_PERSON_NEEDED');
    await decide(office, delay, { beside: besideOf(colleague) });
    const about = await complained(office, { aboutId: colleague.id });
    expect((await problemOf(decide(office, about, { beside: besideOf(colleague) }))).code).toBe(
      'OWN_ACT_FORBIDDEN',
    );
  });

  it('is referred where the office has nobody independent, and nothing else', async () => {
    const office = await openOffice();
    const complaintId = await complained(office, { category: 'conduct' });
    expect((await problemOf(decide(office, complaintId))).code).toBe('SECOND_PERSON_NEEDED');
    expect(
      (await problemOf(decide(office, complaintId, { outcome: 'referred', text: 'ارجاع شد' }))).code,
    ).toBe('NOTE_TOO_THIN');
    await decide(office, complaintId, { outcome: 'referred' });
    const { addenda } = await office.as(office.manager).complaints.get({ complaintId });
    expect(addenda.at(-1)).toMatchObject({ outcome: 'referred', second: null });
  });

  it('D4.250 is referred once nobody independent works here any more, whoever cut them off', async () => {
    const office = await grownOffice();
    const { as, manager, clerk, colleague, desk } = office;
    const complaintId = await complained(office);
    const left = { reasonCode: 'left', leftAt: desk.machine.now(), password: manager.password } as const;
    for (const { id: personId } of [clerk, colleague]) await as(manager).staff.cutOff({ ...left, personId });
    expect((await problemOf(decide(office, complaintId))).code).toBe('SECOND_PERSON_NEEDED');
    await decide(office, complaintId, { outcome: 'referred' });
    const { addenda } = await as(manager).complaints.get({ complaintId });
    expect(addenda.at(-1)).toMatchObject({ outcome: 'referred', second: null });
  });
});
