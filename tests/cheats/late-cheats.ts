// Cheats that the close of the day finds by what is missing or too much: a slip, a reference number, a second word, a row.

import { demoOffice } from '#core/app/first-run/demo-office.ts';
import { leftKey } from '#core/closing/day-close/ledger/contract.ts';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import type { Cheat, Scene } from './cheat.ts';
import { ofPayment, purchase } from './found-cheats.ts';
import {
  chargedVisit,
  completedVisit,
  openVisit,
  verifiedVisit,
  withoutService,
} from './visits-of-cheats.ts';
import { withoutGuardsForGood } from './without-guards.ts';

/** A terminal that took nothing on the day, where there is one. */
function idleTerminal({ desk, day, terminals }: Scene): string {
  const used = new Set(desk.reads.payments.ofDay(day).map(({ terminalId }) => terminalId));
  return terminals.find((terminalId) => !used.has(terminalId)) ?? terminals[0];
}

/** A number of a slip on which the terminal declared an earlier day; null before there is one. */
function usedBatch({ desk, day }: Scene, terminalId: string): string | null {
  for (let back = 1; back <= 10; back += 1) {
    const number = desk.reads.dayClose.declaredZero(addDays(day, -back)).get(terminalId)?.number;
    if (number !== undefined) return number;
  }
  return null;
}

/** A reduction that the tariff in force lists; the demo's own lists none, so a version with one is put into force. */
async function listedReduction({ day, manager, clerk }: Scene): Promise<string> {
  const known = (await clerk.caller.fees.inForce())?.reductions[0]?.code;
  if (known !== undefined) return known;
  const { tariff } = demoOffice(day);
  const code = 'insolvency';
  const reductions = [{ code, title: 'معسر', maxBasisPoints: 10_000 }];
  const { tariffId } = await manager.caller.fees.proposeTariff({
    tariff: { ...tariff, code: 'reduced', letterDay: day, effectiveFrom: day, reductions },
  });
  const { seen } = await clerk.caller.fees.reviewTariff({ tariffId });
  await clerk.caller.fees.confirmTariff({ tariffId, seen });
  return code;
}

export const lateCheats: readonly Cheat[] = [
  {
    name: 'zero declared without a slip',
    rule: 'D21.16',
    refusedWith: ['INPUT_INVALID', 'PSP_REPORT_NEEDED'],
    async attempt(scene) {
      const slip = { terminalId: idleTerminal(scene), batchNumber: '', batchTotal: 0 };
      await scene.manager.caller.dayClose.declareZero({ day: scene.day, ...slip });
      return null;
    },
  },
  {
    name: 'zero declared with a slip that was used, or that has a total',
    rule: 'D21.16',
    refusedWith: ['BATCH_ALREADY_USED', 'PSP_REPORT_NEEDED'],
    async attempt(scene) {
      const terminalId = idleTerminal(scene);
      const batchNumber = usedBatch(scene, terminalId);
      const slip =
        batchNumber === null ? { batchNumber: '77', batchTotal: 1 } : { batchNumber, batchTotal: 0 };
      await scene.manager.caller.dayClose.declareZero({ day: scene.day, terminalId, ...slip });
      return null;
    },
  },
  {
    name: 'a made-up reference number beside the right card, amount and time',
    rule: 'D21.17',
    refusedWith: [],
    async attempt(scene) {
      const { paymentId, slip } = await completedVisit(scene);
      const rrn = scene.machine.random.digits(12);
      scene.editReport((rows) => rows.map((row) => (row.rrn === slip.rrn ? { ...row, rrn } : row)));
      // Proposed, and in the totals by the manager's tick alone.
      return ({ matches, overview }) =>
        matches.some((match) => match.paymentId === paymentId && match.basis === 'by_hand') ||
        ofPayment(paymentId, 'match_proposed', 'in_app_not_in_psp')({ overview });
    },
  },
  {
    name: 'a report without reference numbers',
    rule: 'D21.17',
    refusedWith: [],
    async attempt(scene) {
      const { paymentId, slip } = await completedVisit(scene);
      scene.editReport((rows) => rows.map((row) => (row.rrn === slip.rrn ? { ...row, rrn: '' } : row)));
      return ({ matches, overview }) =>
        matches.some((match) => match.paymentId === paymentId && match.basis === 'by_hand') ||
        ofPayment(paymentId, 'match_proposed', 'in_app_not_in_psp')({ overview });
    },
  },
  {
    name: 'a visit ended on the next day as unpaid, though its client was verified',
    rule: 'D21.13',
    refusedWith: [],
    async attempt(scene) {
      const visitId = await verifiedVisit(scene);
      scene.afterReports(async () => {
        scene.machine.advanceTo(`${scene.day}T21:00:00.000Z`);
        const act = { kind: 'cancel', reasonCode: 'unpaid' } as const;
        const reason = 'مراجعه‌کننده بدون پرداخت رفته بود';
        await scene.manager.caller.visits.finishLate({ visitId, act, reason });
      });
      return ({ differences }) => differences.some(({ id }) => id === leftKey(visitId));
    },
    closesLater: true,
  },
  {
    name: 'charged, served for cash and cancelled because «the client left»',
    rule: 'D21.7',
    refusedWith: [],
    async attempt(scene) {
      const { visitId } = await chargedVisit(scene);
      await scene.clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      return ({ differences }) => differences.some(({ id }) => id === leftKey(visitId));
    },
  },
  {
    name: 'a reduction without its paper',
    rule: 'D4.10',
    refusedWith: ['REDUCTION_PAPER_NEEDED'],
    async attempt(scene) {
      const code = await listedReduction(scene);
      const visitId = await verifiedVisit(scene);
      const lines = [{ itemCode: scene.services[0], count: 1, reduction: { code, basisPoints: 100 } }];
      await withoutService(scene, visitId, () => scene.clerk.caller.fees.charge({ visitId, lines }));
      return null;
    },
  },
  {
    name: 'money without a service ended twice in thirty days by the manager alone',
    rule: 'D19.4',
    refusedWith: [],
    async attempt(scene) {
      const rows = [purchase(scene, 310_000), purchase(scene, 320_000)];
      scene.editReport((reported) => [...reported, ...rows]);
      const isOne = (size: number): boolean => rows.some(({ amount }) => amount === size);
      scene.afterReports(async () => {
        const { dayClose } = scene.manager.caller;
        for (const { id, legs, recorded, told } of await dayClose.differences())
          if (recorded === 0 && isOne(told)) {
            const words = 'از متصدی پرسیده شد و رسید پایانه بررسی شد';
            await dayClose.settleDifference({ id, legs, reasonCode: 'found_out', words });
          }
      });
      return ({ sheet }) => sheet.summary.ledger.open.some(({ size }) => isOne(size));
    },
  },
  {
    name: 'a report of the failed rows only',
    rule: 'F9',
    refusedWith: [],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      const fileName = `failed-${slip.rrn}.csv`;
      scene.afterReports(async () => {
        const row = { ...purchase(scene, 990_000), status: 'failed' as const };
        const bytesBase64 = Buffer.from(behpardakhtCsv([row])).toString('base64');
        await scene.manager.caller.dayClose.importPsp({ day: scene.day, fileName, bytesBase64 });
      });
      return ({ sheet }) =>
        sheet.imports.some((one) => one.fileName === fileName && one.remarks.includes('failed_rows_only'));
    },
  },
  {
    name: 'a cash offer that is taken out of the store',
    rule: 'J27',
    refusedWith: [],
    async attempt(scene) {
      const visitId = await openVisit(scene);
      await scene.clerk.caller.payments.cashOffered({ visitId });
      await scene.clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      withoutGuardsForGood(scene.desk.store.sqlite, (sqlite) => {
        sqlite.prepare('DELETE FROM cash_offers WHERE visit_id = ?').run(visitId);
      });
      return ({ overview, sheet }) =>
        sheet.summary.counts.cashOffers > 0 &&
        overview.exceptions.some(
          ({ kind, explanation }) => kind === 'tables_changed' && explanation !== null,
        );
    },
  },
  {
    name: 'clients looked at twenty times within minutes',
    rule: 'D16.7',
    refusedWith: [],
    async attempt(scene) {
      const visitId = await openVisit(scene);
      for (let looks = 0; looks < 20; looks += 1)
        await scene.clerk.caller.visits.revealIdentifier({ visitId });
      await scene.clerk.caller.visits.cancel({ visitId, reasonCode: 'client_left' });
      return () =>
        scene.desk.reads.accessLog
          .alerts()
          .some(({ personId, day }) => personId === scene.clerk.id && day === scene.day);
    },
  },
  {
    name: 'a second account under a colleague’s name',
    rule: 'A22',
    refusedWith: ['NAME_TWIN'],
    async attempt({ desk, clerk, manager }) {
      const name = (desk.reads.staff.person(clerk.id)?.name ?? '').replaceAll('ی', 'ي');
      await manager.caller.staff.register({ name, nationalCode: '0084575948', role: 'clerk' });
      return () => false;
    },
  },
];
