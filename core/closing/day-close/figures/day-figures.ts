// Counts the figures of a day from the same money that its settlement counts, so that no two figures of a sheet say different things.
import { bareTerminalId } from '#core/foundation/identifiers/terminal.ts';
import { sumOfRials } from '#core/foundation/money/rial.ts';
import type { DaySummary } from '../contract.ts';
import type { DayReads } from '../day-reads.ts';
import { isToBeFiled } from '../ledger/contract.ts';
import { missingPeers } from '../missing-peers.ts';
import type { Money } from '../money-queries.ts';
import type { DayFigures } from './contract.ts';
import type { ChargedItem } from './queries.ts';

type Counted = {
  /** Payments and reversals that the day's settlement counts. */
  readonly money: readonly Money[];
  readonly totals: DaySummary['totals'];
};

/** The figures of a day as its close signs them (D21.23). */
export function dayFigures(reads: DayReads, day: string, counted: Counted): DayFigures {
  return {
    openedAt: reads.businessDay.opening(day)?.at ?? null,
    terminals: terminalFigures(counted),
    services: serviceFigures(reads, day),
    people: peopleFigures(reads, day, counted.money),
    desks: heardDesks(reads, day),
    typedSlips: reads.dayClose.typedSlips(day),
    carried: carriedFigures(reads),
  };
}

const isPayment = ({ payment }: Money): boolean => payment.reversalOf === null;
/** Whatever their sign: which way they went is said by their kind. */
const amountOf = (money: readonly Money[]): number =>
  sumOfRials(money.map(({ payment }) => Math.abs(payment.amount)));

function terminalFigures({ money, totals }: Counted): DayFigures['terminals'] {
  const byTerminal = Map.groupBy(money, ({ payment }) => bareTerminalId(payment.terminalId));
  return totals.map(({ terminalId }) => {
    const own = byTerminal.get(bareTerminalId(terminalId)) ?? [];
    const paid = own.filter(isPayment);
    const reversals = own.filter((each) => !isPayment(each));
    return {
      terminalId,
      payments: paid.length,
      paid: amountOf(paid),
      reversals: reversals.length,
      reversed: amountOf(reversals),
    };
  });
}

function serviceFigures(reads: DayReads, day: string): DayFigures['services'] {
  const { charged, cancelled } = reads.dayClose.chargedItems(day);
  const services = new Map<string, DayFigures['services'][number]>();
  const add = ({ itemCode, tariffId, count, vat, reduction, amount }: ChargedItem, sign: 1 | -1): void => {
    const item = reads.fees.tariff(tariffId)?.items.find(({ code }) => code === itemCode);
    const title = item?.title ?? itemCode;
    const before = services.get(title) ?? { title, count: 0, vat: 0, reduction: 0, amount: 0 };
    services.set(title, {
      title,
      count: before.count + sign * count,
      vat: before.vat + sign * vat,
      reduction: before.reduction + sign * reduction,
      amount: before.amount + sign * amount,
    });
  };
  for (const item of charged) add(item, 1);
  for (const item of cancelled) add(item, -1);
  return [...services.values()]
    .filter(({ count, amount }) => count !== 0 || amount !== 0)
    .toSorted((one, other) => other.amount - one.amount || (one.title < other.title ? -1 : 1));
}

function peopleFigures(reads: DayReads, day: string, money: readonly Money[]): DayFigures['people'] {
  type Row = { -readonly [Field in keyof DayFigures['people'][number]]: DayFigures['people'][number][Field] };
  const none = { visits: 0, refused: 0, askedAfterCheck: 0, payments: 0, paid: 0 };
  const people = new Map<string, Row>();
  const rowOf = (personId: string | null, name: string | null): Row => {
    const key = personId ?? '';
    const row = people.get(key) ?? { name: name ?? '', ...none };
    people.set(key, row);
    return row;
  };
  for (const { personId, name, number } of reads.dayClose.visitsByPerson(day))
    rowOf(personId, name).visits += number;
  for (const { personId, name, number } of reads.dayClose.refusalsByPerson(day))
    rowOf(personId, name).refused += number;
  for (const { personId, name, number } of reads.dayClose.askedAfterCheck(day))
    rowOf(personId, name).askedAfterCheck += number;
  for (const { payment } of money.filter(isPayment)) {
    const row = rowOf(reads.payments.payment(payment.id)?.by ?? null, reads.dayClose.recorderOf(payment.id));
    row.payments += 1;
    row.paid += payment.amount;
  }
  return [...people.values()].toSorted(
    (one, other) => other.paid - one.paid || (one.name < other.name ? -1 : 1),
  );
}

/** The office's PCs without those that the close names as missing. */
function heardDesks(reads: DayReads, day: string): number[] {
  const missing = new Set(missingPeers(reads, day).map(({ device }) => device));
  return reads.dayClose
    .devices(day)
    .flatMap(({ device, deskNumber }) => (missing.has(device) ? [] : [deskNumber]))
    .toSorted((one, other) => one - other);
}

function carriedFigures(reads: DayReads): DayFigures['carried'] {
  const unfiled = reads.dayClose
    .openDifferences()
    .flatMap(({ row }) => (isToBeFiled(row) ? (reads.visitState.row(row.visitId ?? '') ?? []) : []));
  const refunds = reads.dayClose.refundCases().filter(({ state }) => state === 'open');
  const carried = [
    { kind: 'unfiled', count: unfiled.length, amount: sumOfRials(unfiled.map(({ paid }) => paid)) },
    { kind: 'open_refund', count: refunds.length, amount: sumOfRials(refunds.map(({ amount }) => amount)) },
  ] as const;
  return carried.filter(({ count }) => count > 0);
}
