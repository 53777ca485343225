// What the province publishes: packages, and the description of the protocol.
import { compactVerify } from 'jose';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { enrolAnswerSchema } from '#core/foundation/wire/contract.ts';
import { ed25519PublicKey } from '#core/foundation/wire/signature.ts';
import { TestDevice } from '#tests/support/province-client.ts';
import { expectProblem, type RunningProvince } from './running-province.ts';

const packagesSchema = z.object({
  packages: z.array(z.object({ number: z.int(), version: z.int(), jws: z.string() })),
});

export function publicationCases(running: RunningProvince): void {
  test('packages come in the order of their publication, signed by the province', async () => {
    const device = new TestDevice(running.province.url, '3101');
    const { body } = await device.enrol(await running.province.createEnrolCode('3101'));
    const { signing } = enrolAnswerSchema.parse(body).keys;
    expectProblem(await device.get('/v1/packages', 'rubbish'), 401, 'BAD_SIGNATURE');
    expect((await device.get('/v1/packages')).body).toEqual({ packages: [] });
    const effectiveFrom = '2026-12-01T00:00:00.000Z';
    const given = { kind: 'notice', effectiveFrom, body: { title: 'اطلاعیه' } };
    const numbers = await Promise.all(
      [1, 2, 3].map(async (version) => (await running.province.publishPackage({ ...given, version })).number),
    );
    expect(numbers.sort()).toEqual([1, 2, 3]);
    await expect(running.province.publishPackage({ ...given, version: 3 })).rejects.toThrow();
    const { packages } = packagesSchema.parse((await device.get('/v1/packages?after=1')).body);
    expect(packages.map(({ number }) => number)).toEqual([2, 3]);
    for (const { jws, version } of packages) {
      const { payload } = await compactVerify(jws, ed25519PublicKey(signing));
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ ...given, version });
    }
  });

  test('the protocol is described at /openapi.json', async () => {
    const response = await fetch(`${running.province.url}/openapi.json`);
    const api = (await response.json()) as { openapi: string; paths: Record<string, unknown> };
    expect(api.openapi).toMatch(/^3\./);
    expect(Object.keys(api.paths)).toEqual(
      expect.arrayContaining([
        '/v1/enrol',
        '/v1/streams/{deviceId}/{epoch}/batches',
        '/v1/streams/{deviceId}/{epoch}/head',
        '/v1/offices/{office}/entries',
        '/v1/packages',
      ]),
    );
  });
}
