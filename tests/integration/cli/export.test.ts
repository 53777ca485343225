// The journal written out on the command line, and the ways to do it unseen (D16.18).
import { describe, expect, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { lockOffice } from '#core/app/opening/lock-office.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { callerOf } from '#core/demo/caller.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { markFolder, officeFolder } from '#electron/files/office-folder.ts';
import { demonstrationKey } from '#electron/key-custody/demo.ts';
import { runProgram } from '#tests/support/command-line.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const name = 'مریم احمدی';
const password = 'modir-1234';
const manager = { by: ['--by', name], env: { PISHKHAN_PASSWORD: password } } as const;

/** A demonstration office with the people of one. */
async function office(): Promise<string> {
  const { dir } = officeFolder(temporaryFolder());
  markFolder(officeFolder(dir), true);
  const desk = opened(dir);
  await callerOf(desk, null).office.setUpDemo();
  await desk.close();
  return dir;
}
const opened = (dir: string) =>
  openDesk({
    dir,
    dataKey: demonstrationKey(),
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
const run = (dir: string, by: readonly string[], env?: Record<string, string>) =>
  runProgram('office', ['export', '--dir', dir, ...by], env);
/** The problem of an export that gave nothing out. */
async function refused(...asked: Parameters<typeof run>): Promise<string> {
  const { code, out, errors } = await run(...asked);
  expect([code, out]).toEqual([1, '']);
  return /^([A-Z_]+):/m.exec(errors)?.[1] ?? errors;
}
const linesOf = (out: string): { type: string; actor: string; body: Record<string, unknown> }[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const marks = (out: string) => linesOf(out).filter(({ type }) => type === 'store.exported');

describe('an export', { timeout: 120_000 }, () => {
  test('D16.18 says itself who made it, as its newest entry, and the next one says so too', {
    tags: 'release',
  }, async () => {
    const dir = await office();
    const { code, out, errors } = await run(dir, manager.by, manager.env);
    expect(code, errors).toBe(0);
    const lines = linesOf(out);
    const mark = lines.at(-1);
    expect(mark).toMatchObject({ type: 'store.exported', body: { entries: lines.length } });
    const who = lines.find(({ type, body }) => type === 'staff.registered' && body.personId === mark?.actor);
    expect(who?.body.name).toBe(name);
    // It is in the office as well, whatever becomes of the file.
    expect(marks((await run(dir, manager.by, manager.env)).out)).toHaveLength(2);
  });

  test('D16.18 gives nothing without a name and its password, nor to a clerk, nor beside an open office', async () => {
    const dir = await office();
    expect(await refused(dir, [])).toBe('NOT_FOUND');
    expect(await refused(dir, manager.by)).toBe('NOT_SIGNED_IN');
    expect(await refused(dir, manager.by, { PISHKHAN_PASSWORD: 'wrong' })).toBe('WRONG_PASSWORD');
    expect(await refused(dir, ['--by', 'علی رضایی'], { PISHKHAN_PASSWORD: 'karbar-1234' })).toBe(
      'NOT_ALLOWED',
    );
    const release = lockOffice(dir);
    expect(await refused(dir, manager.by, manager.env)).toBe('STORE_IN_USE');
    release();
    expect(marks((await run(dir, manager.by, manager.env)).out)).toHaveLength(1);
  });

  test('D16.18 takes a printed code where the office asks for a second factor, once', {
    tags: 'release',
  }, async () => {
    const dir = await office();
    const desk = opened(dir);
    const anyone = callerOf(desk, null);
    const person = (await anyone.staff.signInList()).find((known) => known.name === name);
    const { token } = await anyone.staff.signIn({ personId: person?.id ?? '', password });
    const { secondFactor } = callerOf(desk, token);
    const { codes } = await secondFactor.makeCodes({ password });
    const [first = '', second = ''] = codes;
    await secondFactor.proveByCode({ act: 'secondFactor.setRequired', code: first });
    await secondFactor.setRequired({ isRequired: true, password });
    await desk.close();
    expect(await refused(dir, manager.by, manager.env)).toBe('SECOND_FACTOR_NEEDED');
    expect(await refused(dir, [...manager.by, '--code', first], manager.env)).toBe('SECOND_FACTOR_WRONG');
    const { out } = await run(dir, [...manager.by, '--code', second], manager.env);
    expect(marks(out)).toHaveLength(1);
    expect(await refused(dir, [...manager.by, '--code', second], manager.env)).toBe('SECOND_FACTOR_WRONG');
  });
});
