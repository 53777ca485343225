// A complaint about somebody of the office, and complaints that belong together.
import { describe, expect, test } from 'vitest';
import { enrolled } from '#tests/support/enrolled.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const complaint = {
  kind: 'complaint',
  category: 'delay',
  aboutManager: false,
  text: 'با مراجع تند سخن گفت',
  contactName: '',
  contactPhone: '09121234567',
  visitId: null,
} as const;
const decided = { kind: 'outcome', outcome: 'rejected', text: 'بررسی شد و وارد نبود' } as const;
const reason = 'هر دو از یک رویداد است';

async function withColleague(): Promise<TestOffice & { colleague: TestOffice['clerk'] }> {
  const office = await openOffice();
  const colleague = await office.addPerson({
    name: 'سارا نوری',
    nationalCode: '9990000034',
    role: 'clerk',
  });
  return { ...office, colleague };
}

test('D7.9 whom it is about sees nothing of it, by no way, not even who took it down themself', {
  tags: 'release',
}, async () => {
  const office = await withColleague();
  const about = office.as(office.colleague);
  for (const writer of [office.clerk, office.colleague]) {
    const { complaintId, trackingCode, number } = await office
      .as(writer)
      .complaints.register({ ...complaint, aboutId: office.colleague.id });
    const missing = { code: 'NOT_FOUND', params: { what: 'complaint' } };
    expect(await problemOf(about.complaints.get({ complaintId }))).toEqual(missing);
    expect(await problemOf(about.complaints.find({ trackingCode }))).toEqual(missing);
    expect(await problemOf(about.complaints.slip({ complaintId }))).toEqual(missing);
    for (const typed of [trackingCode, trackingCode.slice(0, 4), `1-${number}`, String(number)]) {
      const found = await about.palette.find({ typed });
      expect(found, typed).toMatchObject({ complaints: [], more: false });
      const others = await office.as(office.manager).palette.find({ typed });
      expect(
        others.complaints.map((one) => one.complaintId),
        typed,
      ).toContain(complaintId);
    }
    // Nor by another one that is linked with it.
    const related = await office.as(office.clerk).complaints.register(complaint);
    await office.as(office.manager).complaints.link({
      complaintId: related.complaintId,
      trackingCode,
      kind: 'related',
      reason,
    });
    const { links } = await about.complaints.get({ complaintId: related.complaintId });
    expect(links).toEqual([]);
    const adding = { kind: 'addendum', complaintId, text: 'چنین نبود' } as const;
    expect(await problemOf(about.complaints.addAddendum(adding))).toEqual(missing);
    expect((await problemOf(about.complaints.revealContact({ complaintId }))).code).toBe('NOT_FOUND');
    const listed = (await about.complaints.list({ state: 'all' })).rows.map((row) => row.complaintId);
    expect(listed).not.toContain(complaintId);
    const shown = await office.as(office.manager).complaints.get({ complaintId });
    expect(shown).toMatchObject({ aboutName: 'سارا نوری', textState: 'shown' });
  }
  // A colleague sees that there is one, and not about whom.
  const { complaintId } = await office
    .as(office.clerk)
    .complaints.register({ ...complaint, aboutId: office.colleague.id });
  expect(await office.as(office.clerk).complaints.get({ complaintId })).toMatchObject({
    aboutName: 'سارا نوری',
  });
  const there = joinOffice(office, 2);
  const listedThere = (await there.seat(office.colleague).complaints.list({ state: 'open' })).rows;
  expect(listedThere.map((row) => row.complaintId)).not.toContain(complaintId);
  await office.as(office.manager).complaints.addAddendum({ complaintId, ...decided });
});

test('D7.9 one that names the manager is sealed to the province, whatever box was ticked', async () => {
  const office = await openOffice();
  enrolled(office.desk);
  for (const kind of ['complaint', 'feedback'] as const) {
    const { complaintId } = await office
      .as(office.clerk)
      .complaints.register({ ...complaint, kind, aboutId: office.manager.id });
    expect(await office.as(office.manager).complaints.get({ complaintId })).toMatchObject({
      aboutManager: true,
      textState: 'sealed',
      aboutName: null,
    });
  }
  const unknown = { ...complaint, aboutId: '0199a000-0000-7000-8000-000000000001' };
  expect((await problemOf(office.as(office.clerk).complaints.register(unknown))).code).toBe('NOT_FOUND');
});

describe('complaints that belong together', () => {
  test('D7.10 one goes on in the other: both stay, and the earlier deadline counts', async () => {
    const office = await openOffice();
    const { complaints } = office.as(office.manager);
    const first = await complaints.register(complaint);
    office.clock.set('2026-12-01T05:00:00.000Z');
    const later = await complaints.register(complaint);
    expect(later.dueDay > first.dueDay).toBe(true);
    const merging = {
      complaintId: first.complaintId,
      trackingCode: later.trackingCode,
      kind: 'merged',
      reason,
    } as const;
    const clerks = office.as(office.clerk).complaints.link(merging);
    expect((await problemOf(clerks)).code).toBe('NOT_ALLOWED');
    expect((await problemOf(complaints.link({ ...merging, reason: '...' }))).code).toBe('REASON_NEEDED');
    await complaints.link(merging);
    const [open, ...others] = (await complaints.list({ state: 'open' })).rows;
    expect(others).toEqual([]);
    expect(open).toMatchObject({ complaintId: later.complaintId, dueDay: first.dueDay });
    expect((await complaints.list({ state: 'closed' })).rows).toMatchObject([{ state: 'merged' }]);
    // The client’s code still finds it, and it says where it goes on; nothing more is decided of it.
    const found = await complaints.find({ trackingCode: first.trackingCode });
    expect((await complaints.get(found)).links).toMatchObject([{ kind: 'into', number: later.number }]);
    const deciding = complaints.addAddendum({ ...decided, complaintId: first.complaintId });
    expect((await problemOf(deciding)).code).toBe('COMPLAINT_CLOSED');
    expect((await problemOf(complaints.link(merging))).code).toBe('COMPLAINT_CLOSED');
    await complaints.addAddendum({ ...decided, complaintId: later.complaintId });
    expect((await complaints.list({ state: 'open' })).rows).toEqual([]);
  });

  test('D7.10 nothing is got rid of by a merge: not into a decided one, another person’s or a feedback', async () => {
    const office = await withColleague();
    const { complaints } = office.as(office.manager);
    const [one, over] = [await complaints.register(complaint), await complaints.register(complaint)];
    await complaints.addAddendum({ ...decided, complaintId: over.complaintId });
    const others = await complaints.register({ ...complaint, aboutId: office.colleague.id });
    const feedback = await complaints.register({ ...complaint, kind: 'feedback' });
    const into = ({ trackingCode }: { trackingCode: string }) =>
      complaints.link({ complaintId: one.complaintId, trackingCode, kind: 'merged', reason });
    expect((await problemOf(into(over))).code).toBe('COMPLAINT_CLOSED');
    expect((await problemOf(into(others))).code).toBe('COMPLAINTS_DIFFER');
    expect((await problemOf(into(feedback))).code).toBe('COMPLAINTS_DIFFER');
    expect((await problemOf(into(one))).code).toBe('INPUT_INVALID');
    expect((await problemOf(into({ trackingCode: '23456789' }))).code).toMatch(/NOT_FOUND|INPUT_INVALID/);
    // As related they are linked, once.
    const related = {
      complaintId: one.complaintId,
      trackingCode: over.trackingCode,
      kind: 'related',
      reason,
    } as const;
    await complaints.link(related);
    expect((await problemOf(complaints.link(related))).code).toBe('ACTION_ALREADY_DONE');
    const back = { ...related, complaintId: over.complaintId, trackingCode: one.trackingCode };
    expect((await problemOf(complaints.link(back))).code).toBe('ACTION_ALREADY_DONE');
  });

  test('D7.10 merged both ways on two PCs, one of them goes on, the same on both', async () => {
    const office = await openOffice();
    const here = office.as(office.manager).complaints;
    const [one, two] = [await here.register(complaint), await here.register(complaint)];
    const second = joinOffice(office, 2);
    const there = second.seat(office.manager).complaints;
    const merge = (from: typeof one, to: typeof one) => ({
      complaintId: from.complaintId,
      trackingCode: to.trackingCode,
      kind: 'merged' as const,
      reason,
    });
    await here.link(merge(one, two));
    await there.link(merge(two, one));
    carryEntries(second.desk, office.desk);
    carryEntries(office.desk, second.desk);
    const { rows } = await here.list({ state: 'open' });
    expect(rows).toHaveLength(1);
    expect((await there.list({ state: 'open' })).rows).toEqual(rows);
  });
});
