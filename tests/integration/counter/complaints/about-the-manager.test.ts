import { describe, expect, it } from 'vitest';
import { envelopeSchema } from '#core/foundation/wire/contract.ts';
import { enrolled } from '#tests/support/enrolled.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openDay, openOffice, openVisit, problemOf, type TestOffice } from '#tests/support/office.ts';

const words = { text: 'مدیر وجه نقد خواست', contactName: 'رضا محمدی', contactPhone: '09121234567' };
const silence = { text: '', contactName: '', contactPhone: '' };
const about = { kind: 'complaint', category: 'cash_demand', aboutManager: true, visitId: null } as const;

/** Everything that this PC keeps, as text: every table, the journal and the private parts. */
function everythingKept({ desk: { store } }: TestOffice): string {
  const tables = store.sqlite
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
    .all();
  return tables
    .flatMap(({ name }) => store.sqlite.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all())
    .flatMap((row) => Object.values(row))
    .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)))
    .join('\n');
}

function sealedIn(office: TestOffice, type: string): string {
  const sealed = journalBodies(office.desk)
    .split('\n')
    .map((line) => envelopeSchema.parse(JSON.parse(line)))
    .find((entry) => entry.type === type)?.body.sealed;
  if (typeof sealed !== 'string') throw new Error(`nothing sealed in ${type}`);
  return sealed;
}

describe('a complaint about the manager before enrolment', () => {
  it('is refused with its text or its contact, because nobody could seal them', async () => {
    const { as, clerk } = await openOffice();
    const { complaints } = as(clerk);
    for (const said of [words, { ...silence, contactName: words.contactName }]) {
      expect((await problemOf(complaints.register({ ...about, ...said }))).code).toBe(
        'COMPLAINT_TEXT_NOT_TAKEN',
      );
    }
    expect((await complaints.list({ state: 'all' })).rows).toEqual([]);
  });

  it('is taken down as a fact: number, code and the 127 slip, without the visit that would tell who complained', async () => {
    const office = await openOffice();
    await openDay(office);
    const visitId = await openVisit(office);
    const { complaints } = office.as(office.clerk);
    const { complaintId } = await complaints.register({ ...about, ...silence, visitId });
    expect(await complaints.slip({ complaintId })).toMatchObject({
      number: 1,
      textTaken: false,
      protectionLine: '127',
    });
    expect(await complaints.get({ complaintId })).toMatchObject({
      visit: null,
      textState: 'not_taken',
      text: null,
    });
  });

  it('takes no addendum', async () => {
    const { as, clerk } = await openOffice();
    const { complaints } = as(clerk);
    const { complaintId } = await complaints.register({ ...about, ...silence });
    const addendum = complaints.addAddendum({ complaintId, kind: 'addendum', text: words.text });
    expect((await problemOf(addendum)).code).toBe('COMPLAINT_TEXT_NOT_TAKEN');
  });
});

describe('a complaint about the manager after enrolment', () => {
  it('D7.3 is read by the province alone: nothing readable is kept in the office', async () => {
    const office = await openOffice();
    const province = enrolled(office.desk);
    await openDay(office);
    const visitId = await openVisit(office, '0790419904');
    const { complaintId } = await office
      .as(office.clerk)
      .complaints.register({ ...about, ...words, visitId });
    const jwe = sealedIn(office, 'complaint.registered');
    expect(await province.open(jwe)).toMatchObject({
      header: { alg: 'ECDH-ES', enc: 'A256GCM', typ: 'pishkhan-complaint-v1' },
      content: { ...words, visitId },
    });
    expect(everythingKept(office)).not.toContain(words.text);
    for (const person of [office.clerk, office.manager]) {
      expect(await office.as(person).complaints.get({ complaintId })).toMatchObject({
        textState: 'sealed',
        text: null,
        contactName: null,
        contactPhoneMasked: null,
        visit: null,
      });
      expect((await office.as(person).visits.get({ visitId })).complaints).toEqual([]);
    }
  });

  it('is seen in the register by number and category, with the province and never overdue', async () => {
    const office = await openOffice();
    enrolled(office.desk);
    await office.as(office.clerk).complaints.register({ ...about, ...words });
    office.clock.set('2027-01-20T05:00:00.000Z');
    const { complaints } = office.as(office.manager);
    expect((await complaints.list({ state: 'with_province' })).rows).toMatchObject([
      { number: 1, category: 'cash_demand', state: 'with_province', overdue: false },
    ]);
    expect((await complaints.list({ state: 'open' })).rows).toEqual([]);
  });

  it('seals what is added to it too', async () => {
    const office = await openOffice();
    const province = enrolled(office.desk);
    const { complaints } = office.as(office.clerk);
    const { complaintId } = await complaints.register({ ...about, ...words });
    await complaints.addAddendum({ complaintId, kind: 'addendum', text: 'شاهد هم دارد' });
    expect(everythingKept(office)).not.toContain('شاهد هم دارد');
    expect(await province.open(sealedIn(office, 'complaint.addendum_added'))).toMatchObject({
      content: { text: 'شاهد هم دارد' },
    });
    const view = await office.as(office.manager).complaints.get({ complaintId });
    expect(view.addenda).toMatchObject([{ textState: 'sealed', text: null }]);
  });

  it('A20 A21 is sealed as it would be stored: no full card number, nothing unseen', async () => {
    const office = await openOffice();
    const province = enrolled(office.desk);
    const { complaints } = office.as(office.clerk);
    const { complaintId } = await complaints.register({
      ...about,
      text: '\u202eاز کارت\u202c ۶۰۳۷-۹۹۷۵-۱۲۳۴-۵۶۷۰ کشید',
      contactName: 'رضا\u3164 محمدی\u0007',
      contactPhone: '\u206609121234567\u2069',
    });
    await complaints.addAddendum({
      complaintId,
      kind: 'addendum',
      text: '\u2067رسید 633012345678 6037997512345670',
    });
    expect(await province.open(sealedIn(office, 'complaint.registered'))).toMatchObject({
      content: {
        text: 'از کارت 603799******5670 کشید',
        contactName: 'رضا محمدی',
        contactPhone: '09121234567',
      },
    });
    expect(await province.open(sealedIn(office, 'complaint.addendum_added'))).toMatchObject({
      content: { text: 'رسید 633012345678 603799******5670' },
    });
  });

  it('gets no outcome from the manager', async () => {
    const office = await openOffice();
    enrolled(office.desk);
    const { complaintId } = await office.as(office.clerk).complaints.register({ ...about, ...words });
    const outcome = { complaintId, kind: 'outcome', outcome: 'rejected', text: 'نادرست است' } as const;
    for (const person of [office.clerk, office.manager]) {
      const call = office.as(person).complaints.addAddendum(outcome);
      expect((await problemOf(call)).code).toBe('NOT_ALLOWED');
    }
  });
});
