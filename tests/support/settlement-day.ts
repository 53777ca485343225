// Short-hand for one day of payments and report rows, for the tests of the settlement matcher.
import type {
  RecordedPayment,
  ReportedRow,
  SettlementInput,
} from '#core/foundation/settlement/matching/shapes.ts';

export const DAY = '2026-11-25';
export const DAY_BEFORE = '2026-11-24';
export const DAY_AFTER = '2026-11-26';
export const TERMINAL = '20001111';
export const OTHER_TERMINAL = '20002222';

/** A recorded purchase of 500,000 rials at 10:00 in Tehran, fully charged; `over` says what is different. */
export const paid = (id: string, over: Partial<RecordedPayment> = {}): RecordedPayment => ({
  id,
  visitId: `visit-${id}`,
  terminalId: TERMINAL,
  rrn: '633000000001',
  stan: '000001',
  cardMasked: '603799******1234',
  amount: 500_000,
  charged: over.amount ?? 500_000,
  at: `${over.day ?? DAY}T06:30:00.000Z`,
  day: DAY,
  lateFor: null,
  reversalOf: null,
  state: 'recorded',
  ...over,
});

/** The reversal that the office recorded of `payment`; it names the payment and carries no numbers of its own. */
export const reversedInOffice = (payment: RecordedPayment, over: Partial<RecordedPayment> = {}) =>
  paid(`${payment.id}-reversal`, {
    ...payment,
    id: `${payment.id}-reversal`,
    rrn: null,
    stan: null,
    cardMasked: null,
    amount: -payment.amount,
    charged: null,
    reversalOf: payment.id,
    ...over,
  });

/** A successful purchase of 500,000 rials in the report, that agrees with `paid`; `over` says what is different. */
export const reported = (id: string, over: Partial<ReportedRow> = {}): ReportedRow => ({
  id,
  terminalId: TERMINAL,
  rrn: '633000000001',
  stan: '000001',
  cardMasked: '603799******1234',
  type: 'purchase',
  amount: 500_000,
  date: over.day ?? DAY,
  time: '10:01:30',
  status: 'successful',
  serviceCode: null,
  day: DAY,
  lateFor: null,
  ...over,
});

export const settlementDay = (over: Partial<SettlementInput> = {}): SettlementInput => ({
  day: DAY,
  payments: [],
  pspRows: [],
  terminals: [
    { id: TERMINAL, validFrom: '2026-01-01', validTo: null },
    { id: OTHER_TERMINAL, validFrom: '2026-01-01', validTo: null },
  ],
  feeTotalsByTerminal: {},
  ...over,
});
