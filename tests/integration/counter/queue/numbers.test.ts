// Queue numbers of an office: given, called to a desk, let go, tied to a visit, taken back; at several PCs.
import { describe, expect, it } from 'vitest';
import { nextDay, officeAtWork } from '#tests/support/closing-day.ts';
import { openOffice, openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';
import { meet } from '#tests/support/two-pcs.ts';

/** An office at work whose manager switched the numbers on. */
async function withQueue(): Promise<TestOffice> {
  const office = await officeAtWork();
  await office.as(office.manager).queue.switch({ isOn: true });
  return office;
}

const codeOf = async (call: Promise<unknown>) => (await problemOf(call)).code;

describe('the numbers', () => {
  it('D14.1 are gap-free per desk, section and business day, and say nothing of who holds them', async () => {
    const office = await withQueue();
    const { queue } = office.as(office.clerk);
    const numbers = [];
    for (const sectionId of ['filing', 'filing', 'sana', 'filing'] as const)
      numbers.push((await queue.issue({ sectionId })).number);
    expect(numbers).toEqual([1001, 1002, 2001, 1003]);
    // Another PC has a row of its own, and what was taken back is not given again.
    const there = joinOffice(office, 2).seat(office.clerk);
    expect(await there.queue.issue({ sectionId: 'filing' })).toMatchObject({ deskNumber: 2, number: 1001 });
    const { ticketId } = await queue.issue({ sectionId: 'sana' });
    await queue.undo({ actId: ticketId });
    expect((await queue.issue({ sectionId: 'sana' })).number).toBe(2003);
    await nextDay(office);
    expect((await queue.issue({ sectionId: 'filing' })).number).toBe(1001);
    const journalled = office.desk.store.sqlite
      .prepare<[], string>(
        'SELECT CAST(bytes AS TEXT) FROM journal WHERE CAST(bytes AS TEXT) LIKE \'%"ticket.issued"%\'',
      )
      .pluck()
      .all();
    expect(journalled).toHaveLength(7);
    for (const entry of journalled)
      expect(Object.keys(JSON.parse(entry).body).toSorted()).toEqual([
        'deskNumber',
        'id',
        'number',
        'sectionId',
        'series',
      ]);
  });

  it('D14.1 are called in the order in which they were given, whichever PC had heard more', async () => {
    const office = await withQueue();
    const other = joinOffice(office, 2);
    const { queue, visits } = office.as(office.clerk);
    for (let left = 3; left > 0; left -= 1) await visits.referAdvice({ visitId: null });
    const { ticketId } = await queue.issue({ sectionId: 'filing' });
    office.clock.advance(5 * 60_000);
    await other.seat(office.clerk).queue.issue({ sectionId: 'filing' });
    meet(office, other);
    await queue.callNext();
    expect((await queue.atDesk()).current).toMatchObject({ ticketId });
  });

  it('D14.6 are there only while the manager has them switched on, and only on their own day', async () => {
    const office = await openOffice();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    expect(await clerk.queue.atDesk()).toEqual({ isOn: false, current: null, sections: [], absent: [] });
    expect(await codeOf(clerk.queue.issue({ sectionId: 'filing' }))).toBe('QUEUE_OFF');
    expect(await codeOf(clerk.queue.switch({ isOn: true }))).toBe('NOT_ALLOWED');
    await manager.queue.switch({ isOn: true });
    expect(await codeOf(manager.queue.switch({ isOn: true }))).toBe('ACTION_ALREADY_DONE');
    // Clients come before the day is opened; nobody is called before it is.
    const { ticketId } = await clerk.queue.issue({ sectionId: 'filing' });
    expect(await codeOf(clerk.queue.callNext())).toBe('DAY_NOT_OPEN');
    const unknown = { sectionId: office.clerk.id };
    expect(await codeOf(clerk.queue.issue(unknown))).toBe('NOT_FOUND');
    await nextDay(office);
    expect(await codeOf(clerk.queue.callNext())).toBe('NOBODY_WAITS');
    expect(await codeOf(clerk.queue.callTicket({ ticketId }))).toBe('NOT_FOUND');
    expect(await codeOf(clerk.queue.ticket({ ticketId }))).toBe('NOT_FOUND');
    await manager.queue.switch({ isOn: false });
    expect(await codeOf(clerk.queue.callNext())).toBe('QUEUE_OFF');
    expect((await office.anyone.queue.waitingRoom()).isOn).toBe(false);
  });

  it('D14.5 show in the waiting room as numbers and desks to anybody, the last five, and nothing else', async () => {
    const office = await withQueue();
    const { queue } = office.as(office.clerk);
    for (let clients = 0; clients < 7; clients += 1) await queue.issue({ sectionId: 'filing' });
    for (let calls = 0; calls < 6; calls += 1) {
      await queue.callNext();
      await openVisit(office);
    }
    const { callId } = await queue.callNext();
    await queue.callAgain({ callId });
    const shown = await office.anyone.queue.waitingRoom();
    expect(shown.calls.map(({ number }) => number)).toEqual([1007, 1006, 1005, 1004, 1003]);
    expect(shown.calls[0]).toEqual({ callId, deskNumber: 1, number: 1007, toDesk: 1, times: 2 });
    expect(shown).toMatchObject({ isOn: true, waiting: 0 });
    // Who did not come is not called out any more, and no name of a client or a clerk is in it.
    await queue.release({ callId, outcome: 'absent' });
    const after = await office.anyone.queue.waitingRoom();
    expect(after.calls.map(({ number }) => number)).toEqual([1006, 1005, 1004, 1003, 1002]);
    for (const call of after.calls)
      expect(Object.keys(call).toSorted()).toEqual(['callId', 'deskNumber', 'number', 'times', 'toDesk']);
    const before = await openOffice({ deskNumber: 3 });
    expect(await before.anyone.queue.waitingRoom()).toEqual({ isOn: false, waiting: 0, calls: [] });
  });
});

describe('a call', () => {
  it('D14.3 is served, absent or ended before the next; who was absent is called again', async () => {
    const office = await withQueue();
    const { queue } = office.as(office.clerk);
    const first = await queue.issue({ sectionId: 'filing' });
    const second = await queue.issue({ sectionId: 'filing' });
    const { callId } = await queue.callNext();
    expect(await codeOf(queue.callNext())).toBe('TICKET_AT_DESK');
    expect(await codeOf(queue.callTicket({ ticketId: second.ticketId }))).toBe('TICKET_AT_DESK');
    await queue.release({ callId, outcome: 'absent' });
    expect(await codeOf(queue.release({ callId, outcome: 'absent' }))).toBe('NOT_FOUND');
    expect((await queue.atDesk()).absent.map(({ ticketId }) => ticketId)).toEqual([first.ticketId]);
    const { callId: next, ticketId } = await queue.callNext();
    expect(ticketId).toBe(second.ticketId);
    await queue.release({ callId: next, outcome: 'no_visit' });
    expect(await codeOf(queue.callTicket({ ticketId }))).toBe('ACTION_ALREADY_DONE');
    expect(await codeOf(queue.callNext())).toBe('NOBODY_WAITS');
    const again = await queue.callTicket({ ticketId: first.ticketId });
    expect((await queue.atDesk()).current).toMatchObject({ callId: again.callId, state: 'called' });
  });

  it('D14.3 is taken back within ten seconds by who did it, at this PC, while nothing followed', async () => {
    const office = await withQueue();
    const [{ queue }, manager] = [office.as(office.clerk), office.as(office.manager)];
    const there = joinOffice(office, 2).seat(office.clerk);
    const { ticketId } = await queue.issue({ sectionId: 'filing' });
    const { callId } = await queue.callNext();
    // Every call at the test's PC takes some seconds: one way round for each act.
    await queue.undo({ actId: callId });
    expect((await queue.atDesk()).current).toBeNull();
    expect(await codeOf(queue.undo({ actId: callId }))).toBe('UNDO_TOO_LATE');
    const { ticketId: later } = await queue.issue({ sectionId: 'filing' });
    const { callId: hers } = await queue.callTicket({ ticketId: later, jump: 'elderly' });
    // What was given has been called since.
    expect(await codeOf(queue.undo({ actId: later }))).toBe('UNDO_TOO_LATE');
    await queue.release({ callId: hers, outcome: 'absent' });
    const { callId: mine } = await queue.callTicket({ ticketId });
    expect(await codeOf(manager.queue.undo({ actId: mine }))).toBe('UNDO_TOO_LATE');
    await queue.release({ callId: mine, outcome: 'absent' });
    const { callId: here } = await queue.callTicket({ ticketId });
    expect(await codeOf(there.queue.undo({ actId: here }))).toBe('UNDO_TOO_LATE');
    await queue.release({ callId: here, outcome: 'no_visit' });
    const { callId: second } = await queue.callTicket({ ticketId: later });
    const { actId } = await queue.release({ callId: second, outcome: 'absent' });
    await queue.undo({ actId });
    expect((await queue.atDesk()).current).toMatchObject({ callId: second, state: 'called' });
    // No clock makes it longer.
    office.clock.advance(11_000);
    office.clock.jump(-11_000);
    expect(await codeOf(queue.undo({ actId: second }))).toBe('UNDO_TOO_LATE');
  });

  it('D14.4 is tied to the visit that is opened next at the desk, once, and untied within ten seconds', async () => {
    const office = await withQueue();
    const { queue } = office.as(office.clerk);
    await openVisit(office);
    await queue.issue({ sectionId: 'filing' });
    await queue.callNext();
    // A visit at another desk is not this one's.
    const there = joinOffice(office, 2);
    const other = there.seat(office.manager);
    await other.visits.open({
      client: {
        clientType: 'iranian_adult',
        name: 'رضا محمدی',
        nationalCode: '0790419904',
        mobile: '09121234567',
        postalCode: '1193653471',
        matterRole: 'plaintiff',
        trackingNumber: '',
      },
    });
    expect((await queue.atDesk()).current).toMatchObject({ visitId: null, state: 'called' });
    const visitId = await openVisit(office);
    const { current } = await queue.atDesk();
    expect(current).toMatchObject({ visitId, state: 'served', servedAt: 1 });
    expect(await codeOf(queue.release({ callId: current?.callId ?? '', outcome: 'absent' }))).toBe(
      'ACTION_ALREADY_DONE',
    );
    await openVisit(office, '0013542419');
    expect((await queue.atDesk()).current).toMatchObject({ visitId });
    // A visit that had nothing to do with the number at the desk: the number waits there again.
    await queue.issue({ sectionId: 'filing' });
    await queue.callNext();
    await openVisit(office, '0084575948');
    const tied = office.desk.reads.queue.factsOf(today).servings.at(-1);
    await queue.undo({ actId: tied?.id ?? '' });
    expect((await queue.atDesk()).current).toMatchObject({ visitId: null, state: 'called' });
  });

  it('D14.2 stands at one desk while the PCs are linked, and in the sections of the person alone', async () => {
    const office = await withQueue();
    const { queue } = office.as(office.clerk);
    const there = joinOffice(office, 2);
    const { queue: other } = there.seat(office.manager);
    const { ticketId } = await queue.issue({ sectionId: 'filing' });
    await queue.issue({ sectionId: 'filing' });
    const { callId } = await queue.callNext();
    carryEntries(office.desk, there.desk);
    expect(await problemOf(other.callTicket({ ticketId }))).toEqual({
      code: 'TICKET_AT_OTHER_DESK',
      params: { desk: 1 },
    });
    expect((await other.callNext()).number).toBe(1002);
    // Nor does another desk let it go.
    expect(await codeOf(other.release({ callId, outcome: 'absent' }))).toBe('NOT_FOUND');
    const sana = await office.addPerson({ name: 'سارا نوری', nationalCode: '9990000034', role: 'clerk' });
    await office.as(office.manager).postings.transfer({
      personId: sana.id,
      kind: 'section',
      sections: ['sana'],
      toOffice: '',
      body: 'protection',
      letterNumber: '1',
      letterDay: '2026-11-25',
      effectiveOn: '2026-11-25',
      reason: 'نیاز بخش ثنا به نیروی بیشتر',
      password: office.manager.password,
    });
    await queue.release({ callId, outcome: 'absent' });
    const hers = office.as(sana).queue;
    expect(await codeOf(hers.callNext())).toBe('NOBODY_WAITS');
    expect(await codeOf(hers.callTicket({ ticketId }))).toBe('NOT_ALLOWED');
    expect((await hers.atDesk()).absent).toEqual([]);
  });

  it('D14.2 at two desks whose cable was cut is told to both, the same in either order, until one lets it go', {
    tags: 'release',
  }, async () => {
    const office = await withQueue();
    const { queue } = office.as(office.clerk);
    const { ticketId } = await queue.issue({ sectionId: 'filing' });
    const there = joinOffice(office, 2);
    const { queue: other } = there.seat(office.manager);
    await queue.callNext();
    const { callId } = await other.callNext();
    // Each hears of the other afterwards.
    carryEntries(there.desk, office.desk);
    expect((await queue.atDesk()).current).toMatchObject({ ticketId, alsoAt: [2] });
    carryEntries(office.desk, there.desk);
    expect((await other.atDesk()).current).toMatchObject({ ticketId, alsoAt: [1] });
    const both = await office.anyone.queue.waitingRoom();
    expect(both.calls.map(({ toDesk }) => toDesk).toSorted()).toEqual([1, 2]);
    const visitId = await openVisit(office);
    carryEntries(office.desk, there.desk);
    expect((await other.atDesk()).current).toMatchObject({ state: 'served', servedAt: 1, visitId });
    // Served at the other desk: this one is free for the next.
    expect(await codeOf(other.callNext())).toBe('NOBODY_WAITS');
    expect(await codeOf(other.release({ callId, outcome: 'absent' }))).toBe('ACTION_ALREADY_DONE');
  });
});

it('D14.1 a number on paper says how many wait before it, and the desks see who waits how long', async () => {
  const office = await withQueue();
  const { queue } = office.as(office.clerk);
  await queue.issue({ sectionId: 'filing' });
  await queue.issue({ sectionId: 'sana' });
  office.clock.advance(60_000);
  const { ticketId } = await queue.issue({ sectionId: 'filing' });
  expect(await queue.ticket({ ticketId })).toMatchObject({ waitingBefore: 1, ticket: { number: 1002 } });
  office.clock.advance(60_000);
  await queue.callNext();
  const filing = (await queue.atDesk()).sections.find(({ sectionId }) => sectionId === 'filing');
  expect(filing).toMatchObject({ waiting: 1, called: 1, isOwn: true });
  expect(filing?.averageWaitMs).toBeGreaterThanOrEqual(120_000);
  expect((await queue.ticket({ ticketId })).waitingBefore).toBe(0);
});
