// What a day names and what the ledger keeps open, as tests of the close begin with them.
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import type { Difference } from '#core/closing/day-close/ledger/contract.ts';

const day = '2026-11-25';

/** A payment on terminal 1 that no report has. */
export const exception = (over: Partial<ExceptionView> = {}): ExceptionView => ({
  ...{ key: 'k', ofDay: day, kind: 'in_app_not_in_psp', paymentIds: ['p'], pspRowIds: [] },
  ...{ visitId: null, terminalId: '1', subject: null, reasons: [], explanation: null, differences: [] },
  amounts: { charged: null, recorded: 770_000, psp: null },
  saw: {
    note: 'not_in_report',
    item: { terminalId: '1', rrn: '633000000001', stan: null, cardMasked: null, date: day, time: '09:30:00' },
  },
  ...over,
});

/** A slip that a report came without. */
export const difference = (id: string, over: Partial<Difference> = {}): Difference => ({
  ...{
    id,
    account: 'money',
    state: 'missing',
    terminalId: '1',
    number: null,
    visitId: null,
    visitNumber: null,
  },
  ...{ by: null, byName: null, day, age: 1, recorded: 770_000, told: 0, size: 770_000, isApart: false },
  ...{ legs: '0'.repeat(64), needsPaper: false, needsSecond: true, needsProvince: false, waiting: null },
  ...over,
});
