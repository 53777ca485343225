// Hundreds of bodies that are announced and never finished: the server's memory stays bounded, and others are served.
import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { runOperation } from '#province/operations/run-operation.ts';
import { startProvince } from '#province/server.ts';
import { startHostProcess } from '#tests/support/browser-desk.ts';
import { type HalfSent, halfSent, residentMegabytes } from '#tests/support/half-sent.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { startRealPostgres } from '#tests/support/real-postgres.ts';
import { ask } from '#tests/support/running-host.ts';
import { runScript } from '#tests/support/running-script.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { inTier } from '#tests/support/tier.ts';

const many = inTier(50, 150);
const megabyte = 1024 * 1024;
/** Of a batch, bytes; the largest is of four megabytes. */
const announced = 3_900_000;
/** What is kept for bodies is 64 MB on either side; the rest is room for garbage. Unbounded, they take half a gigabyte. */
const mostMegabytes = 230;

/** Runs `send` for each of many at once; they end with the test. */
async function manyAtOnce(send: (nth: number) => Promise<HalfSent>): Promise<HalfSent[]> {
  const all = await Promise.all(Array.from({ length: many }, (_, nth) => send(nth)));
  onTestFinished(() => {
    for (const { end } of all) end();
  });
  return all;
}

const refused = (all: readonly HalfSent[]) => all.filter(({ status }) => status() === 429).length;

test('N19 the province, of enrolled devices', { tags: 'release', timeout: 180_000 }, async () => {
  const dir = path.join(temporaryFolder(), 'province');
  const env = { ...process.env, DATABASE_URL: '', PROVINCE_PASSWORD: '' };
  const script = runScript(process.cwd(), ['province/main.ts', '--dir', dir, '--port', '0'], env);
  const [, url = ''] = await script.saying(/answers at (\S+)/);
  const devices: TestDevice[] = [];
  for (let nth = 0; nth < Math.ceil(many / 4); nth += 1) {
    const office = String(2000 + nth);
    const made = (await runOperation({ dir }, 'enrol-code', { office })) as { code: string };
    const device = new TestDevice(url, office);
    expect((await device.enrol(made.code)).status).toBe(200);
    device.write('visit.opened', {});
    devices.push(device);
  }
  const [first] = devices;
  if (first === undefined) throw new Error('no device');
  const before = residentMegabytes(script.pid);
  const all = await manyAtOnce(async (nth) => {
    const device = devices[Math.floor(nth / 4)] ?? first;
    const { headers: proof } = await device.batch(1, 1);
    const headers = { ...proof, host: '127.0.0.1', 'content-length': String(announced) };
    const target = `/v1/streams/${device.id}/${device.epoch}/batches`;
    return halfSent(Number(new URL(url).port), target, headers, announced - 1);
  });
  await expect
    .poll(() => refused(all), { timeout: 60_000 })
    .toBe(many - Math.floor((64 * megabyte) / announced));
  expect((await first.head()).status).toBe(200);
  expect(residentMegabytes(script.pid) - before).toBeLessThan(mostMegabytes);
});

test('N19 the province, of a device whose connections end while it is looked up: it is served afterwards', {
  tags: 'release',
}, async () => {
  const postgres = await startRealPostgres();
  onTestFinished(() => postgres.stop());
  const province = await startProvince({ databaseUrl: await postgres.freshDatabase() });
  onTestFinished(() => province.close());
  const device = new TestDevice(province.url, '2000');
  expect((await device.enrol(await province.createEnrolCode('2000'))).status).toBe(200);
  const target = `/v1/streams/${device.id}/${device.epoch}/batches`;
  device.write('visit.opened', { nth: 1 });
  const { headers } = await device.batch(1, 1);
  const head = Object.entries({ ...headers, host: '127.0.0.1', 'content-length': '2000' }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const sockets = await Promise.all(
    Array.from({ length: many }, async () => {
      const socket = connect(Number(new URL(province.url).port), '127.0.0.1').on('error', () => undefined);
      await once(socket, 'connect');
      return socket;
    }),
  );
  for (const socket of sockets)
    socket.write(`POST ${target} HTTP/1.1\r\n${head.join('\r\n')}\r\n\r\n{`, () => socket.destroy());
  await Promise.all(sockets.map((socket) => (socket.closed ? null : once(socket, 'close'))));
  // What is kept for a body that cannot come any more ends with its look-up.
  await expect.poll(async () => (await device.send()).status, { timeout: 20_000 }).toBe(200);
});

test('A10 the loopback host, of its own page', { timeout: 180_000 }, async () => {
  const host = await startHostProcess(path.join(temporaryFolder(), 'office'), { demo: true });
  onTestFinished(() => host.stop());
  const address = new URL(await host.nextAddress());
  const port = Number(address.port);
  const entering = await ask(port, address.pathname + address.search, { headers: { host: address.host } });
  const cookie = String(entering.headers['set-cookie']).split(';', 1)[0] ?? '';
  const page = { host: address.host, cookie, origin: address.origin, 'sec-fetch-site': 'same-origin' };
  const { pid = 0 } = host.process;
  const before = residentMegabytes(pid);
  const all = await manyAtOnce(() =>
    halfSent(
      port,
      '/api/office.status',
      { ...page, 'content-type': 'application/json', 'content-length': String(15 * megabyte) },
      8 * megabyte,
    ),
  );
  await expect.poll(() => refused(all), { timeout: 60_000 }).toBeGreaterThan(0);
  const codes = new Set(all.flatMap(({ status, code }) => (status() === 429 ? [code()] : [])));
  expect(codes).toEqual(new Set(['APPLICATION_BUSY']));
  // Whoever is refused makes room for no more than there is.
  expect(residentMegabytes(pid) - before).toBeLessThan(mostMegabytes);
  const answer = await ask(port, '/api/office.status', { headers: page });
  expect(answer.status).toBe(200);
});
