// What a supervisor does about one office: opens its sealed reports and says what became of them, and makes an inspector's code.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealForProvince } from '#core/counter/complaints/sealing.ts';
import { readAccessCode } from '#core/foundation/wire/access-code.ts';
import { readInspection } from '#core/foundation/wire/inspection-code.ts';
import { reportStateStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { sealedReportType } from '#core/foundation/wire/violation-report.ts';
import { latestSecurity } from '#province/accounts/security-log.ts';
import { storedIdentity } from '#province/server-keys/identity.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
let province: ProvinceUnderTest;
let cookie: string;
beforeAll(async () => {
  province = await provinceOnPglite({ password });
  cookie = (await post('/sign-in', { password })).headers.get('set-cookie')?.split(';')[0] ?? '';
}, 240_000);
afterAll(() => province.close());

function post(path: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  return fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(form).toString(),
  });
}
const open = async (path: string) => {
  const answer = await fetch(province.url + path, { headers: { cookie }, redirect: 'manual' });
  return { status: answer.status, text: await answer.text() };
};
const csrfOf = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

test('D12.7, D12.8 a sealed report is opened with the province’s key, its evidence compared, and its state told over the signature', async () => {
  const device = await enrolledDevice(province, '1101');
  const seq = device.write('cash.offered', {});
  const reportId = randomUUID();
  const { sealingPublic, signingPublic } = await storedIdentity(province.store);
  const named = { device: device.id, epoch: device.epoch, seq, type: 'cash.offered' };
  const content = {
    reportId,
    rule: 'D3',
    reporterId: randomUUID(),
    reporterName: 'علی رضایی',
    aboutId: randomUUID(),
    aboutName: 'مریم <b>احمدی</b>',
    text: 'مدیر از مراجعه‌کننده پول نقد گرفت',
    said: '',
    evidence: [
      { ...named, hash: device.hashAt(seq) },
      { ...named, hash: 'a'.repeat(64) },
      { ...named, seq: 99, hash: 'b'.repeat(64) },
    ],
  };
  const sealed = await sealForProvince([sealingPublic], content, sealedReportType);
  device.write('violation.sealed', { reportId, number: 1, deskNumber: 1, trackingCode: 'ABCDEFGH', sealed });
  const stranger = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? '';
  const other = randomUUID();
  const elsewhere = await sealForProvince([stranger], { ...content, reportId: other }, sealedReportType);
  device.write('violation.sealed', {
    reportId: other,
    number: 2,
    deskNumber: 1,
    trackingCode: 'HGFEDCBA',
    sealed: elsewhere,
  });
  device.write('violation.sealed', { reportId: 'junk', sealed: 7 });
  expect((await device.send()).status).toBe(200);

  const file = await open('/offices/1101');
  expect(file.text).toContain('S1-1');
  expect(file.text).not.toContain('پول نقد');
  const states = async (from = device) => {
    const path = '/v1/offices/1101/reports';
    return from.get(path, await from.token({ htu: path }));
  };
  expect((await states()).body).toEqual({ reports: [] });

  const read = await open(`/offices/1101/reports/${reportId}`);
  for (const word of [
    'پول نقد گرفت',
    'علی رضایی',
    'همین ثبت نزد استان است',
    'ثبت دیگری با این شماره',
    'هنوز به استان نرسیده',
  ])
    expect(read.text).toContain(word);
  expect(read.text).not.toContain('<b>احمدی');
  expect((await open(`/offices/1101/reports/${other}`)).text).toContain('با کلید این استان باز نمی‌شود');
  expect((await open(`/offices/1102/reports/${reportId}`)).status).toBe(404);

  const form = { csrf: csrfOf(read.text), state: 'closed' };
  const act = `/offices/1101/reports/${reportId}`;
  expect((await post(act, form)).headers.get('location')).toBe('/sign-in');
  expect((await post(act, { ...form, csrf: 'x' }, { cookie })).status).toBe(403);
  expect((await post(act, form, { cookie })).status).toBe(303);
  const told = (await states()).body.reports as {
    reportId: string;
    state: string;
    at: string;
    signature: string;
  }[];
  expect(told.filter((one) => one.reportId === reportId).map(({ state }) => state)).toEqual([
    'read',
    'closed',
  ]);
  for (const { signature, ...said } of told) {
    expect(statementHolds(reportStateStatement({ office: '1101', ...said }), signature, signingPublic)).toBe(
      true,
    );
    expect(statementHolds(reportStateStatement({ office: '1102', ...said }), signature, signingPublic)).toBe(
      false,
    );
  }
  const foreign = await enrolledDevice(province, '1102');
  expect((await states(foreign)).status).toBe(401);
});

test('D11.39, D16.11, D16.13, D16.121 a supervisor makes a code for one office, which is shown once, and sees what came of it', async () => {
  const device = await enrolledDevice(province, '1103');
  const path = '/offices/1103/inspection-codes';
  const csrf = csrfOf((await open('/offices/1103')).text);
  const form = { csrf, name: 'ناهید بازرس', purpose: 'بازرسی دوره‌ای', hours: '۴', records: 'on', password };
  expect((await post(path, form)).headers.get('location')).toBe('/sign-in');
  expect((await post(path, { ...form, csrf: 'x' }, { cookie })).status).toBe(403);
  for (const wrong of [{ hours: '0' }, { hours: '73' }, { hours: 'دو' }, { name: ' ' }])
    expect((await post(path, { ...form, ...wrong }, { cookie })).status).toBe(400);
  expect(
    (await post(path, { csrf, name: 'ناهید بازرس', purpose: 'بازرسی', hours: '4', password }, { cookie }))
      .status,
  ).toBe(400);
  // Neither from a page that was left open nor by a wrong password.
  const { password: _, ...without } = form;
  expect((await post(path, without, { cookie })).status).toBe(400);
  expect((await post(path, { ...form, password: 'wrong' }, { cookie })).status).toBe(401);
  expect((await post('/offices/9999/inspection-codes', form, { cookie })).status).toBe(404);
  const shown = await (await post(path, form, { cookie })).text();
  const typed = /<p class="card digits"><bdi dir="ltr">([\d ]+)<\/bdi>/.exec(shown)?.[1] ?? '';
  const { signingPublic } = await storedIdentity(province.store);
  const read = readInspection(typed, signingPublic);
  if (read.kind !== 'signed') throw new Error('the province signs its codes');
  const { inspection } = read;
  expect(inspection).toMatchObject({ office: '1103', name: 'ناهید بازرس', sections: ['records'] });
  expect(Date.parse(inspection.expiresAt) - Date.parse(inspection.madeAt)).toBe(4 * 3_600_000);
  const before = await open('/offices/1103');
  expect(before.text).toContain('استفاده نشده');
  expect(before.text).not.toContain(typed.slice(0, 40));
  const { codeId } = inspection;
  const [first, second] = [randomUUID(), randomUUID()];
  device.write('inspection.begun', { id: first, codeId }, { at: '2026-11-26T06:00:00.000Z' });
  device.write('inspection.begun', { id: second, codeId }, { at: '2026-11-26T06:01:00.000Z' });
  device.write('inspection.refused', { id: randomUUID(), codeId, reason: 'used' });
  const figures = { fromDay: '2026-11-01', toDay: '2026-11-26', good: 1, late: 0, missing: 1 };
  for (const [line, verdict] of [
    ['V10', 'finding'],
    ['V7', 'finding'],
    ['V1', 'finding'],
    ['V1', 'well'],
    ['V2', 'not_checked'],
  ])
    device.write('inspection.verdict_given', {
      ...{ id: randomUUID(), inspectionId: first, line, verdict },
      ...figures,
    });
  device.write('inspection.ended', { id: randomUUID(), inspectionId: first });
  expect((await device.send()).status).toBe(200);
  const after = (await open('/offices/1103')).text;
  expect(after).toContain('بیش از یک بار استفاده شده است');
  expect(after).toContain('کد پیش‌تر استفاده شده بود');
  // What was found last of each line, in the order of the lines.
  expect(after).toContain('<bdi dir="ltr">V7, V10</bdi>');
});

test('D11.33, D11.34 a supervisor makes a code for a manager’s access, with their own password and a reason, shown once', async () => {
  await enrolledDevice(province, '1105');
  const path = '/offices/1105/access-codes';
  const csrf = csrfOf((await open('/offices/1105')).text);
  const form = { csrf, name: 'مریم احمدی', reason: 'هویت مدیر با تماس تصویری احراز شد', password };
  expect((await post(path, form)).headers.get('location')).toBe('/sign-in');
  expect((await post(path, { ...form, csrf: 'x' }, { cookie })).status).toBe(403);
  expect((await post(path, { ...form, password: 'wrong' }, { cookie })).status).toBe(401);
  expect((await post(path, { ...form, reason: 'کوتاه' }, { cookie })).status).toBe(400);
  expect((await post('/offices/9999/access-codes', form, { cookie })).status).toBe(404);
  const shown = await (await post(path, form, { cookie })).text();
  const typed = /<p class="card digits"><bdi dir="ltr">([\d ]+)<\/bdi>/.exec(shown)?.[1] ?? '';
  const { signingPublic } = await storedIdentity(province.store);
  expect(readAccessCode(typed, signingPublic)).toMatchObject({
    code: { office: '1105', name: 'مریم احمدی' },
  });
  expect(readInspection(typed, signingPublic).kind).toBe('not_a_code');
  const kinds = (await latestSecurity(province.store, 10)).map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['access_code_made', 'access_code_refused']));
  expect((await open('/offices/1105')).text).not.toContain(typed.slice(0, 40));
});
