// What the sheet of a day says and what the province adds up from the entries are the same figures, whatever people do
// with visits, payments and reversals, in whatever order and over several days.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dayStatus } from '#core/closing/day-close/day-status.ts';
import { daySummary } from '#core/closing/day-close/views.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { changesByDay } from '#province/projection/counted-once.ts';
import type { OfficeDayChange } from '#province/projection/office-day.ts';
import { understand } from '#province/projection/understand.ts';
import { journalEnvelopes } from '#tests/support/journal-bodies.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import {
  chargedVisit,
  openDay,
  openOffice,
  slip,
  type TestOffice,
  today,
  verifiedVisit,
} from '#tests/support/office.ts';
import { joinOffice } from '#tests/support/second-desk.ts';
import { inTier } from '#tests/support/tier.ts';
import { meet } from '#tests/support/two-pcs.ts';

const clients = ['0499370899', '0790419904', '0013542419'];
const reason = 'مراجعه‌کننده پیش از پرداخت رفت';

type World = { readonly office: TestOffice; readonly visits: string[]; day: string; slips: number };
type Act = (world: World) => Promise<unknown>;
const pick = fc.nat(20);

/** What is refused changes nothing. */
const tried = <T>(call: Promise<T>): Promise<T | null> => call.catch(() => null);
const onVisit =
  (index: number, act: (visitId: string, world: World) => Promise<unknown>): Act =>
  async (world) => {
    const visitId = world.visits[index % Math.max(1, world.visits.length)];
    if (visitId !== undefined) await act(visitId, world);
  };

async function pay(world: World, visitId: string, amount: number): Promise<void> {
  const { office } = world;
  world.slips += 1;
  const numbers = { rrn: String(600_000_000_000 + world.slips), amount, asTaken: true };
  if (amount > 0) await tried(office.as(office.clerk).payments.record(slip(visitId, numbers)));
}
const dueOf = ({ office }: World, visitId: string): number => office.desk.reads.payments.account(visitId).due;

const opening = fc.tuple(fc.nat(2), fc.boolean()).map(
  ([client, two]): Act =>
    async (world) => {
      const { office } = world;
      const visitId = await tried(verifiedVisit(office, clients[client]));
      if (visitId === null) return;
      world.visits.push(visitId);
      const { fees } = office.as(office.clerk);
      const lines = [{ itemCode: 'petition', count: 1 }];
      await tried(fees.charge({ visitId, lines }));
      if (!two) return;
      await pay(world, visitId, dueOf(world, visitId));
      await tried(fees.charge({ visitId, lines, another: true }));
    },
);
const paying = fc.tuple(pick, fc.constantFrom('all', 'part', 'over')).map(([index, how]) =>
  onVisit(index, (visitId, world) => {
    const due = Math.max(0, dueOf(world, visitId));
    const amount = how === 'all' ? due : how === 'part' ? Math.floor(due / 2) : due + 10_000;
    return pay(world, visitId, amount);
  }),
);
const reversing = fc.tuple(pick, pick).map(([index, which]) =>
  onVisit(index, (visitId, { office }) => {
    const unpaidSum = office.desk.reads.payments
      .account(visitId)
      .payments.filter((each) => each.reversal === null);
    const paymentId = unpaidSum[which % Math.max(1, unpaidSum.length)]?.paymentId;
    const { password } = office.clerk;
    const facts = { reasonCode: 'client_withdrew', note: '', password } as const;
    return paymentId === undefined
      ? Promise.resolve()
      : tried(office.as(office.clerk).payments.reverse({ paymentId, ...facts }));
  }),
);
const uncharging = fc.tuple(pick, pick).map(([index, which]) =>
  onVisit(index, (visitId, { office }) => {
    const { charges } = office.desk.reads.payments.account(visitId);
    const chargeId = charges[which % Math.max(1, charges.length)]?.chargeId;
    const { password } = office.manager;
    const facts = { reasonCode: 'wrong_service', reason, password } as const;
    return chargeId === undefined
      ? Promise.resolve()
      : tried(office.as(office.manager).fees.cancelCompletedCharge({ chargeId, ...facts }));
  }),
);
/** A paid service becomes one that costs more, less or the same, also after the visit was completed. */
const exchanging = fc
  .tuple(pick, pick, fc.constantFrom('petition', 'attachment-page', 'extra-person'), fc.nat(2))
  .map(([index, which, itemCode, more]) =>
    onVisit(index, (visitId, { office }) => {
      const standing = office.desk.reads.payments
        .account(visitId)
        .charges.filter(({ cancelled }) => !cancelled);
      const chargeId = standing[which % Math.max(1, standing.length)]?.chargeId;
      const { password } = office.manager;
      const lines = [{ itemCode, count: more + 1 }];
      const facts = { wrong: { line: 1, units: 1 }, lines, reason, password };
      return chargeId === undefined
        ? Promise.resolve()
        : tried(office.as(office.manager).payments.exchange({ chargeId, ...facts }));
    }),
  );
const ending = fc
  .tuple(pick, fc.constantFrom('complete', 'underpaid', 'unpaid', 'client_left', 'late'))
  .map(([index, how]) =>
    onVisit(index, (visitId, { office }) => {
      const { visits } = office.as(office.manager);
      const { password } = office.manager;
      if (how === 'complete') return tried(visits.complete({ visitId }));
      if (how === 'underpaid') return tried(visits.completeUnderpaid({ visitId, reason, password }));
      if (how === 'unpaid' || how === 'client_left')
        return tried(visits.cancel({ visitId, reasonCode: how }));
      const act = { kind: 'cancel', reasonCode: 'unpaid' } as const;
      return tried(visits.finishLate({ visitId, act, reason }));
    }),
  );
const offering = fc.constant<Act>(({ office }) =>
  office.as(office.clerk).payments.cashOffered({ visitId: null }),
);
const nextDay = fc.constant<Act>(async (world) => {
  world.day = addDays(world.day, 1);
  world.office.clock.set(`${world.day}T04:30:00.000Z`);
  await openDay(world.office);
});
const atOnePc = [
  { weight: 4, arbitrary: opening },
  { weight: 6, arbitrary: paying },
  { weight: 3, arbitrary: exchanging },
  { weight: 5, arbitrary: reversing },
  { weight: 2, arbitrary: uncharging },
  { weight: 6, arbitrary: ending },
];
const act = fc.oneof(...atOnePc, { weight: 1, arbitrary: offering }, { weight: 1, arbitrary: nextDay });

/** What the province has of each day when every entry has arrived. */
function provinceDays(office: TestOffice): Map<string, OfficeDayChange> {
  const all = journalEnvelopes(office.desk).map((envelope) => {
    const what = understand(envelope, true);
    if ('quarantined' in what) throw new Error(`${envelope.type}: ${what.quarantined}`);
    return what;
  });
  return changesByDay(all, new Map());
}

function expectSameFigures({ office, day }: World): void {
  const { reads } = office.desk;
  const days = provinceDays(office);
  let unpaidSum = 0;
  const unpaid = new Set<string>();
  for (let each = today; each <= day; each = addDays(each, 1)) {
    const { counts, totals } = daySummary(reads, each, day, dayStatus(reads, each, day));
    const { servedUnpaid = 0, paidAfterAll = 0 } = counts;
    const province = days.get(each) ?? {};
    const of = (total: keyof OfficeDayChange) => province[total] ?? 0;
    expect({
      visits: of('visits'),
      verified: of('verified'),
      refused: of('refused'),
      payments: of('payments'),
      reversals: of('reversals'),
      complaints: of('complaints'),
      cashOffers: of('cashOffers'),
      onlyAsked: of('onlyAsked'),
      servedUnpaid: of('servedUnpaid'),
      paidAfterAll: of('paidAfterAll'),
    }).toEqual(counts);
    expect(of('paymentsRial')).toBe(totals.reduce((sum, { recorded }) => sum + recorded, 0));
    unpaidSum += servedUnpaid - paidAfterAll;
    // What was exchanged for less is paid for: it is a difference of the fee alone.
    for (const { kind, visitId, isSettled } of reads.visitState.servedUnpaid(each))
      if (!isSettled && kind !== 'charge_lowered') unpaid.add(visitId);
  }
  // What the exceptions of the days name one by one is what the figures leave.
  expect(unpaidSum).toBe(unpaid.size);
}

it('D21.13 the sheet and the province have the same figures, net of what was reversed and paid after all', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 45 }), async (acts) => {
      const office = await openOffice();
      hurry(office.desk);
      await openDay(office);
      const world: World = { office, visits: [], day: today, slips: 0 };
      for (const each of acts) await each(world);
      expectSameFigures(world);
    }),
    { numRuns: inTier(1, 15) },
  );
}, 240_000);

const completing = fc.constant<Act>(({ office, visits: [visitId = ''] }) =>
  tried(office.as(office.clerk).visits.complete({ visitId })),
);
const few = fc.oneof(
  { weight: 1, arbitrary: paying },
  { weight: 4, arbitrary: reversing },
  { weight: 1, arbitrary: uncharging },
  { weight: 1, arbitrary: ending },
  { weight: 3, arbitrary: completing },
);
const atTwoPcs = fc.record({ act: few, isThere: fc.boolean(), meets: fc.nat(9) });

it('D21.13 every visit that two PCs left unpaid between them is an exception of its own at both', {
  tags: 'release',
  timeout: 240_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(atTwoPcs, { minLength: 3, maxLength: 12 }), async (acts) => {
      const office = await openOffice();
      hurry(office.desk);
      await openDay(office);
      const other = joinOffice(office, 2);
      hurry(other.desk);
      // A visit that is paid and known at both PCs is what they may take back and end apart.
      const { visitId } = await chargedVisit(office);
      const visits = [visitId];
      const here: World = { office, visits, day: today, slips: 0 };
      await pay(here, visitId, 770_000);
      meet(office, other);
      const there: World = {
        ...here,
        office: { ...office, desk: other.desk, as: other.seat },
        slips: 1_000,
      };
      for (const { act: does, isThere, meets } of acts) {
        await does(isThere ? there : here);
        if (meets === 0) meet(office, other);
      }
      meet(office, other);
      for (const { reads } of [office.desk, other.desk]) {
        const { became, settled } = reads.visitState.unpaidChangesOn(today);
        const unpaid = reads.visitState.servedUnpaid(today).filter(({ isSettled }) => !isSettled);
        expect(new Set(unpaid.map(({ visitId }) => visitId)).size).toBe(became - settled);
      }
    }),
    { numRuns: inTier(2, 25) },
  );
});
