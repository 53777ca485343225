// The driver of Sadad's local service as pure functions: what is asked in JSON, and every answer that is none.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TerminalConnection } from '#core/foundation/terminals/port.ts';
import { httpAnswer } from '#electron/terminals/http-answer.ts';
import { sadadService } from '#electron/terminals/sadad-service.ts';

const driver = sadadService();
const to: TerminalConnection = {
  driver: 'sadad_service',
  host: '192.168.1.20',
  port: 8888,
  terminalId: '21009268',
};
const sale = { ownNumber: '140509090001', rials: 770_000 };
const http = (body: string, status = '200 OK'): Buffer =>
  Buffer.from(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
const good = {
  ...{
    PcPosStatusCode: 4,
    ResponseCode: '00',
    OrderId: sale.ownNumber,
    Amount: '770000',
    Rrn: '127879949527',
  },
  ...{
    Terminal: '21009268',
    CardNo: '6273811234564869',
    TransactionNo: '000171',
    TransactionDate: '1405/09/09',
  },
};
const ended = (change: object) =>
  driver.sale(to, sale, new Date(0)).answer(http(JSON.stringify({ ...good, ...change })));
const found = (said: unknown) => driver.inquiry(to, sale).answer(http(JSON.stringify(said)));

it('the request goes to the service, names the terminal and waits as long as a client does', () => {
  const [head = '', body = ''] = driver.sale(to, sale, new Date(0)).request.toString().split('\r\n\r\n');
  expect(head).toContain('POST /api/Sale HTTP/1.1\r\nHost: 127.0.0.1:8050');
  expect(head).toContain(`Content-Length: ${body.length}`);
  expect(JSON.parse(body)).toMatchObject({
    DeviceIp: '192.168.1.20',
    DevicePort: 8888,
    OrderId: sale.ownNumber,
    Amount: '770000',
  });
});

describe('an answer to a sale', () => {
  it('D2.100 approves when state, code, order, amount, terminal and reference are right, however names are spelt', () => {
    expect(ended({})).toMatchObject({ end: 'approved', answer: { rrn: '127879949527', cardLast4: '4869' } });
    const small = Object.fromEntries(
      Object.entries(good).map(([name, value]) => [name[0]?.toLowerCase() + name.slice(1), value]),
    );
    expect(driver.sale(to, sale, new Date(0)).answer(http(JSON.stringify(small)))).toMatchObject({
      end: 'approved',
    });
  });

  it.each([
    { Amount: '760000' },
    { Amount: null },
    { OrderId: '140509090002' },
    { OrderId: undefined },
    { Terminal: '21009269' },
    { Terminal: undefined },
    { Rrn: '' },
    { Rrn: '000000000000' },
    ...[0, 1, 2, 5, 6, 999, null].map((PcPosStatusCode) => ({ PcPosStatusCode })),
    ...['91', '94', '77', ''].map((ResponseCode) => ({ ResponseCode })),
  ])('D2.100, D2.101 is unknown, not approved and not declined, with %o', (change) => {
    expect(ended(change)).toMatchObject({ end: 'unknown' });
  });

  it('D2.101 declines by a code of the table for this very order, and is withdrawn at the terminal', () => {
    expect(ended({ ResponseCode: '51' })).toMatchObject({ end: 'declined', answer: { code: '51' } });
    expect(ended({ ResponseCode: '51', OrderId: '1' })).toMatchObject({ end: 'unknown' });
    expect(ended({ PcPosStatusCode: 3, ResponseCode: '' })).toMatchObject({ end: 'cancelled' });
  });

  it('D2.102 keeps no more of a card than the first six and the last four digits', () => {
    const end = ended({
      Merchant: '6273811234564869',
      ApprovalCode: '6273811234564869',
      Text: '6273811234564869',
    });
    expect(JSON.stringify(end)).not.toContain('123456486');
  });

  it('D2.100 is unknown when the service answers with an error or with anything but JSON', () => {
    const { answer } = driver.sale(to, sale, new Date(0));
    expect(answer(http(JSON.stringify(good), '500 Internal Server Error'))).toMatchObject({
      end: 'unknown',
      reason: 'broken',
    });
    expect(answer(http('<html>'))).toMatchObject({ end: 'unknown', reason: 'broken' });
    expect(answer(Buffer.from('0025'))).toMatchObject({ end: 'unknown', reason: 'broken' });
  });
});

it('D2.103 an inquiry by the order finds its row, and no row is not that nothing was taken', () => {
  expect(found([good])).toMatchObject({ end: 'approved' });
  expect(found({ Rows: [{ ...good, ResponseCode: '51' }, good] })).toMatchObject({ end: 'approved' });
  expect(found([{ ...good, OrderId: '1' }])).toMatchObject({ end: 'unknown' });
  expect(
    found([
      { ...good, ResponseCode: '51' },
      { ...good, ResponseCode: '51' },
    ]),
  ).toMatchObject({ end: 'unknown' });
  for (const none of [[], { Rows: [] }]) expect(found(none)).toEqual({ end: 'not_recorded' });
  for (const odd of [null, 'none', {}, { Rows: [], Others: [] }])
    expect(found(odd)).toMatchObject({ end: 'unknown' });
});

it('D2.104 a probe tells whether the terminal is there, another one is, or it is busy', () => {
  const probed = (said: object, status?: string) =>
    driver.probe(to).answer(http(JSON.stringify(said), status));
  expect(probed({ PcPosStatusCode: 4, TerminalId: '21009268' })).toEqual({ end: 'reachable' });
  expect(probed({ TerminalId: '1499905' })).toEqual({ end: 'wrong_terminal', seen: '1499905' });
  expect(probed({ PcPosStatusCode: 6 })).toEqual({ end: 'busy' });
  expect(probed({ PcPosStatusCode: 0 })).toEqual({ end: 'unreachable', reason: 'code' });
  expect(probed({}, '404 Not Found')).toEqual({ end: 'unreachable', reason: 'code' });
});

it('N70 an answer of HTTP is read by its length or its chunks, piece by piece, and any bytes without an exception', () => {
  const whole = http('{"a":1}');
  for (let size = 0; size < whole.length; size += 1) expect(httpAnswer(whole.subarray(0, size))).toBe('part');
  expect(httpAnswer(whole)).toEqual({ status: 200, body: '{"a":1}' });
  const chunked = Buffer.from(
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{"a\r\n4\r\n":1}\r\n0\r\n\r\n',
  );
  expect(httpAnswer(chunked)).toEqual({ status: 200, body: '{"a":1}' });
  for (let size = 0; size < chunked.length - 5; size += 1)
    expect(httpAnswer(chunked.subarray(0, size))).toBe('part');
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (noise) => {
      httpAnswer(
        Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'), noise]),
      );
      httpAnswer(Buffer.from(noise));
    }),
    { numRuns: 200 },
  );
});
