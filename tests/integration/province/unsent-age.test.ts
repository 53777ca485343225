// The overview says of each office how old what is still unsent may be: by the PC that is furthest behind, whatever the
// others say, and by none from which nothing is taken any more.
import { expect, onTestFinished, test } from 'vitest';
import { runOperation } from '#province/cli/run-operation.ts';
import { enrolledDevice, provinceOnPglite } from '#tests/support/province-under-test.ts';

const password = 'رمز-ناظر-۱۴۰۵';
const now = new Date('2026-11-29T12:00:00.000Z');

async function overview() {
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
    wrote,
    remove: (device: string) => runOperation({ dir: province.dir }, 'revoke', { device }),
    /** The cell of the office beside that of its last contact. */
    async unsentAge(): Promise<string | undefined> {
      const text = await (await fetch(`${province.url}/`, { headers: { cookie } })).text();
      return [...text.matchAll(/<td class="age"[^>]*>([^<]*)<\/td>/g)][1]?.[1];
    },
  };
}

test('D22.9 the PC that is furthest behind is not hidden by one whose clock has no time', async () => {
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

test('D22.9 a PC that was removed is behind for ever, and counts no more', async () => {
  const { wrote, remove, unsentAge } = await overview();
  const old = await wrote('2026-11-01T09:00:00.000Z');
  await wrote('2026-11-29T11:00:00.000Z');
  expect(await unsentAge()).toBe('۲۸ روز پیش');
  await remove(old);
  expect(await unsentAge()).toBe('۱ ساعت پیش');
});
