// A visit's life, played at random through the real router: whatever people try, in whatever order and on whatever day,
// nothing is served free unseen, nothing is charged or paid twice, and every open thing can be ended.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { completeAnswers } from '#core/demo/answers.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { hurry } from '#tests/support/merged-desk.ts';
import {
  type Caller,
  openDay,
  openOffice,
  openVisit,
  slip,
  type TestOffice,
  today,
} from '#tests/support/office.ts';
import { inTier } from '#tests/support/tier.ts';

const clients = ['0499370899', '0790419904', '0013542419'];
const reason = 'برق ساختمان رفت و نوبت ناتمام ماند';
const petition = 770_000;

/** What a visit came to by the answers that were given, counted apart from the application. */
type Life = {
  readonly visitId: string;
  readonly day: string;
  verified: boolean;
  ended: 'completed' | 'cancelled' | 'refused' | null;
  /** Charges that were not cancelled: rials by their id. */
  readonly charges: Map<string, number>;
  /** Payments that were not reversed: what of each pays for something, in rials. */
  readonly payments: Map<string, number>;
  /** Something was paid once and went back. */
  isPaidBack: boolean;
};

type World = {
  day: string;
  slips: number /** A slip that paid something. */;
  used: string | null;
  /** Offers of cash that stand, by day; and the last one, with whoever noted it. */
  readonly offers: Map<string, number>;
  lastOffer: { readonly actId: string; readonly day: string; readonly by: 'clerk' | 'manager' } | null;
  readonly lives: Life[];
  readonly office: TestOffice;
};
type Act = (world: World) => Promise<void>;

const sum = (amounts: Iterable<number>): number => [...amounts].reduce((total, amount) => total + amount, 0);
const dueOf = ({ charges, payments }: Life): number => sum(charges.values()) - sum(payments.values());

/** Tries something; what is refused changes nothing, and only refusals are expected. */
async function tried<T>(call: Promise<T>): Promise<T | null> {
  return call.catch((error: unknown) => {
    expect(error).toHaveProperty('cause.problem');
    return null;
  });
}

const whose = fc.constantFrom('clerk', 'manager');
const by = ({ office }: World, who: 'clerk' | 'manager'): Caller => office.as(office[who]);
/** An act on one of the visits that there are. */
const onVisit = (pick: number, act: (life: Life, world: World) => Promise<void>): Act => {
  return async (world) => {
    const life = world.lives[pick % Math.max(1, world.lives.length)];
    if (life !== undefined) await act(life, world);
  };
};
const pick = fc.nat(50);

const opening = fc.nat(2).map(
  (client): Act =>
    async (world) => {
      const visitId = await tried(openVisit(world.office, clients[client]));
      if (visitId === null) return;
      const { day } = world;
      world.lives.push({
        visitId,
        day,
        verified: false,
        ended: null,
        charges: new Map(),
        payments: new Map(),
        isPaidBack: false,
      });
    },
);

const verifying = fc.tuple(pick, whose, fc.boolean()).map(([index, who, says]) =>
  onVisit(index, async (life, world) => {
    const answers = completeAnswers('iranian_adult', 'plaintiff');
    const changed = says ? 'اصل کارت ملی را آورد' : '';
    const call = by(world, who).identity.verify({ visitId: life.visitId, answers, note: '', changed });
    if ((await tried(call)) === null) return;
    expect(life).toMatchObject({ verified: false, ended: null, day: world.day });
    life.verified = true;
  }),
);

const refusing = fc
  .tuple(
    pick,
    whose,
    fc.constantFrom('refused', 'escalated'),
    fc.constantFrom('document_missing', 'face_does_not_match'),
  )
  .map(([index, who, outcome, reasonCode]) =>
    onVisit(index, async (life, world) => {
      const { visitId } = life;
      const call = by(world, who).identity.refuse({ visitId, outcome, reasonCode, answers: [], note: '' });
      if ((await tried(call)) === null) return;
      expect(life).toMatchObject({ verified: false, ended: null, day: world.day });
      if (outcome === 'refused') life.ended = 'refused';
    }),
  );

/** What was missing has arrived: the refused visit of today goes on, unchecked. */
const resuming = fc.tuple(pick, whose).map(([index, who]) =>
  onVisit(index, async (life, world) => {
    const { visitId } = life;
    const { identity } = by(world, who);
    // A refusal that stands says what to bring; a visit that is not refused has no such note.
    const note = await tried(identity.refusalNote({ formId: visitId }));
    expect(note !== null).toBe(life.ended === 'refused');
    const arrived = 'اصل کارت ملی را آورد';
    if ((await tried(identity.resume({ visitId, arrived }))) === null) return;
    expect(life).toMatchObject({ verified: false, ended: 'refused', day: world.day });
    life.ended = null;
  }),
);

const printing = fc.tuple(pick, whose).map(([index, who]) =>
  onVisit(index, async (life, world) => {
    if ((await tried(by(world, who).payments.printReceipt({ visitId: life.visitId }))) === null) return;
    expect(life.verified).toBe(true);
    // Paid as a whole, or a slip that says that the money went back.
    if (life.payments.size === 0) expect(life.isPaidBack).toBe(true);
    else expect(dueOf(life)).toBeLessThanOrEqual(0);
  }),
);

const offering = fc.tuple(pick, whose).map(([index, who]) =>
  onVisit(index, async ({ visitId }, world) => {
    const { actId } = await by(world, who).payments.cashOffered({ visitId });
    const { day } = world;
    world.offers.set(day, (world.offers.get(day) ?? 0) + 1);
    world.lastOffer = { actId, day, by: who };
  }),
);

const undoing = whose.map(
  (who): Act =>
    async (world) => {
      const { lastOffer } = world;
      if (lastOffer === null) return;
      if ((await tried(by(world, who).visits.withdrawAct({ actId: lastOffer.actId }))) === null) return;
      expect(lastOffer).toMatchObject({ by: who, day: world.day });
      world.offers.set(world.day, (world.offers.get(world.day) ?? 0) - 1);
      world.lastOffer = null;
    },
);

const charging = fc.tuple(pick, fc.integer({ min: 1, max: 2 }), fc.boolean()).map(([index, count, another]) =>
  onVisit(index, async (life, world) => {
    const lines = [{ itemCode: 'petition', count }];
    const { visitId } = life;
    const done = await tried(by(world, 'clerk').fees.charge({ visitId, lines, another }));
    if (done === null) return;
    expect(life).toMatchObject({ verified: true, ended: null, day: world.day });
    // Never a second charge while the first is not paid.
    expect(dueOf(life)).toBe(0);
    life.charges.set(done.chargeId, count * petition);
  }),
);

const paying = fc
  .tuple(pick, fc.constantFrom('part', 'all', 'over', 'used slip'), fc.boolean())
  .map(([index, how, asTaken]) =>
    onVisit(index, async (life, world) => {
      const due = dueOf(life);
      const amount = how === 'part' ? 100_000 : how === 'over' ? Math.max(0, due) + 50_000 : due;
      if (amount <= 0) return;
      world.slips += 1;
      const fresh = String(600_000_000_000 + world.slips);
      const rrn = how === 'used slip' ? (world.used ?? fresh) : fresh;
      const isUsed = rrn === world.used;
      const done = await tried(
        by(world, 'clerk').payments.record(slip(life.visitId, { rrn, amount, asTaken })),
      );
      if (isUsed) expect(done).toBeNull();
      if (done !== null) world.used = rrn;
      if (done === null) return;
      expect(life.verified && life.ended !== 'cancelled').toBe(true);
      expect(asTaken || amount <= due).toBe(true);
      life.payments.set(done.paymentId, Math.min(amount, Math.max(0, due)));
    }),
  );

const reversing = fc.tuple(pick, pick).map(([index, which]) =>
  onVisit(index, async (life, world) => {
    const paymentId = [...life.payments.keys()][which % Math.max(1, life.payments.size)];
    if (paymentId === undefined) return;
    const { password } = world.office.clerk;
    const facts = { paymentId, reasonCode: 'client_withdrew', note: '', password } as const;
    if ((await tried(by(world, 'clerk').payments.reverse(facts))) === null) return;
    life.payments.delete(paymentId);
    life.isPaidBack = true;
  }),
);

const uncharging = fc.tuple(pick, pick, fc.boolean()).map(([index, which, special]) =>
  onVisit(index, async (life, world) => {
    const chargeId = [...life.charges.keys()][which % Math.max(1, life.charges.size)];
    if (chargeId === undefined) return;
    const { password } = world.office.manager;
    const reasonCode = 'wrong_service';
    const done = await tried(
      special
        ? by(world, 'manager').fees.cancelCompletedCharge({ chargeId, reasonCode, reason, password })
        : by(world, 'clerk').fees.cancelCharge({ chargeId, reasonCode }),
    );
    if (done === null) return;
    expect(special).toBe(life.ended === 'completed');
    life.charges.delete(chargeId);
  }),
);

const completing = fc.tuple(pick, fc.constantFrom('usual', 'late', 'underpaid')).map(([index, how]) =>
  onVisit(index, async (life, world) => {
    const { visitId } = life;
    const { visits } = by(world, 'manager');
    const { password } = world.office.manager;
    const done = await tried<unknown>(
      how === 'usual'
        ? visits.complete({ visitId })
        : how === 'late'
          ? visits.finishLate({ visitId, act: { kind: 'complete' }, reason })
          : visits.completeUnderpaid({ visitId, reason, password }),
    );
    if (done === null) return;
    expect(life).toMatchObject({ verified: true, ended: null });
    expect(life.charges.size).toBeGreaterThan(0);
    if (how === 'underpaid') expect(sum(life.payments.values())).toBeGreaterThan(0);
    else expect(dueOf(life)).toBe(0);
    if (how !== 'underpaid') expect(life.day === world.day).toBe(how === 'usual');
    life.ended = 'completed';
  }),
);

const cancelling = fc
  .tuple(pick, fc.boolean(), fc.constantFrom('client_left', 'unpaid'))
  .map(([index, late, reasonCode]) =>
    onVisit(index, async (life, world) => {
      const { visitId } = life;
      const { visits } = by(world, 'clerk');
      const done = await tried(
        late
          ? visits.finishLate({ visitId, act: { kind: 'cancel', reasonCode }, reason })
          : visits.cancel({ visitId, reasonCode }),
      );
      if (done === null) return;
      expect(life.ended).toBeNull();
      expect(life.payments.size).toBe(0);
      life.ended = 'cancelled';
      life.charges.clear();
    }),
  );

const refusingLate = fc.tuple(pick, whose).map(([index, who]) =>
  onVisit(index, async (life, world) => {
    const { visitId, day } = life;
    const act = { kind: 'refuse', reasonCode: 'document_missing' } as const;
    if ((await tried(by(world, who).visits.finishLate({ visitId, act, reason }))) === null) return;
    expect(life).toMatchObject({ verified: false, ended: null });
    expect(day).not.toBe(world.day);
    life.ended = 'refused';
  }),
);

const nextDay = fc.constant<Act>(async (world) => {
  world.day = addDays(world.day, 1);
  world.office.clock.set(`${world.day}T04:30:00.000Z`);
  await openDay(world.office);
});

const life = fc.oneof(
  { weight: 5, arbitrary: opening },
  { weight: 6, arbitrary: verifying },
  { weight: 2, arbitrary: refusing },
  { weight: 2, arbitrary: resuming },
  { weight: 2, arbitrary: printing },
  { weight: 1, arbitrary: offering },
  { weight: 1, arbitrary: undoing },
  { weight: 1, arbitrary: refusingLate },
  { weight: 6, arbitrary: charging },
  { weight: 7, arbitrary: paying },
  { weight: 2, arbitrary: reversing },
  { weight: 2, arbitrary: uncharging },
  { weight: 5, arbitrary: completing },
  { weight: 2, arbitrary: cancelling },
  { weight: 1, arbitrary: nextDay },
);

/** What the application says of each visit is what was counted; what is completed and not paid is on the list. */
function expectSoundBooks({ lives, office, day, offers }: World): void {
  const { reads } = office.desk;
  const days: string[] = [];
  for (let each = today; each <= day; each = addDays(each, 1)) days.push(each);
  const unpaid = new Set(
    days.flatMap((each) => reads.visitState.servedUnpaid(each).map((fact) => fact.visitId)),
  );
  for (const each of days) expect(reads.dayClose.counts(each).cashOffers).toBe(offers.get(each) ?? 0);
  for (const one of lives) {
    const account = reads.payments.account(one.visitId);
    expect(account.charged).toBe(sum(one.charges.values()));
    expect(account.paid).toBe(sum(one.payments.values()));
    // Nothing is paid twice: no charge has more money than it is worth.
    for (const [chargeId, total] of one.charges)
      expect(reads.payments.allocatedTo(chargeId)).toBeLessThanOrEqual(total);
    const isFree = one.ended === 'completed' && (one.charges.size === 0 || dueOf(one) > 0);
    if (isFree) expect(unpaid).toContain(one.visitId);
  }
}

/** Whatever is still open on the next morning is ended by the manager, and nothing is left then. */
async function endEverything(world: World): Promise<void> {
  world.day = addDays(world.day, 1);
  world.office.clock.set(`${world.day}T04:30:00.000Z`);
  await openDay(world.office);
  const { visits, payments } = by(world, 'manager');
  const { password } = world.office.manager;
  for (const { visitId, state } of await visits.leftOpen()) {
    if (state !== 'paid') {
      const { account } = await visits.get({ visitId });
      for (const { paymentId, reversal } of account.payments)
        if (reversal === null)
          await payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
    }
    const act =
      state === 'paid'
        ? ({ kind: 'complete' } as const)
        : ({ kind: 'cancel', reasonCode: 'unpaid' } as const);
    await visits.finishLate({ visitId, act, reason });
  }
  expect(await visits.leftOpen()).toEqual([]);
  for (const each of new Set(world.lives.map((one) => one.day)))
    expect(world.office.desk.reads.visitState.drafts(each)).toEqual([]);
}

it('D21.10 nothing is served free unseen, nothing is charged or paid twice, every open thing can be ended', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(life, { minLength: 25, maxLength: 60 }), async (acts) => {
      const office = await openOffice();
      hurry(office.desk);
      await openDay(office);
      const world: World = {
        day: today,
        slips: 0,
        used: null,
        offers: new Map(),
        lastOffer: null,
        lives: [],
        office,
      };
      for (const act of acts) {
        await act(world);
        expectSoundBooks(world);
      }
      await endEverything(world);
    }),
    { numRuns: inTier(2, 12) },
  );
}, 240_000);
