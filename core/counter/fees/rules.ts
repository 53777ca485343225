// The fee calculator (D4): a tariff version and counts in, priced lines out. Clerks give counts, never amounts.
// Integer rials only; the result depends on nothing but its arguments and not on the order of the requests.
import type { z } from 'zod';
import { addVat, MAX_RIALS, splitIncludedVat } from '#core/foundation/money/rial.ts';
import type { Problem } from '#core/foundation/problems/catalogue.ts';
import {
  type ExplanationPart,
  type externalRateInput,
  maxCount,
  type PricedFeeLine,
  type RequestedLine,
  type TariffDocument,
  type TariffItem,
  type VatMode,
} from './contract.ts';

/** What of a tariff version a price depends on. */
export type TariffVersion = Pick<
  TariffDocument,
  'code' | 'vatMode' | 'vatBasisPoints' | 'items' | 'reductions'
>;
/** A rate that another body sets, with its reference; at most one an item. */
export type ExternalRate = Omit<z.infer<typeof externalRateInput>, 'effectiveFrom'> & {
  /** Where the office entered it. */
  readonly id?: string;
};
/** A line as it is priced; its title is for the screen. */
export type PricedLine = Omit<PricedFeeLine, 'title'>;

export type PricedFees =
  | { ok: true; lines: PricedLine[]; total: number; officePosTotal: number }
  | { ok: false; refusal: Problem };

/** More rials than a number holds exactly. */
const tooLarge: Problem = { code: 'INPUT_INVALID', params: { fields: ['lines'] } };

type Extra = 'persons' | 'pages';

/** The tariff's item under which each person beyond the included ones is charged. */
export const extraPersonItem = 'extra-person';

/** The tariff's own items under which persons and pages beyond the included ones are charged (domain.md §2). */
const EXCESS_ITEM: Readonly<Record<Extra, string>> = { persons: extraPersonItem, pages: 'attachment-page' };

/** What is charged with a service for its persons and pages. */
export const excessItems: readonly string[] = Object.values(EXCESS_ITEM);

/** The version in force on a business day: the one that took effect last, and of those the newest; null if none did (D4.2). */
export function tariffInForce<T extends { effectiveFrom: string; version: number }>(
  versions: readonly T[],
  day: string,
): T | null {
  const inForce = versions.filter((version) => version.effectiveFrom <= day);
  return inForce.reduce<T | null>((best, version) => {
    if (best === null || version.effectiveFrom > best.effectiveFrom) return version;
    return version.effectiveFrom === best.effectiveFrom && version.version > best.version ? version : best;
  }, null);
}

/**
 * Prices the requested lines under a tariff version. A line for more persons or pages than its price includes brings
 * along a line of its own for the excess; a reduction applies to both and is cut down to whole rials.
 * VAT follows the version's mode and touches only what the office itself earns (payee `office`).
 * `total` is what the client pays in all, `officePosTotal` what of it goes over the office's POS; both in rials.
 */
export function priceFees(
  tariff: TariffVersion,
  externalRates: readonly ExternalRate[],
  requested: readonly RequestedLine[],
): PricedFees {
  const lines: PricedLine[] = [];
  for (const request of requested) {
    const priced = priceRequest(tariff, externalRates, request);
    if (!Array.isArray(priced)) return { ok: false, refusal: priced };
    lines.push(...priced);
  }
  const total = sumOf(lines);
  if (total > MAX_RIALS) return { ok: false, refusal: tooLarge };
  return {
    ok: true,
    lines,
    total,
    officePosTotal: sumOf(lines.filter((line) => line.channel === 'office_pos')),
  };
}

function sumOf(lines: readonly PricedLine[]): number {
  return lines.reduce((total, line) => total + line.gross, 0);
}

type Charge = {
  itemCode: string;
  count: number;
  includedUnits: number;
  reduction: RequestedLine['reduction'];
  origin: ExplanationPart[];
};

function priceRequest(
  tariff: TariffVersion,
  externalRates: readonly ExternalRate[],
  request: RequestedLine,
): PricedLine[] | Problem {
  const { itemCode, count, reduction } = request;
  const item = tariff.items.find(({ code }) => code === itemCode);
  if (item === undefined) return { code: 'FEE_ITEM_UNKNOWN', params: { item: itemCode } };
  const given = { persons: request.persons ?? 0, pages: request.pages ?? 0 };
  if (!isCount(count, 1) || !isCount(given.persons, 0) || !isCount(given.pages, 0)) {
    return { code: 'FEE_COUNT_INVALID', params: { item: itemCode } };
  }
  const refusal = reductionRefusal(tariff, request);
  if (refusal !== null) return refusal;

  const covered: ExplanationPart[] = [];
  const charges: Charge[] = [{ itemCode, count, includedUnits: 0, reduction, origin: covered }];
  for (const [what, included] of [
    ['persons', item.includedPersons ?? 0],
    ['pages', item.includedPages ?? 0],
  ] as const) {
    const each = given[what];
    if (each > included) {
      charges.push({
        itemCode: EXCESS_ITEM[what],
        count: each * count,
        includedUnits: included * count,
        reduction,
        origin: [{ kind: 'excess_of', itemCode, documents: count, given: each, included }],
      });
    } else if (each > 0) covered.push({ kind: 'covered', what, given: each, included });
  }

  const lines: PricedLine[] = [];
  for (const charge of charges) {
    const line = priceCharge(tariff, externalRates, charge);
    if ('code' in line) return line;
    lines.push(line);
  }
  return lines;
}

/** An amount is the tariff's rate times the count; only units beyond the included ones are charged (D4.3). */
function priceCharge(
  tariff: TariffVersion,
  externalRates: readonly ExternalRate[],
  charge: Charge,
): PricedLine | Problem {
  const { itemCode, count, includedUnits, reduction } = charge;
  const item = tariff.items.find(({ code }) => code === itemCode);
  if (item === undefined) return { code: 'FEE_ITEM_UNKNOWN', params: { item: itemCode } };
  const rate = rateOf(tariff, item, externalRates);
  if (rate === null) return { code: 'FEE_RATE_MISSING', params: { item: itemCode } };

  const chargedCount = count - includedUnits;
  const full = rate.unitAmount * chargedCount;
  if (full > MAX_RIALS) return tooLarge;
  const explanation = [...charge.origin, rate];
  let amount = full;
  if (reduction !== undefined) {
    const cut = Number((BigInt(full) * BigInt(reduction.basisPoints)) / 10_000n);
    explanation.push({ kind: 'reduction', ...reduction, amount: cut });
    amount -= cut;
  }
  const mode = item.payee === 'office' ? tariff.vatMode : 'exempt';
  const split = splitVat(amount, mode, tariff.vatBasisPoints);
  if (mode !== 'exempt') {
    explanation.push({ kind: 'vat', mode, basisPoints: tariff.vatBasisPoints, amount: split.vat });
  }
  return {
    itemCode,
    unitAmount: rate.unitAmount,
    count,
    includedUnits,
    chargedCount,
    ...split,
    payee: item.payee,
    channel: item.channel,
    explanation,
  };
}

function rateOf(
  tariff: TariffVersion,
  item: TariffItem,
  externalRates: readonly ExternalRate[],
): Extract<ExplanationPart, { unitAmount: number }> | null {
  if (item.amount !== null) return { kind: 'tariff_rate', tariff: tariff.code, unitAmount: item.amount };
  const rate = externalRates.find(({ itemCode }) => itemCode === item.code);
  if (rate === undefined) return null;
  const { id, authority, letterNumber, letterDay, amount } = rate;
  return {
    kind: 'external_rate',
    authority,
    letterNumber,
    letterDay,
    unitAmount: amount,
    ...(id === undefined ? {} : { rateId: id }),
  };
}

function splitVat(
  amount: number,
  mode: VatMode,
  basisPoints: number,
): Pick<PricedLine, 'net' | 'vat' | 'gross'> {
  switch (mode) {
    case 'exempt':
      return { net: amount, vat: 0, gross: amount };
    case 'added':
      return { net: amount, ...addVat(amount, basisPoints) };
    case 'included':
      return { ...splitIncludedVat(amount, basisPoints), gross: amount };
  }
}

/** A reduction exists by a listed code only and never exceeds its cap (D4.4). */
function reductionRefusal(tariff: TariffVersion, request: RequestedLine): Problem | null {
  if (request.reduction === undefined) return null;
  const { code: reduction, basisPoints } = request.reduction;
  const listed = tariff.reductions?.find(({ code }) => code === reduction);
  const isListed = listed !== undefined && basisPoints <= listed.maxBasisPoints;
  if (isListed && Number.isInteger(basisPoints) && basisPoints >= 1) return null;
  return { code: 'REDUCTION_NOT_LISTED', params: { reduction } };
}

function isCount(count: number, least: number): boolean {
  return Number.isInteger(count) && count >= least && count <= maxCount;
}

/**
 * Which versions of a tariff people have to read: every one that took another's place and that is in force on `today` or
 * will be. `confirmed`: in the order of their confirmation; of two that take effect on one day the later one counts
 * (D13.7).
 */
export function replacingTariffs<T extends { readonly effectiveFrom: string }>(
  confirmed: readonly T[],
  today: string,
): (T & { readonly replaces: T })[] {
  const inOrder = confirmed.toSorted((one, other) =>
    one.effectiveFrom === other.effectiveFrom ? 0 : one.effectiveFrom < other.effectiveFrom ? -1 : 1,
  );
  const inForce = inOrder.findLast(({ effectiveFrom }) => effectiveFrom <= today);
  const [first] = confirmed;
  return inOrder.flatMap((tariff, place) => {
    const replaces = inOrder[place - 1] ?? inOrder[place + 1];
    const stands = tariff === inForce || tariff.effectiveFrom > today;
    return stands && tariff !== first && replaces !== undefined ? [{ ...tariff, replaces }] : [];
  });
}
