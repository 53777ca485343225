import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ExplanationPart, RequestedLine } from '#core/counter/fees/contract.ts';
import { type PricedFees, priceFees, type TariffVersion } from '#core/counter/fees/rules.ts';

const CODES = ['petition', 'declaration', 'extra-person', 'attachment-page', 'typing'] as const;
const amount = fc.integer({ min: 0, max: 5_000_000 });
const included = fc.option(fc.nat({ max: 4 }), { nil: undefined });

const item = (code: string) =>
  fc.record({
    code: fc.constant(code),
    title: fc.constant(code),
    unit: fc.constant('each'),
    amount: fc.option(amount),
    includedPersons: included,
    includedPages: included,
    payee: fc.constantFrom('office' as const, 'government' as const, 'sms' as const, 'other' as const),
    channel: fc.constantFrom('office_pos' as const, 'system_gateway' as const),
    files: fc.boolean(),
  });

const tariff: fc.Arbitrary<TariffVersion> = fc.record({
  code: fc.constant('any'),
  vatMode: fc.constantFrom('exempt' as const, 'added' as const, 'included' as const),
  vatBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  items: fc.tuple(...CODES.map(item)),
  reductions: fc.constant([{ code: 'insolvency', title: 'اعسار', maxBasisPoints: 3_000 }]),
});

const request: fc.Arbitrary<RequestedLine> = fc.record({
  itemCode: fc.constantFrom(...CODES),
  count: fc.integer({ min: 1, max: 50 }),
  persons: fc.option(fc.nat({ max: 12 }), { nil: undefined }),
  pages: fc.option(fc.nat({ max: 40 }), { nil: undefined }),
  reduction: fc.option(
    fc.integer({ min: 1, max: 3_000 }).map((basisPoints) => ({ code: 'insolvency', basisPoints })),
    {
      nil: undefined,
    },
  ),
});

const requests = fc.array(request, { maxLength: 8 });
const rates = amount.map((rate) =>
  CODES.map((itemCode) => ({
    itemCode,
    amount: rate,
    authority: 'اتحادیه',
    letterNumber: '1',
    letterDay: '2026-04-01',
  })),
);

function accepted(fees: PricedFees): Extract<PricedFees, { ok: true }> {
  if (!fees.ok) throw new Error(`refused: ${fees.refusal.code}`);
  return fees;
}

/** What somebody gets who follows the account by hand: units times rate, less the reduction, plus the tax that is added; rials. */
function byHand(explanation: readonly ExplanationPart[], documents: number): number {
  let units = documents;
  let due = 0;
  for (const part of explanation) {
    if (part.kind === 'excess_of') units = part.documents * (part.given - part.included);
    if (part.kind === 'tariff_rate' || part.kind === 'external_rate') due = units * part.unitAmount;
    if (part.kind === 'reduction') {
      expect(part.amount).toBe(Math.floor((due * part.basisPoints) / 10_000));
      due -= part.amount;
    }
    if (part.kind === 'vat' && part.mode === 'added') due += part.amount;
  }
  return due;
}

describe('priced fees', () => {
  it('add up: the total is the sum of the lines, and every line the sum of net and VAT', () => {
    fc.assert(
      fc.property(tariff, rates, requests, (version, external, requested) => {
        const { lines, total, officePosTotal } = accepted(priceFees(version, external, requested));
        expect(total).toBe(lines.reduce((sum, line) => sum + line.gross, 0));
        const gateway = lines.filter((line) => line.channel === 'system_gateway');
        expect(officePosTotal).toBe(total - gateway.reduce((sum, line) => sum + line.gross, 0));
        for (const line of lines) {
          expect(line.net + line.vat).toBe(line.gross);
          expect(line.count - line.includedUnits).toBe(line.chargedCount);
        }
      }),
    );
  });

  it('are what their account says: whoever follows it by hand comes to the amount of each line', () => {
    fc.assert(
      fc.property(tariff, rates, requests, (version, external, requested) => {
        for (const line of accepted(priceFees(version, external, requested)).lines) {
          expect(byHand(line.explanation, line.count)).toBe(line.gross);
          const said = line.explanation.filter(({ kind }) => kind.endsWith('_rate'));
          const { amount: own } = version.items.find(({ code }) => code === line.itemCode) ?? {
            amount: null,
          };
          const reference = external.find(({ itemCode }) => itemCode === line.itemCode);
          const { authority, letterNumber, letterDay } = reference ?? {};
          expect(said).toEqual([
            own === null
              ? { kind: 'external_rate', authority, letterNumber, letterDay, unitAmount: reference?.amount }
              : { kind: 'tariff_rate', tariff: version.code, unitAmount: own },
          ]);
          const vat = line.explanation.find(({ kind }) => kind === 'vat');
          expect(vat === undefined ? 0 : Reflect.get(vat, 'amount')).toBe(line.vat);
        }
      }),
    );
  });

  it('are whole rials and never negative', () => {
    fc.assert(
      fc.property(tariff, rates, requests, (version, external, requested) => {
        for (const line of accepted(priceFees(version, external, requested)).lines) {
          for (const part of [line.net, line.vat, line.gross, line.chargedCount]) {
            expect(Number.isSafeInteger(part) && part >= 0).toBe(true);
          }
        }
      }),
    );
  });

  it('never fall when a count rises', () => {
    const more = fc.record({
      count: fc.nat({ max: 5 }),
      persons: fc.nat({ max: 5 }),
      pages: fc.nat({ max: 5 }),
    });
    fc.assert(
      fc.property(tariff, rates, request, more, (version, external, requested, extra) => {
        const larger = {
          ...requested,
          count: requested.count + extra.count,
          persons: (requested.persons ?? 0) + extra.persons,
          pages: (requested.pages ?? 0) + extra.pages,
        };
        const before = accepted(priceFees(version, external, [requested])).total;
        expect(accepted(priceFees(version, external, [larger])).total).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  it('do not depend on the order of the requests or of the tariff', () => {
    const sorted = (fees: PricedFees) =>
      accepted(fees)
        .lines.map((line) => JSON.stringify(line))
        .sort();
    fc.assert(
      fc.property(tariff, rates, requests, (version, external, requested) => {
        const forwards = priceFees(version, external, requested);
        const turned = { ...version, items: version.items.toReversed() };
        const backwards = priceFees(turned, external.toReversed(), requested.toReversed());
        expect(accepted(backwards).total).toBe(accepted(forwards).total);
        expect(sorted(backwards)).toEqual(sorted(forwards));
      }),
    );
  });

  it('fall by a reduction, but never below what its cap leaves', () => {
    fc.assert(
      fc.property(tariff, rates, request, (version, external, requested) => {
        const exempt: TariffVersion = { ...version, vatMode: 'exempt' };
        const full = accepted(priceFees(exempt, external, [{ ...requested, reduction: undefined }])).total;
        const reduced = accepted(priceFees(exempt, external, [requested])).total;
        expect(reduced).toBeLessThanOrEqual(full);
        expect(reduced * 10_000).toBeGreaterThanOrEqual(full * 7_000);
      }),
    );
  });

  it('give a result for any numbers at all, and never throw', () => {
    const anything = fc.record({
      itemCode: fc.oneof(fc.constantFrom(...CODES), fc.string()),
      count: fc.double(),
      persons: fc.option(fc.double(), { nil: undefined }),
      pages: fc.option(fc.integer(), { nil: undefined }),
      reduction: fc.option(fc.record({ code: fc.string(), basisPoints: fc.double() }), { nil: undefined }),
    });
    fc.assert(
      fc.property(tariff, fc.array(anything), (version, requested) => {
        const fees = priceFees(version, [], requested);
        expect(fees.ok ? fees.total >= 0 : fees.refusal.code.length > 0).toBe(true);
      }),
    );
  });
});
