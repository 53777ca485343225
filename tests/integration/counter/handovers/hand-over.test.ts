// A desk is handed over during the day: open visits and the terminal, both sides in their own name, with the subtotal.
import { describe, expect, it } from 'vitest';
import { officeAtWork, otherTerminal, terminal } from '#tests/support/closing-day.ts';
import {
  chargedVisit,
  openDay,
  openVisit,
  problemOf,
  slip,
  type TestOffice,
  today,
} from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

/** The clerk has an open visit and a payment on the first terminal, and offers both to the manager. */
async function offered(office: TestOffice) {
  const clerk = office.as(office.clerk);
  const { visitId: paid } = await chargedVisit(office);
  await clerk.payments.record(slip(paid));
  const visitId = await openVisit(office, '0790419904');
  const offer = { toId: office.manager.id, visitIds: [visitId], terminalIds: [terminal] };
  const { handoverId } = await clerk.handovers.offer(offer);
  const [view] = await office.as(office.manager).handovers.ofDay({ day: today });
  if (view === undefined) throw new Error('the offer is there');
  return { paid, visitId, offer, handoverId, seen: view.terminals, view };
}

describe('handing a desk over', () => {
  it('D2.8 shows both sides what the terminal took, and passes on what the other one has seen', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const { visitId, handoverId, seen, view } = await offered(office);
    expect(seen).toEqual([{ terminalId: terminal, count: 1, amount: 770_000 }]);
    expect(view.visits.map((visit) => visit.visitId)).toEqual([visitId]);
    // Until it is taken it is the giver's.
    expect((await clerk.handovers.atHand()).terminals.map(({ terminalId }) => terminalId)).toContain(
      terminal,
    );
    await manager.handovers.answer({ handoverId, answer: 'taken', seen });
    const left = await clerk.handovers.atHand();
    expect(left.terminals.map(({ terminalId }) => terminalId)).toEqual([otherTerminal]);
    // The paid visit was not passed on.
    expect(left.visits).toHaveLength(1);
    expect((await manager.handovers.atHand()).visits.map((visit) => visit.visitId)).toEqual([visitId]);
    expect((await manager.handovers.ofDay({ day: today }))[0]).toMatchObject({ answer: 'taken' });
  });

  it('D2.8 leaves no way to the giver: not the screen, not the API, not another PC, until it comes back', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const { handoverId, seen } = await offered(office);
    const { visitId } = await chargedVisit(office, '0013542419');
    const rrn = (n: number) => ({ rrn: String(700_000_000_000 + n), stan: String(n).padStart(6, '0') });
    await clerk.payments.record(slip(visitId, { ...rrn(1), amount: 100_000 }));
    // A payment since the offer: what was seen is no more so.
    expect(await problemOf(manager.handovers.answer({ handoverId, answer: 'taken', seen }))).toEqual({
      code: 'HANDOVER_OUTDATED',
      params: {},
    });
    await clerk.handovers.answer({ handoverId, answer: 'withdrawn', seen: [] });
    const again = { toId: office.manager.id, visitIds: [], terminalIds: [terminal] };
    const second = await clerk.handovers.offer(again);
    const [, view] = await manager.handovers.ofDay({ day: today });
    const now = { handoverId: second.handoverId, answer: 'taken', seen: view?.terminals ?? [] } as const;
    // Not by taking blindly either.
    expect((await problemOf(manager.handovers.answer({ ...now, seen: [] }))).code).toBe('HANDOVER_OUTDATED');
    await manager.handovers.answer(now);
    const passedOn = { code: 'TERMINAL_HANDED_OVER', params: { to: expect.any(String) } };
    const paying = slip(visitId, { ...rrn(2), amount: 100_000 });
    expect(await problemOf(clerk.payments.record(paying))).toEqual(passedOn);
    const there = joinOffice(office, 2);
    expect(await problemOf(there.seat(office.clerk).payments.record(paying))).toEqual(passedOn);
    expect((await problemOf(clerk.handovers.offer(again))).code).toBe('NOT_YOUR_DESK');
    // The taker and the other terminal take payments; handed back, the first one does again.
    await manager.payments.record(paying);
    await clerk.payments.record(slip(visitId, { ...rrn(3), terminalId: otherTerminal, amount: 100_000 }));
    const back = await manager.handovers.offer({ ...again, toId: office.clerk.id });
    const returned = (await clerk.handovers.ofDay({ day: today })).at(-1)?.terminals ?? [];
    await clerk.handovers.answer({ handoverId: back.handoverId, answer: 'taken', seen: returned });
    await clerk.payments.record(slip(visitId, { ...rrn(4), amount: 100_000 }));
  });

  it('D2.8 takes two: nobody answers their own offer, nobody else answers it, and one answer counts', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const { handoverId, seen, offer } = await offered(office);
    const taking = { handoverId, answer: 'taken', seen } as const;
    expect((await problemOf(clerk.handovers.answer(taking))).code).toBe('OWN_ACT_FORBIDDEN');
    const withdrawing = { handoverId, answer: 'withdrawn', seen: [] } as const;
    expect((await problemOf(manager.handovers.answer(withdrawing))).code).toBe('NOT_ALLOWED');
    expect((await problemOf(clerk.handovers.offer(offer))).code).toBe('DESK_HANDOVER_OPEN');
    expect((await problemOf(manager.handovers.offer({ ...offer, toId: office.manager.id }))).code).toBe(
      'OWN_ACT_FORBIDDEN',
    );
    // What is not the giver's, and nothing at all, is not passed on.
    expect((await problemOf(manager.handovers.offer({ ...offer, toId: office.clerk.id }))).code).toBe(
      'NOT_YOUR_DESK',
    );
    const nothing = { toId: office.clerk.id, visitIds: [], terminalIds: [] };
    expect((await problemOf(manager.handovers.offer(nothing))).code).toBe('INPUT_INVALID');
    await manager.handovers.answer({ handoverId, answer: 'declined', seen: [] });
    expect((await problemOf(manager.handovers.answer(taking))).code).toBe('ACTION_ALREADY_DONE');
    expect((await clerk.handovers.atHand()).visits).toHaveLength(2);
  });

  it('D2.9 makes the taker answer for the visit on the next day too, and ends with its own day', async () => {
    const office = await officeAtWork();
    const [clerk, manager] = [office.as(office.clerk), office.as(office.manager)];
    const first = await openVisit(office);
    const toClerk = { toId: office.clerk.id, visitIds: [] as string[], terminalIds: [otherTerminal] };
    const stale = await manager.handovers.offer(toClerk);
    const { handoverId } = await clerk.handovers.offer({
      toId: office.manager.id,
      visitIds: [first],
      terminalIds: [],
    });
    await manager.handovers.answer({ handoverId, answer: 'taken', seen: [] });
    const kept = await openVisit(office, '0790419904');
    office.clock.set('2026-11-26T05:00:00.000Z');
    await openDay(office);
    // The offer of yesterday is none of today.
    const late = { handoverId: stale.handoverId, answer: 'taken', seen: [] } as const;
    expect((await problemOf(clerk.handovers.answer(late))).code).toBe('HANDOVER_OUTDATED');
    const cancelled = { kind: 'cancel', reasonCode: 'client_left' } as const;
    const reason = 'مراجعه‌کننده پیش از پایان کار رفت';
    const finish = (visitId: string) => clerk.visits.finishLate({ visitId, act: cancelled, reason });
    expect((await problemOf(finish(first))).code).toBe('NOT_ALLOWED');
    await finish(kept);
    await manager.visits.finishLate({ visitId: first, act: cancelled, reason });
  });

  it('D2.8 comes out the same on every PC, in whatever order the two sides’ facts arrive', {
    tags: 'release',
  }, async () => {
    const office = await officeAtWork();
    const { handoverId, seen } = await offered(office);
    const there = joinOffice(office, 2);
    await there.seat(office.manager).handovers.answer({ handoverId, answer: 'taken', seen });
    carryEntries(there.desk, office.desk);
    carryEntries(office.desk, there.desk);
    const [here] = await office.as(office.manager).handovers.ofDay({ day: today });
    expect(here).toMatchObject({ answer: 'taken' });
    expect(await there.seat(office.manager).handovers.ofDay({ day: today })).toEqual([here]);
  });
});
