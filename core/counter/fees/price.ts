// Prices a request under the tariff in force on a business day (D4), for the screen and for the charge alike.
import type { z } from 'zod';
import { partiesOf } from '#core/counter/visits/parties.ts';
import type { VisitReads } from '#core/counter/visits/queries.ts';
import { ProblemError, refusal } from '#core/foundation/problems/problem-error.ts';
import type { quoteInput, quoteOutput, RequestedLine, TariffItem, tariffInForceOutput } from './contract.ts';
import type { ChargedLine } from './entries.ts';
import { keptLines } from './kept-lines.ts';
import { uncountedPersons, withParties } from './persons.ts';
import type { FeeReads } from './queries.ts';
import { extraPersonItem, type PricedLine, priceFees } from './rules.ts';

/** What is read to price a service. */
export type PriceReads = { readonly fees: FeeReads };

type Quote = z.infer<typeof quoteOutput>;
type VisitPriceReads = PriceReads & { readonly visits: Pick<VisitReads, 'forms'> };

/** Lines of a charge that are kept where another one takes its place (D4.80). */
type Kept = { readonly kept?: readonly ChargedLine[] };

/**
 * What the requested lines cost on `day` in a visit of so many `parties`, with each amount explained. Where a line does not say how many
 * persons it names, it is as many as the parties come to (D4.216); further persons that are kept stay counted. Changes nothing.
 * @throws TARIFF_MISSING, FEE_ITEM_UNKNOWN, FEE_RATE_MISSING, FEE_COUNT_INVALID, REDUCTION_NOT_LISTED, INPUT_INVALID
 */
function quoteFees(
  reads: PriceReads,
  day: string,
  requested: readonly RequestedLine[],
  { parties, kept = [] }: Kept & { readonly parties: number },
): Omit<Quote, 'takenOff'> {
  const inForce = reads.fees.inForce(day);
  if (inForce === null) throw refusal('TARIFF_MISSING', { day });
  const { tariffId, tariff } = inForce;
  const isCounted = kept.some(({ itemCode }) => itemCode === extraPersonItem);
  const lines = withParties(tariff.items, requested, isCounted ? 1 : parties);
  const priced = priceFees(tariff, reads.fees.externalRates(day), lines);
  if (!priced.ok) throw new ProblemError(priced.refusal);
  const titles = new Map(tariff.items.map(({ code, title }) => [code, title]));
  return {
    tariffId,
    lines: priced.lines.map((line) => ({ ...line, title: titles.get(line.itemCode) ?? line.itemCode })),
    total: priced.total,
    officePosTotal: priced.officePosTotal,
    parties,
    persons: lines.flatMap(({ itemCode, persons }, index) =>
      persons === undefined || requested[index]?.persons !== undefined ? [] : [{ itemCode, persons }],
    ),
    uncounted: uncountedPersons(tariff.items, [...kept, ...priced.lines], parties),
  };
}

/** The requested lines in a visit, as they are charged beside what is `kept`. @throws what quoteFees throws */
export const priceInVisit = (
  reads: VisitPriceReads,
  day: string,
  { visitId, lines, kept = [] }: Kept & { visitId: string; lines: readonly RequestedLine[] },
): Omit<Quote, 'takenOff'> =>
  quoteFees(reads, day, lines, { parties: partiesOf(reads.visits.forms(visitId)), kept });

/**
 * What is asked for a price, by the same computation as the charge: of a visit, beside any, or in the place of wrong units of a charge.
 * @throws NOT_FOUND, INPUT_INVALID for a charge that has no such units, and what quoteFees throws
 */
export function quoteOf(
  reads: VisitPriceReads,
  day: string,
  { visitId, lines, instead }: z.infer<typeof quoteInput>,
): Quote {
  if (instead === undefined) {
    const quote =
      visitId === undefined
        ? quoteFees(reads, day, lines, { parties: 1 })
        : priceInVisit(reads, day, { visitId, lines });
    return { ...quote, takenOff: 0 };
  }
  const charge = reads.fees.charge(instead.chargeId);
  if (charge === null) throw refusal('NOT_FOUND', { what: 'charge' });
  const charged = reads.fees.linesOf(instead.chargeId);
  const kept = keptLines(charged, instead.wrong);
  if (kept === null) throw refusal('INPUT_INVALID', { fields: ['wrong'] });
  const quote = priceInVisit(reads, day, { visitId: charge.visitId, lines, kept });
  return { ...quote, takenOff: onPosOf(charged) - onPosOf(kept) };
}

const onPosOf = (lines: readonly ChargedLine[]): number =>
  lines.reduce((sum, { channel, gross }) => (channel === 'office_pos' ? sum + gross : sum), 0);

/** The tariff in force on `day` with external rates filled in, or null when there is none. */
export function tariffOnDay(reads: PriceReads, day: string): z.infer<typeof tariffInForceOutput> {
  const inForce = reads.fees.inForce(day);
  if (inForce === null) return null;
  const { tariffId, tariff } = inForce;
  const rates = new Map(reads.fees.externalRates(day).map((rate) => [rate.itemCode, rate.amount]));
  const codes = tariff.items.map(({ code }) => code);
  return {
    tariffId,
    title: tariff.title,
    enteredByOffice: true,
    confirmedByNobodyElse: reads.fees.isConfirmedByOne(tariffId, codes, day),
    effectiveFrom: tariff.effectiveFrom,
    items: tariff.items.map((item) => ({ ...item, rate: item.amount ?? rates.get(item.code) ?? null })),
    reductions: tariff.reductions ?? [],
  };
}

/**
 * A priced line as it is charged and kept, with what the tariff says of its service: whether it is filed in the judiciary's own
 * system (D4.16). `items`: of the version that it was priced under.
 */
export function chargedLineOf(
  line: PricedLine,
  items: readonly Pick<TariffItem, 'code' | 'files'>[],
): ChargedLine {
  const { itemCode, unitAmount, count, chargedCount, net, vat, gross, payee, channel } = line;
  const reduction = line.explanation.find((part) => part.kind === 'reduction');
  const rateId = line.explanation.find((part) => part.kind === 'external_rate')?.rateId;
  return {
    itemCode,
    unitAmount,
    count,
    chargedCount,
    reduction: reduction?.amount ?? 0,
    reductionCode: reduction?.code ?? null,
    net,
    vat,
    gross,
    payee,
    channel,
    ...(rateId === undefined ? {} : { rateId }),
    ...(items.some(({ code, files }) => files && code === itemCode) ? { files: true } : {}),
  };
}
