// What the province says of a report is shown back, over its signature alone (D12).
import { generateKeyPairSync, type KeyObject, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { provinceKeysStatement } from '#core/foundation/wire/province-keys.ts';
import { answerHeaders, answerStatement } from '#core/foundation/wire/signed-answer.ts';
import { reportStateStatement, signStatement } from '#core/foundation/wire/signed-statements.ts';
import { openOffice, problemOf, type TestOffice } from '#tests/support/office.ts';
import { carryEntries, joinOffice } from '#tests/support/second-desk.ts';

type Said = { reportId: string; state: string; at: string; signature: string };
const signing = generateKeyPairSync('ed25519');
const rawOf = (key: KeyObject): string => key.export({ format: 'jwk' }).x ?? '';

/** A province that answers what the test lets it say. */
async function answering(office: TestOffice) {
  let said: Said[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const isAsked = url === '/v1/offices/1101/reports' && headers.authorization !== undefined;
    const status = isAsked ? 200 : 404;
    const body = Buffer.from(JSON.stringify({ reports: said }));
    const asker = office.desk.identity()?.deviceId ?? '';
    const nonce = String(headers[answerHeaders.nonce]);
    const answer = answerStatement({ asker, nonce, method, path: url, status, body });
    response.writeHead(status, {
      'content-type': 'application/json',
      [answerHeaders.signature]: signStatement(answer, signing.privateKey),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(close);
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has a port');
  const keys = {
    signing: rawOf(signing.publicKey),
    sealing: rawOf(generateKeyPairSync('x25519').publicKey),
  };
  office.desk.reads.sync.enrol({
    provinceUrl: `http://127.0.0.1:${address.port}`,
    serverEpoch: 'test',
    signingKey: keys.signing,
    sealingKey: keys.sealing,
    keysSignature: signStatement(provinceKeysStatement(keys), signing.privateKey),
    enrolledAt: office.desk.machine.now(),
    lastContactAt: null,
    clockOffsetMs: null,
    quarantined: [],
  });
  return {
    close,
    says(reportId: string, state: string, change: { office?: string; key?: KeyObject; at?: string } = {}) {
      const { office: of = '1101', key = signing.privateKey, at = '2026-11-25T06:00:00.000Z' } = change;
      const signature = signStatement(reportStateStatement({ office: of, reportId, state, at }), key);
      said = [...said, { reportId, state, at, signature }];
    },
    forgets: () => {
      said = [];
    },
  };
}

const file = (office: TestOffice) =>
  office.as(office.clerk).violations.file({
    rule: 'D3',
    aboutId: office.manager.id,
    route: 'office',
    text: 'سارا نوری دید که پول نقد گرفته شد',
    said: '',
    evidence: [],
    visitId: null,
  });

test('D12.8 what the province said is shown to whoever has the code, once, farther each time, and at every PC', async () => {
  const office = await openOffice();
  const province = await answering(office);
  const { reportId, trackingCode } = await file(office);
  const { violations } = office.as(office.clerk);
  expect(await violations.askProvince()).toEqual({ asked: true, news: 0 });
  province.says(reportId, 'read');
  province.says(randomUUID(), 'closed');
  expect(await violations.askProvince()).toEqual({ asked: true, news: 1 });
  expect(await violations.askProvince()).toEqual({ asked: true, news: 0 });
  expect(await violations.track({ trackingCode })).toMatchObject({
    whereabouts: 'read',
    saidAt: '2026-11-25T06:00:00.000Z',
  });
  // Whatever clock the later word bears, nothing takes a report back.
  province.says(reportId, 'closed', { at: '2026-11-24T06:00:00.000Z' });
  await violations.askProvince();
  expect(await violations.track({ trackingCode })).toMatchObject({ whereabouts: 'closed' });
  const other = joinOffice(office, 2);
  carryEntries(office.desk, other.desk);
  expect(await other.seat(office.clerk).violations.slip({ reportId })).toMatchObject({
    whereabouts: 'closed',
  });
  expect((await problemOf(violations.track({ trackingCode: '23456789' }))).code).toMatch(
    /INPUT_INVALID|NOT_FOUND/,
  );
});

test('D12.8 what another key signed, or what was signed for another office, is believed by nobody, nor what stands beside it', async () => {
  const office = await openOffice();
  const province = await answering(office);
  const { reportId, trackingCode } = await file(office);
  const { violations } = office.as(office.clerk);
  province.says(reportId, 'read');
  for (const change of [{ key: generateKeyPairSync('ed25519').privateKey }, { office: '1102' }]) {
    province.says(reportId, 'closed', change);
    expect(await violations.askProvince()).toEqual({ asked: false, news: 0 });
    province.forgets();
    province.says(reportId, 'read');
  }
  expect(await violations.track({ trackingCode })).toMatchObject({ whereabouts: 'here' });
  await province.close();
  expect(await violations.askProvince()).toEqual({ asked: false, news: 0 });
});
