// What a leaver's drafts hold is told by their names alone (core/access/departures): those of complaints and reports begin with their duty.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { draftsForManager } from '#core/access/departures/drafts-for-manager.ts';

const root = path.resolve(import.meta.dirname, '../..');
const named = /\buseDraft(?:AtHand)?(?:<[^(]*>)?\(\s*(['"`])(.+?)\1/g;

it('D9.9 the drafts of complaints and reports have names that never reach the manager', () => {
  const files = globSync('renderer/features/{counter/complaints,oversight/violations}/**/*.{ts,tsx}', {
    cwd: root,
  });
  const names = files.flatMap((file) => {
    const text = readFileSync(path.join(root, file), 'utf8');
    const found = [...text.matchAll(named)].map(([, , name = '']) => name);
    // No name that is made elsewhere passes by.
    expect(found, file).toHaveLength([...text.matchAll(/\buseDraft(?:AtHand)?[<(]/g)].length);
    return found;
  });
  expect(names).toContain('complaints.register');
  for (const name of names) expect(draftsForManager(JSON.stringify({ [name]: 1 })), name).toBeNull();
});
