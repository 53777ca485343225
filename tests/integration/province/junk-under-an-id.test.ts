// What one PC sends under the id of a complaint, a report or a departure and says nothing takes no place on a page: what is
// real is found before, between and behind it.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sealForProvince } from '#core/counter/complaints/sealing.ts';
import { pageRows } from '#province/page/read-facts.ts';
import { sentences as s } from '#province/page/sentences-fa.ts';
import { type Province, startProvince } from '#province/server.ts';
import { storedIdentity } from '#province/server-keys/identity.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import { enrolledDevice } from '#tests/support/province-under-test.ts';
import { type RealPostgres, startRealPostgres } from '#tests/support/real-postgres.ts';

const password = 'باران-بر-بام-۱۴۰۵';
const now = new Date('2026-11-29T12:00:00.000Z');
let postgres: RealPostgres;
let province: Province;
let cookie: string;

beforeAll(async () => {
  postgres = await startRealPostgres();
  province = await startProvince({ databaseUrl: await postgres.freshDatabase(), password, clock: () => now });
  const signedIn = await post('/sign-in', { password }, '');
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
}, 240_000);
afterAll(async () => {
  await province?.close();
  await postgres?.stop();
});

function post(path: string, form: Record<string, string>, as = cookie): Promise<Response> {
  return fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: province.url,
      cookie: as,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams(form).toString(),
  });
}
async function open(path: string): Promise<string> {
  const answer = await fetch(province.url + path, { headers: { cookie } });
  expect(answer.status, path).toBe(200);
  return answer.text();
}
const unescaped = (text = ''): string => text.replaceAll('&#38;', '&');
const csrfOf = (text: string): string => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
const readOn = (text: string): string => unescaped(new RegExp(`href="([^"]+)">${s.readOn}<`).exec(text)?.[1]);
const part = (text: string, id: string): string =>
  new RegExp(`<section id="${id}">.*?</section>`, 's').exec(text)?.[0] ?? '';

/** The page of a complaint once its words were asked for by its own form. */
async function opened(text: string): Promise<string> {
  const action = unescaped(/<form class="card" method="post" action="([^"]+)"/.exec(text)?.[1]);
  const answer = await post(action, { csrf: csrfOf(text) });
  expect(answer.status, action).toBe(200);
  return answer.text();
}

/** Sends what is not sent yet, as much at once as a batch may hold. */
async function sendAll(device: TestDevice): Promise<void> {
  let from = Number((await device.head()).body.ackedSeq ?? 0) + 1;
  while (from <= device.lines.length) {
    let [to, bytes] = [from, 0];
    for (; to < device.lines.length && to - from < 499; to += 1) {
      bytes += device.lines[to]?.length ?? 0;
      if (bytes > 1_000_000) break;
    }
    expect((await device.send(from, to)).status).toBe(200);
    from = to + 1;
  }
}

type Body = Record<string, unknown>;
type Junk = { type: string; body: Body; times: number };
const write = (device: TestDevice, { type, body, times }: Junk): void => {
  for (let nth = 0; nth < times; nth += 1) device.write(type, body);
};

const words = (text: string) => ({ text, contactName: '', contactPhone: '', visitId: null });
async function sealed(text: string): Promise<string> {
  const key = (await storedIdentity(province.store)).sealingPublic;
  return (await sealForProvince([key], words(text))) ?? '';
}
const complaint = (complaintId: string, ofSealed: string | null): Body => ({
  complaintId,
  number: 1,
  deskNumber: 1,
  trackingCode: 'ABCDEFGH',
  kind: 'complaint',
  category: 'conduct',
  aboutManager: true,
  dueDay: '2026-12-09',
  sealed: ofSealed,
});
const addendum = (complaintId: string, ofSealed: string): Body => ({
  id: randomUUID(),
  complaintId,
  kind: 'addendum',
  outcome: null,
  sealed: ofSealed,
});
const report = (reportId: string): Body => ({
  reportId,
  number: 1,
  deskNumber: 1,
  trackingCode: 'ABCDEFGH',
});

/** Many small ones, and a large one. */
const many = pageRows + 100;
const large = 'x'.repeat(7_000_000);
const amounts = [
  ['many', { times: many, pad: 'x' }],
  ['large', { times: 1, pad: large }],
] as const;

describe('N42 junk under the id of a complaint', () => {
  test.each(amounts)('stands before, between and after what is real: %s', async (name, { times, pad }) => {
    const device = await enrolledDevice(province, name === 'many' ? '1401' : '1402');
    const id = randomUUID();
    const body = { complaintId: id, pad: { sealed: pad } };
    const junk = (type: string, part = 1): Junk => ({ type, body, times: Math.ceil(times / part) });
    write(device, junk('complaint.registered'));
    write(device, junk('complaint.addendum_added'));
    device.write('complaint.addendum_added', addendum(id, await sealed('پیش از شکایت رسید')));
    device.write('complaint.registered', complaint(id, await sealed('متن شکایت')));
    write(device, junk('complaint.addendum_added', 3));
    // Of another complaint that names this one beside its own id.
    device.write('complaint.addendum_added', {
      ...addendum(randomUUID(), await sealed('از شکایتی دیگر')),
      pad: { complaintId: id },
    });
    device.write('complaint.addendum_added', addendum(id, await sealed('پس از همه رسید')));
    write(device, junk('complaint.addendum_added', 3));
    await sendAll(device);
    const text = await open(`/offices/${device.office}/complaints/${id}`);
    const shown = await opened(text);
    for (const word of ['متن شکایت', 'پیش از شکایت رسید', 'پس از همه رسید']) expect(shown).toContain(word);
    expect(shown).not.toContain('از شکایتی دیگر');
    expect(shown).not.toContain(s.moreAddenda);
    expect(part(shown, 'openings')).toContain('supervisor');
  });

  test('is as real as it can be: what comes after so many is said and read on', async () => {
    const device = await enrolledDevice(province, '1404');
    const id = randomUUID();
    device.write('complaint.registered', complaint(id, null));
    write(device, { type: 'complaint.addendum_added', body: addendum(id, 'x'), times: pageRows });
    device.write('complaint.addendum_added', addendum(id, await sealed('افزودهٔ راستین')));
    await sendAll(device);
    const text = await open(`/offices/1404/complaints/${id}`);
    expect(text).toContain(s.moreAddenda);
    const rest = await open(readOn(text));
    expect(rest).not.toContain(s.moreAddenda);
    expect(await opened(rest)).toContain('افزودهٔ راستین');
  });
});

describe('N42 junk under the id of a report', () => {
  test.each(amounts)('stands before and after what is real: %s', async (name, { times, pad }) => {
    const device = await enrolledDevice(province, name === 'many' ? '1411' : '1412');
    const id = randomUUID();
    write(device, { type: 'violation.reported', body: { reportId: id, pad }, times });
    device.write('violation.sealed', report(id));
    write(device, { type: 'violation.sealed', body: { reportId: id, pad }, times });
    await sendAll(device);
    expect(await open(`/offices/${device.office}/reports/${id}`)).toContain('S1-1');
  });
});

describe('N42 junk among the records of a departure', () => {
  const gone = { id: randomUUID(), personId: 'p', reasonCode: 'left', leftAt: '2026-11-29T06:00:00.000Z' };
  const olderOf = (office: string, text: string): string =>
    new RegExp(`href="(/offices/${office}\\?before=\\d+)#leavers"`).exec(part(text, 'leavers'))?.[1] ??
    'none';

  async function cut(office: string, junk: Junk): Promise<string> {
    const device = await enrolledDevice(province, office);
    device.write('staff.registered', { personId: 'p', name: 'سارا محمدی', role: 'clerk' });
    device.write('staff.cut_off', gone, { at: '2026-11-29T06:01:00.000Z' });
    device.write('departure.checklist_begun', { cutOffId: gone.id, systems: ['a'] });
    write(device, junk);
    device.write(
      'departure.access_cut',
      { cutOffId: gone.id, systemId: 'a' },
      { at: '2026-11-29T06:05:00.000Z' },
    );
    for (let nth = 0; nth < pageRows; nth += 1)
      device.write('staff.cut_off', { ...gone, id: randomUUID(), personId: 'x' });
    await sendAll(device);
    return part(await open(olderOf(office, await open(`/offices/${office}`))), 'leavers');
  }

  test.each([
    ['of nobody', '1421', 'departure.access_cut', { pad: 'x' }],
    ['of others', '1422', 'departure.access_cut', { cutOffId: 'another', systemId: 'a' }],
    ['of another kind', '1423', 'staff.password_reset', { personId: 'p' }],
  ] as const)('hides no record of an earlier one: %s', async (_name, office, type, body) => {
    const text = await cut(office, { type, body, times: many });
    expect(text).toContain('سارا محمدی');
    expect(text).toContain(s.outsideCut);
  });

  test('is as real as it can be: the record of the system stands', { tags: 'release' }, async () => {
    const body = { cutOffId: gone.id, systemId: 'b' };
    const text = await cut('1429', { type: 'departure.access_cut', body, times: many });
    expect(text).toContain('سارا محمدی');
    expect(text).toContain(s.outsideCut);
  });
});
