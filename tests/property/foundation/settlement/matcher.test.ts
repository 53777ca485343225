import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchSettlement } from '#core/foundation/settlement/matching/match-settlement.ts';
import type {
  RecordedPayment,
  ReportedRow,
  Settlement,
  SettlementInput,
} from '#core/foundation/settlement/matching/shapes.ts';
import { DAY, DAY_AFTER, DAY_BEFORE, OTHER_TERMINAL, TERMINAL } from '#tests/support/settlement-day.ts';
import { inTier } from '#tests/support/tier.ts';

// Small alphabets on purpose: numbers, cards and amounts collide all the time.
const rrn = fc.constantFrom('633000000001', '633000000002', '633000000003', '633000000004');
const stan = fc.constantFrom('000001', '000002', '000003');
const card = fc.constantFrom('603799******1234', '1234', '627412******9876');
const amount = fc.constantFrom(100_000, 200_000, 300_000);
const terminal = fc.constantFrom(TERMINAL, OTHER_TERMINAL, '29999999');
const day = fc.constantFrom(DAY, DAY, DAY, DAY, DAY_BEFORE, DAY_AFTER);
const minute = fc.integer({ min: 0, max: 59 }).map((value) => String(value).padStart(2, '0'));
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 4 });

const row = fc
  .record({
    terminalId: terminal,
    rrn: orNull(rrn),
    stan: orNull(stan),
    cardMasked: orNull(card),
    type: fc.constantFrom('purchase', 'purchase', 'purchase', 'reversal', 'other'),
    amount,
    day,
    minute,
    status: fc.constantFrom('successful', 'successful', 'successful', 'failed', 'unknown'),
    serviceCode: fc.constantFrom(null, null, null, '10', '20'),
    isLate: fc.boolean(),
  } as const)
  .map(
    ({ minute, isLate, ...fields }): Omit<ReportedRow, 'id'> => ({
      ...fields,
      date: isLate && fields.day === DAY ? DAY_BEFORE : fields.day,
      time: `10:${minute}:00`,
      lateFor: isLate && fields.day === DAY ? DAY_BEFORE : null,
    }),
  );

const payment = fc
  .record({
    terminalId: terminal,
    rrn: orNull(rrn),
    stan: orNull(stan),
    cardMasked: orNull(card),
    amount,
    charged: orNull(amount),
    day,
    minute,
    state: fc.constantFrom('recorded', 'recorded', 'pending_reversal'),
  } as const)
  .map(
    ({ minute, ...fields }): Omit<RecordedPayment, 'id' | 'reversalOf'> => ({
      ...fields,
      visitId: 'visit',
      at: `${fields.day}T06:${minute}:00.000Z`,
      lateFor: null,
    }),
  );

const input: fc.Arbitrary<SettlementInput> = fc
  .record({
    rows: fc.array(row, { maxLength: 14 }),
    purchases: fc.array(payment, { maxLength: 10 }),
    reversals: fc.array(fc.record({ of: fc.nat({ max: 12 }), own: payment }), { maxLength: 4 }),
    manual: fc.array(fc.record({ payment: fc.nat({ max: 12 }), row: fc.nat({ max: 15 }) }), { maxLength: 3 }),
    closed: fc.boolean(),
  })
  .map(({ rows, purchases, reversals, manual, closed }) => ({
    day: DAY,
    payments: [
      ...purchases.map((fields, index) => ({ ...fields, id: `p${index}`, reversalOf: null })),
      ...reversals.map(({ of, own }, index) => ({ ...own, id: `v${index}`, reversalOf: `p${of}` })),
    ],
    pspRows: rows.map((fields, index) => ({ ...fields, id: `r${index}` })),
    terminals: [TERMINAL, OTHER_TERMINAL].map((id) => ({ id, validFrom: '2026-01-01', validTo: null })),
    feeTotalsByTerminal: {},
    manualMatches: manual.map((one) => ({ paymentId: `p${one.payment}`, pspRowId: `r${one.row}` })),
    closedDays: closed ? [DAY_BEFORE] : [],
  }));

const shuffled = <T>(items: readonly T[], seed: number): T[] =>
  items
    .map((item, index) => ({ item, order: Math.sin((index + 1) * (seed + 1)) }))
    .toSorted((a, b) => a.order - b.order)
    .map(({ item }) => item);

/** Who stands beside whom, proposed or matched, in order. */
const partnersIn = ({ matches, exceptions }: Settlement): string[] =>
  [
    ...new Set(
      [...exceptions, ...matches.map(({ paymentId, pspRowIds }) => ({ paymentIds: [paymentId], pspRowIds }))]
        .filter(({ paymentIds, pspRowIds }) => paymentIds.length > 0 && pspRowIds.length > 0)
        .map(({ paymentIds, pspRowIds }) => `${paymentIds.join('+')} ${pspRowIds.toSorted().join('+')}`),
    ),
  ].toSorted();

describe('the settlement matcher', () => {
  it('D21.3 puts each payment and each row in at most one match', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const { matches } = matchSettlement(facts);
        const payments = matches.map(({ paymentId }) => paymentId);
        const rows = matches.flatMap(({ pspRowIds }) => pspRowIds);
        expect(new Set(payments).size).toBe(payments.length);
        expect(new Set(rows).size).toBe(rows.length);
      }),
      { numRuns: inTier(100, 1_000) },
    );
  });

  it('gives the same settlement whatever the order of its facts', () => {
    fc.assert(
      fc.property(input, fc.nat({ max: 1_000 }), (facts, seed) => {
        const other = {
          ...facts,
          payments: shuffled(facts.payments, seed),
          pspRows: shuffled(facts.pspRows, seed + 7),
          manualMatches: shuffled(facts.manualMatches ?? [], seed + 13),
          terminals: shuffled(facts.terminals, seed),
        };
        expect(matchSettlement(other)).toEqual(matchSettlement(facts));
      }),
      { numRuns: inTier(100, 1_000) },
    );
  });

  it('D21.17 counts nothing without the reference number by itself, whatever was reversed, confirmed and imported, in any order', () => {
    fc.assert(
      fc.property(input, fc.nat({ max: 1_000 }), (facts, seed) => {
        const payments = new Map(facts.payments.map((one) => [one.id, one]));
        const rows = new Map(facts.pspRows.map((one) => [one.id, one]));
        const confirmed = new Set(
          facts.manualMatches?.map(({ paymentId, pspRowId }) => `${paymentId} ${pspRowId}`),
        );
        // The matches by hand in any order too: which of two is the later changes nothing here.
        const manualMatches = shuffled(facts.manualMatches ?? [], seed);
        for (const day of [DAY_BEFORE, DAY, DAY_AFTER])
          for (const { paymentId, pspRowIds, basis } of matchSettlement({ ...facts, manualMatches, day })
            .matches) {
            const pairs = pspRowIds.map((rowId) => `${paymentId} ${rowId}`);
            if (pairs.some((pair) => confirmed.has(pair))) continue;
            // Nobody confirmed it: then the numbers are there, and are one.
            expect(basis).toBe('rrn');
            const payment = payments.get(paymentId);
            // The PSP may have a reversal under its own number or under that of what it reverses.
            const reversed = payments.get(payment?.reversalOf ?? '');
            const numbers = [payment?.rrn, reversed?.rrn].filter((rrn) => typeof rrn === 'string');
            for (const rowId of pspRowIds) expect(numbers).toContain(rows.get(rowId)?.rrn);
          }
      }),
      { numRuns: inTier(200, 2_000) },
    );
  });

  it('D21.17 counts it once the manager has confirmed it, and no more once that is taken back', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const bare = { ...facts, manualMatches: [] };
        const before = matchSettlement(bare);
        for (const { kind, paymentIds, pspRowIds } of before.exceptions) {
          const [paymentId] = paymentIds;
          if (kind !== 'match_proposed' || paymentId === undefined) continue;
          expect(before.matches.some((match) => match.paymentId === paymentId)).toBe(false);
          const manualMatches = pspRowIds.map((pspRowId) => ({ paymentId, pspRowId }));
          const after = matchSettlement({ ...bare, manualMatches });
          expect(after.matches).toContainEqual(expect.objectContaining({ paymentId, basis: 'by_hand' }));
          // Confirming moves no rial: nothing of the pair is different from what it was, and nothing else is unless a
          // payment or row that the pair stood in the way of has found its own partner.
          const ofPair = after.exceptions.filter((one) => String(one.pspRowIds) === String(pspRowIds));
          expect(ofPair.flatMap(({ differences }) => differences)).toEqual([]);
          // That partner may be of the day before or after, and what is said of the two stands there.
          const partners = (by: SettlementInput) =>
            [DAY_BEFORE, DAY, DAY_AFTER].map((day) => partnersIn(matchSettlement({ ...by, day })));
          if (String(partners({ ...bare, manualMatches })) === String(partners(bare)))
            expect(after.differenceToGo).toBe(before.differenceToGo);
          expect(matchSettlement(bare)).toEqual(before);
        }
      }),
      { numRuns: inTier(100, 1_000) },
    );
  });

  it('D21.17 a row that a confirmed pair leaves to a payment of the next day is said there, and not twice (FC_SEED=910110)', () => {
    const taken = {
      rrn: '633000000003',
      stan: null,
      charged: null,
      reversalOf: null,
      amount: 100_000,
    } as const;
    const rest = { state: 'recorded', visitId: 'visit', lateFor: null } as const;
    const seen = {
      stan: null,
      type: 'purchase',
      amount: 100_000,
      status: 'successful',
      serviceCode: null,
    } as const;
    const when = { day: DAY, date: DAY, time: '10:00:00', lateFor: null } as const;
    const cardMasked = '627412******9876';
    const facts: SettlementInput = {
      day: DAY,
      payments: [
        {
          id: 'p0',
          ...taken,
          ...rest,
          terminalId: '29999999',
          cardMasked,
          day: DAY,
          at: `${DAY}T06:20:00.000Z`,
        },
        {
          ...{ id: 'p1', ...taken, ...rest, terminalId: TERMINAL, cardMasked: null, day: DAY_AFTER },
          at: `${DAY_AFTER}T06:00:00.000Z`,
        },
      ],
      pspRows: [
        { id: 'r0', ...seen, ...when, terminalId: OTHER_TERMINAL, rrn: '633000000003', cardMasked: null },
        { id: 'r1', ...seen, ...when, terminalId: '29999999', rrn: null, cardMasked },
      ],
      terminals: [TERMINAL, OTHER_TERMINAL].map((id) => ({ id, validFrom: '2026-01-01', validTo: null })),
      feeTotalsByTerminal: {},
    };
    const said = (by: SettlementInput, ofDay: string) =>
      matchSettlement({ ...by, day: ofDay }).exceptions.map(
        ({ kind, paymentIds, pspRowIds }) => `${kind} ${paymentIds} ${pspRowIds}`,
      );
    expect(said(facts, DAY)).toContain('in_psp_not_in_app  r0');
    expect(said(facts, DAY_AFTER)).toEqual(['in_app_not_in_psp p1 ']);
    const confirmed = { ...facts, manualMatches: [{ paymentId: 'p0', pspRowId: 'r1' }] };
    expect(said(confirmed, DAY)).toEqual(['wrong_terminal p0 r1']);
    expect(said(confirmed, DAY_AFTER)).toEqual(['wrong_terminal p1 r0']);
  });

  it('D21.17 a confirmed pair that stood in the way of another lets that one be proposed, and not more', () => {
    const at = (minute: string) => ({ day: DAY, at: `${DAY}T06:${minute}:00.000Z` });
    const taken = {
      terminalId: TERMINAL,
      rrn: null,
      stan: '000001',
      charged: null,
      reversalOf: null,
    } as const;
    const rest = { state: 'recorded', visitId: 'visit', lateFor: null } as const;
    const seen = { terminalId: TERMINAL, type: 'purchase', amount: 200_000, status: 'successful' } as const;
    const when = { day: DAY, date: DAY, time: '10:00:00', lateFor: null, serviceCode: null } as const;
    const facts: SettlementInput = {
      day: DAY,
      payments: [
        { id: 'p0', ...taken, ...rest, ...at('00'), cardMasked: null, amount: 200_000 },
        { id: 'p1', ...taken, ...rest, ...at('20'), cardMasked: '603799******1234', amount: 200_000 },
        { id: 'p2', ...taken, ...rest, ...at('00'), cardMasked: null, amount: 100_000 },
      ],
      pspRows: [
        { id: 'r0', ...seen, ...when, rrn: null, stan: null, cardMasked: '603799******1234' },
        { id: 'r1', ...seen, ...when, rrn: '633000000001', stan: '000001', cardMasked: null },
      ],
      terminals: [{ id: TERMINAL, validFrom: '2026-01-01', validTo: null }],
      feeTotalsByTerminal: {},
    };
    const before = matchSettlement(facts);
    expect(partnersIn(before)).toEqual(['p1 r0']);
    expect(before.differenceToGo).toBe(500_000);
    const after = matchSettlement({ ...facts, manualMatches: [{ paymentId: 'p1', pspRowId: 'r0' }] });
    // Only p0 is left with that trace number and amount: it is proposed, and counts by nobody's word yet.
    expect(after.matches.map(({ paymentId }) => paymentId)).toEqual(['p1']);
    expect(after.exceptions.filter(({ kind }) => kind === 'match_proposed')).toMatchObject([
      { paymentIds: ['p0'], pspRowIds: ['r1'], differences: [] },
    ]);
    expect(after.differenceToGo).toBe(100_000);
    expect(after.totals).toEqual(before.totals);
  });

  it('leaves nothing of the day unsaid', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const { matches, exceptions } = matchSettlement(facts);
        const said = new Set([
          ...matches.flatMap(({ paymentId, pspRowIds }) => [paymentId, ...pspRowIds]),
          ...exceptions.flatMap(({ paymentIds, pspRowIds }) => [...paymentIds, ...pspRowIds]),
        ]);
        for (const { id, day } of facts.payments) if (day === DAY) expect(said).toContain(id);
        // A row may count on an open neighbouring day; then that day says it.
        const neighbours = [DAY_BEFORE, DAY_AFTER]
          .filter((day) => !facts.closedDays?.includes(day))
          .flatMap((day) => matchSettlement({ ...facts, day }).matches)
          .concat(matches);
        const elsewhere = new Set([
          ...neighbours.flatMap(({ pspRowIds }) => pspRowIds),
          ...[DAY_BEFORE, DAY_AFTER]
            .flatMap((day) => matchSettlement({ ...facts, day }).exceptions)
            .filter(({ paymentIds }) => paymentIds.length > 0)
            .flatMap(({ pspRowIds }) => pspRowIds),
        ]);
        for (const { id, day, status, type } of facts.pspRows) {
          if (day !== DAY || status === 'failed' || type === 'other') continue;
          expect(said.has(id) || elsewhere.has(id)).toBe(true);
        }
      }),
      { numRuns: inTier(100, 1_000) },
    );
  });

  it('explains the totals of each terminal to the rial', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const { totals, exceptions } = matchSettlement(facts);
        const explained = new Map<string, number>();
        for (const { terminalId, amount } of exceptions.flatMap(({ differences }) => differences))
          explained.set(terminalId, (explained.get(terminalId) ?? 0) + amount);
        for (const { terminalId, recorded, psp } of totals)
          expect(recorded - psp).toBe(explained.get(terminalId) ?? 0);
        const known = new Set(totals.map(({ terminalId }) => terminalId));
        for (const [terminalId, amount] of explained) if (!known.has(terminalId)) expect(amount).toBe(0);
      }),
      { numRuns: inTier(200, 2_000) },
    );
  });

  it('names every exception by a key of its own', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const keys = matchSettlement(facts).exceptions.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: inTier(100, 1_000) },
    );
  });

  it('never matches two amounts or two terminals without a word', () => {
    fc.assert(
      fc.property(input, (facts) => {
        const payments = new Map(facts.payments.map((one) => [one.id, one]));
        const rows = new Map(facts.pspRows.map((one) => [one.id, one]));
        for (const { paymentId, pspRowIds, amount } of matchSettlement(facts).matches) {
          const one = payments.get(paymentId);
          expect(Math.abs(amount)).toBe(one?.amount);
          for (const id of pspRowIds) expect(rows.get(id)?.terminalId).toBe(one?.terminalId);
        }
      }),
      { numRuns: inTier(100, 1_000) },
    );
  });
});
