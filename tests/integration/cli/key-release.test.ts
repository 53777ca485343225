// The province's release of a PC's key on the command line: the question, and the answer that opens.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sourceMigrations } from '#core/app/api/application.ts';
import { openDesk } from '#core/app/opening/open-desk.ts';
import { appRouter } from '#core/app/registry/router.ts';
import {
  newSealingPair,
  readReleaseRequest,
  releaseFingerprint,
  sealKey,
} from '#core/foundation/wire/key-recovery.ts';
import { realMachine } from '#core/journal/device/machine.ts';
import { markFolder, markStoreMade, type OfficeFolder, officeFolder } from '#electron/files/office-folder.ts';
import { openOfficeKey } from '#electron/key-custody/open-office-key.ts';
import { operationOf as ran, runProgram } from '#tests/support/command-line.ts';
import { firstRunInput } from '#tests/support/first-run.ts';
import { byPassphrase } from '#tests/support/quick-custody.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** A new folder of a real office, its store made, both its key files lost. */
async function lostKey(): Promise<{ folder: OfficeFolder; dataKey: string }> {
  const folder = officeFolder(mkdtempSync(path.join(tmpdir(), 'pishkhan-lost-key-')));
  const custody = byPassphrase('the first passphrase');
  const { key } = await openOfficeKey(folder, custody);
  const desk = openDesk({
    dir: folder.dir,
    dataKey: key,
    appVersion: '0.0.0-test',
    machine: realMachine(),
    migrationsFolder: sourceMigrations(),
  });
  await appRouter.createCaller({ desk, session: null }).office.setUp(firstRunInput);
  await desk.close();
  markStoreMade(folder);
  for (const file of [folder.keyFile, folder.keyCopy]) rmSync(file, { force: true });
  return { folder, dataKey: Buffer.from(key).toString('base64') };
}

const operationOf: (
  args: readonly string[],
  env?: Record<string, string>,
) => Promise<Record<string, unknown>> = ran;
const device = '01890000-0000-7000-8000-000000000001';
const next = { PISHKHAN_PASSPHRASE: 'the second passphrase' };

describe('the release of a key on the command line', { timeout: 240_000 }, () => {
  let held: Awaited<ReturnType<typeof lostKey>>;
  let dir: string;
  let answers: string;
  beforeAll(async () => {
    held = await lostKey();
    dir = held.folder.dir;
    answers = mkdtempSync(path.join(tmpdir(), 'pishkhan-answers-'));
  });
  afterAll(() => {
    for (const made of [answers, dir]) rmSync(made, { recursive: true, force: true });
  });

  const answerTo = async (request: string, dataKey = held.dataKey): Promise<string> => {
    const file = path.join(answers, 'answer.txt');
    const at = new Date().toISOString();
    const key = { v: 1 as const, office: '1101', device, dataKey, at, by: 'narges', releasedAt: at };
    writeFileSync(file, `${await sealKey(request, 'pishkhan-released-key', key)}\n`);
    return file;
  };
  const open = (file: string, env: Record<string, string> = next) =>
    operationOf(['open-by-province', file, '--dir', dir], env);
  const asked = async (): Promise<string> => {
    const { text } = await operationOf(['ask-province', '--dir', dir]);
    return readReleaseRequest(String(text)) ?? '';
  };

  test('A23 ask-province says one question, with its fingerprint, until it is answered', async () => {
    const first = await operationOf(['ask-province', '--dir', dir]);
    const request = readReleaseRequest(String(first.text)) ?? '';
    expect(first).toEqual({
      code: 0,
      ok: true,
      text: expect.any(String),
      fingerprint: releaseFingerprint(request),
    });
    expect(await operationOf(['ask-province', '--dir', dir])).toEqual(first);
    expect((await runProgram('office', ['ask-province', '--dir', dir])).out).toContain(String(first.text));
  });

  test('A23 an answer to another question, of another office, changed, or under no passphrase opens nothing', {
    tags: 'release',
  }, async () => {
    const request = await asked();
    const question = readFileSync(path.join(dir, 'desk.key-request.json'));
    const refused = async (code: string, file: string, env?: Record<string, string>) =>
      expect(await open(file, env)).toMatchObject({ code: 1, problem: { code } });
    await refused('FILE_UNREADABLE', path.join(answers, 'nothing.txt'));
    await refused('PASSPHRASE_NEEDED', await answerTo(request), {});
    await refused('PASSWORD_TOO_COMMON', await answerTo(request), { PISHKHAN_PASSPHRASE: '12345678' });
    await refused('KEY_RELEASE_WRONG', await answerTo(newSealingPair().publicKey));
    await refused('KEY_RELEASE_WRONG', await answerTo(request, Buffer.alloc(32, 7).toString('base64')));
    const changed = await answerTo(request);
    const text = readFileSync(changed, 'utf8');
    writeFileSync(changed, `${text.slice(0, 60)}${text[60] === 'A' ? 'B' : 'A'}${text.slice(61)}`);
    await refused('KEY_RELEASE_WRONG', changed);
    expect([held.folder.keyFile, held.folder.keyCopy].filter((made) => existsSync(made))).toEqual([]);
    expect(readFileSync(path.join(dir, 'desk.key-request.json'))).toEqual(question);
  });

  test('A23 open-by-province opens by the answer, under the passphrase of the run, once', {
    tags: 'release',
  }, async () => {
    const file = await answerTo(await asked());
    expect(await open(file)).toEqual({ code: 0, ok: true });
    expect(await operationOf(['verify', '--dir', dir], next)).toMatchObject({ code: 0, ok: true });
    expect(
      await operationOf(['verify', '--dir', dir], { PISHKHAN_PASSPHRASE: 'the first passphrase' }),
    ).toMatchObject({ code: 1, problem: { code: 'KEY_NOT_OPENED' } });
    expect(await open(file)).toMatchObject({ code: 1, problem: { code: 'KEY_RELEASE_WRONG' } });
  });

  test('A25 the journal of an office that was opened on the command line says who released its key, once', {
    tags: 'release',
  }, async () => {
    const released = () => {
      const desk = openDesk({
        dir,
        dataKey: Buffer.from(held.dataKey, 'base64'),
        appVersion: '0.0.0-test',
        machine: realMachine(),
        migrationsFolder: sourceMigrations(),
      });
      const { deviceId, epoch } = desk.identity() ?? { deviceId: '', epoch: '' };
      const said = desk.path.journal
        .entriesAfter({ device: deviceId, epoch }, 0, 1000)
        .filter(({ type }) => type === 'store.key_released')
        .map(({ bytes }) => JSON.parse(bytes.toString('utf8')).body);
      return desk.close().then(() => said);
    };
    expect(existsSync(path.join(dir, 'desk.key-released'))).toBe(true);
    const note = readFileSync(path.join(dir, 'desk.key-released'));
    expect(await released()).toMatchObject([{ by: 'narges', ofDevice: device }]);
    expect(existsSync(path.join(dir, 'desk.key-released'))).toBe(false);
    // Killed between the entry and the removal of the note; and a note that somebody without the key changed.
    writeFileSync(path.join(dir, 'desk.key-released'), note);
    expect(await released()).toHaveLength(1);
    const changed = note.toString('utf8').replace(/"request":"./, '"request":"-');
    expect(changed).not.toBe(note.toString('utf8'));
    writeFileSync(path.join(dir, 'desk.key-released'), changed);
    expect(await released()).toHaveLength(1);
  });

  test('A23 a folder without an office, and a demonstration, ask nobody', { tags: 'release' }, async () => {
    const empty = temporaryFolder();
    expect(await operationOf(['ask-province', '--dir', empty])).toMatchObject({
      code: 1,
      problem: { code: 'OFFICE_NOT_SET_UP' },
    });
    const demo = officeFolder(temporaryFolder());
    markFolder(demo, true);
    const refusal = { code: 1, problem: { code: 'NOT_ALLOWED' } };
    expect(await operationOf(['ask-province', '--dir', demo.dir])).toMatchObject(refusal);
    expect(
      await operationOf(['open-by-province', await answerTo(await asked()), '--dir', demo.dir], next),
    ).toMatchObject(refusal);
  });
});
