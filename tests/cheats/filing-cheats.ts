// Cheats around what is filed in the judiciary's own system and what is charged for it.
import type { Cheat, Scene, Signed } from './cheat.ts';
import {
  chargedVisit,
  completedVisit,
  paidVisit,
  slipOf,
  verifiedVisit,
  withoutService,
  withService,
} from './visits-of-cheats.ts';

const through = null;

/** A tracking number that no other filing has. */
const numberOf = ({ machine }: Scene): string => machine.random.digits(12);
const answer = (visitId: string, trackingNumber: string) => ({
  visitId,
  trackingNumber,
  branch: '',
  filedTime: '',
});

/** The cheapest service of the day that is filed nowhere and paid on the POS. */
function cheapestUnfiled({ desk, day }: Scene): string {
  const [cheapest] = (desk.reads.fees.inForce(day)?.tariff.items ?? [])
    .filter(({ files, amount, channel }) => !files && (amount ?? 0) > 0 && channel === 'office_pos')
    .toSorted((one, other) => (one.amount ?? 0) - (other.amount ?? 0));
  if (cheapest === undefined) throw new Error('the demo office has a service that is not filed');
  return cheapest.code;
}

/** A visit that paid for the cheapest service. */
async function cheapVisit(scene: Scene): Promise<string> {
  const visitId = await verifiedVisit(scene);
  const { fees, payments } = scene.clerk.caller;
  const lines = [{ itemCode: cheapestUnfiled(scene), count: 1 }];
  const { officePosTotal } = await fees.charge({ visitId, lines });
  await payments.record(slipOf(scene, visitId, officePosTotal));
  return visitId;
}

const named =
  (kind: string, visitId: string) =>
  ({ overview }: Pick<Signed, 'overview'>): boolean =>
    overview.exceptions.some((one) => one.kind === kind && one.visitId === visitId);

export const filingCheats: readonly Cheat[] = [
  {
    name: 'a cheap service charged, a petition filed',
    rule: 'D1.25',
    refusedWith: ['NO_FILING_SERVICE_CHARGED'],
    async attempt(scene) {
      const visitId = await cheapVisit(scene);
      await withService(scene, visitId, () =>
        scene.clerk.caller.visits.recordFiling(answer(visitId, numberOf(scene))),
      );
      return through;
    },
  },
  {
    name: 'one fee, two filings',
    rule: 'D1.25',
    refusedWith: ['FILED_ALREADY'],
    async attempt(scene) {
      const { visitId } = await paidVisit(scene);
      const { visits } = scene.clerk.caller;
      await withService(scene, visitId, async () => {
        await visits.recordFiling(answer(visitId, numberOf(scene)));
        await visits.recordFiling(answer(visitId, numberOf(scene)));
      });
      return through;
    },
  },
  {
    name: 'one tracking number for two clients, with noughts in front',
    rule: 'D1.26',
    refusedWith: ['TRACKING_NUMBER_TAKEN'],
    async attempt(scene) {
      const trackingNumber = `1${numberOf(scene)}`;
      const [first, second] = [await completedVisit(scene), await completedVisit(scene)];
      const { visits } = scene.clerk.caller;
      await visits.recordFiling(answer(first.visitId, trackingNumber));
      await visits.recordFiling(answer(second.visitId, `00${trackingNumber}`));
      return through;
    },
  },
  {
    name: 'a petition filed, its charge then exchanged for a cheap one',
    rule: 'D1.28',
    refusedWith: [],
    async attempt(scene) {
      const { visitId, chargeId, paymentId } = await paidVisit(scene);
      const { caller, password } = scene.clerk;
      await caller.visits.recordFiling(answer(visitId, numberOf(scene)));
      await caller.payments.reverse({ paymentId, reasonCode: 'wrong_amount', note: '', password });
      await caller.fees.cancelCharge({ chargeId, reasonCode: 'wrong_service' });
      const lines = [{ itemCode: cheapestUnfiled(scene), count: 1 }];
      const { officePosTotal } = await caller.fees.charge({ visitId, lines });
      await caller.payments.record(slipOf(scene, visitId, officePosTotal));
      await caller.visits.complete({ visitId });
      return named('filed_without_fee', visitId);
    },
  },
  {
    name: 'a petition filed, the filing taken back by the manager, and its fee given back',
    rule: 'D1.112',
    refusedWith: [],
    async attempt(scene) {
      const { visitId, chargeId, paymentId } = await paidVisit(scene);
      const { caller, password } = scene.clerk;
      await caller.visits.recordFiling(answer(visitId, numberOf(scene)));
      const [filing] = (await caller.visits.get({ visitId })).filings;
      await scene.manager.caller.visits.withdrawFiling({
        ...{ visitId, filingId: filing?.filingId ?? '' },
        ...{ reason: 'ثبت به اشتباه انجام شده بود', password: scene.manager.password },
      });
      await caller.payments.reverse({ paymentId, reasonCode: 'client_withdrew', note: '', password });
      await caller.fees.cancelCharge({ chargeId, reasonCode: 'client_withdrew' });
      await caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      return ({ sheet }) => sheet.summary.ledger.open.some(({ id }) => id === `filing:${visitId}`);
    },
  },
  {
    name: 'a petition filed before its fee is paid',
    rule: 'D1.12',
    refusedWith: ['VISIT_NOT_PAID'],
    async attempt(scene) {
      const { visitId } = await chargedVisit(scene);
      const { visits } = scene.clerk.caller;
      try {
        await visits.recordFiling(answer(visitId, numberOf(scene)));
      } finally {
        await visits.cancel({ visitId, reasonCode: 'unpaid' });
      }
      return through;
    },
  },
  {
    name: 'a charge taken back, and the client “only asked”',
    rule: 'D1.29',
    refusedWith: ['VISIT_WAS_CHARGED'],
    async attempt(scene) {
      const { visitId, chargeId } = await chargedVisit(scene);
      const { fees, visits } = scene.clerk.caller;
      await fees.cancelCharge({ chargeId, reasonCode: 'client_withdrew' });
      await withoutService(scene, visitId, () => visits.onlyAsked({ visitId }));
      return through;
    },
  },
  {
    name: 'a petition paid for and never filed',
    rule: 'D1.12',
    refusedWith: [],
    closesLater: true,
    async attempt(scene) {
      const { visitId } = await completedVisit(scene);
      // Not at the close of its own day, but at the one after.
      return ({ overview, unfiled }) => overview.day > scene.day && unfiled.includes(visitId);
    },
  },
];
