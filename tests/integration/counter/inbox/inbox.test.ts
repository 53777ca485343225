// The in-box: deadlines by the table of closures, gap-free numbers, and what was handled stays as it was said.

import { describe, expect, it } from 'vitest';
import { inboxStatements } from '#core/counter/inbox/queries.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openOffice, problemOf } from '#tests/support/office.ts';
import { tasksOf } from '#tests/support/open-tasks.ts';
import { planOf } from '#tests/support/query-plan.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

const petition = {
  kind: 'petition',
  subject: 'دادخواست مطالبه',
  fromWhom: 'وکیل سعید رضوی',
  workingDays: 3,
} as const;
const note = 'به شعبهٔ پنجم ارسال شد';

describe('what came in', () => {
  it('D17.8 has a number without gaps and a deadline in working days by the table of closures', async () => {
    const office = await openOffice();
    const { inbox } = office.as(office.clerk);
    // Thursday, Saturday, Sunday.
    expect(await inbox.receive(petition)).toMatchObject({ number: 1, dueDay: '2026-11-29' });
    const refused = inbox.receive({ ...petition, workingDays: 0 });
    expect((await problemOf(refused)).code).toBe('INPUT_INVALID');
    expect(await inbox.receive(petition)).toMatchObject({ number: 2 });
    await office.as(office.manager).closures.declare({
      closedDay: '2026-11-28',
      kind: 'sudden',
      authority: 'استانداری',
      reference: 'اطلاعیهٔ ۴',
    });
    expect((await inbox.receive(petition)).dueDay).toBe('2026-11-30');
    expect((await inbox.list()).open.map(({ number, workingDaysLeft }) => [number, workingDaysLeft])).toEqual(
      [
        [1, 2],
        [2, 2],
        [3, 3],
      ],
    );
    const bodies = journalBodies(office.desk);
    expect(bodies).not.toContain(petition.fromWhom);
    expect(bodies).not.toContain(petition.subject);
    const other = joinOffice(office, 2);
    expect(await other.seat(office.clerk).inbox.receive(petition)).toMatchObject({
      number: 1,
      deskNumber: 2,
    });
  });

  it('D17.8 is handled once, with words, by whoever is named; the rest is a linked correction', async () => {
    const office = await openOffice();
    const { inbox } = office.as(office.clerk);
    const { itemId } = await inbox.receive(petition);
    const handled = { itemId, outcome: 'sent_on', note } as const;
    // Nothing is put right of what is still open, and nothing is handled without words.
    expect((await problemOf(inbox.correct(handled))).code).toBe('NOT_FOUND');
    expect((await problemOf(inbox.handle({ ...handled, note: '...' }))).code).toBe('REASON_NEEDED');
    await inbox.handle(handled);
    const manager = office.as(office.manager).inbox;
    expect((await problemOf(manager.handle({ ...handled, outcome: 'answered' }))).code).toBe(
      'ACTION_ALREADY_DONE',
    );
    await manager.correct({ itemId, outcome: 'sent_back', note: 'پیوست ناقص بود و برگشت داده شد' });
    const { open, closed } = await inbox.list();
    expect(open).toEqual([]);
    expect(closed[0]?.handlings).toMatchObject([
      { outcome: 'sent_on', note, byName: office.clerk.name },
      { outcome: 'sent_back', byName: office.manager.name },
    ]);
    expect((await problemOf(office.anyone.inbox.list())).code).toBe('NOT_SIGNED_IN');
  });

  it('D17.8 handled at two PCs stands once, with what each said', async () => {
    const office = await openOffice();
    const { itemId } = await office.as(office.clerk).inbox.receive(petition);
    const other = joinOffice(office, 2);
    await office.as(office.clerk).inbox.handle({ itemId, outcome: 'sent_on', note });
    await other.seat(office.manager).inbox.handle({ itemId, outcome: 'answered', note: 'پاسخ داده شد' });
    carryEntries(other.desk, office.desk);
    const { closed } = await office.as(office.clerk).inbox.list();
    expect(closed).toHaveLength(1);
    expect(closed[0]?.handlings).toHaveLength(2);
  });

  it('D17.9 is counted when its deadline is near or past, and the check of the in-box does not pass while one is past', async () => {
    const office = await openOffice();
    const clerk = office.as(office.clerk);
    const { itemId } = await clerk.inbox.receive(petition);
    expect((await clerk.premises.counts()).dueInbox).toBe(0);
    office.clock.set('2026-11-28T05:00:00.000Z');
    expect((await clerk.premises.counts()).dueInbox).toBe(1);
    expect(await tasksOf(clerk)).toMatchObject({ 'inbox.dueSoon': 1 });
    const passed = { item: 'lawyers_inbox', result: 'passed', note: '' } as const;
    await clerk.premises.recordCheck(passed);
    office.clock.set('2026-11-30T05:00:00.000Z');
    expect(await tasksOf(clerk)).toMatchObject({ 'inbox.overdue': 1 });
    const past = { code: 'INBOX_OVERDUE', params: { count: 1 } };
    expect(await problemOf(clerk.premises.recordCheck(passed))).toEqual(past);
    expect(await problemOf(office.as(office.manager).premises.recordCheck(passed))).toEqual(past);
    // It fails with what is to be done, or what is past is handled first.
    await clerk.premises.recordCheck({
      ...passed,
      result: 'failed',
      correctiveAction: { description: 'امروز ارسال شود', ownerId: office.clerk.id, dueDay: '2026-11-30' },
    });
    await clerk.inbox.handle({ itemId, outcome: 'sent_on', note });
    await clerk.premises.recordCheck(passed);
  });

  it('is read by index', async () => {
    const { desk } = await openOffice();
    const { open, closed, ...searches } = inboxStatements(desk.store.orm);
    for (const [name, statement] of Object.entries(searches))
      expect(
        planOf(desk, statement()).filter((step) => step.startsWith('SCAN')),
        name,
      ).toEqual([]);
    expect(planOf(desk, open())).toContain('SCAN inbox_items USING INDEX inbox_items_due');
    expect(planOf(desk, closed()).length).toBeGreaterThan(0);
  });
});
