// The protocol on the embedded database.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putEmptyProvince } from '#tests/support/empty-province.ts';
import { protocolSuite } from './protocol-suite.ts';

protocolSuite('PGlite', async () => {
  const dir = await putEmptyProvince(mkdtempSync(join(tmpdir(), 'pishkhan-province-')));
  return {
    options: async () => ({ dir }),
    stop: async () => rmSync(dir, { recursive: true, force: true }),
  };
});
