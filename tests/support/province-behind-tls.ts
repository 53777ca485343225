// A province behind TLS for all tests of a file, as offices reach one.
import { afterAll, beforeAll } from 'vitest';
import { type ProvinceUnderTest, provinceOnPglite } from './province-under-test.ts';
import { startTlsFront, type TlsFront, trustTestCertificate } from './tls-front.ts';

export type ServedProvince = { readonly province: ProvinceUnderTest; readonly front: TlsFront };

/** Starts it before the file's first test and ends it after the last; both can be asked for within tests. */
export function provinceBehindTls(): ServedProvince {
  let started: ServedProvince | null = null;
  beforeAll(async () => {
    const province = await provinceOnPglite();
    started = { province, front: await startTlsFront(province.url) };
    trustTestCertificate();
  });
  afterAll(async () => {
    await started?.front.close();
    await started?.province.close();
  });
  const now = (): ServedProvince => {
    if (started === null) throw new Error('the province is started before the first test');
    return started;
  };
  return {
    get province() {
      return now().province;
    },
    get front() {
      return now().front;
    },
  };
}
