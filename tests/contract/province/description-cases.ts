// The description of the protocol.
import { expect, test } from 'vitest';
import type { RunningProvince } from './running-province.ts';

export function descriptionCases(running: RunningProvince): void {
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
      ]),
    );
  });
}
