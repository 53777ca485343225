// Complaints about a manager at the province (D7.11), on a real PostgreSQL: found sealed, opened one at a time by a supervisor, each
// opening written down, and their words in no table.
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealForProvince } from '#core/counter/complaints/sealing.ts';
import { sealedReportType } from '#core/foundation/wire/violation-report.ts';
import { latestSecurity } from '#province/accounts/security-log.ts';
import { type Province, startProvince } from '#province/server.ts';
import { storedIdentity } from '#province/server-keys/identity.ts';
import { enrolledDevice } from '#tests/support/province-under-test.ts';
import { type RealPostgres, startRealPostgres } from '#tests/support/real-postgres.ts';

const password = 'باران-بر-بام-۱۴۰۵';
let postgres: RealPostgres;
let province: Province;
let cookie: string;
beforeAll(async () => {
  postgres = await startRealPostgres();
  province = await startProvince({ databaseUrl: await postgres.freshDatabase(), password });
  cookie = (await post('/sign-in', { password }, '')).headers.get('set-cookie')?.split(';')[0] ?? '';
}, 240_000);
afterAll(async () => {
  await province?.close();
  await postgres?.stop();
});

function post(path: string, form: Record<string, string>, as: string) {
  return fetch(province.url + path, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      origin: province.url,
      'content-type': 'application/x-www-form-urlencoded',
      ...(as === '' ? {} : { cookie: as }),
    },
    body: new URLSearchParams(form).toString(),
  });
}
async function open(path: string, as = cookie) {
  const answer = await fetch(province.url + path, { headers: { cookie: as }, redirect: 'manual' });
  return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') };
}
const csrfOf = (page: string) => /name="csrf" value="([^"]+)"/.exec(page)?.[1] ?? '';

const said = {
  text: 'مدیر <b>پنج میلیون</b> بیرون از کارتخوان خواست',
  contactName: 'زهرا کریمی',
  contactPhone: '09121234567',
  visitId: randomUUID(),
};
const registered = (complaintId: string, number: number, sealed: string | null) => ({
  complaintId,
  number,
  deskNumber: 1,
  trackingCode: `ABCD-000${number}`,
  kind: 'complaint',
  category: 'cash_demand',
  aboutManager: true,
  visitId: null,
  dueDay: '2026-12-09',
  sealed,
});

async function rowsOf<Row>(query: SQL): Promise<Row[]> {
  return ((await province.store.execute(query)) as { rows: Row[] }).rows;
}

/** Every value of every table of the province, as one text. */
async function everythingStored(): Promise<string> {
  const tables = await rowsOf<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await rowsOf<{ row: string }>(sql`select t::text as row from ${sql.identifier(name)} t`);
      return rows.map(({ row }) => row).join('\n');
    }),
  );
  return texts.join('\n');
}

/** A text as it stands in a stored row: as itself, or in the bytes of an entry. */
const formsOf = (text: string): string[] => [text, Buffer.from(text).toString('hex')];

test('D7.11 N51 a complaint about a manager is found sealed, opened by a supervisor’s own act, and nothing of it is stored', async () => {
  const device = await enrolledDevice(province, '1101');
  const { sealingPublic } = await storedIdentity(province.store);
  const [complaintId, before, elsewhere, ordinary, report] = Array.from({ length: 5 }, () => randomUUID());
  if (!(complaintId && before && elsewhere && ordinary && report)) throw new Error('five ids were made');
  device.write(
    'complaint.registered',
    registered(complaintId, 1, await sealForProvince([sealingPublic], said)),
  );
  device.write('complaint.registered', registered(before, 2, null));
  const stranger = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }).x ?? '';
  device.write('complaint.registered', registered(elsewhere, 3, await sealForProvince([stranger], said)));
  device.write('complaint.registered', { ...registered(ordinary, 4, null), aboutManager: false });
  // A violation report in a complaint's place is none.
  device.write(
    'complaint.registered',
    registered(report, 5, await sealForProvince([sealingPublic], said, sealedReportType)),
  );
  const more = { ...said, text: 'رسید هم نداد', contactName: '', contactPhone: '', visitId: null };
  device.write('complaint.addendum_added', {
    id: randomUUID(),
    complaintId,
    kind: 'addendum',
    outcome: null,
    // Of a PC that went over from one province to another.
    sealed: await sealForProvince([stranger, sealingPublic], more),
  });
  device.write('complaint.registered', { complaintId: 'junk', aboutManager: true, sealed: 7 });
  expect((await device.send()).status).toBe(200);

  const file = await open('/offices/1101');
  for (const word of ['شکایت از مدیر', '>1-1<', '>1-2<', 'هنوز باز نشده است', 'درخواست وجه نقد'])
    expect(file.text).toContain(word);
  expect(file.text).not.toContain('>1-4<');
  const path = `/offices/1101/complaints/${complaintId}`;
  const closed = await open(path);
  expect(closed.text).toContain('باز کردن با کلید استان');
  expect(closed.text).not.toContain('پنج میلیون');
  expect(await latestSecurity(province.store, 5)).not.toContainEqual(
    expect.objectContaining({ kind: 'complaint_opened' }),
  );

  const csrf = csrfOf(closed.text);
  const opened = await post(path, { csrf }, cookie);
  expect(opened.status).toBe(200);
  expect(opened.headers.get('cache-control')).toContain('no-store');
  const text = await opened.text();
  for (const word of ['پنج میلیون', 'رسید هم نداد', 'زهرا کریمی', '09121234567', said.visitId, 'supervisor'])
    expect(text).toContain(word);
  expect(text).not.toContain('<b>پنج');
  // Another look is another opening; the file of the office says when the last one was.
  expect((await open(path)).text).not.toContain('پنج میلیون');
  await post(path, { csrf }, cookie);
  const log = (await latestSecurity(province.store, 10)).filter(({ kind }) => kind === 'complaint_opened');
  expect(log.map(({ who }) => who)).toEqual(['supervisor → 1101 1-1', 'supervisor → 1101 1-1']);
  expect((await open('/offices/1101')).text.match(/هنوز باز نشده است/gu)).toHaveLength(3);

  expect((await open(`/offices/1101/complaints/${before}`)).text).toContain('متن آن گرفته نشده است');
  for (const id of [elsewhere, report]) {
    const answer = await post(`/offices/1101/complaints/${id}`, { csrf }, cookie);
    expect(await answer.text()).toContain('با کلید این استان باز نمی‌شود');
  }
  expect((await open(`/offices/1101/complaints/${ordinary}`)).status).toBe(404);

  const stored = await everythingStored();
  expect(stored).toContain('supervisor → 1101 1-1');
  expect(stored).toContain(Buffer.from('ABCD-0001').toString('hex'));
  for (const word of ['پنج میلیون', 'رسید هم نداد', 'زهرا کریمی', '09121234567', said.visitId])
    for (const form of formsOf(word)) expect(stored, word).not.toContain(form);
});

test('D7.11 nobody opens one without a session, without the page’s own token, at another office, or by an address alone', async () => {
  const device = await enrolledDevice(province, '1102');
  const { sealingPublic } = await storedIdentity(province.store);
  const complaintId = randomUUID();
  device.write(
    'complaint.registered',
    registered(complaintId, 1, await sealForProvince([sealingPublic], said)),
  );
  await device.send();
  const path = `/offices/1102/complaints/${complaintId}`;
  const csrf = csrfOf((await open(path)).text);
  expect((await post(path, { csrf }, '')).headers.get('location')).toBe('/sign-in');
  expect((await open(path, '')).to).toBe('/sign-in');
  expect((await post(path, { csrf: 'x' }, cookie)).status).toBe(403);
  expect((await post(path, {}, cookie)).status).toBe(400);
  expect((await post(`/offices/1103/complaints/${complaintId}`, { csrf }, cookie)).status).toBe(404);
  expect((await open(`${path}?csrf=${csrf}`)).text).not.toContain('پنج میلیون');
  const log = await latestSecurity(province.store, 20);
  expect(log.filter(({ kind, who }) => kind === 'complaint_opened' && who.includes('1102'))).toEqual([]);
  // What is written of an opening stays.
  await post(path, { csrf }, cookie);
  for (const change of [
    sql`delete from complaint_openings`,
    sql`update complaint_openings set supervisor = 'x'`,
  ])
    await expect(province.store.execute(change)).rejects.toThrow();
});
