// The driver of Behpardakht's terminals as pure functions: the published bytes, and every way in which an answer is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TerminalConnection } from '#core/foundation/terminals/port.ts';
import { behpardakht, inquiryRequest, purchaseRequest, tags } from '#electron/terminals/behpardakht.ts';
import { bcd, crc16, firstFrame, frame } from '#electron/terminals/tlv.ts';
import { inTier } from '#tests/support/tier.ts';

const to: TerminalConnection = {
  driver: 'behpardakht',
  host: '127.0.0.1',
  port: 1024,
  terminalId: '1499905',
};
const sale = { ownNumber: '140509090017', rials: 770_000 };
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex');

type Given = readonly [number, Buffer | null];
/** A good answer to the sale, with some fields instead; null leaves one out. */
function answer(...others: readonly Given[]): Buffer {
  const fields = new Map<number, Buffer>([
    [tags.code, Buffer.from('00')],
    [tags.service, bcd('01')],
    [tags.requestNumber, Buffer.from(sale.ownNumber)],
    [tags.ownNumber, Buffer.from(sale.ownNumber)],
    [tags.amount, bcd('770000')],
    [tags.reference, bcd('127879949527')],
    [tags.day, Buffer.from('1405/09/09')],
    [tags.time, Buffer.from('14:24')],
    [tags.cardLast4, bcd('4869')],
    [tags.cardFirst6, bcd('627381')],
    [tags.terminal, bcd('01499905')],
  ]);
  for (const [tag, value] of others)
    if (value === null) fields.delete(tag);
    else fields.set(tag, value);
  return frame([...fields], 'all');
}
const ended = (received: Buffer) => behpardakht.sale(to, sale, new Date(0)).answer(received);
const asked = (received: Buffer) => behpardakht.inquiry(to, sale).answer(received);
const code = (text: string): Given => [tags.code, Buffer.from(text)];
const inquired = (...others: readonly Given[]) => asked(answer([tags.service, bcd('16')], ...others));

describe('the bytes', () => {
  it('have the checksum of CRC-16/ARC', () => {
    expect(crc16(Buffer.from('123456789'))).toBe(0xbb3d);
  });

  it('are those of the document: a purchase and an inquiry', () => {
    const purchase = '30303138 b003770000 a20101 a4023137 ba0441374b32 ecbc';
    expect(purchaseRequest(770_000, '17', 'A7K2')).toEqual(bytes(purchase));
    expect(inquiryRequest('18', 'A7K2')).toEqual(bytes('30303133 a20116 ba0441374b32 a4023138 066d'));
  });

  it('are read as in the document, by either meaning of the length', () => {
    const body = `c0023030 a20101 a4023137 b003770000 c1020171 c206127879949527 c30a313430352f30392f3039
      c40531343a3234 c5024869 c603627381 c70421009268 c80412404580 ba0441374b32 d637`.replace(/\s/g, '');
    for (const length of ['30303830', '30303734']) {
      const whole = bytes(length + body);
      const read = firstFrame(whole);
      expect(read).toMatchObject({ length: whole.length });
      expect(typeof read === 'string' ? '' : read.fields.get(tags.reference)?.toString('hex')).toBe(
        '127879949527',
      );
    }
  });
});

describe('an answer to a sale', () => {
  it('D2.100 approves when code, numbers, amount, terminal and reference are right', () => {
    expect(ended(answer())).toEqual({
      end: 'approved',
      answer: {
        ...{
          code: '00',
          rrn: '127879949527',
          terminalId: '01499905',
          cardFirst6: '627381',
          cardLast4: '4869',
        },
        ...{ saidDay: '1405/09/09', saidTime: '14:24', ownNumber: sale.ownNumber, rialsTaken: 770_000 },
        rawMasked: expect.stringContaining('rrn=127879949527'),
      },
    });
  });

  it.each<[string, Given]>([
    ['another amount', [tags.amount, bcd('760000')]],
    ['no amount', [tags.amount, null]],
    ['a discount beside the whole amount', [tags.discount, bcd('1000')]],
    ['a discount that cannot be read', [tags.discount, bytes('0f')]],
    ['another terminal', [tags.terminal, bcd('21009268')]],
    ['no terminal', [tags.terminal, null]],
    ['no reference', [tags.reference, null]],
    ['a reference of zeros', [tags.reference, bcd('000000000000')]],
    ['a reference that is no number', [tags.reference, bytes('12787994952f')]],
    ['no own number', [tags.ownNumber, null]],
  ])('D2.100 is unknown, not approved and not declined, with %s', (_, change) => {
    expect(ended(answer(change))).toMatchObject({ end: 'unknown', answer: { code: '00' } });
  });

  it.each<[string, Given]>([
    ['another own number', [tags.ownNumber, Buffer.from('140509090018')]],
    ['another number of the request', [tags.requestNumber, Buffer.from('1')]],
    ['the service of an inquiry', [tags.service, bcd('16')]],
  ])('D2.100 with %s is another’s: the answer is waited for, also behind it', (_, change) => {
    const late = answer(change, code('51'));
    expect(ended(late)).toBeNull();
    expect(ended(Buffer.concat([late, answer()]))).toMatchObject({ end: 'approved' });
  });

  it('D2.100 is waited for byte by byte, and is broken with a wrong checksum or a length of no digits', () => {
    const whole = answer();
    for (let size = 0; size < whole.length; size += 1) expect(ended(whole.subarray(0, size))).toBeNull();
    const wrong = Buffer.from(frame([[tags.code, Buffer.from('00')]], 'fields'));
    wrong.writeUInt8(wrong.readUInt8(wrong.length - 1) ^ 1, wrong.length - 1);
    expect(ended(wrong)).toEqual({ end: 'unknown', reason: 'broken' });
    expect(ended(Buffer.from('HTTP/1.1 200'))).toEqual({ end: 'unknown', reason: 'broken' });
  });

  it.each(['13', '14', '33', '38', '51', '55', '57', '58', '61', '65', '88', 'FA'])(
    'D2.101 declines by %s',
    (text) => {
      expect(ended(answer(code(text), [tags.reference, null]))).toMatchObject({
        end: 'declined',
        answer: { code: text },
      });
    },
  );

  it.each(['FU', '17'])('D2.101 is withdrawn by %s', (text) => {
    expect(ended(answer(code(text)))).toMatchObject({ end: 'cancelled' });
  });

  it.each([
    'FF',
    'FD',
    'EA',
    '09',
    '19',
    '20',
    '63',
    '68',
    '76',
    '90',
    '91',
    '94',
    '98',
    '77',
    'ZZ',
    '0',
    '',
  ])('D2.101 is unknown by %s', (text) => {
    expect(ended(answer(code(text)))).toMatchObject({ end: 'unknown', reason: 'code' });
  });

  it('D2.102 keeps no more of a card than the first six and the last four digits, wherever it stands', () => {
    const card = '6273811234564869';
    const end = ended(answer([0xd0, bcd(card)], [0xd1, Buffer.from(card)], [tags.time, Buffer.from(card)]));
    expect(end).toMatchObject({ end: 'approved', answer: { cardFirst6: '627381', cardLast4: '4869' } });
    expect(JSON.stringify(end)).not.toContain(card.slice(6, 12));
    const own = ended(
      answer([tags.ownNumber, null], [tags.code, Buffer.from('51')], [tags.requestNumber, Buffer.from(card)]),
    );
    expect(JSON.stringify(own)).not.toContain(card.slice(6, 12));
  });
});

describe('an answer to an inquiry', () => {
  it('D2.103 approves what it found, and says of EA only that nothing is recorded', () => {
    expect(inquired([tags.foundService, bcd('01')])).toMatchObject({
      end: 'approved',
      answer: { rrn: '127879949527' },
    });
    expect(inquired(code('EA'))).toEqual({ end: 'not_recorded' });
    expect(inquired(code('09'))).toEqual({ end: 'in_progress' });
  });

  it('D2.103 is unknown with a bill that was paid, another amount or any other code', () => {
    expect(inquired([tags.foundService, bcd('05')])).toMatchObject({ end: 'unknown' });
    expect(inquired([tags.amount, bcd('1000')])).toMatchObject({ end: 'unknown', reason: 'amount' });
    expect(inquired(code('51'))).toMatchObject({ end: 'unknown', reason: 'code' });
    expect(asked(answer())).toBeNull();
  });
});

describe('a probe', () => {
  const probed = (...others: readonly Given[]) =>
    behpardakht.probe(to).answer(answer([tags.service, bcd('17')], ...others));

  it('D2.104 tells whether this terminal is there, another one is, or it is busy', () => {
    expect(probed()).toEqual({ end: 'reachable' });
    expect(probed(code('EA'), [tags.terminal, null])).toEqual({ end: 'reachable' });
    expect(probed([tags.terminal, bcd('21009268')])).toEqual({ end: 'wrong_terminal', seen: '21009268' });
    expect(probed(code('09'))).toEqual({ end: 'busy' });
    expect(behpardakht.probe(to).answer(Buffer.from('HTTP/1.1 '))).toEqual({
      end: 'unreachable',
      reason: 'broken',
    });
  });
});

it('D2.100 any bytes are read without an exception, and approve nothing', () => {
  const runs = { numRuns: inTier(300, 20_000) };
  const noise = fc.uint8Array({ maxLength: 200 }).map((values) => Buffer.from(values));
  const framed = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 20 })), { maxLength: 12 })
    .map((fields) =>
      frame(
        fields.map(([tag, value]) => [tag, Buffer.from(value)] as const),
        'all',
      ),
    );
  fc.assert(
    fc.property(fc.oneof(noise, framed), (received) => {
      for (const end of [ended(received), asked(received)]) expect(end?.end).not.toBe('approved');
    }),
    runs,
  );
});
