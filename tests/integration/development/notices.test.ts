// What a package says of what it is made of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { writeNotices } from '#build/scripts/write-notices.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const sbomSchema = z.object({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.object({ component: z.object({ name: z.string() }) }),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
});

test('A7 a package says which packages and which Electron it is made of, each with a text of its licence', {
  tags: 'release',
}, async () => {
  const folder = temporaryFolder();
  await writeNotices('33.2.1', folder);
  const said = sbomSchema.parse(JSON.parse(readFileSync(join(folder, 'sbom.cdx.json'), 'utf8')));
  // Whatever the folder is called that it was made in.
  expect(said.metadata.component.name).toBe('pishkhan');
  const names = said.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['better-sqlite3', 'react', 'zod']));
  expect(said.components).toContainEqual({
    name: 'electron',
    version: '33.2.1',
    purl: 'pkg:npm/electron@33.2.1',
  });
  // Nothing of what only develops it.
  expect(names).not.toContain('vitest');
  const notices = readFileSync(join(folder, 'licences.txt'), 'utf8')
    .split(`${'='.repeat(80)}\n`)
    .slice(1);
  expect(notices).toHaveLength(said.components.length);
  const bare = notices.filter((notice) => notice.length < 200 && !notice.startsWith('electron '));
  expect(bare).toEqual([]);
});
