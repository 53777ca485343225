// The driver of Asan Pardakht's terminals as pure functions: the published lines, and every way in which an answer is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TerminalConnection } from '#core/foundation/terminals/port.ts';
import { asanPardakht, inquiryLine, line, purchaseLine, xorOf } from '#electron/terminals/asan-pardakht.ts';
import { inTier } from '#tests/support/tier.ts';

const to: TerminalConnection = {
  driver: 'asan_pardakht',
  host: '127.0.0.1',
  port: 17_000,
  terminalId: '21009268',
};
const sale = { ownNumber: '17', rials: 770_000 };
/** 14:24 in Tehran on 1405/09/09. */
const now = new Date('2026-11-30T10:54:00Z');
const published =
  '$POSBUY,00,770000,127879949527,000171,14050909142431,000000001234567,21009268,627381******4869,17,*38\r\n';
const ended = (text: string) => asanPardakht.sale(to, sale, now).answer(Buffer.from(text, 'latin1'));
const asked = (text: string) => asanPardakht.inquiry(to, sale).answer(Buffer.from(text, 'latin1'));

const usual = {
  ...{
    kind: 'POSBUY',
    code: '00',
    amount: '770000',
    rrn: '127879949527',
    stan: '000171',
    moment: '14050909142431',
  },
  ...{ merchant: '000000001234567', terminal: '21009268', card: '627381******4869', own: '17' },
};
const said = (change: Partial<typeof usual> = {}): string =>
  line(Object.values({ ...usual, ...change })).toString('latin1');

describe('the lines', () => {
  it('are those of the document', () => {
    expect(purchaseLine(770_000, 'A7K2', '14050909142400', '17').toString()).toBe(
      '$PCBUY,770000,A7K2,14050909142400,17,*7B\r\n',
    );
    expect(inquiryLine('17').toString()).toBe('$PCINQ,17,*43\r\n');
    expect(said()).toBe(published);
    expect(asanPardakht.sale(to, sale, now).request.toString()).toContain(',14050909142400,17,*');
  });
});

describe('an answer to a sale', () => {
  it('D2.100 approves when code, number, amount, terminal and reference are right', () => {
    expect(ended(published)).toEqual({
      end: 'approved',
      answer: {
        ...{ code: '00', rrn: '127879949527', stan: '000171', terminalId: '21009268', ownNumber: '17' },
        ...{
          cardFirst6: '627381',
          cardLast4: '4869',
          rialsTaken: 770_000,
          saidDay: '1405/09/09',
          saidTime: '14:24:31',
        },
        rawMasked: expect.stringContaining('rrn=127879949527'),
      },
    });
  });

  it('D2.100 takes the sum in each of the forms that the document may mean', () => {
    const text = published.slice(1, published.lastIndexOf('*'));
    const first = xorOf(text.slice(0, text.indexOf('*')));
    const forms = [
      '38',
      '0x38',
      String.fromCharCode(0x38),
      first.toString(16),
      `0x${first.toString(16).toUpperCase()}`,
    ];
    for (const form of forms) expect(ended(`$${text}*${form}\r\n`), form).toMatchObject({ end: 'approved' });
  });

  it.each<[string, Partial<typeof usual>]>([
    ['another amount', { amount: '693000' }],
    ['no amount', { amount: '' }],
    ['another terminal', { terminal: '21009269' }],
    ['no terminal', { terminal: '' }],
    ['no reference', { rrn: '' }],
    ['a reference of zeros', { rrn: '000000000000' }],
  ])('D2.100 is unknown, not approved and not declined, with %s', (_, change) => {
    expect(ended(said(change))).toMatchObject({ end: 'unknown', answer: { code: '00' } });
  });

  it('D2.100 of another sale is passed over; a wrong sum or a line of other parts is broken', () => {
    const late = said({ own: '16', code: '51' });
    expect(ended(late)).toBeNull();
    expect(ended(late + published)).toMatchObject({ end: 'approved' });
    expect(ended(published.replace('*38', '*39'))).toEqual({ end: 'unknown', reason: 'broken' });
    expect(ended(line(['POSBUY', '00', '770000']).toString())).toEqual({ end: 'unknown', reason: 'broken' });
    for (let size = 0; size < published.length; size += 1) expect(ended(published.slice(0, size))).toBeNull();
  });

  it('D2.101 the code decides: declined, withdrawn, or unknown when no table has it', () => {
    expect(ended(said({ code: '51', rrn: '' }))).toMatchObject({ end: 'declined', answer: { code: '51' } });
    expect(ended(said({ code: '17' }))).toMatchObject({ end: 'cancelled' });
    expect(ended(said({ code: '0' }))).toMatchObject({ end: 'approved' });
    for (const code of ['68', '90', '91', '94', '77', 'AB', ''])
      expect(ended(said({ code })), code).toMatchObject({ end: 'unknown', reason: 'code' });
  });

  it('D2.102 keeps no more of a card than the first six and the last four digits', () => {
    const card = '6273811234564869';
    const end = ended(said({ card, stan: card, merchant: card }));
    expect(end).toMatchObject({ end: 'approved', answer: { cardFirst6: '627381', cardLast4: '4869' } });
    expect(JSON.stringify(end)).not.toContain(card.slice(6, 12));
  });
});

describe('an answer to an inquiry', () => {
  it('D2.103 tells the last purchase; of another one it says nothing about this one', () => {
    expect(asked(said({ kind: 'POSINQ' }))).toMatchObject({ end: 'approved' });
    expect(asked(said({ kind: 'POSINQ', code: '51' }))).toMatchObject({ end: 'declined' });
    expect(asked(said({ kind: 'POSINQ', code: '91' }))).toMatchObject({ end: 'unknown' });
    expect(asked(said({ kind: 'POSINQ', own: '16' }))).toEqual({ end: 'not_recorded' });
    expect(asked(said())).toBeNull();
  });
});

it('D2.104 a probe tells whether this terminal is there or another one', () => {
  const probed = (text: string) => asanPardakht.probe(to).answer(Buffer.from(text, 'latin1'));
  expect(probed(said({ kind: 'POSINQ' }))).toEqual({ end: 'reachable' });
  expect(probed(said({ kind: 'POSINQ', terminal: '1234567' }))).toEqual({
    end: 'wrong_terminal',
    seen: '1234567',
  });
  expect(probed('$POSINQ,*00\r\n')).toEqual({ end: 'unreachable', reason: 'broken' });
});

it('D2.100 any bytes are read without an exception, and approve nothing', () => {
  const part = fc.oneof(
    fc.string({ maxLength: 16 }),
    fc.constantFrom('POSBUY', '00', '17', '770000', '*', '\r\n'),
  );
  const text = fc.oneof(
    fc.string({ maxLength: 200 }).map((noise) => `$${noise}*38\r\n`),
    fc.array(part, { maxLength: 12 }).map((parts) => line(parts).toString('latin1')),
  );
  fc.assert(
    fc.property(text, (received) => {
      for (const end of [ended(received), asked(received)]) expect(end?.end).not.toBe('approved');
    }),
    { numRuns: inTier(300, 20_000) },
  );
});
