// One PC of an office that sends without bound, or sends anew what was there, hides nothing of it from the supervisors and
// costs no other office its place on their pages.
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageRows } from '#province/page/read-facts.ts';
import { sentences as s } from '#province/page/sentences-fa.ts';
import { alarms, devices } from '#province/store/schema.ts';
import type { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

const password = 'باران-بر-بام-۱۴۰۵';
const now = new Date('2026-11-29T12:00:00.000Z');
const today = '2026-11-29';
let province: ProvinceUnderTest;
let cookie: string;

beforeAll(async () => {
  province = await provinceOnPglite({ password, clock: () => now });
  const signedIn = await fetch(`${province.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ password }).toString(),
  });
  cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => province.close());

async function open(path: string): Promise<string> {
  const answer = await fetch(province.url + path, { headers: { cookie } });
  expect(answer.status, path).toBe(200);
  const text = await answer.text();
  expect(text).not.toContain('[object');
  return text;
}

/** Sends all that the device has written, as many at once as a batch may hold. */
async function sendAll(device: TestDevice, from = 1): Promise<void> {
  for (let first = from; first <= device.lines.length; first += 500) {
    const { status } = await device.send(first, Math.min(first + 499, device.lines.length));
    expect(status).toBe(200);
  }
}

const part = (text: string, id: string): string =>
  new RegExp(`<section id="${id}">.*?</section>`, 's').exec(text)?.[0] ?? '';
const rowOf = (text: string, office: string): string =>
  [...text.matchAll(/<tr>.*?<\/tr>/gs)].find(([row]) => row.includes(`/offices/${office}"`))?.[0] ?? '';

type Body = Record<string, unknown>;
const report = (number: number, more: Body = {}): Body => ({
  reportId: randomUUID(),
  number,
  deskNumber: 1,
  trackingCode: 'ABCDEFGH',
  ...more,
});
const complaint = (number: number, complaintId: string): Body => ({
  complaintId,
  number,
  deskNumber: 1,
  trackingCode: 'ABCDEFGH',
  kind: 'complaint',
  category: 'conduct',
  aboutManager: true,
  dueDay: '2026-12-09',
  sealed: null,
});

describe('N42 a PC that sends without bound', () => {
  test('names days that have not come: the last ones that have stay in sight, and the others are said', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1201');
    const other = await enrolledDevice(province, '1202');
    other.write('day.opened', {}, { day: today, at: '2026-11-29T04:00:00.000Z' });
    await sendAll(other);
    device.write('day.opened', {}, { day: '2026-11-28', at: '2026-11-28T04:00:00.000Z' });
    for (let nth = 1; nth <= 40; nth += 1) device.write('visit.opened', {}, { day: `${2026 + nth}-01-01` });
    await sendAll(device);
    const file = await open('/offices/1201');
    expect(part(file, 'days')).toContain('۱۴۰۵/۰۹/۰۷');
    expect(file).toContain(`${s.daysToCome}: ۴۰ (`);
    // A day that was opened and never closed is still asked about.
    expect(rowOf(await open('/'), '1201')).toContain(`${s.dayNotClosed}: ۱۴۰۵/۰۹/۰۷`);
    expect(rowOf(await open('/'), '1202')).toContain(s.dayOpened);
  });

  test('reports so much that an earlier report is not on the first page: it is on an older one, and opens', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1203');
    const early = report(1);
    device.write('violation.sealed', early);
    for (let nth = 2; nth <= pageRows + 2; nth += 1) device.write('violation.reported', report(nth));
    await sendAll(device);
    const first = part(await open('/offices/1203'), 'reports');
    expect(first).not.toContain(String(early.reportId));
    expect(first).toContain(s.notAll);
    const older = /href="(\/offices\/1203\?before=\d+)#reports"/.exec(first)?.[1] ?? '';
    const second = await open(older);
    expect(part(second, 'reports')).toContain(String(early.reportId));
    expect(part(second, 'reports')).not.toContain(s.notAll);
    expect(second).toContain(s.newestAgain);
    expect(await open(`/offices/1203/reports/${early.reportId}`)).toContain('S1-1');
  });

  test('confirms alone what it proposed long before: that is told, whatever was proposed since', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1220');
    const [enterer, second] = [randomUUID(), randomUUID()];
    const tariff = { title: 'تعرفهٔ پنهان', letterNumber: '12/3', effectiveFrom: today };
    const hidden = { tariffId: randomUUID(), tariff };
    device.write('tariff.proposed', hidden, { actor: enterer });
    const seconded = { tariffId: randomUUID(), tariff: { ...tariff, title: 'تعرفهٔ تأییدشده' } };
    device.write('tariff.proposed', seconded, { actor: enterer });
    device.write('tariff.confirmed', { tariffId: seconded.tariffId, nobodyElse: true }, { actor: enterer });
    for (let nth = 0; nth < pageRows; nth += 1)
      device.write('tariff.proposed', { tariffId: randomUUID(), tariff }, { actor: enterer });
    await sendAll(device);
    const sent = device.lines.length;
    const told = async () => part(await open('/offices/1220'), 'confirmed-alone');
    const rowIn = (text: string, name: string): string =>
      [...text.matchAll(/<tr>.*?<\/tr>/gs)].find(([row]) => row.includes(name))?.[0] ?? '';
    const quiet = await told();
    expect(quiet).not.toContain('تعرفهٔ پنهان');
    expect(rowIn(quiet, 'تعرفهٔ تأییدشده')).toContain(s.nobodyElse);

    // The enterer's own word as if it were another's; and another's on what was confirmed alone.
    device.write('tariff.confirmed', { tariffId: hidden.tariffId }, { actor: enterer });
    device.write('tariff.confirmed', { tariffId: seconded.tariffId }, { actor: second });
    await sendAll(device, sent + 1);
    const newest = await told();
    expect(rowIn(newest, 'تعرفهٔ پنهان')).toContain(s.nobodyElse);
    expect(rowIn(newest, 'تعرفهٔ تأییدشده')).not.toContain(s.nobodyElse);
  });

  test('gives a terminal the id of a tariff: each is told by itself', async () => {
    const device = await enrolledDevice(province, '1221');
    const actor = randomUUID();
    const tariff = { title: 'تعرفهٔ همنام', letterNumber: '12/3', effectiveFrom: today };
    device.write('terminal.proposed', { id: 'same', terminalId: '14999001', validFrom: today }, { actor });
    device.write('tariff.proposed', { tariffId: 'same', tariff }, { actor });
    device.write('tariff.confirmed', { tariffId: 'same', nobodyElse: true }, { actor });
    await sendAll(device);
    const told = part(await open('/offices/1221'), 'confirmed-alone');
    expect(told).toContain('تعرفهٔ همنام');
    expect(told).not.toContain('14999001');
  });

  test('cuts off so many that what is late among them cannot be said: that is said, and the others’ is', {
    tags: 'release',
  }, async () => {
    const [device, other] = [await enrolledDevice(province, '1204'), await enrolledDevice(province, '1205')];
    const late = { personId: 'late', reasonCode: 'left', leftAt: '2026-11-29T06:00:00.000Z' };
    other.write(
      'staff.cut_off',
      { id: randomUUID(), ...late },
      { at: '2026-11-29T08:00:00.000Z', day: today },
    );
    await sendAll(other);
    for (let nth = 0; nth < 120; nth += 1)
      device.write('staff.cut_off', { id: randomUUID(), ...late, personId: `p${nth}` }, { day: today });
    await sendAll(device);
    const large = await enrolledDevice(province, '1222');
    large.write(
      'staff.cut_off',
      { id: randomUUID(), ...late, note: 'ن'.repeat(20_000) },
      { at: '2026-11-29T08:00:00.000Z', day: today },
    );
    await sendAll(large);
    const overview = await open('/');
    expect(rowOf(overview, '1204')).toContain(s.tooManyCutOffs);
    expect(rowOf(overview, '1205')).toContain(s.cutOffLate);
    expect(rowOf(overview, '1222')).toContain(s.cutOffLate);
    expect(rowOf(overview, '1205')).not.toContain(s.tooManyCutOffs);
  });

  test('doubts its clock and cuts people off again and again: an earlier one is on an older page, as it was answered', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1213');
    const early = {
      id: randomUUID(),
      personId: 'early',
      reasonCode: 'left',
      leftAt: '2026-11-29T06:00:00.000Z',
    };
    device.write('staff.registered', { personId: 'early', name: 'سارا محمدی', role: 'clerk' });
    device.write('staff.cut_off', early, { at: '2026-11-29T06:01:00.000Z', day: today });
    device.write(
      'departure.checklist_begun',
      { cutOffId: early.id, systems: ['a'] },
      { at: '2026-11-29T06:01:00.000Z' },
    );
    device.write('clock.doubted', {
      id: 'first',
      kind: 'behind',
      wall: '2026-11-29T05:00:00.000Z',
      expected: '2026-11-29T06:00:00.000Z',
    });
    for (let nth = 0; nth < pageRows; nth += 1)
      device.write('staff.cut_off', { ...early, id: randomUUID(), personId: `p${nth}` }, { day: today });
    device.write(
      'departure.access_cut',
      { cutOffId: early.id, systemId: 'a' },
      { at: '2026-11-29T06:05:00.000Z' },
    );
    device.write('clock.confirmed', { doubtId: 'first', wall: '2026-11-29T06:10:00.000Z' });
    for (let nth = 0; nth < pageRows; nth += 1)
      device.write('clock.doubted', {
        id: `d${nth}`,
        kind: 'behind',
        wall: '2026-11-29T07:00:00.000Z',
        expected: '2026-11-29T08:00:00.000Z',
      });
    await sendAll(device);
    const file = await open('/offices/1213');
    const olderOf = (id: string) =>
      /href="(\/offices\/1213\?before=\d+)#/.exec(part(file, id))?.[1] ?? `no older ${id}`;
    expect(part(file, 'leavers')).not.toContain('سارا محمدی');
    const cut = part(await open(olderOf('leavers')), 'leavers');
    expect(cut).toContain('سارا محمدی');
    expect(cut).toContain(s.outsideCut);
    const doubted = part(await open(olderOf('clock-doubts')), 'clock-doubts');
    expect(doubted.match(/<tr>/g)).toHaveLength(2);
    expect(doubted).not.toContain(s.notConfirmed);
  });

  test('raises so many alarms of one kind that one of another would be lost among them: it is not', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1214');
    device.write('store.rewound', {});
    for (let nth = 0; nth < 210; nth += 1) device.write(`unknown.${nth}`, {}, { day: `${2026 + nth}-01-01` });
    await sendAll(device);
    // The others were raised later.
    await province.store
      .update(alarms)
      .set({ raisedAt: new Date(0) })
      .where(eq(alarms.kind, 'rewound'));
    const file = await open('/offices/1214');
    expect(part(file, 'alarms')).toContain(s.alarmKinds.rewound);
    expect(file).toContain(`${s.newestAlarms} ۲۱۱`);
  });

  test('vouches for very many PCs: those of other offices, and the office’s own so far, are known', {
    tags: 'release',
  }, async () => {
    const device = await enrolledDevice(province, '1206');
    const admitted = (): Body => ({
      deviceId: randomUUID(),
      publicKey: 'A'.repeat(43),
      name: 'باجه',
      deskNumber: 2,
    });
    for (let nth = 0; nth < 1010; nth += 1) device.write('device.admitted', admitted());
    await sendAll(device);
    expect(await province.store.$count(devices, eq(devices.office, '1206'))).toBe(1001);
    expect(part(await open('/offices/1206'), 'devices')).toContain(device.id);
    const elsewhere = await enrolledDevice(province, '1207');
    elsewhere.write('device.admitted', admitted());
    await sendAll(elsewhere);
    expect(await province.store.$count(devices, eq(devices.office, '1207'))).toBe(2);
  });
});

describe('N42 a PC that sends anew what was there', () => {
  test('takes no report’s place: what came first under its id stands', async () => {
    const device = await enrolledDevice(province, '1209');
    const first = report(1);
    device.write('violation.sealed', first);
    device.write('violation.reported', { ...report(7), reportId: first.reportId, rule: 'cash' });
    await sendAll(device);
    expect(part(await open('/offices/1209'), 'reports').match(/\/reports\//g)).toHaveLength(1);
    const opened = await open(`/offices/1209/reports/${first.reportId}`);
    expect([opened.includes('S1-1'), opened.includes('R1-7')]).toEqual([true, false]);
  });

  test('takes no complaint’s place, and keeps its number', async () => {
    const device = await enrolledDevice(province, '1210');
    const complaintId = randomUUID();
    device.write('complaint.registered', complaint(1, complaintId));
    device.write('complaint.registered', complaint(9, complaintId));
    await sendAll(device);
    const list = part(await open('/offices/1210'), 'complaints');
    expect([list.includes('>1-1<'), list.includes('>1-9<')]).toEqual([true, false]);
    expect(await open(`/offices/1210/complaints/${complaintId}`)).toContain('1-1');
  });

  test('gives nobody another name', async () => {
    const device = await enrolledDevice(province, '1211');
    device.write('staff.registered', { personId: 'p1', name: 'سارا محمدی', role: 'clerk' });
    device.write('staff.registered', { personId: 'p1', name: 'رضا نوری', role: 'clerk' });
    device.write('staff.cut_off', {
      id: randomUUID(),
      personId: 'p1',
      reasonCode: 'left',
      leftAt: now.toISOString(),
    });
    await sendAll(device);
    const list = part(await open('/offices/1211'), 'leavers');
    expect([list.includes('سارا محمدی'), list.includes('رضا نوری')]).toEqual([true, false]);
  });
});

test.each(['0', '-1', 'x', '1e400', '9007199254740993', ''])(
  'N42 a page that begins before %j is none, or the first one',
  async (before) => {
    const answer = await fetch(`${province.url}/offices/1201?before=${before}`, { headers: { cookie } });
    expect([200, 400]).toContain(answer.status);
  },
);
