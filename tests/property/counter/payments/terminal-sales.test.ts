// Whatever a terminal does, and whatever the counter does after it: money that was taken is a payment or is named as open, and no payment
// is without money (D2.106, D21.105).
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stateOfAttempt } from '#core/counter/payments/terminal-sales/rules.ts';
import { createTerminalSales } from '#core/counter/payments/terminal-sales/service.ts';
import type { InquiryEnd, Sale, SaleEnd } from '#core/foundation/terminals/port.ts';
import { chargedVisit, openDay, slip, testTerminals, today } from '#tests/support/office.ts';
import {
  approved,
  connectTerminals,
  officeOnTerminals,
  scriptedTerminal,
  unknown,
} from '#tests/support/scripted-terminal.ts';
import { inTier } from '#tests/support/tier.ts';

const [terminalId] = testTerminals;

type Row = { readonly isTaken: boolean; readonly rrn: string; inquiry: 'truth' | 'silent' | 'forgets' };
type Ending = { readonly isTaken: boolean; readonly end: (sale: Sale, rrn: string) => SaleEnd };

/** What becomes of a sale at the terminal, and what is heard of it. */
const endings = {
  approved: { isTaken: true, end: (sale, rrn) => approved(sale, { rrn }) },
  lost: { isTaken: true, end: () => unknown },
  broken: {
    isTaken: true,
    end: () => {
      throw new Error('cable');
    },
  },
  otherAmount: { isTaken: true, end: (sale, rrn) => approved(sale, { rrn, rialsTaken: 1_000 }) },
  otherSale: { isTaken: true, end: (sale, rrn) => approved(sale, { rrn, ownNumber: '999999999999' }) },
  refusalOfAnother: {
    isTaken: true,
    end: () => ({ end: 'declined', answer: { code: '51', rawMasked: '', ownNumber: '999999999999' } }),
  },
  declined: { isTaken: false, end: () => ({ end: 'declined', answer: { code: '51', rawMasked: '' } }) },
  cancelled: { isTaken: false, end: () => ({ end: 'cancelled' }) },
  notSent: { isTaken: false, end: () => ({ end: 'not_sent', reason: 'refused' }) },
  silent: { isTaken: false, end: () => unknown },
} as const satisfies Record<string, Ending>;

const stepOf = fc.record({
  ending: fc.constantFrom(...(Object.keys(endings) as (keyof typeof endings)[])),
  inquiry: fc.constantFrom<Row['inquiry']>('truth', 'silent', 'forgets'),
  afterwards: fc.constantFrom('nothing' as const, 'restart' as const, 'inquire' as const, 'type' as const),
});

/** An office and a terminal whose ledger is the truth. */
async function officeOnTrial() {
  const port = scriptedTerminal();
  const office = await officeOnTerminals(port);
  await connectTerminals(office, [terminalId]);
  await openDay(office);
  const ledger = new Map<string, Row>();
  port.says((sale): InquiryEnd => {
    const row = ledger.get(sale.ownNumber);
    if (row === undefined || row.inquiry === 'forgets' || (!row.isTaken && row.inquiry === 'truth'))
      return { end: 'not_recorded' };
    return row.inquiry === 'silent' ? unknown : approved(sale, { rrn: row.rrn });
  });
  return { office, port, ledger };
}
type Trial = Awaited<ReturnType<typeof officeOnTrial>>;

async function play({ office, port, ledger }: Trial, { ending, inquiry, afterwards }: Step): Promise<void> {
  const { payments } = office.as(office.clerk);
  const { visitId } = await chargedVisit(office);
  const { isTaken, end }: Ending = endings[ending];
  const rrn = String(633_000_000_000 + ledger.size);
  port.next(async (sale) => {
    ledger.set(sale.ownNumber, { isTaken, rrn, inquiry });
    return end(sale, rrn);
  });
  // What stands in the way of this sale is found out first: the terminal speaks again.
  for (const row of ledger.values()) if (row.inquiry === 'silent') row.inquiry = 'truth';
  const { attemptId } = await payments.askTerminal({ visitId, terminalId });
  await office.desk.terminals.idle();
  if (afterwards === 'restart') {
    const { path, reads, machine, identity } = office.desk;
    const nothing = (): void => undefined;
    const sales = createTerminalSales({
      port,
      path,
      reads,
      machine,
      identity,
      announce: nothing,
      log: nothing,
    });
    sales.start();
    await sales.idle();
  }
  if (afterwards === 'inquire') await payments.inquireTerminal({ attemptId });
  const isStillDue = office.desk.reads.payments.account(visitId).due > 0;
  if (afterwards === 'type' && isTaken && isStillDue)
    await payments.record(slip(visitId, { rrn, stan: '', card: '', typedBecause: 'result_unknown' }));
}
type Step = {
  ending: keyof typeof endings;
  inquiry: Row['inquiry'];
  afterwards: 'nothing' | 'restart' | 'inquire' | 'type';
};

function expectNoMoneyLost({ office, port, ledger }: Trial): void {
  const { payments, dayClose } = office.desk.reads;
  const named = new Set(dayClose.openDifferences().map(({ row }) => row.id));
  const attempts = payments.attemptsSince(today);
  expect(port.sent.map(({ ownNumber }) => ownNumber)).toEqual([...ledger.keys()]);
  expect(attempts.map(({ ownNumber }) => ownNumber)).toEqual([...ledger.keys()]);
  for (const attempt of attempts) {
    const row = ledger.get(attempt.ownNumber);
    const isPaid = row !== undefined && payments.firstWith(terminalId, row.rrn) !== null;
    const isNamed = named.has(`money:attempt-${attempt.attemptId}`);
    if (row?.isTaken) expect([attempt.attemptId, isPaid || isNamed]).toEqual([attempt.attemptId, true]);
    else expect([attempt.attemptId, isPaid]).toEqual([attempt.attemptId, false]);
    if (['declined', 'cancelled', 'not_sent'].includes(stateOfAttempt(attempt)))
      expect(row?.isTaken).toBe(false);
  }
  const taken = new Set([...ledger.values()].flatMap(({ isTaken, rrn }) => (isTaken ? [rrn] : [])));
  for (const { rrn } of payments.ofDay(today)) expect(taken).toContain(rrn);
}

test('D2.106, D21.105 no sequence of faults loses money, takes it twice or makes it up', async () => {
  const trial = await officeOnTrial();
  await fc.assert(
    fc.asyncProperty(fc.array(stepOf, { minLength: 1, maxLength: 4 }), async (steps) => {
      for (const step of steps) await play(trial, step);
      expectNoMoneyLost(trial);
    }),
    { numRuns: inTier(6, 80) },
  );
  expect(new Set(trial.port.sent.map(({ ownNumber }) => ownNumber)).size).toBe(trial.port.sent.length);
});
