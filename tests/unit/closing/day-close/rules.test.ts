import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AnyExceptionKind,
  clashKinds,
  explanationReasons,
  filingKinds,
  kindOf,
  type Named,
  reasonsFor,
  unpaidKinds,
} from '#core/closing/day-close/explanations/contract.ts';
import { leftKey, reasonsToSettle, settlementReasonSchema } from '#core/closing/day-close/ledger/contract.ts';
import {
  bookingDay,
  type CloseFacts,
  explanationRefusal,
  mayClose,
  reopenRefusal,
  stateAfter,
} from '#core/closing/day-close/rules.ts';
import { exceptionKinds } from '#core/foundation/settlement/matching/contract.ts';
import type { DayState } from '#core/journal/business-day/contract.ts';
import { DAY, DAY_AFTER, DAY_BEFORE } from '#tests/support/settlement-day.ts';

const facts = (over: Partial<CloseFacts> = {}): CloseFacts => ({
  day: DAY,
  state: 'open',
  earlierOpen: [],
  outOfTurn: [],
  openDrafts: 0,
  unfinishedFiles: [],
  signs: [],
  reason: null,
  missingPeers: [],
  withoutPcs: [],
  ...over,
});
const codes = (over: Partial<CloseFacts>) => {
  const verdict = mayClose(facts(over));
  return verdict.ok ? [] : verdict.refusals.map(({ code }) => code);
};

describe('a day', () => {
  it('goes from not opened to open to closed, and may be reopened and closed again', () => {
    expect(stateAfter('not_opened', 'open')).toBe('open');
    expect(stateAfter('open', 'close')).toBe('closed');
    expect(stateAfter('closed', 'reopen')).toBe('open');
  });

  it.each([
    ['not_opened', 'close'],
    ['not_opened', 'reopen'],
    ['open', 'open'],
    ['open', 'reopen'],
    ['closed', 'open'],
    ['closed', 'close'],
  ] as const)('that is %s cannot %s', (state, act) => {
    expect(stateAfter(state, act)).toBeNull();
  });

  it('closes without a reason when everything is there and nothing has to be explained', () => {
    expect(mayClose(facts())).toEqual({ ok: true, isWithoutSigns: true });
  });

  it('closes with explained signs only on the reason of the manager', () => {
    const signs = [{ key: 'a', explained: true }];
    expect(codes({ signs })).toEqual(['REASON_NEEDED']);
    expect(codes({ signs, reason: '  ' })).toEqual(['REASON_NEEDED']);
    expect(mayClose(facts({ signs, reason: 'گزارش ناقص بود' }))).toMatchObject({
      ok: true,
      isWithoutSigns: false,
    });
  });

  describe('D21.18 without a PC that was not heard from', () => {
    const missingPeers = [
      { device: 'b', deskNumber: 3 },
      { device: 'a', deskNumber: 2 },
    ];
    const reason = 'باجه‌ها خاموش بودند';
    it.each<[string, Partial<CloseFacts>, string[]]>([
      ['none of them named', { reason }, ['PEERS_MISSING']],
      ['one of two named', { reason, withoutPcs: ['a'] }, ['PEERS_MISSING']],
      ['another one named', { reason, withoutPcs: ['c'] }, ['PEERS_MISSING']],
      ['all named, no reason', { withoutPcs: ['a', 'b'] }, ['REASON_NEEDED']],
      ['all named, a full stop for a reason', { withoutPcs: ['a', 'b'], reason: '.' }, ['REASON_NEEDED']],
      ['all named, with a reason', { withoutPcs: ['a', 'b'], reason }, []],
    ])('%s', (_, over, refused) => {
      expect(codes({ missingPeers, ...over })).toEqual(refused);
    });

    it('says which desks, in their order', () => {
      expect(mayClose(facts({ missingPeers, reason }))).toMatchObject({
        refusals: [{ code: 'PEERS_MISSING', params: { desks: [2, 3] } }],
      });
    });
  });

  it('says every reason why it does not close', () => {
    const verdict = mayClose(
      facts({
        openDrafts: 2,
        signs: [
          { key: 'a', explained: false },
          { key: 'b', explained: true },
        ],
      }),
    );
    expect(verdict).toEqual({
      ok: false,
      refusals: [
        { code: 'DRAFTS_OPEN', params: { count: 2 } },
        { code: 'EXCEPTIONS_UNEXPLAINED', params: { count: 1 } },
      ],
    });
  });

  it('does not close before it opened, nor twice', () => {
    expect(codes({ state: 'not_opened' })).toEqual(['DAY_NOT_OPEN']);
    expect(codes({ state: 'closed' })).toEqual(['DAY_CLOSED']);
  });

  it('is reopened with a reason only', () => {
    expect(reopenRefusal(DAY, 'closed', 'رسید گم شده پیدا شد')).toBeNull();
    expect(reopenRefusal(DAY, 'closed', ' ')).toEqual({ code: 'REASON_NEEDED', params: {} });
    expect(reopenRefusal(DAY, 'open', 'چون')).toEqual({ code: 'DAY_NOT_CLOSED', params: { day: DAY } });
  });
});

describe('D21.74 a reason for what a close names', () => {
  const of = (kind: AnyExceptionKind, note: Named['saw'] = null): Named => ({ kind, saw: note });
  const everyKind = [...exceptionKinds, ...clashKinds, ...unpaidKinds, ...filingKinds];

  it('is taken for no difference that the ledger keeps open', () => {
    for (const kind of exceptionKinds) expect(reasonsFor(of(kind))).toEqual([]);
    expect(
      explanationRefusal(reasonsFor(of('in_app_not_in_psp')), 'psp_or_bank_error', 'بانک فردا واریز می‌کند'),
    ).toEqual({
      code: 'INPUT_INVALID',
      params: { fields: ['reasonCode'] },
    });
  });

  it('is asked for with words of everything else: a click explains nothing', () => {
    const clicks = everyKind.filter((kind) =>
      explanationReasons.some((reason) => explanationRefusal(reasonsFor(of(kind)), reason, '') === null),
    );
    expect(clicks).toEqual([]);
    expect(explanationRefusal(reasonsFor(of('day_closed_twice')), 'our_mistake', '.')).toEqual({
      code: 'REASON_NEEDED',
      params: {},
    });
    const foreign = of('wrong_terminal', { note: 'terminal_not_designated' });
    expect(explanationRefusal(reasonsFor(foreign), 'found_out', 'پایانهٔ دفتر کناری بود')).toBeNull();
    expect(reasonsFor({ ...of('served_underpaid'), isEndedApart: true })).not.toEqual([]);
  });

  it('follows from seven kinds, two of which the ledger alone has', () => {
    expect([...new Set(everyKind.map((kind) => kindOf(of(kind))))].toSorted()).toEqual([
      'fee',
      'filing',
      'money',
      'refund',
      'sign',
    ]);
    for (const kind of everyKind) expect(reasonsFor(of(kind)).length > 0).toBe(kindOf(of(kind)) === 'sign');
  });

  it('is one of six, and each of them is used', () => {
    expect(settlementReasonSchema.options).toHaveLength(6);
    const left = { id: leftKey('one') };
    const used = [...reasonsToSettle(left), ...reasonsToSettle({ id: 'fee:one' })];
    expect(new Set(used)).toEqual(new Set(settlementReasonSchema.options));
    expect(reasonsToSettle({ id: 'fee:one' })).not.toContain('left_before_paying');
  });
});

describe('the day something is booked to', () => {
  const states =
    (known: Record<string, DayState>) =>
    (day: string): DayState =>
      known[day] ?? 'not_opened';

  it('is its own while that is open, or still to be opened', () => {
    expect(bookingDay(DAY, DAY, states({ [DAY]: 'open' }))).toEqual({ day: DAY, lateFor: null });
    expect(bookingDay(DAY_BEFORE, DAY, states({ [DAY_BEFORE]: 'open', [DAY]: 'open' })).day).toBe(DAY_BEFORE);
    expect(bookingDay(DAY, DAY, states({}))).toEqual({ day: DAY, lateFor: null });
  });

  it('is the next open day when its own is closed', () => {
    const stateOf = states({ [DAY_BEFORE]: 'closed', [DAY]: 'open' });
    expect(bookingDay(DAY_BEFORE, DAY, stateOf)).toEqual({ day: DAY, lateFor: DAY_BEFORE });
  });

  it('is tomorrow when today is closed', () => {
    expect(bookingDay(DAY, DAY, states({ [DAY]: 'closed' }))).toEqual({ day: DAY_AFTER, lateFor: DAY });
    const both = states({ [DAY_BEFORE]: 'closed', [DAY]: 'closed' });
    expect(bookingDay(DAY_BEFORE, DAY, both)).toEqual({ day: DAY_AFTER, lateFor: DAY_BEFORE });
  });

  it('is an open day for what happened on a holiday, so that somebody sees it', () => {
    expect(bookingDay(DAY_BEFORE, DAY, states({ [DAY]: 'open' }))).toEqual({ day: DAY, lateFor: DAY_BEFORE });
  });

  it('is never a closed one, and never an earlier one', () => {
    const day = fc.integer({ min: 10, max: 28 }).map((of) => `2026-11-${of}`);
    const state = fc.constantFrom<DayState>('not_opened', 'open', 'closed');
    fc.assert(
      fc.property(day, day, fc.dictionary(day, state), (natural, today, known) => {
        const booking = bookingDay(natural, today, states(known));
        expect(states(known)(booking.day)).not.toBe('closed');
        expect(booking.day >= natural).toBe(true);
        expect(booking.lateFor).toBe(booking.day === natural ? null : natural);
      }),
      { numRuns: 1_000 },
    );
  });
});
