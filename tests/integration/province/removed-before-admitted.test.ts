import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { officeDays } from '#province/projection/schema.ts';
import { alarms, devices, entries } from '#province/store/schema.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import {
  enrolledDevice,
  type ProvinceUnderTest,
  provinceOnPglite,
} from '#tests/support/province-under-test.ts';

let province: ProvinceUnderTest;
beforeAll(async () => {
  province = await provinceOnPglite();
});
afterAll(() => province.close());

/** Two PCs that are enrolled, and a third that is not. */
async function three(office: string) {
  const [one, other] = [await enrolledDevice(province, office), await enrolledDevice(province, office)];
  return { one, other, third: new TestDevice(province.url, office) };
}

function admits(by: TestDevice, { id: deviceId, publicKey }: TestDevice): void {
  by.write('device.admitted', { id: by.id, deviceId, publicKey, name: 'باجهٔ ۳', deskNumber: 3 });
}
function removes(by: TestDevice, { id: deviceId }: TestDevice): void {
  by.write('device.removed', { id: by.id, deviceId, reason: 'stolen', epochs: [] });
}
const revokedOf = async (device: TestDevice): Promise<(boolean | undefined)[]> =>
  (await province.store.select().from(devices).where(eq(devices.id, device.id))).map(
    ({ revokedAt }) => revokedAt !== null,
  );

/** Neither sends, nor reads, nor relays, nor is enrolled; what it would have said of others is not known. */
async function isShutOut(third: TestDevice, other: TestDevice): Promise<void> {
  expect(await revokedOf(third)).toEqual([true]);
  const fourth = new TestDevice(province.url, third.office);
  third.write('visit.opened', {});
  admits(third, fourth);
  removes(third, other);
  const refused = { status: 403, body: { code: 'REVOKED' } };
  expect(await third.send()).toMatchObject(refused);
  expect(await third.head()).toMatchObject(refused);
  expect(await third.get(`/v1/offices/${third.office}/entries`)).toMatchObject(refused);
  other.write('visit.opened', {});
  const last = other.lines.length;
  expect(await third.relay(other, last, last)).toMatchObject(refused);
  expect(await third.enrol(await province.createEnrolCode(third.office))).toMatchObject(refused);
  expect([await revokedOf(fourth), await revokedOf(other)]).toEqual([[], [false]]);
  const held = await province.store.$count(
    entries,
    and(eq(entries.office, third.office), eq(entries.type, 'visit.opened')),
  );
  expect(held).toBe(0);
  const days = await province.store.select().from(officeDays).where(eq(officeDays.office, third.office));
  expect(days.reduce((sum, { visits }) => sum + visits, 0)).toBe(0);
}

test('N9 a PC whose removal arrives first, and whose admission is relayed after it, is shut out', {
  tags: 'release',
}, async () => {
  const { one, other, third } = await three('1301');
  admits(other, third);
  removes(one, third);
  expect((await one.send()).body).toMatchObject({ ackedSeq: 1, quarantined: [] });
  expect((await one.relay(other, 1, 1)).body).toMatchObject({ ackedSeq: 1, quarantined: [] });
  await isShutOut(third, other);
  // What it wrote is still taken from another one, as of any PC that was removed.
  expect((await one.relay(third, 1, 1)).body).toMatchObject({ ackedSeq: 1 });
  expect(await revokedOf(third)).toEqual([true]);
});

test.each([
  ['the removal first', [removes, admits]],
  ['the admission first', [admits, removes]],
  ['admitted again', [removes, admits, admits]],
] as const)('N9 a PC that one batch admits and removes is shut out: %s', async (_name, acts) => {
  const { one, other, third } = await three(`13${10 + acts.length + (acts[0] === removes ? 5 : 0)}`);
  for (const act of acts) act(one, third);
  expect((await one.send()).status).toBe(200);
  await isShutOut(third, other);
});

test('N9 an admission of the same id by any PC, later and with another key, brings a removed one not back', {
  tags: 'release',
}, async () => {
  const { one, other, third } = await three('1302');
  removes(one, third);
  await one.send();
  admits(one, third);
  await one.send(2, 2);
  const again = new TestDevice(province.url, '1302', third);
  Object.assign(again, { publicKey: new TestDevice(province.url, '1302').publicKey });
  admits(other, again);
  await other.send();
  await isShutOut(third, other);
});

test.each([
  ['the removal', '1303', { removal: true, admission: false }],
  ['the admission', '1304', { removal: false, admission: true }],
  ['both', '1305', { removal: true, admission: true }],
] as const)('N9, D22.4 a PC is shut out though it is on a branch: %s', async (_name, office, onBranch) => {
  const { one, other, third } = await three(office);
  for (const [device, isBranch, act] of [
    [one, onBranch.removal, removes],
    [other, onBranch.admission, admits],
  ] as const) {
    const copy = device.clone();
    if (isBranch) {
      copy.write('cash.counted', {});
      expect((await copy.send()).status).toBe(200);
    }
    act(device, third);
    expect((await device.send()).status).toBe(isBranch ? 409 : 200);
  }
  expect(await revokedOf(third)).toEqual([true]);
  third.write('visit.opened', {});
  expect(await third.send()).toMatchObject({ status: 403, body: { code: 'REVOKED' } });
  expect(await third.head()).toMatchObject({ status: 403, body: { code: 'REVOKED' } });
});

test('N9 a removal concerns its own office, and nobody removes itself', { tags: 'release' }, async () => {
  const { one, third } = await three('1306');
  const elsewhere = await three('1307');
  removes(one, third);
  removes(one, one);
  await one.send();
  admits(elsewhere.one, third);
  await elsewhere.one.send();
  expect([await revokedOf(third), await revokedOf(one)]).toEqual([[false], [false]]);
});

test('N9 a removed PC that nobody admitted is not enrolled with a code', async () => {
  const { one, third } = await three('1308');
  removes(one, third);
  await one.send();
  const code = await province.createEnrolCode('1308');
  expect(await third.enrol(code)).toMatchObject({ status: 403, body: { code: 'REVOKED' } });
  // The code is not used up by it.
  expect((await new TestDevice(province.url, '1308').enrol(code)).status).toBe(200);
});

test('N45 a PC that is lost or stolen, and a removed one that proves that it still runs, are an alarm each, once', async () => {
  const { one, other, third } = await three('1309');
  const raised = async () => {
    const rows = await province.store.select().from(alarms).where(eq(alarms.office, '1309'));
    return rows.map(({ kind, device }) => ({ kind, device }));
  };
  one.write('device.removed', { id: one.id, deviceId: other.id, reason: 'replaced', epochs: [] });
  removes(one, third);
  await one.send();
  expect(await raised()).toEqual([{ kind: 'pc_lost', device: third.id }]);
  // Its id alone proves nothing: anybody who saw it could say so.
  const stranger = Object.assign(new TestDevice(province.url, '1309'), { id: other.id });
  expect(await stranger.head()).toMatchObject({ status: 401, body: { code: 'BAD_SIGNATURE' } });
  expect(await raised()).toHaveLength(1);
  for (const _ of [1, 2])
    expect(await other.head()).toMatchObject({ status: 403, body: { code: 'REVOKED' } });
  expect((await raised()).slice(1)).toEqual([{ kind: 'removed_calls', device: other.id }]);
});
