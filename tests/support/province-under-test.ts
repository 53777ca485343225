// A province on a fresh database for one test or one file, and devices that are enrolled at it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Province, type ProvinceOptions, startProvince } from '#province/server.ts';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { TestDevice } from '#tests/support/province-client.ts';

export type ProvinceUnderTest = Province & { dir: string };

/** A province on an embedded database in a temporary folder, which goes when the province closes. */
export async function provinceOnPglite(options: ProvinceOptions = {}): Promise<ProvinceUnderTest> {
  const dir = await putEmptyProvince(mkdtempSync(join(tmpdir(), 'pishkhan-province-')));
  const province = await startProvince({ dir, ...options });
  return {
    ...province,
    dir,
    async close() {
      await province.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A device of the office that the province knows. */
export async function enrolledDevice(
  province: Province,
  office: string,
  name = 'باجه ۱',
): Promise<TestDevice> {
  const device = new TestDevice(province.url, office);
  const { status } = await device.enrol(await province.createEnrolCode(office), { deviceName: name });
  if (status !== 200) throw new Error(`enrolment was answered with ${status}`);
  return device;
}
