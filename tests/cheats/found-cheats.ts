// Cheats that can happen, because money or a row was moved outside of the application, and that the close finds and names.

import type { ReportedTransaction } from '#core/demo/psp-report.ts';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { tehranTimeOf } from '#core/foundation/calendar/business-day.ts';
import type { Cheat, Scene, Signed } from './cheat.ts';
import {
  chargedVisit,
  completedVisit,
  openVisit,
  paidVisit,
  slipOf,
  withoutService,
} from './visits-of-cheats.ts';
import { withoutGuardsForGood } from './without-guards.ts';

type Exception = Signed['overview']['exceptions'][number];

/** An exception of the signed day that is explained, or that the ledger keeps open, and that `isIt` knows. */
const named =
  (isIt: (exception: Exception) => boolean) =>
  ({ overview }: Pick<Signed, 'overview'>): boolean =>
    overview.exceptions.some(
      (exception) => (exception.reasons.length === 0 || exception.explanation !== null) && isIt(exception),
    );

/** An exception of one of these kinds that names the payment, explained or kept open. */
export const ofPayment = (paymentId: string, ...kinds: readonly Exception['kind'][]) =>
  named(({ kind, paymentIds }) => kinds.includes(kind) && paymentIds.includes(paymentId));

/** A purchase as the PSP would report it now. */
export function purchase({ machine, day, terminals }: Scene, amount: number): ReportedTransaction {
  return {
    terminalId: terminals[0],
    rrn: machine.random.digits(12),
    stan: machine.random.stan(),
    cardMasked: `603799******${machine.random.digits(4)}`,
    type: 'purchase',
    amount,
    date: day,
    time: `${tehranTimeOf(machine.now())}:00`,
    status: 'successful',
  };
}

export const foundCheats: readonly Cheat[] = [
  {
    name: 'a made-up reference number',
    rule: 'D21.1',
    refusedWith: [],
    async attempt(scene) {
      // Served, and "paid" by a slip that no terminal ever printed.
      const { paymentId, slip } = await completedVisit(scene);
      scene.editReport((rows) => rows.filter(({ rrn }) => rrn !== slip.rrn));
      return ofPayment(paymentId, 'in_app_not_in_psp');
    },
  },
  {
    name: 'money without a service',
    rule: 'D19.1',
    refusedWith: [],
    async attempt(scene) {
      const row = purchase(scene, 900_000);
      scene.editReport((rows) => [...rows, row]);
      return named(
        ({ kind, saw }) => kind === 'in_psp_not_in_app' && saw !== null && saw.item.stan === row.stan,
      );
    },
  },
  {
    name: 'money without a service, ended with a dot',
    rule: 'D19.70',
    refusedWith: ['NOTE_TOO_THIN'],
    async attempt(scene) {
      const row = purchase(scene, 910_000);
      scene.editReport((rows) => [...rows, row]);
      let refused: unknown = null;
      scene.afterReports(async () => {
        const { dayClose } = scene.manager.caller;
        const found = (await dayClose.differences()).find(
          ({ account, recorded, told }) => account === 'money' && recorded === 0 && told === row.amount,
        );
        await dayClose
          .settleDifference({
            id: found?.id ?? '',
            legs: found?.legs ?? '',
            reasonCode: 'found_out',
            words: '.',
          })
          .catch((error: unknown) => {
            refused = error;
          });
      });
      return ({ sheet }) =>
        refused !== null && sheet.summary.ledger.open.some(({ size }) => size === row.amount);
    },
  },
  {
    name: 'the slip says another amount than the terminal',
    rule: 'D21.1',
    refusedWith: [],
    async attempt(scene) {
      const { paymentId, slip } = await completedVisit(scene);
      scene.editReport((rows) =>
        rows.map((row) => (row.rrn === slip.rrn ? { ...row, amount: row.amount + 100_000 } : row)),
      );
      return ofPayment(paymentId, 'amount_differs');
    },
  },
  {
    name: 'reversed after the service',
    rule: 'D21.7',
    refusedWith: [],
    async attempt(scene) {
      const { paymentId, visitId } = await completedVisit(scene);
      const { clerk } = scene;
      const reasonCode = 'client_withdrew' as const;
      await clerk.caller.payments.reverse({ paymentId, reasonCode, note: '', password: clerk.password });
      return ({ servedUnpaid }) =>
        servedUnpaid.some(
          (one) => one.visitId === visitId && one.kind === 'payment_reversed' && !one.isSettled,
        );
    },
  },
  {
    name: 'reversed here, never at the terminal',
    rule: 'D21.1',
    refusedWith: [],
    async attempt(scene) {
      const { paymentId, visitId, slip } = await paidVisit(scene);
      const { clerk } = scene;
      const reasonCode = 'wrong_amount' as const;
      const { reversalId } = await withoutService(scene, visitId, () =>
        clerk.caller.payments.reverse({ paymentId, reasonCode, note: '', password: clerk.password }),
      );
      scene.editReport((rows) => rows.filter(({ rrn, type }) => rrn !== slip.rrn || type === 'purchase'));
      return ofPayment(reversalId, 'pending_reversal');
    },
  },
  {
    name: 'more than is due, as taken',
    rule: 'D21.9',
    refusedWith: [],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      const { caller } = scene.clerk;
      const slip = { ...slipOf(scene, visitId, due + 70_000), asTaken: true };
      const { paymentId } = await caller.payments.record(slip);
      await caller.visits.complete({ visitId });
      return (signed) =>
        signed.refundCases.includes(paymentId) && ofPayment(paymentId, 'over_tariff')(signed);
    },
  },
  {
    name: 'less than is due, let pass by the manager',
    rule: 'D21.9',
    refusedWith: [],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      const { manager, clerk } = scene;
      await clerk.caller.payments.record(slipOf(scene, visitId, due - 20_000));
      const reason = 'پایانه مبلغ کمتری برداشت و مراجع رفته بود';
      await manager.caller.visits.completeUnderpaid({ visitId, reason, password: manager.password });
      return ({ servedUnpaid }) =>
        servedUnpaid.some((one) => one.visitId === visitId && one.kind === 'completed_underpaid');
    },
  },
  {
    name: 'charge of a completed visit taken back by the manager',
    rule: 'D21.8',
    refusedWith: [],
    async attempt(scene) {
      const { chargeId, paymentId, visitId } = await completedVisit(scene);
      const { manager } = scene;
      const { password } = manager;
      const reasonCode = 'wrong_service' as const;
      await manager.caller.payments.reverse({ paymentId, reasonCode, note: '', password });
      const reason = 'خدمت اشتباه ثبت شده بود';
      await manager.caller.fees.cancelCompletedCharge({ chargeId, reasonCode, reason, password });
      return ({ servedUnpaid }) => servedUnpaid.some((one) => one.visitId === visitId && !one.isSettled);
    },
  },
  {
    name: 'an edited report after the real one',
    rule: 'F9',
    refusedWith: [],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      const fileName = `edited-${slip.rrn}.csv`;
      scene.afterReports(async (reported) => {
        const edited = reported
          .filter(({ terminalId }) => terminalId === slip.terminalId)
          .map((row) => (row.rrn === slip.rrn ? { ...row, amount: row.amount - 100_000 } : row));
        const bytesBase64 = Buffer.from(behpardakhtCsv(edited)).toString('base64');
        await scene.manager.caller.dayClose.importPsp({ day: scene.day, fileName, bytesBase64 });
      });
      // Where the first file has no reference numbers the edited row is one too many, of the same slip.
      return ({ overview }) =>
        overview.imports.some(
          (one) => one.fileName === fileName && one.remarks.includes('contradicts_earlier_file'),
        ) ||
        overview.exceptions.some(
          ({ kind, saw }) => kind === 'in_psp_not_in_app' && saw?.item.stan === slip.stan,
        );
    },
  },
  {
    name: 'rows changed in the file of the store',
    rule: 'J27',
    refusedWith: [],
    async attempt(scene) {
      const visitId = await openVisit(scene);
      await scene.clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      withoutGuardsForGood(scene.desk.store.sqlite, (sqlite) => {
        sqlite.prepare("UPDATE visits SET client_name = 'دیگری' WHERE id = ?").run(visitId);
      });
      return named(({ kind }) => kind === 'tables_changed');
    },
  },
];
