// What only a real PostgreSQL shows: several processes on one database, waiting, and a database that goes away.
import { eq, like, sql } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { allNamed } from '#core/foundation/wire/contract.ts';
import { attempts, securityLog } from '#province/accounts/schema.ts';
import { branchEnds } from '#province/ingest/named-of-office.ts';
import { leaversOfAll } from '#province/page/leavers.ts';
import { factOfId, newestFacts } from '#province/page/read-facts.ts';
import { officeDays } from '#province/projection/schema.ts';
import { type Province, startProvince } from '#province/server.ts';
import { alarms, entries, streams } from '#province/store/schema.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { enrolledDevice } from '#tests/support/province-under-test.ts';
import { type RealPostgres, startRealPostgres } from '#tests/support/real-postgres.ts';

let postgres: RealPostgres;
beforeAll(async () => {
  postgres = await startRealPostgres();
});
afterAll(() => postgres?.stop());

async function provinceOn(databaseUrl: string): Promise<Province> {
  const province = await startProvince({ databaseUrl });
  onTestFinished(() => province.close());
  return province;
}

test('several processes that start together on an empty database are one province', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const all = await Promise.all([1, 2, 3].map(() => provinceOn(databaseUrl)));
  const answers = await Promise.all(all.map(async ({ url }) => (await fetch(`${url}/openapi.json`)).status));
  expect(answers).toEqual([200, 200, 200]);
  expect(all.filter(({ newPassword }) => newPassword !== null)).toHaveLength(1);
});

test('the same and different entries, sent to two processes at once, are stored once and in order', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const [one, two] = [await provinceOn(databaseUrl), await provinceOn(databaseUrl)];
  const devices = await Promise.all([1, 2, 3].map(() => enrolledDevice(one, '1101')));
  for (const device of devices) for (let nth = 0; nth < 60; nth += 1) device.write('visit.opened', { nth });
  for (const from of [1, 21, 41]) {
    const sent = await Promise.all(
      devices.flatMap(async (device) => {
        const { headers, body } = await device.batch(from, from + 19);
        const path = `/v1/streams/${device.id}/${device.epoch}/batches`;
        return Promise.all(
          [one, two].map(
            async ({ url }) => (await fetch(url + path, { method: 'POST', headers, body })).status,
          ),
        );
      }),
    );
    expect(new Set(sent.flat())).toEqual(new Set([200]));
  }
  const rows = await one.store.select({ position: entries.position }).from(entries).orderBy(entries.position);
  expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 180 }, (_, nth) => nth + 1));
  const [day] = await one.store.select().from(officeDays);
  expect(day).toMatchObject({ visits: 180, entries: 180 });
});

test('N18 right codes at the same time all enrol; among wrong ones the limit holds, whoever else is right', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const [one, two] = [await provinceOn(databaseUrl), await provinceOn(databaseUrl)];
  const codeOf = (nth: number) => ({ url: (nth % 2 === 0 ? one : two).url, office: '1108' });
  for (let round = 0; round < 10; round += 1) {
    const all = await Promise.all(
      Array.from({ length: 8 }, async (_, nth) => {
        const code = await one.createEnrolCode('1108');
        const { url, office } = codeOf(nth);
        return (await new TestDevice(url, office).enrol(code)).status;
      }),
    );
    expect(all, `round ${round}`).toEqual(Array.from({ length: 8 }, () => 200));
  }
  // A device that asks again and again with its own code wipes nothing away.
  const own = new TestDevice(one.url, '1108');
  const code = await one.createEnrolCode('1108');
  expect((await own.enrol(code)).status).toBe(200);
  const guesses: number[] = [];
  for (let nth = 0; nth < 15; nth += 1) {
    const [guess] = await Promise.all([
      new TestDevice(two.url, '1108').enrol(`AAAA-BBBB-C${String(nth).padStart(3, '0')}`),
      own.enrol(code),
    ]);
    guesses.push(guess.status);
  }
  expect(guesses.filter((status) => status === 403).length).toBeLessThanOrEqual(10);
  expect(guesses.at(-1)).toBe(429);
});

test('N41 of tries at once, at two processes, each of another name, as many are compared as one place has', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const [one, two] = [await provinceOn(databaseUrl), await provinceOn(databaseUrl)];
  const old = sql`insert into attempts (kind, source, failures, last_at)
    select 'sign-in', 'x@' || nth, 1, now() - interval '25 hours' from generate_series(1, 500) nth`;
  await one.store.execute(old);
  const statuses = await Promise.all(
    Array.from({ length: 90 }, async (_, nth) => {
      const { url } = nth % 2 === 0 ? one : two;
      const headers = { origin: url, 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams({ name: `nobody ${nth}`, password: 'x' }).toString();
      return (await fetch(`${url}/sign-in`, { method: 'POST', headers, body })).status;
    }),
  );
  expect(statuses.filter((status) => status === 401)).toHaveLength(60);
  expect(statuses.filter((status) => status === 429)).toHaveLength(30);
  expect(await one.store.$count(attempts, like(attempts.source, 'x@%'))).toBe(0);
  expect(await one.store.$count(securityLog, eq(securityLog.kind, 'sign_in_paused'))).toBe(1);
});

test('N41 whether somebody has come in from a place before, and what is forgotten, is found by an index', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  await provinceOn(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  await client.query(`insert into security_log (at, kind, who, address)
    select now(), case when nth % 3 = 0 then 'signed_in' else 'sign_in_refused' end, 'n' || nth, 'a' || nth % 50
    from generate_series(1, 30000) nth`);
  await client.query(`insert into attempts (kind, source, failures, last_at)
    select 'sign-in', 'x@' || nth, 1, now() - nth * interval '1 second' from generate_series(1, 30000) nth`);
  await client.query('analyze');
  const planOf = async (asked: string) => JSON.stringify((await client.query(`explain ${asked}`)).rows);
  const before = await planOf(
    `select id from security_log where kind = 'signed_in' and who = 'n300' and address = 'a0' limit 1`,
  );
  expect(before).toContain('security_log_signed_in');
  const forgotten = await planOf(
    `select kind, source from attempts where last_at < now() - interval '8 hours' limit 100 for update skip locked`,
  );
  expect(forgotten).toContain('attempts_last_at');
});

test('N42 what a page shows is found by an index and read no further', { tags: 'release' }, async () => {
  const databaseUrl = await postgres.freshDatabase();
  await provinceOn(databaseUrl);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  onTestFinished(() => client.end());
  // An index is asked for whatever the planner thinks of so small a table, before and after it was analysed.
  for (const other of ['seqscan', 'bitmapscan', 'sort']) await client.query(`set enable_${other} = off`);
  const asked: { query: string; params: unknown[] }[] = [];
  const logger = { logQuery: (query: string, params: unknown[]) => void asked.push({ query, params }) };
  const store = drizzle({ client, logger });
  const planOf = async (read: () => Promise<unknown>) => {
    asked.length = 0;
    await read();
    const [{ query, params } = { query: '', params: [] }] = asked;
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${query}`, params);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  const since = new Date('2025-11-29T00:00:00.000Z');
  // The limit stands right above the index: what it reads is in its order.
  const inOrder = /Limit.*\n\s+->\s+Index Scan Backward using facts_position on facts/;
  expect(await planOf(() => newestFacts(store, { office: '1101', since, before: 9 }, 'report'))).toMatch(
    inOrder,
  );
  expect(await planOf(() => leaversOfAll(store, since, since))).toMatch(inOrder);
  const byId = await planOf(() => factOfId(store, '1101', 'report', 'x'));
  expect(byId).toContain('Index Scan using facts_');
});

test('a projection that fails costs no entry: they are stored, named, and counted later', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const province = await provinceOn(databaseUrl);
  const device = await enrolledDevice(province, '1102');
  await province.store.execute(sql`alter table office_days add constraint broken check (visits < 3)`);
  for (let nth = 0; nth < 5; nth += 1) device.write('visit.opened', { nth });
  expect((await device.send(1, 2)).body).toMatchObject({ ackedSeq: 2, quarantined: [] });
  expect((await device.send(3, 5)).body).toMatchObject({ ackedSeq: 5, quarantined: [3, 4, 5] });
  const raised = await province.store.select().from(alarms).where(eq(alarms.office, '1102'));
  expect(raised.map(({ kind }) => kind)).toEqual(['quarantined']);

  await province.store.execute(sql`alter table office_days drop constraint broken`);
  const later = await provinceOn(databaseUrl);
  const [day] = await later.store.select().from(officeDays);
  expect(day).toMatchObject({ visits: 5, entries: 5 });
  expect((await device.head()).body).toMatchObject({ quarantined: [] });
});

test('N42 an office whose day cannot be counted keeps no province from starting and no PC from being removed', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const province = await provinceOn(databaseUrl);
  const [device, removed, other] = [
    await enrolledDevice(province, '1110'),
    await enrolledDevice(province, '1110'),
    await enrolledDevice(province, '1111'),
  ];
  await province.store.execute(
    sql`alter table office_days add constraint broken check (office <> '1110' or visits < 3)`,
  );
  for (let nth = 0; nth < 5; nth += 1) device.write('visit.opened', { nth });
  device.write('device.removed', { deviceId: removed.id });
  expect((await device.send()).body).toMatchObject({ ackedSeq: 6, quarantined: [1, 2, 3, 4, 5, 6] });
  expect((await removed.head()).body).toMatchObject({ code: 'REVOKED' });
  const later = await provinceOn(databaseUrl);
  other.write('visit.opened', {});
  expect((await other.send()).body).toMatchObject({ ackedSeq: 1, quarantined: [] });
  // Its page says what was not counted; once it can be, it is.
  expect(await later.store.$count(officeDays, eq(officeDays.office, '1110'))).toBe(0);
  await later.store.execute(sql`alter table office_days drop constraint broken`);
  await provinceOn(databaseUrl);
  const [day] = await later.store.select().from(officeDays).where(eq(officeDays.office, '1110'));
  expect(day).toMatchObject({ visits: 5, entries: 6 });
});

test('N42 totals go no farther than they can be counted exactly, whatever one PC adds', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const province = await provinceOn(databaseUrl);
  const device = await enrolledDevice(province, '1112');
  const other = await enrolledDevice(province, '1112');
  const amount = 10_000_000_000_000;
  device.write('payment.recorded', { amount });
  expect((await device.send()).status).toBe(200);
  const paidAfter = async (type: string): Promise<number | undefined> => {
    const seq = other.write(type, { amount });
    expect((await other.send(seq, seq)).body).toMatchObject({ ackedSeq: seq, quarantined: [] });
    const [day] = await province.store.select().from(officeDays);
    return day?.paymentsRial;
  };
  // As a million such payments, and as many reversals, left it before.
  await province.store.execute(sql`update office_days set payments_rial = 9223372036854775807`);
  expect(await paidAfter('payment.recorded')).toBe(Number.MAX_SAFE_INTEGER);
  expect(await paidAfter('payment.reversed')).toBe(Number.MAX_SAFE_INTEGER - amount);
  await province.store.execute(sql`update office_days set payments_rial = -9223372036854775807`);
  expect(await paidAfter('payment.reversed')).toBe(-Number.MAX_SAFE_INTEGER);
  const [day] = await province.store.select().from(officeDays);
  expect(day).toMatchObject({ payments: 2, reversals: 2, entries: 4 });
});

test('N40 of very many branches the database gives as many as an answer names, those of who asks among them', {
  tags: 'release',
}, async () => {
  const { store, ...province } = await provinceOn(await postgres.freshDatabase());
  const device = await enrolledDevice({ store, ...province }, '1113');
  const asker = await enrolledDevice({ store, ...province }, '1113');
  for (const each of [device, asker]) {
    each.write('visit.opened', {});
    expect((await each.send()).status).toBe(200);
  }
  const [own] = await store.select().from(streams).where(eq(streams.device, asker.id));
  await store.execute(sql`insert into streams (office, device, epoch, start_hash, head_hash, created_at)
    select '1113', ${device.id}, lpad(nth::text, 32, '0'), start_hash, head_hash, created_at
    from streams, generate_series(1, 24) nth where device = ${device.id}`);
  await store.execute(sql`insert into forks (office, stream, seq, hash, prev, bytes, received_at)
    select '1113', streams.id, nth, sha256(convert_to(streams.id || ' ' || nth, 'UTF8')), '', '', now()
    from streams, generate_series(1, 1100) nth`);
  const ends = await branchEnds(store, '1113', asker.id);
  expect([...ends.values()].flat()).toHaveLength(allNamed);
  expect(ends.get(own?.id ?? 0)?.map(({ seq }) => seq)).toEqual(
    Array.from({ length: 1000 }, (_, nth) => nth + 101),
  );
});

test('while another holds the office for too long, a batch is told to come again', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const province = await provinceOn(databaseUrl);
  const device = await enrolledDevice(province, '1103');
  device.write('visit.opened', {});
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query("begin; select * from offices where code = '1103' for update");
  const sent = await device.send();
  expect({ status: sent.status, code: sent.body.code }).toEqual({ status: 429, code: 'BUSY' });
  expect(Number(sent.headers.get('retry-after'))).toBeGreaterThan(0);
  await other.query('rollback');
  expect((await device.send()).status).toBe(200);
});

test('N19 batches of one office that wait for each other hold neither the connections nor the places of another one', {
  tags: 'release',
}, async () => {
  const databaseUrl = await postgres.freshDatabase();
  const province = await provinceOn(databaseUrl);
  const devices = await Promise.all([1, 2, 3].map(() => enrolledDevice(province, '1114')));
  const elsewhere = await enrolledDevice(province, '1115');
  for (const device of [...devices, elsewhere]) device.write('visit.opened', {});
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  onTestFinished(() => other.end());
  await other.query("begin; select * from offices where code = '1114' for update");
  const statuses: number[] = [];
  const sending = devices.flatMap((device) =>
    [1, 2, 3, 4].map(async () => statuses.push((await device.send()).status)),
  );
  // By a connection of its own: within a transaction what others wait for stands still.
  const watching = new Client({ connectionString: databaseUrl });
  await watching.connect();
  onTestFinished(() => watching.end());
  const locked = async (): Promise<unknown> => {
    const waiting = "select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'";
    return (await watching.query<{ n: number }>(waiting)).rows[0]?.n;
  };
  await expect.poll(locked, { timeout: 4000, interval: 20 }).toBe(3);
  expect((await elsewhere.send()).status).toBe(200);
  expect(await locked()).toBe(3);
  // More than an office has places for are told so; the others still wait, and are stored when it is their turn.
  expect(statuses).toEqual([429, 429, 429, 429]);
  await other.query('rollback');
  await Promise.all(sending);
  expect(statuses.filter((status) => status === 200)).toHaveLength(8);
});

const allOf = (table: string) => sql`delete from ${sql.identifier(table)}`;

test('a stored entry cannot be changed or deleted, nor what it belongs to, not even with SQL', async () => {
  const province = await provinceOn(await postgres.freshDatabase());
  const device = await enrolledDevice(province, '1104');
  device.write('visit.opened', {});
  await device.send();
  const changes = [sql`update entries set bytes = 'x'`, ...['entries', 'streams', 'offices'].map(allOf)];
  for (const change of changes)
    await expect(province.store.execute(change)).rejects.toThrow(
      expect.objectContaining({
        cause: expect.objectContaining({ message: expect.stringContaining('never') }),
      }),
    );
});

test('without its database the province says so, with a time to come again', {
  tags: 'release',
}, async () => {
  const own = await startRealPostgres({ own: true });
  const province = await provinceOn(await own.freshDatabase());
  const device = await enrolledDevice(province, '1105');
  device.write('visit.opened', {});
  await own.stop();
  const sent = await device.send();
  expect({ status: sent.status, code: sent.body.code }).toEqual({ status: 503, code: 'UNAVAILABLE' });
  expect(Number(sent.headers.get('retry-after'))).toBeGreaterThan(0);
});

test('a connection that the server ends between two statements of a transaction ends that transaction and nothing else', async () => {
  const databaseUrl = await postgres.freshDatabase();
  const { store, url } = await provinceOn(databaseUrl);
  const uncaught: unknown[] = [];
  const note = (error: unknown) => uncaught.push(error);
  process.on('uncaughtExceptionMonitor', note);
  onTestFinished(() => {
    process.off('uncaughtExceptionMonitor', note);
  });
  const other = new Client({ connectionString: databaseUrl });
  await other.connect();
  onTestFinished(() => other.end());
  const broken = store.transaction(async (tx) => {
    const { rows } = (await tx.execute(sql`select pg_backend_pid() as pid`)) as { rows: { pid: number }[] };
    await other.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    // What the server says on the way reaches a connection that asks nothing just now.
    const isGone = async () =>
      (await other.query('select 1 from pg_stat_activity where pid = $1', [rows[0]?.pid])).rowCount === 0;
    while (!(await isGone())) await new Promise((resolve) => setTimeout(resolve, 20));
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  expect(uncaught).toEqual([]);
  expect((await fetch(`${url}/openapi.json`)).status).toBe(200);
  expect((await store.execute(sql`select 1 as one`)) as unknown).toMatchObject({ rows: [{ one: 1 }] });
});
