// Enrolment: a code makes one device of one office known.
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { enrolAnswerSchema } from '#core/foundation/wire/contract.ts';
import { readEnrolCode } from '#core/foundation/wire/enrol-code.ts';
import {
  enrolledStatement,
  enrolStatement,
  provinceFingerprint,
  signStatement,
  statementHolds,
} from '#core/foundation/wire/signed-statements.ts';
import { revokeDevice } from '#province/devices/find-device.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince, texts } from './running-province.ts';

export function enrolmentCases(running: RunningProvince): void {
  test('a code makes one device known, and gives it the keys of the province', async () => {
    const device = new TestDevice(running.province.url, '3001');
    const sent = await device.enrol(await running.province.createEnrolCode('3001'));
    expect(sent.status).toBe(200);
    const answer = enrolAnswerSchema.parse(sent.body);
    expect(answer).toMatchObject({ deviceId: device.id, officeCode: '3001' });
    expect(answer.keys.signing).not.toBe(answer.keys.sealing);
  });

  test('the same code does not make a second device known', async () => {
    const code = await running.province.createEnrolCode('3002');
    expect((await new TestDevice(running.province.url, '3002').enrol(code)).status).toBe(200);
    expectProblem(await new TestDevice(running.province.url, '3002').enrol(code), 403, 'BAD_ENROL_CODE');
  });

  test('of two devices that use one code at the same time, one is enrolled', async () => {
    const code = await running.province.createEnrolCode('3003');
    const both = await Promise.all(
      [1, 2].map(() => new TestDevice(running.province.url, '3003').enrol(code)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 403]);
  });

  test('a device whose first answer was lost may ask again with the same code', async () => {
    const code = await running.province.createEnrolCode('3004');
    const device = new TestDevice(running.province.url, '3004');
    const first = await device.enrol(code);
    const second = await device.enrol(code.toLowerCase().replaceAll('-', ' '));
    expect(second.status).toBe(200);
    expect(second.body.keys).toEqual(first.body.keys);
  });

  test('an expired code is refused', async () => {
    const code = await running.province.createEnrolCode('3005', { hours: -1 });
    expectProblem(await new TestDevice(running.province.url, '3005').enrol(code), 403, 'BAD_ENROL_CODE');
  });

  test("another office's code is refused, and stays good for its own", async () => {
    const code = await running.province.createEnrolCode('3006');
    expectProblem(await new TestDevice(running.province.url, '3007').enrol(code), 403, 'BAD_ENROL_CODE');
    expect((await new TestDevice(running.province.url, '3006').enrol(code)).status).toBe(200);
  });

  test('a device id that is enrolled cannot be taken over with another key', async () => {
    const device = await running.enrolled('3008');
    const thief = new TestDevice(running.province.url, '3008');
    const code = await running.province.createEnrolCode('3008');
    expectProblem(await thief.enrol(code, { deviceId: device.id }), 403, 'BAD_ENROL_CODE');
    expect((await thief.enrol(code)).status).toBe(200);
  });

  test('N8 the answer is signed by the keys whose fingerprint ends the code', async () => {
    const device = new TestDevice(running.province.url, '3010');
    const code = await running.province.createEnrolCode('3010');
    const answer = enrolAnswerSchema.parse((await device.enrol(code)).body);
    expect(readEnrolCode(code)?.fingerprint).toBe(provinceFingerprint(answer.keys));
    const proof = signStatement(enrolStatement(device.enrolRequest(code)), device.privateKey);
    const statement = enrolledStatement({ ...answer, proof });
    expect(statementHolds(statement, answer.signature, answer.keys.signing)).toBe(true);
    const other = enrolledStatement({
      ...answer,
      proof: proof.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
    });
    expect(statementHolds(other, answer.signature, answer.keys.signing)).toBe(false);
  });

  test('N8 a device that does not hold the key that it names is refused, and its code stays good', async () => {
    const device = new TestDevice(running.province.url, '3011');
    const code = await running.province.createEnrolCode('3011');
    const stranger = generateKeyPairSync('ed25519').privateKey;
    expectProblem(await device.enrol(code, {}, stranger), 401, 'BAD_SIGNATURE');
    expect((await device.enrol(code)).status).toBe(200);
  });

  test('N9 nothing is taken from a revoked device, nor is it enrolled again; what it sent stays', async () => {
    const device = await running.visits(2);
    await device.send(1, 1);
    expect(await revokeDevice(running.province.store, device.id, new Date())).toBe(device.office);
    expectProblem(await device.send(), 403, 'REVOKED');
    expectProblem(await device.head(), 403, 'REVOKED');
    expectProblem(await device.enrol(await running.province.createEnrolCode(device.office)), 403, 'REVOKED');
    expect(await running.held(device)).toEqual(texts(device.lines.slice(0, 1)));
  });

  test.each([
    ['a short key', { publicKey: 'abc' }],
    ['a name with a NUL', { deviceName: 'a\0b' }],
    ['an office code of letters', { officeCode: 'tehran' }],
  ])('%s is malformed', async (_what, more) => {
    const device = new TestDevice(running.province.url, '3009');
    expectProblem(await device.enrol(await running.province.createEnrolCode('3009'), more), 400, 'MALFORMED');
  });
}
