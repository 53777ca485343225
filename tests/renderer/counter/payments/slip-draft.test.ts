// What keeps a POS slip from being recorded, before core judges it again.
import { expect, test } from 'vitest';
import {
  emptySlip,
  type SlipDraft,
  slipFields,
  slipProblem,
  slipToSend,
} from '#renderer/features/counter/payments/slip-draft.ts';

const due = 770_000;
const connected = { isConnected: true, rrnDigits: 12 } as const;
const slip: SlipDraft = {
  mode: 'pos',
  terminalId: '14999001',
  rrn: '123456789012',
  stan: '123456',
  card: '1234',
  amount: 'due',
  asTaken: false,
  isTyped: false,
  typedBecause: null,
};

test('a payment starts unselected and nothing of it is sound', () => {
  expect(emptySlip.mode).toBeNull();
  expect(slipFields.filter((field) => slipProblem(field, emptySlip, due) !== null)).toEqual([
    'terminalId',
    'rrn',
  ]);
});

test('D2.80 of a torn slip the reference number is enough, and one digit over and over is none', () => {
  const torn = { ...slip, stan: '', card: ' ' };
  expect(slipToSend('v', torn, due)).toMatchObject({ rrn: slip.rrn, stan: '' });
  for (const wrong of [{ rrn: '0'.repeat(12) }, { rrn: '۷'.repeat(12) }, { stan: '000000' }, { card: '12' }])
    expect(slipToSend('v', { ...torn, ...wrong }, due)).toBeNull();
});

test('the amount is what is due unless something else is entered', () => {
  expect(slipToSend('v', slip, due)).toMatchObject({ amount: 770_000 });
  expect(slipToSend('v', { ...slip, amount: 500_000 }, due)).toMatchObject({ amount: 500_000 });
});

test('an amount that cannot be read is never taken for the old one', () => {
  expect(slipToSend('v', { ...slip, amount: null }, due)).toBeNull();
});

test('more than what is due is refused', () => {
  expect(slipProblem('amount', { ...slip, amount: 770_001 }, due)).toBe('payments.amountTooLarge');
});

test.each([
  ['rrn', { rrn: '12345678901' }],
  ['stan', { stan: '12345' }],
  ['card', { card: '123' }],
] as const)('a %s of the wrong length is named', (field, other) => {
  expect(slipProblem(field, { ...slip, ...other }, due)).not.toBeNull();
  expect(slipToSend('v', { ...slip, ...other }, due)).toBeNull();
});

test('D2.108 the slip of a connected terminal is sent with its reason, and no other slip is asked for one', () => {
  expect(slipToSend('v', slip, due, connected)).toBeNull();
  const said = { ...slip, typedBecause: 'link_down' } as const;
  expect(slipToSend('v', said, due, connected)).toMatchObject({ typedBecause: 'link_down' });
  expect(slipToSend('v', said, due)).not.toHaveProperty('typedBecause');
});

test('D2.135 ten digits are a reference number where the PSP prints ten, and nowhere else', () => {
  const short = { ...slip, rrn: '6330000001', stan: '', card: '' };
  expect(slipProblem('rrn', short, due)).toBe('payments.rrnWrong');
  const ten = { isConnected: false, rrnDigits: 10 } as const;
  expect(slipToSend('v', short, due, ten)).toMatchObject({ rrn: '6330000001' });
  for (const rrn of ['0000000000', '7777777777', '633000001'])
    expect(slipProblem('rrn', { ...short, rrn }, due, ten)).toBe('payments.rrnWrongTen');
});

test('Persian digits are the same digits', () => {
  expect(slipProblem('rrn', { ...slip, rrn: '۱۲۳۴۵۶۷۸۹۰۱۲' }, due)).toBeNull();
  expect(slipProblem('card', { ...slip, card: '603799******۱۲۳۴' }, due)).toBeNull();
});

test('more than is due is sent only when it is said that the terminal took it', () => {
  const over = { ...slip, amount: 800_000 };
  expect(slipToSend('v', over, due)).toBeNull();
  expect(slipToSend('v', { ...over, asTaken: true }, due)).toMatchObject({ amount: 800_000, asTaken: true });
  expect(slipToSend('v', slip, due)).not.toHaveProperty('asTaken');
});
