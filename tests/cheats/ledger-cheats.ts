// Cheats of an ordinary thief on one PC: the close is not held up by them, and they stay open past it (D21.70).

import { bankStatementCsv } from '#core/demo/bank-statement.ts';
import { behpardakhtCsv } from '#core/demo/psp-report.ts';
import { addDays } from '#core/foundation/calendar/business-day.ts';
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { settlementDayOf } from '#core/foundation/settlement/bank/settlement-days.ts';
import type { Account } from '#core/foundation/settlement/ledger/contract.ts';
import type { Cheat, Signed } from './cheat.ts';
import { purchase } from './found-cheats.ts';
import { inOfficeOfTwoPcs } from './office-of-two-pcs.ts';
import { chargedVisit, completedVisit, slipOf } from './visits-of-cheats.ts';

/** The sheet signs the difference of a slip as open. */
const leftOpen =
  (account: Account, { terminalId, rrn }: { readonly terminalId: string; readonly rrn: string }) =>
  ({ sheet, differences }: Signed): boolean => {
    const terminal = bareTerminalId(terminalId);
    const left = differences.find(
      (one) => one.account === account && one.terminalId === terminal && one.number === rrn,
    );
    return sheet.summary.ledger.open.some(({ id }) => id === left?.id);
  };

export const ledgerCheats: readonly Cheat[] = [
  {
    name: 'a slip that never was, for cash that was kept',
    rule: 'D21.70',
    refusedWith: [],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      scene.editReport((rows) => rows.filter(({ rrn }) => rrn !== slip.rrn));
      return leftOpen('money', slip);
    },
  },
  {
    name: 'a slip that never was, ended by a click on the same day',
    rule: 'D21.71',
    refusedWith: ['DIFFERENCE_AWAITED'],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      scene.editReport((rows) => rows.filter(({ rrn }) => rrn !== slip.rrn));
      const { dayClose } = scene.manager.caller;
      const found = (await dayClose.differences()).find(({ number }) => number === slip.rrn);
      await dayClose.settleDifference({
        ...{ id: found?.id ?? '', legs: found?.legs ?? '', reasonCode: 'psp_or_bank_error' },
        ...{ words: 'رسید دیده شد و بانک فردا واریز می‌کند', paper: { kind: 'slip', number: '1' } },
      });
      return null;
    },
  },
  {
    name: 'a shortfall ended on any digit for a paper',
    rule: 'D19.171',
    refusedWith: ['PAPER_NEEDED'],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      const { manager, clerk } = scene;
      await clerk.caller.payments.record(slipOf(scene, visitId, due - 20_000));
      const reason = 'پایانه مبلغ کمتری برداشت و مراجع رفته بود';
      await manager.caller.visits.completeUnderpaid({ visitId, reason, password: manager.password });
      const { dayClose } = manager.caller;
      const found = (await dayClose.differences()).find((one) => one.visitId === visitId);
      await dayClose.settleDifference({
        ...{ id: found?.id ?? '', legs: found?.legs ?? '', reasonCode: 'our_mistake' },
        ...{ words: 'مراجع بقیهٔ مبلغ را فردا می‌آورد', paper: { kind: 'reprint', number: '7' } },
      });
      return null;
    },
  },
  {
    name: 'the report of a PSP given for a statement of the bank',
    rule: 'F45',
    refusedWith: ['BANK_FILE_IS_REPORT'],
    async attempt({ manager }) {
      const lines = ['شناسه پایانه,شماره پیگیری,مبلغ,تاریخ تراکنش', '14999001,000101,770000,1405/09/04'];
      const bytesBase64 = Buffer.from(lines.join('\n')).toString('base64');
      await manager.caller.dayClose.importStatement({ fileName: 'report.csv', bytesBase64 });
      return null;
    },
  },
  {
    name: 'a credit of the bank that is short of what the terminals took',
    rule: 'D21.130',
    refusedWith: [],
    async attempt(scene) {
      const { machine, day } = scene;
      const sold = addDays(day, -8);
      const row = { ...purchase(scene, 900_000), date: sold };
      const credited = settlementDayOf(sold, () => false);
      const lines = [
        { day: credited, credit: row.amount - 200_000 },
        { day: addDays(day, -1), credit: 5, text: 'انتقال داخلی' },
      ];
      const file = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
      // Taken in at one PC, and named at the other once they meet.
      const named = await inOfficeOfTwoPcs(machine, async ({ first, second, meet }) => {
        const { premises, dayClose } = first.caller;
        await premises.recordCheck({ item: 'sign_127', result: 'passed', note: '' });
        await premises.openDay();
        const report = { fileName: 'report.csv', bytesBase64: file(behpardakhtCsv([row])) };
        await dayClose.importPsp({ day, ...report });
        const statement = { fileName: 'statement.csv', bytesBase64: file(bankStatementCsv(lines)) };
        await dayClose.importStatement(statement);
        meet();
        return second.caller.dayClose.differences();
      });
      return () => named.some(({ account, size }) => account === 'bank' && size === 200_000);
    },
  },
  {
    name: 'a statement of the bank given for the report of a PSP',
    rule: 'F20',
    refusedWith: ['PSP_FILE_IS_STATEMENT'],
    async attempt({ manager, day }) {
      const lines = ['تاریخ,شماره پیگیری,بدهکار,بستانکار,مانده', '1405/09/04,633000000101,0,770000,9000000'];
      const bytesBase64 = Buffer.from(lines.join('\n')).toString('base64');
      await manager.caller.dayClose.importPsp({ day, fileName: 'statement.csv', bytesBase64 });
      return null;
    },
  },
  {
    name: 'money of this morning for a client of this afternoon',
    rule: 'D19.71',
    refusedWith: [],
    async attempt(scene) {
      const { slip } = await completedVisit(scene);
      scene.editReport((rows) =>
        rows.map((row) => (row.rrn === slip.rrn ? { ...row, time: '05:00:00' } : row)),
      );
      return leftOpen('money', slip);
    },
  },
  {
    name: 'more taken on the terminal than the fee, and kept',
    rule: 'D21.73',
    refusedWith: [],
    async attempt(scene) {
      const { visitId, due } = await chargedVisit(scene);
      const slip = slipOf(scene, visitId, due + 6_930_000);
      await scene.clerk.caller.payments.record({ ...slip, asTaken: true });
      await scene.clerk.caller.visits.complete({ visitId });
      return leftOpen('refund', slip);
    },
  },
];
