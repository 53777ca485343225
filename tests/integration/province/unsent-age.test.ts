// The overview says of each office how old what is still unsent may be: by the PC that is furthest behind, whatever the
// others say, and by none from which nothing is taken any more.
import { randomUUID } from 'node:crypto';
import { expect, onTestFinished, test } from 'vitest';
import { runOperation } from '#province/operations/run-operation.ts';
import { enrolledDevice, provinceOnPglite } from '#tests/support/province-under-test.ts';
import { everyNth } from '#tests/support/tier.ts';

const password = 'باران-بر-بام-۱۴۰۵';
let now = new Date('2026-11-29T12:00:00.000Z');

/** The moment at which the supervisor looks. */
const looking = now;

async function overview() {
  now = looking;
  const province = await provinceOnPglite({ password, clock: () => now });
  onTestFinished(() => province.close());
  const signedIn = await fetch(`${province.url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: province.url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ password }).toString(),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  async function wrote(at: string): Promise<string> {
    const device = await enrolledDevice(province, '1101');
    device.write('visit.opened', {}, { at, day: '2026-11-29' });
    expect((await device.send()).status).toBe(200);
    return device.id;
  }
  return {
    province,
    wrote,
    remove: (device: string) => runOperation({ dir: province.dir }, 'revoke', { device }),
    /** The cell of the office beside that of its last contact. */
    async unsentAge(): Promise<string | undefined> {
      const text = await (await fetch(`${province.url}/`, { headers: { cookie } })).text();
      return [...text.matchAll(/<td class="age"[^>]*>([^<]*)<\/td>/g)][1]?.[1];
    },
  };
}

test('D22.9 the PC that is furthest behind is not hidden by one whose clock has no time', {
  tags: 'release',
}, async () => {
  const { wrote, unsentAge } = await overview();
  // In whatever order the database names them.
  for (let pc = 0; pc < 6; pc += 1) await wrote('2026-99-99T99:99:99.999Z');
  expect(await unsentAge()).toBe('—');
  await wrote('2026-11-29T09:00:00.000Z');
  expect(await unsentAge()).toBe('۳ ساعت پیش');
  await wrote('2026-11-29T11:00:00.000Z');
  await wrote('9999-12-31T23:59:59.999Z');
  expect(await unsentAge()).toBe('۳ ساعت پیش');
});

test('D22.9 a PC that was removed is behind for ever, and counts no more', { tags: 'release' }, async () => {
  const { wrote, remove, unsentAge } = await overview();
  const old = await wrote('2026-11-01T09:00:00.000Z');
  await wrote('2026-11-29T11:00:00.000Z');
  expect(await unsentAge()).toBe('۲۸ روز پیش');
  await remove(old);
  expect(await unsentAge()).toBe('۱ ساعت پیش');
});

test('D22.9 a PC that was enrolled and from which nothing ever came is behind since then, until it sends or is removed', {
  tags: 'release',
}, async () => {
  const { province, wrote, remove, unsentAge } = await overview();
  now = new Date('2026-11-01T12:00:00.000Z');
  const silent = await enrolledDevice(province, '1101');
  now = looking;
  expect(await unsentAge()).toBe('۲۸ روز پیش');
  await wrote('2026-11-29T11:00:00.000Z');
  expect(await unsentAge()).toBe('۲۸ روز پیش');
  // A new code for the same PC, of which it sends as little, makes it no younger.
  expect((await silent.enrol(await province.createEnrolCode('1101'), {})).status).toBe(200);
  expect(await unsentAge()).toBe('۲۸ روز پیش');
  // What it sends then is its own word, however old.
  silent.write('visit.opened', {}, { at: '2026-11-29T09:00:00.000Z', day: '2026-11-29' });
  expect((await silent.send()).status).toBe(200);
  expect(await unsentAge()).toBe('۳ ساعت پیش');
  await remove(silent.id);
  expect(await unsentAge()).toBe('۱ ساعت پیش');
});

test.each(
  everyNth(2, [
    ['2026-11-01T09:00:00.000Z', '۲۸ روز پیش'],
    // A clock that has no such time, or one to come, makes nothing older or younger than the day on which it came.
    ['2026-99-99T99:99:99.999Z', '۴ روز پیش'],
    ['0000-01-01T00:00:00.000Z', '۴ روز پیش'],
    ['2027-11-01T09:00:00.000Z', '۴ روز پیش'],
  ]),
)(
  'D22.9 a PC that was admitted at %s, of which the province heard four days ago, is behind since %s',
  async (at, said) => {
    const { province, wrote, remove, unsentAge } = await overview();
    now = new Date('2026-11-25T12:00:00.000Z');
    const by = await enrolledDevice(province, '1101');
    const deviceId = randomUUID();
    const admitted = { deviceId, publicKey: 'A'.repeat(43), name: 'باجهٔ ۲', deskNumber: 2 };
    by.write('device.admitted', admitted, { at, day: '2026-11-25' });
    by.write('visit.opened', {}, { at: '2026-11-29T11:00:00.000Z', day: '2026-11-29' });
    expect((await by.send()).status).toBe(200);
    now = looking;
    await wrote('2026-11-29T11:00:00.000Z');
    expect(await unsentAge()).toBe(said);
    await remove(deviceId);
    expect(await unsentAge()).toBe('۱ ساعت پیش');
  },
);
