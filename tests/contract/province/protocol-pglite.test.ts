// The protocol on the embedded database; in the first tier it is held to on PostgreSQL alone, which provinces run on.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { isRelease } from '#tests/support/tier.ts';
import { protocolSuite } from './protocol-suite.ts';

describe.skipIf(!isRelease)('before a release', () => {
  protocolSuite('PGlite', async () => {
    const dir = await putEmptyProvince(mkdtempSync(join(tmpdir(), 'pishkhan-province-')));
    return {
      options: async () => ({ dir }),
      stop: async () => rmSync(dir, { recursive: true, force: true }),
    };
  });
});
