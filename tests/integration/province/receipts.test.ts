// The province's check of a receipt's code: who may ask, and what each code is told to be.
import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ReceiptFacts, signReceipt } from '#core/foundation/wire/receipt-code.ts';
import { revokeDevice } from '#province/devices/find-device.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
let province: ProvinceUnderTest;
let device: TestDevice;
let cookie = '';
let csrf = '';
beforeAll(async () => {
  province = await provinceOnPglite({ password, clock: () => new Date('2026-11-25T09:00:00.000Z') });
  device = await enrolledDevice(province, '1101');
  cookie = (await post('/sign-in', { password }, '')).headers.get('set-cookie')?.split(';')[0] ?? '';
  const asked = await fetch(`${province.url}/receipts`, { headers: { cookie } });
  csrf = /name="csrf" value="([^"]+)"/.exec(await asked.text())?.[1] ?? '';
});
afterAll(() => province.close());

const post = (path: string, form: Record<string, string>, session: string): Promise<Response> =>
  fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: province.url,
      'content-type': 'application/x-www-form-urlencoded',
      cookie: session,
    },
    body: new URLSearchParams(form).toString(),
  });
const check = async (code: string): Promise<string> =>
  (await post('/receipts', { csrf, code }, cookie)).text();

const facts = (publicKey: string, more: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  publicKey,
  officeCode: '1101',
  deskNumber: 2,
  visitId: '019ac000-0000-7000-8000-000000000001',
  visitNumber: 12,
  day: '2026-11-25',
  at: '2026-11-25T06:30:00.000Z',
  copy: 1,
  seq: 41,
  head: '0123456789abcdef',
  charged: 770_000,
  isReversal: false,
  payments: [{ terminalId: '14999001', rrn: '123456789012', amount: 770_000 }],
  ...more,
});
const signed = (more: Partial<ReceiptFacts> = {}): string =>
  signReceipt(facts(device.publicKey, more), device.privateKey);

test('D2.13 a receipt of the office’s PC is told with what it says, in any digits and broken lines', async () => {
  const code = signed();
  const persian = code.replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '');
  for (const typed of [code, persian, code.match(/.{1,20}/g)?.join('\n') ?? '']) {
    const text = await check(typed);
    expect(text).toContain('امضا درست است');
    expect(text).toContain('۷۷۰٬۰۰۰ ریال');
    expect(text).toContain('123456789012');
    expect(text).toContain('۱۴۰۵/۰۹/۰۴');
  }
});

test('D2.13 a changed one, a stranger’s and another office’s are not taken for it', async () => {
  const code = signed();
  const last = code.at(-1) === '1' ? '2' : '1';
  const changed = await check(code.slice(0, -1) + last);
  expect(changed).toContain('دست‌کاری');
  expect(changed).not.toContain('۷۷۰٬۰۰۰');
  const { privateKey } = generateKeyPairSync('ed25519');
  const stranger = privateKey.export({ format: 'jwk' }).x ?? '';
  expect(await check(signReceipt(facts(stranger), privateKey))).toContain('هیچ رایانهٔ شناخته‌شدهٔ');
  // Signed by a PC that is enrolled, for an office that it is not of.
  expect(await check(signed({ officeCode: '1102' }))).toContain('هیچ رایانهٔ شناخته‌شدهٔ');
  for (const nothing of ['', '127', 'سلام', '<b>1270</b>', '9'.repeat(4000)]) {
    const text = await check(nothing);
    expect(text).toContain('این کدِ رسید نیست');
    expect(text).not.toContain('<b>1270');
  }
});

test('D2.13 money that went back is said, and a PC that was removed keeps what it signed', async () => {
  expect(await check(signed({ isReversal: true, payments: [] }))).toContain('برگهٔ برگشت وجه است');
  const other = await enrolledDevice(province, '1103');
  const code = signReceipt(facts(other.publicKey, { officeCode: '1103' }), other.privateKey);
  expect(await check(code)).not.toContain('کنار گذاشته شده');
  await revokeDevice(province.store, other.id, new Date('2026-11-25T08:00:00.000Z'));
  const text = await check(code);
  expect(text).toContain('امضا درست است');
  expect(text).toContain('کنار گذاشته شده است، از ۱۴۰۵/۰۹/۰۴');
});

test('D2.13 nobody asks without signing in, without the form’s token, or with a code beyond all length', async () => {
  const code = signed();
  expect((await fetch(`${province.url}/receipts`, { redirect: 'manual' })).status).toBe(303);
  expect((await post('/receipts', { csrf, code }, '')).status).toBe(303);
  expect((await post('/receipts', { csrf: 'x', code }, cookie)).status).toBe(403);
  expect((await post('/receipts', { csrf, code: '1'.repeat(4001) }, cookie)).status).toBe(400);
});
