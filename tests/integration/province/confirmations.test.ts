// The province's word for what an office works by on one word (D4.61): listed, read, signed with the password, and told to its PCs.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { provinceConfirmationsSchema } from '#core/foundation/wire/province-confirmation.ts';
import { confirmationStatement, statementHolds } from '#core/foundation/wire/signed-statements.ts';
import { latestSecurity } from '#province/accounts/security-log.ts';
import { confirmationSentences as words } from '#province/page/confirmation-sentences-fa.ts';
import { storedIdentity } from '#province/server-keys/identity.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
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
const rowOf = (page: string, name: string) =>
  (/<section id="confirmed-alone">[\s\S]*?<\/section>/.exec(page)?.[0] ?? '')
    .split('<tr>')
    .find((row) => row.includes(name)) ?? '';
const toldTo = async (device: TestDevice, office: string) => {
  const path = `/v1/offices/${office}/confirmations`;
  return device.get(path, await device.token({ htu: path }));
};

const at = (day: string, actor: string) => ({ at: `2026-11-${day}T06:00:00.000Z`, actor });

/** Entries of a tariff, by who entered it. */
function propose(device: TestDevice, title: string, by: string): { tariffId: string; seq: number } {
  const tariffId = randomUUID();
  const items = [{ title: 'دادخواست <b>', amount: 770_000 }];
  const tariff = { title, letterNumber: '12/3', effectiveFrom: '2026-11-20', authority: 'مرکز آمار', items };
  return { tariffId, seq: device.write('tariff.proposed', { tariffId, tariff }, at('20', by)) };
}

test('D4.61 a supervisor reads a tariff that nobody else confirmed, signs for it with their password, and the office’s PCs are told', {
  tags: 'release',
}, async () => {
  const device = await enrolledDevice(province, '1101');
  const manager = randomUUID();
  const { tariffId, seq } = propose(device, 'تعرفهٔ تنها', manager);
  device.write('tariff.confirmed', { tariffId, nobodyElse: true }, at('20', manager));
  const waiting = propose(device, 'تعرفهٔ منتظر', manager);
  await device.send();
  const path = `/offices/1101/confirmations/tariff/${tariffId}`;
  expect(rowOf((await open('/offices/1101')).text, 'تعرفهٔ تنها')).toContain(path);
  const { text } = await open(path);
  for (const said of ['تعرفهٔ تنها', 'مرکز آمار', 'دادخواست &#60;b&#62;', '۷۷۰٬۰۰۰', words.why.alone])
    expect(text).toContain(said);
  const form = { csrf: csrfOf(text), reason: 'نامهٔ ۱۲/۳ مرکز آمار', password };
  expect((await post(path, form)).status).toBe(303);
  expect((await post(path, { ...form, csrf: 'x' }, { cookie })).status).toBe(403);
  expect((await post(path, { ...form, password: 'wrong' }, { cookie })).status).toBe(401);
  expect((await post(path, { ...form, reason: 'کوتاه' }, { cookie })).status).toBe(400);
  expect((await toldTo(device, '1101')).body).toEqual({ confirmations: [] });
  // What is not in force, and what is not there.
  for (const id of [waiting.tariffId, randomUUID()])
    expect((await post(`/offices/1101/confirmations/tariff/${id}`, form, { cookie })).status).toBe(404);
  expect((await post(path, form, { cookie })).status).toBe(303);
  expect((await post(path, form, { cookie })).status).toBe(303);
  const { confirmations } = provinceConfirmationsSchema.parse((await toldTo(device, '1101')).body);
  expect(confirmations).toMatchObject([{ what: 'tariff', id: tariffId, hash: device.hashAt(seq) }]);
  const { signingPublic } = await storedIdentity(province.store);
  for (const { signature, ...word } of confirmations)
    expect(statementHolds(confirmationStatement({ office: '1101', ...word }), signature, signingPublic)).toBe(
      true,
    );
  expect(rowOf((await open('/offices/1101')).text, 'تعرفهٔ تنها')).not.toContain(words.read);
  expect((await open(path)).text).not.toContain('<input name="reason"');
  const log = await latestSecurity(province.store, 20);
  expect(log.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['confirmation_given', 'confirmation_refused']),
  );
  // Another office's PC is told nothing of it.
  const stranger = await enrolledDevice(province, '1102');
  expect((await toldTo(stranger, '1101')).status).toBe(401);
});

test('D19.111 words on a difference are signed for as a tariff is, until a close without the difference came', async () => {
  const device = await enrolledDevice(province, '1104');
  const manager = randomUUID();
  const said = (number: string, over: object = {}) => {
    const id = randomUUID();
    const differenceId = `money:${number}`;
    const words = {
      account: 'money',
      legs: '0'.repeat(64),
      size: 770_000,
      age: 3,
      reasonCode: 'our_mistake',
    };
    const paper = { paper: 'reprint', forDay: '2026-11-24', differenceId };
    return {
      id,
      seq: device.write('difference.settled', { id, ...words, ...paper, ...over }, at('24', manager)),
    };
  };
  const waiting = said('aaaa0101');
  said('bbbb0102', { secondBy: randomUUID() });
  said('cccc0103', { alone: true });
  await device.send();
  const { text } = await open('/offices/1104');
  expect(rowOf(text, 'aaaa0101')).toContain(words.read);
  for (const ended of ['bbbb0102', 'cccc0103']) expect(rowOf(text, ended)).toBe('');
  const path = `/offices/1104/confirmations/difference/${waiting.id}`;
  const shown = (await open(path)).text;
  for (const part of ['۷۷۰٬۰۰۰', words.papers.reprint, words.why.difference]) expect(shown).toContain(part);
  const form = { csrf: csrfOf(shown), reason: 'چاپ دوبارهٔ رسید دیده شد', password };
  expect((await post(path, { ...form, password: 'wrong' }, { cookie })).status).toBe(401);
  expect((await post(path, form, { cookie })).status).toBe(303);
  const { confirmations } = provinceConfirmationsSchema.parse((await toldTo(device, '1104')).body);
  expect(confirmations).toMatchObject([
    { what: 'difference', id: waiting.id, hash: device.hashAt(waiting.seq) },
  ]);
  // A close that has the difference no more takes it off the page.
  const summary = { ledger: { lines: [], open: [] } };
  device.write('day.closed', { forDay: '2026-11-25', summary }, at('25', manager));
  await device.send();
  expect(rowOf((await open('/offices/1104')).text, 'aaaa0101')).toBe('');
});

test('D4.60, D4.61 a word that the reset of an account voided is listed, one that stands or was reset by somebody else is not', async () => {
  const device = await enrolledDevice(province, '1103');
  const [first, other, second] = [randomUUID(), randomUUID(), randomUUID()];
  const confirmed = (title: string, by = first) => {
    const { tariffId } = propose(device, title, by);
    device.write('tariff.confirmed', { tariffId, nobodyElse: false }, at('21', second));
  };
  confirmed('تعرفهٔ کناررفته');
  confirmed('تعرفهٔ پابرجا', other);
  const code = () => ({ id: randomUUID(), personId: second });
  device.write('staff.activated', code(), { actor: first, at: '2026-01-01T06:00:00.000Z' });
  // By the key of who entered it, in another one's name.
  device.write('staff.password_chosen', { id: randomUUID(), personId: first, publicKey: 'K'.repeat(43) });
  device.write('staff.activated', { ...code(), proof: { key: 'K'.repeat(43) } }, at('25', randomUUID()));
  await device.send();
  const { text } = await open('/offices/1103');
  expect(rowOf(text, 'تعرفهٔ کناررفته')).toContain(words.voided);
  expect(rowOf(text, 'تعرفهٔ پابرجا')).toBe('');
  // Whoever confirms it again is the second person.
  const again = /confirmations\/tariff\/([0-9a-f-]+)/.exec(rowOf(text, 'تعرفهٔ کناررفته'))?.[1] ?? '';
  device.write('tariff.confirmed', { tariffId: again, nobodyElse: false }, at('26', other));
  await device.send();
  expect(rowOf((await open('/offices/1103')).text, words.voided)).toBe('');
});

test('D20.164 a looser control that an office asks for is read with both values and refused with a reason, which is signed', async () => {
  const device = await enrolledDevice(province, '1106');
  const manager = randomUUID();
  const ask = (after: string) => {
    const id = randomUUID();
    const change = { control: 'limit', about: null, before: '2000000', after };
    return {
      id,
      seq: device.write('control.asked', { id, forDay: '2026-11-20', ...change }, at('20', manager)),
    };
  };
  const [refused, agreed] = [ask('9000000'), ask('3000000')];
  const { tariffId } = propose(device, 'تعرفهٔ دیگر', manager);
  device.write('tariff.confirmed', { tariffId, nobodyElse: true }, at('20', manager));
  await device.send();
  const path = ({ id }: { id: string }) => `/offices/1106/confirmations/control/${id}`;
  const { text } = await open(path(refused));
  for (const said of [words.why.control, words.refuse, '۲٬۰۰۰٬۰۰۰', '۹٬۰۰۰٬۰۰۰'])
    expect(text).toContain(said);
  const reason = 'حد کنونی برای این دفتر بس است';
  const form = { csrf: csrfOf(text), reason, password };
  // Only a looser control is refused, and not without the password and a reason.
  const tariff = `/offices/1106/confirmations/tariff/${tariffId}`;
  expect((await open(tariff)).text).not.toContain(words.refuse);
  expect((await post(tariff, { ...form, answer: 'refuse' }, { cookie })).status).toBe(403);
  const no = { ...form, answer: 'refuse' };
  expect((await post(path(refused), { ...no, password: 'wrong' }, { cookie })).status).toBe(401);
  expect((await post(path(refused), { ...no, reason: 'نه' }, { cookie })).status).toBe(400);
  expect((await toldTo(device, '1106')).body).toEqual({ confirmations: [] });
  expect((await post(path(refused), no, { cookie })).status).toBe(303);
  // What is refused is not agreed to afterwards.
  expect((await post(path(refused), form, { cookie })).status).toBe(303);
  expect((await post(path(agreed), form, { cookie })).status).toBe(303);
  const { confirmations } = provinceConfirmationsSchema.parse((await toldTo(device, '1106')).body);
  expect(confirmations.map(({ id, hash, refusedFor }) => [id, hash, refusedFor])).toEqual([
    [refused.id, device.hashAt(refused.seq), reason],
    [agreed.id, device.hashAt(agreed.seq), null],
  ]);
  const { signingPublic } = await storedIdentity(province.store);
  for (const { signature, ...word } of confirmations) {
    const holds = (said: typeof word) =>
      statementHolds(confirmationStatement({ office: '1106', ...said }), signature, signingPublic);
    expect(holds(word)).toBe(true);
    expect(holds({ ...word, refusedFor: word.refusedFor === null ? reason : null })).toBe(false);
  }
  expect((await open(path(refused))).text).toContain(words.refusedAt);
});
