// Nobody is served before those who wait without a reason that is kept (D14.65): not by a call, and not by a visit without a number.
import { expect, test } from 'vitest';
import { figuresOf } from '#core/oversight/supervision/day-figures.ts';
import { officeAtWork } from '#tests/support/closing-day.ts';
import { everyClient } from '#tests/support/every-client.ts';
import { journalBodies } from '#tests/support/journal-bodies.ts';
import { openVisit, problemOf, type TestOffice, today } from '#tests/support/office.ts';

async function withQueue(): Promise<TestOffice> {
  const office = await officeAtWork();
  await office.as(office.manager).queue.switch({ isOn: true });
  return office;
}
const jumps = ({ desk }: TestOffice): string[] =>
  journalBodies(desk).match(/"reason":"(elderly|disabled|urgent_deadline|was_absent)"/g) ?? [];

test('D14.65 a number that is not the next one is called with a reason', async () => {
  const office = await withQueue();
  const { queue } = office.as(office.clerk);
  const first = await queue.issue({ sectionId: 'filing' });
  const second = await queue.issue({ sectionId: 'filing' });
  const { ticketId } = second;
  expect((await problemOf(queue.callTicket({ ticketId }))).code).toBe('QUEUE_JUMP');
  const { callId } = await queue.callTicket({ ticketId, jump: 'elderly' });
  await queue.release({ callId, outcome: 'absent' });
  // In turn nothing is asked, nor of the one who comes back while nobody waits.
  const { callId: next } = await queue.callTicket({ ticketId: first.ticketId });
  await queue.release({ callId: next, outcome: 'no_visit' });
  const { callId: back } = await queue.callTicket({ ticketId });
  await queue.release({ callId: back, outcome: 'absent' });
  expect(jumps(office)).toEqual(['"reason":"elderly"']);
});

test('D14.243 a number that nobody had come for in the morning is no way past those who wait', async () => {
  const office = await withQueue();
  const { queue } = office.as(office.clerk);
  const { ticketId } = await queue.issue({ sectionId: 'filing' });
  const { callId } = await queue.callNext();
  await queue.release({ callId, outcome: 'absent' });
  office.clock.advance(3 * 3_600_000);
  await queue.issue({ sectionId: 'filing' });
  for (const who of [office.clerk, office.manager])
    expect((await problemOf(office.as(who).queue.callTicket({ ticketId }))).code).toBe('QUEUE_JUMP');
  await queue.callTicket({ ticketId, jump: 'was_absent' });
  expect(jumps(office)).toEqual(['"reason":"was_absent"']);
});

test('D14.65 a visit without a number waits for a reason while somebody waits, for the manager too, and not otherwise', async () => {
  const office = await withQueue();
  const { clerk, manager, as } = office;
  const client = { ...everyClient.iranian_adult, nationalCode: '0790419904' };
  await openVisit(office);
  await as(clerk).queue.issue({ sectionId: 'filing' });
  for (const person of [clerk, manager])
    expect((await problemOf(as(person).visits.open({ client }))).code).toBe('QUEUE_JUMP');
  await as(clerk).visits.open({ client, jump: 'urgent_deadline' });
  expect(jumps(office)).toEqual(['"reason":"urgent_deadline"']);
  // The honest way: the next number, then its visit.
  await as(clerk).queue.callNext();
  await as(clerk).visits.open({ client });
  await as(manager).queue.switch({ isOn: false });
  await as(clerk).visits.open({ client });
  expect(jumps(office)).toHaveLength(1);
});

test('D14.65 a visit whose number is taken back goes on out of turn, and that is kept and counted', async () => {
  const office = await withQueue();
  const { clerk, as, desk } = office;
  await as(clerk).queue.issue({ sectionId: 'filing' });
  await as(clerk).queue.callNext();
  const visitId = await openVisit(office);
  const tied = desk.reads.queue.factsOf(today).servings.at(-1);
  await as(clerk).queue.undo({ actId: tied?.id ?? '' });
  expect(journalBodies(desk)).toMatch(
    new RegExp(`"reason":"number_taken_back"[^}]*"${visitId}"|"${visitId}"[^}]*"number_taken_back"`),
  );
  expect(figuresOf(desk.reads, today).get(clerk.id)?.acts.queueJumps).toHaveLength(1);
});

test('D14.240 the queue is switched off while nobody waits, so that no turn is taken by it', async () => {
  const office = await withQueue();
  const { manager, clerk, as } = office;
  const off = () => as(manager).queue.switch({ isOn: false });
  await as(clerk).queue.issue({ sectionId: 'filing' });
  await as(clerk).queue.issue({ sectionId: 'filing' });
  expect(await problemOf(off())).toEqual({ code: 'CLIENTS_STILL_WAIT', params: { count: 2 } });
  const { callId } = await as(clerk).queue.callNext();
  // Whoever stands at a desk has not been served either.
  expect(await problemOf(off())).toEqual({ code: 'CLIENTS_STILL_WAIT', params: { count: 2 } });
  await as(clerk).queue.release({ callId, outcome: 'absent' });
  await as(clerk).queue.callNext();
  await openVisit(office);
  await off();
  expect((await office.anyone.queue.waitingRoom()).isOn).toBe(false);
});
