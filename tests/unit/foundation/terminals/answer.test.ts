import { expect, test } from 'vitest';
import { answerRrn, believed } from '#core/foundation/terminals/answer.ts';
import type { TerminalAnswer } from '#core/foundation/terminals/port.ts';
import { isPrivateAddress } from '#core/foundation/terminals/private-address.ts';

const sale = { ownNumber: '123456789012', rials: 770_000 };
const terminal = '14999001';
const answer: TerminalAnswer = {
  code: '00',
  rrn: '633000000001',
  terminalId: terminal,
  rialsTaken: 770_000,
  ownNumber: sale.ownNumber,
  rawMasked: '',
};
const endOf = (over: Partial<TerminalAnswer>) =>
  believed(sale, terminal, { end: 'approved', answer: { ...answer, ...over } });

test('D2.107 a whole answer of this sale is believed, with or without what a slip may lack', () => {
  expect(endOf({}).end).toBe('approved');
  expect(endOf({ stan: '000017', cardLast4: '4869', saidDay: '1405/09/10' }).end).toBe('approved');
  expect(endOf({ terminalId: '014999001' }).end).toBe('approved');
});

test.each([
  ['amount', { rialsTaken: 770_001 }],
  ['amount', { rialsTaken: 700_000 }],
  ['amount', { rialsTaken: undefined }],
  ['terminal', { terminalId: '14999002' }],
  ['terminal', { terminalId: undefined }],
  ['own_number', { ownNumber: '123456789013' }],
  ['own_number', { ownNumber: undefined }],
  ['rrn', { rrn: undefined }],
  ['rrn', { rrn: '000000000000' }],
  ['rrn', { rrn: '63300000001' }],
] as const)('D2.107 an approval with another %s is unknown and keeps what it said: %o', (reason, over) => {
  const given = Object.fromEntries(
    Object.entries({ ...answer, ...over }).filter(([, value]) => value !== undefined),
  );
  const end = believed(sale, terminal, { end: 'approved', answer: given as TerminalAnswer });
  expect(end).toEqual({ end: 'unknown', reason, answer: given });
});

test('D2.135 a reference number of ten digits is whole, and kept in twelve; one digit over and over is none', () => {
  expect(endOf({ rrn: '6330000001' }).end).toBe('approved');
  expect(answerRrn({ ...answer, rrn: '6330000001' })).toBe('006330000001');
  for (const rrn of ['0000000000', '7777777777', '63300000001', '633000001'])
    expect(endOf({ rrn }).end).toBe('unknown');
});

test('D2.107 the refusal of another sale refuses nothing of this one', () => {
  const declined = (over: Partial<TerminalAnswer>) =>
    believed(sale, terminal, { end: 'declined', answer: { code: '51', rawMasked: '', ...over } });
  expect(declined({}).end).toBe('declined');
  expect(declined({ ownNumber: '123456789013' })).toMatchObject({ end: 'unknown', reason: 'own_number' });
  expect(declined({ terminalId: '14999002' })).toMatchObject({ end: 'unknown', reason: 'terminal' });
});

test('D2.109 a terminal is asked at a private address and nowhere else', () => {
  for (const inside of [
    '10.0.0.9',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.1.9',
    '127.0.0.1',
    '169.254.7.7',
  ])
    expect([inside, isPrivateAddress(inside)]).toEqual([inside, true]);
  for (const outside of [
    ...[
      '8.8.8.8',
      '172.15.0.1',
      '172.32.0.1',
      '192.169.1.1',
      '11.0.0.1',
      '10.0.0.256',
      '10.0.0',
      '0x0a000001',
      '010.0.0.1',
    ],
    ...['pos.example.ir', '192.168.1.9.example.ir', '::1', '', '10.0.0.9 ', '100.64.0.1'],
  ])
    expect([outside, isPrivateAddress(outside)]).toEqual([outside, false]);
});
