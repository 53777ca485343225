// @vitest-environment happy-dom
// Choosing a partner by hand: typing narrows, arrows walk, Enter chooses; the effect is said before anything is recorded.
import { act, useState } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import type { Candidate } from '#core/closing/day-close/by-hand/contract.ts';
import type { ExceptionView } from '#core/closing/day-close/contract.ts';
import { MatchCandidates } from '#renderer/features/closing/day-close/match-candidates.tsx';
import { MatchEffect } from '#renderer/features/closing/day-close/match-effect.tsx';
import { fitsTyped, itemToMatch } from '#renderer/features/closing/day-close/match-filter.ts';
import { enterText, find, type Rendered, render } from '#tests/renderer/render.tsx';

const day = '2026-11-25';
const candidate = (paymentId: string, over: Partial<Candidate> = {}): Candidate => ({
  paymentId,
  pspRowIds: [],
  visitId: null,
  amount: 770_000,
  amountGap: 0,
  minutesApart: 3,
  words: ['rrn_nearly_same', 'stan_differs', 'amount_same'],
  seen: {
    terminalId: '14999001',
    rrn: '633000000001',
    stan: '000001',
    cardMasked: '603799******1234',
    date: day,
    time: '10:01:30',
  },
  ...over,
});
const near = candidate('near');
const far = candidate('far', {
  amount: 500_000,
  amountGap: -270_000,
  words: ['rrn_differs', 'amount_differs'],
  seen: { ...near.seen, rrn: '719283746501', time: '16:45:10' },
});

let rendered: Rendered | undefined;
afterEach(() => {
  rendered?.unmount();
  rendered = undefined;
});

function Choosing({ onChoose }: { onChoose: (key: string) => void }) {
  const [typed, setTyped] = useState('');
  return (
    <MatchCandidates
      filterId="filter"
      day={day}
      candidates={[near, far]}
      typed={typed}
      onType={setTyped}
      chosen={null}
      onChoose={onChoose}
    />
  );
}

const press = (key: string) =>
  act(() => {
    const input = document.activeElement ?? document.body;
    input.dispatchEvent(new KeyboardEvent('keydown', { key, code: key, bubbles: true, cancelable: true }));
    input.dispatchEvent(new KeyboardEvent('keyup', { key, code: key, bubbles: true, cancelable: true }));
  });
const options = () => [...(rendered?.container.querySelectorAll('[role="option"]') ?? [])];

describe('the candidates', () => {
  test('say in words what speaks for them, and how far the amount is off', () => {
    rendered = render(<Choosing onChoose={() => undefined} />);
    const [first, second] = options().map((option) => option.textContent ?? '');
    expect(first).toContain('شمارهٔ مرجع فقط یک رقم');
    expect(first).not.toContain('شمارهٔ پیگیری یکی نیست');
    expect(second).toContain('هیچ شماره‌ای یکی نیست');
    expect(second).toContain('کمتر به اندازه');
    expect(second).toContain('۲۷۰٬۰۰۰');
  });

  test('are narrowed by what is typed, and what is typed stays', () => {
    rendered = render(<Choosing onChoose={() => undefined} />);
    const input = find<HTMLInputElement>(rendered.container, 'input');
    enterText(input, '۱۶:۴۵');
    expect(options().map((option) => option.textContent)).toEqual([expect.stringContaining('719283746501')]);
    enterText(input, '999999');
    expect(options().map((option) => option.textContent)).toEqual([
      'هیچ موردی با عبارت نوشته‌شده همخوان نیست.',
    ]);
    expect(input.value).toBe('999999');
  });

  test('are walked through with the arrow keys and chosen with Enter, while the field keeps the focus', () => {
    const chosen: string[] = [];
    rendered = render(<Choosing onChoose={(key) => chosen.push(key)} />);
    const input = find<HTMLInputElement>(rendered.container, 'input');
    act(() => input.focus());
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(input);
    press('Enter');
    expect(chosen).toEqual(['far']);
  });
});

describe('what is typed', () => {
  test.each([
    ['', true],
    ['770000', true],
    ['۷۷۰٬۰۰۰', true],
    ['1234', true],
    ['10:01 14999001', true],
    ['633000000001 1234', true],
    ['633000000001 9999', false],
    ['500000', false],
  ])('«%s» fits: %s', (typed, expected) => {
    expect(fitsTyped(near, typed)).toBe(expected);
  });
});

describe('the effect', () => {
  const effect = {
    ...{ isPossible: true, far: null, stillWrong: [] },
    ...{ differenceNow: 1_540_000, differenceAfter: 0 },
  };
  test('shows the difference now and afterwards', () => {
    rendered = render(<MatchEffect effect={effect} />);
    const said = rendered.container.textContent ?? '';
    expect(said).toContain('۱٬۵۴۰٬۰۰۰');
    expect(said).toContain('مغایرتی نمی‌ماند');
  });
  test('names the exception that stays', () => {
    rendered = render(<MatchEffect effect={{ ...effect, stillWrong: ['amount_differs'] }} />);
    expect(rendered.container.textContent).toContain('مبلغ ثبت‌شده با گزارش یکی نیست');
  });
  test('D21.161 says what keeps the two apart, and where they end', () => {
    rendered = render(<MatchEffect effect={{ ...effect, far: 'terminal' }} />);
    expect(rendered.container.textContent).toContain('پایانه‌ها یکی نیست');
    expect(rendered.container.textContent).toContain('مغایرت‌های باز');
  });
  test('says when the two cannot be matched', () => {
    rendered = render(<MatchEffect effect={{ ...effect, isPossible: false }} />);
    expect(rendered.container.textContent).toContain('این دو با هم تطبیق داده نمی‌شوند');
  });
});

describe('an exception', () => {
  const exception = (over: Partial<ExceptionView>): ExceptionView => ({
    key: 'k',
    ofDay: day,
    kind: 'in_app_not_in_psp',
    paymentIds: ['p'],
    pspRowIds: [],
    visitId: null,
    terminalId: '14999001',
    amounts: { charged: null, recorded: 770_000, psp: null },
    differences: [],
    saw: { note: 'not_in_report', item: near.seen },
    subject: null,
    reasons: ['found_out'],
    explanation: null,
    ...over,
  });
  test('with one side can be matched by hand', () => {
    expect(itemToMatch(exception({}))).toBe('p');
    const ofRow = {
      paymentIds: [],
      pspRowIds: ['r', 's'],
      saw: { note: 'no_payment', item: near.seen },
    } as const;
    expect(itemToMatch(exception({ ...ofRow, paymentIds: [], pspRowIds: ['r', 's'] }))).toBe('r');
  });
  test('with both sides, of a matched payment, or between PCs cannot', () => {
    expect(itemToMatch(exception({ pspRowIds: ['r'] }))).toBeNull();
    expect(itemToMatch(exception({ saw: { note: 'not_as_charged', item: near.seen } }))).toBeNull();
    expect(itemToMatch(exception({ saw: null }))).toBeNull();
  });
});
