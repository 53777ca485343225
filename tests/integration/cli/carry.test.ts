// What is carried on a drive, by the command line: two PCs of one office that no network connects, as an operator carries it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Desk } from '#core/access/request-context/desk.ts';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { premisesChecked } from '#core/closing/premises/entries.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { operationOf } from '#tests/support/command-line.ts';
import { here, issuedBy, until } from '#tests/support/office-pcs.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

function open(dir: string): Desk {
  const common = { appVersion: '0.0.0-test', machine: realMachine(), migrationsFolder: sourceMigrations() };
  return openDesk({ dir, dataKey: demonstrationKey(), ...common, peers: 'addresses' });
}
function folder(): string {
  const { dir } = officeFolder(temporaryFolder());
  markFolder(officeFolder(dir), true);
  return dir;
}
function record(desk: Desk, times: number): void {
  for (let left = times; left > 0; left -= 1)
    desk.path.execute(null, (tx) =>
      tx.append(
        premisesChecked,
        { checkId: tx.newId(), item: 'sign_127', result: 'passed' },
        { note: 'راز دفتر' },
      ),
    );
}

/** The folders of two PCs of an office; each has written what the other one lacks. */
async function apart(): Promise<{ readonly first: string; readonly second: string }> {
  const dirs = { first: folder(), second: folder() };
  const [first, second] = [open(dirs.first), open(dirs.second)];
  await callerOf(first, null).office.setUpDemo();
  await first.peers.enable(here);
  const manager = (await callerOf(first, null).staff.signInList()).find(({ role }) => role === 'manager');
  if (manager === undefined) throw new Error('the demo office has a manager');
  const { code } = first.peers.showCode(issuedBy(manager.id), null);
  const address = `${here}:${first.peers.state().listens?.port ?? 0}`;
  await second.peers.join({ address, code, deviceName: 'باجهٔ ۲' }, { demoOnly: true });
  await until(() => second.peers.joinProgress() === null, 'the office is taken over');
  await until(() => first.peers.state().marks.holding === 1, 'the first one knows it');
  for (const desk of [second, first]) await desk.peers.disable();
  record(first, 3);
  record(second, 2);
  for (const desk of [second, first]) await desk.close();
  return dirs;
}

test('N30 the command line carries what the other PC lacks on a drive', async () => {
  const dirs = await apart();
  const stick = temporaryFolder();
  const out = await operationOf(['bundle-out', '--to', stick, '--for', 'office', '--dir', dirs.first]);
  expect(out).toMatchObject({ code: 0, ok: true, entries: 3 });
  const [name = ''] = readdirSync(stick);
  expect(readFileSync(join(stick, name)).includes('راز دفتر')).toBe(false);
  const taken = await operationOf(['bundle-in', join(stick, name), '--dir', dirs.second]);
  expect(taken).toMatchObject({ code: 0, ok: true, entries: 3, waiting: 0 });
}, 240_000);

test('N30 what is carried twice, torn or for nobody is refused in words, and the answer is carried back', {
  tags: 'release',
  timeout: 240_000,
}, async () => {
  const dirs = await apart();
  const stick = temporaryFolder();
  await operationOf(['bundle-out', '--to', stick, '--for', 'office', '--dir', dirs.first]);
  const [name = ''] = readdirSync(stick);
  await operationOf(['bundle-in', join(stick, name), '--dir', dirs.second]);
  // A second time it brings nothing; torn, and for the province, it says so, and nothing is taken.
  const again = await operationOf(['bundle-in', join(stick, name), '--dir', dirs.second]);
  expect(again).toMatchObject({ code: 1, problem: { code: 'BUNDLE_ALREADY_TAKEN' } });
  writeFileSync(join(stick, `torn-${name}`), readFileSync(join(stick, name)).subarray(0, -40));
  const torn = await operationOf(['bundle-in', join(stick, `torn-${name}`), '--dir', dirs.second]);
  expect(torn).toMatchObject({ code: 1, problem: { code: 'BUNDLE_TORN' } });
  const toNobody = await operationOf(['bundle-out', '--to', stick, '--dir', dirs.first]);
  expect(toNobody).toMatchObject({ code: 1, problem: { code: 'NOT_ENROLLED' } });

  const backDir = temporaryFolder();
  const back = await operationOf(['bundle-out', '--to', backDir, '--for', 'office', '--dir', dirs.second]);
  expect(back).toMatchObject({ code: 0, entries: 2 });
  const [answer = ''] = readdirSync(backDir);
  const home = await operationOf(['bundle-in', join(backDir, answer), '--dir', dirs.first]);
  expect(home).toMatchObject({ code: 0, entries: 2, waiting: 0 });
  const nothing = await operationOf(['bundle-out', '--to', stick, '--for', 'office', '--dir', dirs.first]);
  expect(nothing.code).toBe(0);
});
