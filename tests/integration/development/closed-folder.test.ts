// A clone below a folder that is closed to others, as root's own home is: what runs as another user is copied to where it can be
// reached, and starts.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { isLinuxRoot, ordinaryUser, reachableCopy } from '#build/scripts/ordinary-user.ts';
import { postgresPackage, startPostgresServer } from '#build/scripts/postgres-server.ts';

/** A folder of mode 0700, removed when the test ends. */
function closedFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'pishkhan-closed-'));
  chmodSync(folder, 0o700);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test.runIf(process.platform !== 'win32')('a copy is made once, and its links stay inside it', () => {
  const program = path.join(closedFolder(), 'program');
  mkdirSync(program, { mode: 0o700 });
  writeFileSync(path.join(program, 'library.1'), 'said', { mode: 0o600 });
  symlinkSync('library.1', path.join(program, 'library'));
  const name = `test-${process.pid}-${Date.now()}`;
  const copy = reachableCopy(program, name);
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  expect(readlinkSync(path.join(copy, 'library'))).toBe('library.1');
  const user = isLinuxRoot() ? { uid: ordinaryUser, gid: ordinaryUser } : {};
  expect(execFileSync('cat', [path.join(copy, 'library')], { cwd: '/', encoding: 'utf8', ...user })).toBe(
    'said',
  );
  writeFileSync(path.join(program, 'library.1'), 'changed');
  expect(reachableCopy(program, name)).toBe(copy);
  expect(execFileSync('cat', [path.join(copy, 'library')], { encoding: 'utf8' })).toBe('said');
});

test('PostgreSQL starts from a closed folder, and takes connections until it is stopped', {
  tags: 'release',
}, async () => {
  const folder = path.join(closedFolder(), 'postgres');
  cpSync(postgresPackage(), folder, { recursive: true, verbatimSymlinks: true });
  const server = await startPostgresServer(folder);
  const client = new Client({ connectionString: server.url });
  await client.connect();
  expect((await client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  await client.end();
  await server.stop();
  await expect(new Client({ connectionString: server.url }).connect()).rejects.toThrow();
});

test('PostgreSQL that cannot start says why, at once', async () => {
  const folder = path.join(closedFolder(), 'postgres');
  mkdirSync(path.join(folder, 'native/bin'), { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{"version":"0.0.0"}');
  writeFileSync(path.join(folder, 'native/bin/initdb'), '#!/bin/sh\necho no such thing >&2\nexit 1\n', {
    mode: 0o755,
  });
  // Open to others whatever the mask of this process is: nothing is copied then.
  execFileSync('chmod', ['-R', 'a+rX', path.dirname(folder)]);
  await expect(startPostgresServer(folder)).rejects.toThrow(
    /PostgreSQL could not make its folder: no such thing/,
  );
});
